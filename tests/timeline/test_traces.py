"""Who is said to have written what, with real threads on connections that they take turns to use."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pghistory
import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from claims.factories import ClaimFactory, UserFactory
from claims.models import Claim

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

ROUNDS = 4


def test_no_thread_writes_under_anothers_name_nor_a_connection_under_the_last_ones():
    people = [UserFactory(role="reviewer") for _ in range(3)]
    claims = {person.pk: ClaimFactory() for person in people}
    plain = ClaimFactory()
    barrier = threading.Barrier(len(people) + 1)

    def at_the_desk(person) -> None:
        client = Client()
        client.force_login(person)
        path = reverse("desk:due", args=[claims[person.pk].pk])
        try:
            for day in range(1, ROUNDS + 1):
                barrier.wait(timeout=30)
                assert client.post(path, {"due_on": f"2030-01-0{day}"}).status_code == 302
        finally:
            connection.close()  # back to the pool, where another thread takes it

    def in_the_background() -> None:
        try:
            for day in range(1, ROUNDS + 1):
                barrier.wait(timeout=30)
                Claim.objects.filter(pk=plain.pk).update(due_on=f"2030-01-0{day}")
                connection.close()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people) + 1) as pool:
        deeds = [pool.submit(at_the_desk, person) for person in people] + [pool.submit(in_the_background)]
        for deed in deeds:
            deed.result()
    for person in people:
        past = claims[person.pk].past.filter(pgh_label="update").select_related("pgh_context")
        assert [row.pgh_context.metadata["user"] for row in past] == [person.pk] * ROUNDS
        assert {row.pgh_context.metadata["view"] for row in past} == {"desk:due"}
        assert len({row.pgh_context_id for row in past}) == ROUNDS
    assert [row.pgh_context_id for row in plain.past.filter(pgh_label="update")] == [None] * ROUNDS


def test_a_connection_forgets_the_context_with_its_transaction():
    claim = ClaimFactory()
    with pghistory.context(user=1, command="first"):
        Claim.objects.filter(pk=claim.pk).update(claimant="One")
    Claim.objects.filter(pk=claim.pk).update(claimant="Two")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_claim SET claimant = 'Three' WHERE id = %s", [claim.pk])
    past = claim.past.filter(pgh_label="update").order_by("pgh_id").select_related("pgh_context")
    assert [row.pgh_context and row.pgh_context.metadata["command"] for row in past] == ["first", None, None]
