"""What a grade was, until when and who changed it."""

import pghistory
import pytest

from claims.factories import EvidenceFactory, SourceFactory, UserFactory
from claims.models import Evidence, Source
from claims.numbers.grades import past_grades, past_grades_of_source

pytestmark = pytest.mark.django_db


def said(changes):
    return [(change.became, change.grade, change.by) for change in changes]


def test_each_change_says_what_was_what_became_and_by_whom(django_assert_num_queries):
    person = UserFactory(first_name="Nora", last_name="Neumann")
    evidence, other = EvidenceFactory(reliability="C", credibility=3), EvidenceFactory()
    with pghistory.context(user=person.pk):
        evidence.credibility = 2
        evidence.save()
    evidence.title = "Another title"
    evidence.save()
    evidence.reliability = "B"
    with pghistory.context(user=UserFactory(first_name="Otto", last_name="").pk):
        evidence.save()
    with django_assert_num_queries(1):
        found = past_grades([evidence, other])
    assert said(found[evidence.pk]) == [("B2", "C2", "Otto"), ("C2", "C3", "Nora Neumann")]
    assert other.pk not in found


def test_someone_without_a_name_is_called_by_their_account():
    source = SourceFactory(reliability="C")
    with pghistory.context(user=UserFactory(first_name="", last_name="", username="nn").pk):
        Source.objects.filter(pk=source.pk).update(reliability="A")
    assert said(past_grades_of_source(source)) == [("A", "C", "nn")]


@pytest.mark.parametrize("user", ["nobody", "", None, 999_999_999, -1, [3]])
def test_a_user_that_is_no_key_breaks_nothing(user):
    evidence = EvidenceFactory(reliability="C")
    with pghistory.context(user=user):
        Evidence.objects.filter(pk=evidence.pk).update(reliability="A")
    assert said(past_grades([evidence])[evidence.pk]) == [("A2", "C2", "")]


def test_what_was_never_graded_anew_has_no_past():
    evidence = EvidenceFactory()
    Evidence.objects.filter(pk=evidence.pk).update(title="Another")
    assert past_grades([evidence]) == {}
    assert past_grades_of_source(evidence.source) == []
