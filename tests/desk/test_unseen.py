"""What somebody could try at the desk to learn a draft's rating before giving their own."""

import re
from collections.abc import Iterable
from itertools import product
from typing import Any

import pytest
from django.urls import NoReverseMatch, reverse

from claims.actions import draft_verdict, rate_unseen, take_step
from claims.factories import ClaimFactory, RatingFactory, UserFactory, complete
from claims.models import Claim, Desk, Stage
from claims.urls import desk_urls, urlpatterns
from tests.conftest import logged_in
from tests.desk.test_pages import queries_of

pytestmark = pytest.mark.django_db
FOUND, WHY = "Sentinel of the summary", "Sentinel of the reasons"
LABELS = ("Ayeaye", "Naynay")
CLOSED = {"logout", "desk:filter_drop"}


@pytest.fixture
def second():
    """They may do all that an editor may, and rate."""
    return UserFactory(role="editor")


@pytest.fixture(params=LABELS)
def claim(request, second):
    """A claim whose draft is hidden from `second`, rated by one of two ratings that stand equally on the scale. Its
    first round was rated by others, who agreed; then it was submitted anew."""
    Desk.objects.current()
    Desk.objects.update(blind_second_rating=True)
    ratings = {label: RatingFactory(label=label, value=value) for value, label in enumerate(LABELS, 1)}
    author = UserFactory(role="reviewer", username="author")
    claim = complete(ClaimFactory(stage=Stage.OPEN))
    words = {"rating": ratings[request.param], "reasons": WHY}
    draft_verdict(claim, revision=1, by=author, summary=FOUND, **words)
    logged_in(second).get(claim.get_desk_url())  # what follows is news to them
    take_step(claim, "submit", by=author)
    rate_unseen(claim, rating=ratings[request.param], by=UserFactory(role="reviewer"))
    take_step(claim, "withdraw", by=author)
    claim.refresh_from_db()
    draft_verdict(claim, revision=claim.revision, by=author, summary=f"{FOUND}, anew", **words)
    take_step(claim, "submit", by=author)
    return Claim.objects.get(pk=claim.pk)


def tells(response) -> bool:
    """Whether an answer says anything of the draft: words of it, or one of the two ratings more often."""
    said = response.content.decode() + str(response.headers)
    first, second = (said.count(label) for label in LABELS)
    return FOUND in said or WHY in said or first != second


def addresses(claim):
    """Every page of the site, by the keys of all that belongs to the claim."""
    article = claim.snapshot.article
    keys = {claim.pk, claim.verdicts.get().pk, *claim.evidence.values_list("pk", flat=True)}
    desk: Iterable[Any] = desk_urls[0]
    names = {f"desk:{pattern.name}" for pattern in desk} | {
        name for pattern in urlpatterns if (name := getattr(pattern, "name", None))
    }
    tables = ("agreement", "flow", "times", "stages", "overdue", "claimant", "topic")
    tried: list[list[Any]] = [[], [article.slug], [claim.pk, claim.slug], *([one] for one in (*keys, *tables))]
    for name in sorted(names - CLOSED):
        found = False
        for arguments in tried:
            try:
                yield reverse(name, args=arguments)
                found = True
            except NoReverseMatch:
                continue
        assert found, name


ASKED = ("", "?place=sheet", "?table=verdict", "?table=ledger", "?view=signoff")


def test_no_page_tells_a_hidden_draft(claim, second):
    client = logged_in(second)
    asked = [f"{path}{more}" for path, more in product(addresses(claim), ASKED)]
    asked += [f"{claim.snapshot.article.get_desk_url()}?claim={claim.pk}", claim.get_sheet_url()]
    assert len(asked) > 200
    for path in asked:
        response = client.get(path)
        assert not tells(response), path
        assert response.status_code < 500, path
    author = logged_in(claim.verdicts.get().author)
    assert tells(author.get(claim.get_desk_url()))
    assert tells(author.get(reverse("desk:history", args=[claim.pk])))


@pytest.mark.parametrize("name", ["queue", "findings", "sources", "track", "measures", "names", "articles", "history"])
def test_searching_for_a_rating_answers_alike_for_each(claim, second, name):
    client = logged_in(second)
    path = reverse(f"desk:{name}", args=[claim.pk] if name == "history" else [])

    def answer(label):
        said = client.get(path, {"q": label, "words": label, "name": label, "view": "all"}).content.decode()
        return re.sub(r'value="[A-Za-z0-9]{64}"|nonce="[^"]+"|"X-CSRFToken": "[^"]+"', "", said.replace(label, "label"))

    assert answer(LABELS[0]) == answer(LABELS[1])


def deeds():
    of_claim = [pattern.name for pattern in desk_urls[0] if "claims/<int:pk>/" in str(pattern.pattern)]
    return sorted(set(of_claim) - {"claim", "history", "unseen"})


@pytest.mark.parametrize(
    ("revision", "htmx", "place"),
    [  # each with each other, though not all with all, which takes a minute
        ("now", False, "claim"), ("now", True, "sheet"), ("1", True, "claim"), ("1", False, "sheet"),
        ("", True, "sheet"), ("7", False, "claim"),
    ],
)  # fmt: skip
def test_no_answer_to_a_form_tells_a_hidden_draft(claim, second, revision, htmx, place):
    """However old the form: what differs from what is saved now is shown, but never the draft."""
    client = logged_in(second)
    given = {
        "rating": RatingFactory(label="Neither", value=3).pk, "summary": "Mine", "reasons": "Mine", "low": "9",
        "high": "2", "statement": "Another", "kind": "figure", "attribution": "nobody", "title": "A list",
        "source": "The school", "stance": "supports", "credibility": "2", "hedge": "exact", "step": "approve",
        "note": "Why", "revision": str(claim.revision) if revision == "now" else revision,
    }  # fmt: skip
    headers = {"HX-Request": "true", "HX-Target": "panel"} if htmx else {}
    for name in deeds():
        response = client.post(reverse(f"desk:{name}", args=[claim.pk]), given | {"place": place}, headers=headers)
        assert not tells(response), name


def test_a_stale_verdict_is_refused_before_anything_is_compared_and_what_was_typed_is_kept(claim, second):
    mine = {
        "rating": RatingFactory(label="Neither", value=3).pk,
        "summary": "My words",
        "reasons": "Because",
        "revision": "1",
    }
    for data, status in ((mine, 403), (mine | {"summary": ""}, 422)):
        response = logged_in(second).post(reverse("desk:verdict", args=[claim.pk]), data)
        assert response.status_code == status
        assert not tells(response)
        said = response.content.decode()
        assert "Saved now" not in said
        assert "What you typed, which was not saved" in said
        assert '<dd dir="auto">Because</dd>' in said
        assert '<dd dir="auto">Neither</dd>' in said


def test_another_stale_form_shows_both_versions_but_not_the_draft(claim, second):
    figure = {"revision": "1", "statement": "Another", "kind": "figure", "attribution": "nobody"}
    response = logged_in(second).post(reverse("desk:claim_edit", args=[claim.pk]), figure)
    assert response.status_code == 409
    assert "Saved now" in response.content.decode()
    assert not tells(response)


def test_a_second_round_shows_no_rating_of_the_first(claim, second):
    response = logged_in(second).get(claim.get_desk_url())
    said = response.content.decode()
    assert said.count("Rated unseen") == 2  # in the history, and among what is new
    assert "same rating" not in said
    assert 'id="unseen"' in said


def test_the_page_costs_the_same_for_whoever_cannot_rate(claim):
    rater = claim.verdicts.get().blind_ratings.get().by
    client = logged_in(rater)
    client.get(claim.get_desk_url())
    before = queries_of(client, claim.get_desk_url())
    for _ in range(5):
        UserFactory(role="reviewer")
    assert queries_of(client, claim.get_desk_url()) == before
