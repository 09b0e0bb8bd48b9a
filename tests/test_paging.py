import base64
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import Refused
from claims.factories import ClaimFactory, SnapshotFactory, SourceFactory
from claims.models import Claim, Source
from claims.pages import keyset_page

ORDERS = [("due_key", "id"), ("-id",), ("-worthiness", "-id")]


@pytest.fixture
def claims(db):
    snapshot = SnapshotFactory()
    days = [date(2026, 11, 3), None, date(2026, 11, 1), date(2026, 11, 3), None, date(2026, 12, 24), None]
    return [ClaimFactory(snapshot=snapshot, due_on=day, worthiness=n % 3 / 4) for n, day in enumerate(days)]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 8])
def test_the_pages_are_the_list_cut_up(claims, order, size):
    seen, after = [], ""
    while True:
        page = keyset_page(Claim.objects.all(), order=order, after=after, size=size)
        seen += page.rows
        after = page.next
        if not after:
            break
    assert seen == list(Claim.objects.order_by(*order))


def test_claims_without_a_due_date_come_last(claims):
    rows = keyset_page(Claim.objects.all(), order=("due_key", "id"), size=7).rows
    assert [row.due_on for row in rows[-3:]] == [None] * 3


@pytest.mark.parametrize("order", ORDERS)
def test_each_page_is_one_query_that_an_index_answers(claims, order, django_assert_num_queries):
    first = keyset_page(Claim.objects.all(), order=order, size=2)
    with django_assert_num_queries(1):
        keyset_page(Claim.objects.all(), order=order, after=first.next, size=2)


@given(cursor=st.text(max_size=40) | st.binary(max_size=40).map(lambda raw: base64.urlsafe_b64encode(raw).decode()))
def test_a_broken_cursor_is_refused_with_words(cursor):
    if not cursor:
        return
    with pytest.raises(Refused, match="broken") as refusal:
        keyset_page(Claim.objects.none(), order=("due_key", "id"), after=cursor)
    assert refusal.value.status == 400


@pytest.mark.parametrize(
    "values", ['["9999-12-31"]', "[" * 1400, "[" * 2900, '["2018-02-30", 4]', '["2018-02-03", 1e99]', "[null, 1]", "{}"]
)
def test_a_forged_cursor_is_refused_with_words(values):
    with pytest.raises(Refused, match="broken"):
        keyset_page(
            Claim.objects.none(), order=("due_key", "id"), after=base64.urlsafe_b64encode(values.encode()).decode()
        )


@pytest.mark.parametrize("name", [r"\u0000", r"\ud800"])
def test_a_forged_cursor_names_nothing_that_the_database_cannot_hold(name, db):
    cursor = base64.urlsafe_b64encode(f'["{name}", 1]'.encode()).decode()
    with pytest.raises(Refused, match="broken"):
        keyset_page(Source.objects.all(), order=("name", "id"), after=cursor)


def test_the_longest_name_leads_to_the_next_page(db):
    for n in range(2):
        SourceFactory(name="𐍈" * 199 + str(n))
    first = keyset_page(Source.objects.all(), order=("name", "id"), size=1)
    assert keyset_page(Source.objects.all(), order=("name", "id"), after=first.next, size=1).rows
