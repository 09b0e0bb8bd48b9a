"""What is hidden at the desk from a possible second rater is hidden from them in the admin."""

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from claims.actions import draft_verdict, rate_unseen, take_step
from claims.factories import ClaimFactory, RatingFactory, UserFactory, complete
from claims.models import BlindRating, Claim, Desk, Event, Rating, Stage, Verdict
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db
FOUND, WHY = "Sentinel of the summary", "Sentinel of the reasons"
LABELS = ("Ayeaye", "Naynay")


def submitted(rating):
    author = UserFactory(role="editor")
    claim = complete(ClaimFactory(stage=Stage.OPEN))
    words = {"rating": rating, "reasons": WHY}
    draft_verdict(claim, revision=1, by=author, summary=FOUND, **words)
    take_step(claim, "submit", by=author)
    rate_unseen(claim, rating=rating, by=UserFactory(role="reviewer"), reason=WHY)
    take_step(claim, "withdraw", by=author)
    claim.refresh_from_db()
    draft_verdict(claim, revision=claim.revision, by=author, summary=f"{FOUND}, anew", **words)
    take_step(claim, "submit", by=author)
    return Claim.objects.get(pk=claim.pk)


@pytest.fixture
def ratings():
    Desk.objects.current()
    Desk.objects.update(blind_second_rating=True)
    return {label: RatingFactory(label=label, value=value) for value, label in enumerate(LABELS, 1)}


@pytest.fixture(params=LABELS)
def claim(request, ratings):
    return submitted(ratings[request.param])


@pytest.fixture(params=["editor", "superuser"])
def second(request):
    user = UserFactory(role="editor")
    if request.param == "superuser":
        user.is_superuser = True
        user.save()
    return user


def tells(response) -> bool:
    said = response.content.decode() + str(response.headers)
    first, second = (said.count(label) for label in LABELS)
    return FOUND in said or WHY in said or first != second


def pages(claim):
    """Every list of the admin, and every page on a row that belongs to the claim."""
    rows = [
        claim, *claim.verdicts.all(), *claim.events.all(), *claim.evidence.all(), claim.figure,
        *BlindRating.objects.all(), claim.snapshot.article, claim.snapshot, claim.verdicts.get().author,
    ]  # fmt: skip
    for model in admin.site._registry:
        yield reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    yield reverse("admin:index")
    for row in rows:
        if type(row) not in admin.site._registry:
            continue
        for page in ("change", "history", "delete"):
            yield page_of(row, page)


def page_of(row, page):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=[row.pk])


def test_no_page_of_the_admin_tells_a_hidden_draft(claim, second):
    client = logged_in(second)
    asked = list(pages(claim))
    assert len(asked) > 60
    for path in asked:
        response = client.get(path)
        assert not tells(response), path
        assert response.status_code < 500, path


def test_the_pages_of_ratings_are_alike(claim, second, ratings):
    client = logged_in(second)
    for page in ("change", "history", "delete"):
        one, other = (client.get(page_of(rating, page)) for rating in ratings.values())
        assert one.status_code == other.status_code
        said = [response.content.decode() for response in (one, other)]
        assert said[0].count(LABELS[0]) == said[1].count(LABELS[1])
        assert LABELS[1] not in said[0]
        assert LABELS[0] not in said[1]


def test_the_author_sees_their_own(claim):
    client = logged_in(claim.verdicts.get().author)
    for name, row in (("claim", claim), ("verdict", claim.verdicts.get())):
        assertContains(client.get(reverse(f"admin:claims_{name}_change", args=[row.pk])), FOUND)
    assertContains(client.get(reverse("admin:claims_event_changelist")), "same rating")


def test_after_the_second_rating_everyone_sees_both(claim, ratings, second):
    rate_unseen(claim, rating=ratings[LABELS[0]], by=second)
    client = logged_in(second)
    assertContains(client.get(reverse("admin:claims_claim_change", args=[claim.pk])), FOUND)
    assertContains(client.get(reverse("admin:claims_verdict_change", args=[claim.verdicts.get().pk])), WHY)


def test_lists_cannot_be_narrowed_by_what_a_hidden_draft_says(claim, second, ratings):
    client, draft = logged_in(second), claim.verdicts.get()
    rating, blind = draft.rating, draft.blind_ratings.get()
    asked = [
        ("rating", f"verdicts={draft.pk}", rating), ("rating", f"verdicts__id={draft.pk}", rating),
        ("rating", f"verdicts__in={draft.pk}", rating), ("rating", f"%2B={blind.pk}", rating),
        ("rating", "verdicts__isnull=0", rating), ("claim", f"verdicts__rating={rating.pk}", claim),
        ("claim", f"verdicts__summary__startswith={FOUND}", claim), ("claim", f"events__note={rating}", claim),
        ("verdict", f"rating={rating.pk}", draft), ("verdict", f"rating__id__exact={rating.pk}", draft),
        ("event", f"note={rating}", claim.events.filter(step="drafted").first()),
        ("event", f"note__contains={rating}", claim.events.filter(step="rated").first()),
        ("event", "step=drafted", claim.events.filter(step="drafted").first()),
    ]  # fmt: skip
    for name, query, row in asked:
        response = client.get(f"{reverse(f'admin:claims_{name}_changelist')}?{query}")
        path = reverse(f"admin:claims_{name}_change", args=[row.pk])
        assert response.status_code in {302, 400} or path not in response.content.decode(), query


def test_nobody_learns_by_what_cannot_be_removed_or_renamed(claim, second, ratings):
    """A rating that is in use can't go, and renaming it voids the submission of each draft that has it."""
    client = logged_in(second)
    listed = client.get(reverse("admin:claims_rating_changelist"))
    assertNotContains(listed, "delete_selected")
    for rating in ratings.values():
        path = reverse("admin:claims_rating_change", args=[rating.pk])
        page = client.get(path)
        assertNotContains(page, "/delete/")
        assertNotContains(page, 'name="label"')
        assertNotContains(page, 'name="definition"')
        kept = {name: getattr(rating, name) for name in ("value", "tone", "position")}
        client.post(path, {"label": "Renamed", "definition": "Defined otherwise", **kept})
        assert not Rating.objects.filter(Q(label="Renamed") | Q(definition="Defined otherwise")).exists()
        assert client.post(reverse("admin:claims_rating_delete", args=[rating.pk]), {"post": "yes"}).status_code == 403
    rate_unseen(claim, rating=ratings[LABELS[0]], by=second)
    assertContains(client.get(reverse("admin:claims_rating_change", args=[rating.pk])), 'name="label"')


def test_names_of_rows_tell_no_rating(claim):
    draft = claim.verdicts.get()
    for row in (draft, draft.blind_ratings.get()):
        assert not any(label in str(row) for label in LABELS)


def test_hiding_costs_the_same_however_much_is_hidden(ratings):
    client = logged_in(UserFactory(role="editor"))
    ContentType.objects.clear_cache()
    claim = submitted(ratings[LABELS[0]])
    paths = [reverse(f"admin:claims_{model._meta.model_name}_changelist") for model in (Verdict, Event, Rating)]
    paths += [reverse(f"admin:claims_claim_{page}", args=[claim.pk]) for page in ("change", "history")]

    def costs():
        found = []
        for path in paths:
            client.get(path)
            with CaptureQueriesContext(
                connection,
            ) as queries:
                client.get(path)
            found.append(len(queries))
        return found

    before = costs()
    for label in LABELS:
        submitted(ratings[label])
    assert costs() == before


def test_the_setting_says_what_is_open_before(second):
    response = logged_in(second).get(reverse("admin:claims_desk_change", args=[Desk.objects.current().pk]))
    assertContains(response, 'name="blind_second_rating"')
    assertContains(response, "everyone at the desk sees it")
