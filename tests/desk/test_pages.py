import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from claims.factories import (
    ClaimFactory,
    EventFactory,
    EvidenceFactory,
    FigureFactory,
    SnapshotFactory,
    UserFactory,
    VerdictFactory,
)
from claims.models import Claim, Stage

pytestmark = pytest.mark.django_db


def fragment(target: str) -> dict[str, str]:
    return {"HX-Request": "true", "HX-Target": target}


def queries_of(client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_the_queue_costs_the_same_however_long(as_reviewer, django_assert_num_queries):
    FigureFactory(claim=ClaimFactory(assigned_to=UserFactory()))
    with django_assert_num_queries(14):  # page, people, counts, articles, gate 4, filters, inbox, account 4
        as_reviewer.get(reverse("desk:queue"))
    for _ in range(11):
        FigureFactory(claim=ClaimFactory(assigned_to=UserFactory()))
    with django_assert_num_queries(14):
        as_reviewer.get(reverse("desk:queue"))


def test_the_sheet_costs_the_same_however_many_claims_and_documents(as_reviewer):
    claim = ClaimFactory()
    FigureFactory(evidence=EvidenceFactory(claim=claim), claim=None)
    before = queries_of(as_reviewer, claim.get_sheet_url())
    for claim_ in [claim, *ClaimFactory.create_batch(9, snapshot=claim.snapshot)]:
        FigureFactory(evidence=EvidenceFactory(claim=claim_), claim=None)
    assert queries_of(as_reviewer, claim.get_sheet_url()) == before == 26  # one for the counted thing


def test_the_claim_page_costs_the_same_however_much_evidence(as_reviewer):
    claim = ClaimFactory()
    FigureFactory(evidence=EvidenceFactory(claim=claim), claim=None)
    before = queries_of(as_reviewer, claim.get_desk_url())
    for _ in range(9):
        FigureFactory(evidence=EvidenceFactory(claim=claim), claim=None)
    after = queries_of(as_reviewer, claim.get_desk_url())
    assert after == before == 27  # grades' history, counted thing, claimant's record


def test_the_queue_is_a_page_and_a_fragment_of_it(as_reviewer):
    ClaimFactory()
    whole = as_reviewer.get(reverse("desk:queue"))
    part = as_reviewer.get(reverse("desk:queue"), headers=fragment("queue"))
    assertContains(whole, "<html")
    assertNotContains(part, "<html")
    assertContains(part, 'id="queue"')
    assert "HX-Target" in part.headers["Vary"]
    other = as_reviewer.get(reverse("desk:queue"), headers=fragment("something-else"))
    assertContains(other, "<html")


def test_the_panel_comes_with_the_lines_beside_it(as_reviewer):
    claim = ClaimFactory()
    part = as_reviewer.get(claim.get_sheet_url(), headers=fragment("panel"))
    assertNotContains(part, "<html")
    assertContains(part, 'id="panel"')
    assertContains(part, 'hx-swap-oob="true"')
    assertNotContains(as_reviewer.get(claim.get_sheet_url()), "hx-swap-oob")


def test_the_queue_is_paged_to_its_end(as_reviewer):
    claims = {claim.pk for claim in ClaimFactory.create_batch(60)}
    seen, query = set(), ""
    for _ in range(3):
        response = as_reviewer.get(f"{reverse('desk:queue')}?{query}")
        seen |= {claim.pk for claim in response.context["page"].rows}
        query = response.context["next_query"]
    assert seen == claims
    assert response.context["page"].next == ""


@pytest.mark.parametrize("query", ["after=broken", "stage=nowhere", "order=up", "who=0", "words=%00", "article=none"])
def test_a_queue_that_cannot_be_shown_says_why(as_reviewer, query):
    response = as_reviewer.get(f"{reverse('desk:queue')}?{query}")
    assert response.status_code == 400


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("view=suggested", {"suggested"}),
        ("view=all&stage=dismissed", {"dismissed"}),
        ("view=all", {"suggested", "open", "dismissed"}),
        ("view=needs", {"suggested", "open"}),
        ("view=mine", set()),
        ("view=unassigned", {"suggested", "open"}),
    ],
)
def test_views_and_filters_keep_what_they_name(as_reviewer, query, found):
    for stage in ("suggested", "open", "dismissed"):
        ClaimFactory(stage=stage)
    rows = as_reviewer.get(f"{reverse('desk:queue')}?{query}").context["page"].rows
    assert {claim.stage for claim in rows} == found


def test_the_queue_finds_claims_by_their_words(as_reviewer):
    wanted = ClaimFactory(statement="The bridge at Ilden has 14 arches")
    ClaimFactory()
    rows = as_reviewer.get(f"{reverse('desk:queue')}?view=all&words=bridges").context["page"].rows
    assert rows == [wanted]


def test_an_empty_queue_shows_a_way_on(as_reviewer):
    assertContains(as_reviewer.get(reverse("desk:queue")), "Nothing to do")
    assertContains(as_reviewer.get(f"{reverse('desk:queue')}?words=zeppelin"), "No claim fits these filters")


def test_sign_off_shows_what_others_drafted(as_reviewer, reviewer):
    mine, theirs = (ClaimFactory(stage=Stage.IN_REVIEW) for _ in range(2))
    VerdictFactory(claim=mine, author=reviewer)
    VerdictFactory(claim=theirs)
    assert as_reviewer.get(f"{reverse('desk:queue')}?view=signoff").context["page"].rows == [theirs]


def test_user_text_is_escaped_everywhere(as_reviewer):
    nasty = "<script>alert(1)</script>\u202e"
    snapshot = SnapshotFactory(text=f"It said {nasty} on 600 walls.")
    claim = ClaimFactory(snapshot=snapshot, quote=nasty, statement=nasty, claimant=nasty)
    EvidenceFactory(claim=claim, title=nasty, quote=nasty)
    for path in (reverse("desk:queue"), claim.get_sheet_url(), claim.get_desk_url(), reverse("desk:articles")):
        assertNotContains(as_reviewer.get(path), "<script>alert")


@pytest.mark.parametrize("chosen", ["abc", "0", "99999999999999999999999", "-1", "²"])
def test_a_claim_that_is_not_there_is_not_found(as_reviewer, chosen):
    article = ClaimFactory().snapshot.article
    assert as_reviewer.get(f"{article.get_desk_url()}?claim={chosen}").status_code == 404


def test_a_claim_of_another_article_is_not_found_on_this_sheet(as_reviewer):
    here, elsewhere = ClaimFactory(), ClaimFactory()
    path = f"{here.snapshot.article.get_desk_url()}?claim={elsewhere.pk}"
    assert as_reviewer.get(path).status_code == 404


def every_path() -> list[str]:
    claim = ClaimFactory()
    evidence = EvidenceFactory(claim=claim)
    slug = claim.snapshot.article.slug
    names = ["queue", "bulk", "findings", "track", "track_csv", "measures_like", "sources", "articles", "article_new"]
    names += ["dashboard"]
    deeds = ["claim", "step", "claim_edit", "figure", "measure_choose", "measure_new", "evidence_new", "verdict"]
    deeds += ["assign", "due", "finding_aside", "finding_back", "equation_new", "equation_remove"]
    deeds += ["waiver", "contact", "unseen"]
    return [
        *(reverse(f"desk:{name}") for name in names),
        *(reverse(f"desk:{name}", args=[slug]) for name in ("sheet", "claim_new")),
        *(reverse(f"desk:{name}", args=[claim.pk]) for name in deeds),
        reverse("desk:evidence_edit", args=[evidence.pk]),
        *(reverse(f"desk:{name}", args=[evidence.source_id]) for name in ("source", "source_edit")),
    ]


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_gets_in_without_signing_in_or_without_a_role(client, method):
    for path in every_path():
        response = getattr(client, method)(path)
        if response.status_code != 405:
            assertRedirects(response, f"{reverse('login')}?next={path}", fetch_redirect_response=False)
    client.force_login(UserFactory(role=""))
    for path in every_path():
        assert getattr(client, method)(path).status_code in {403, 405}, path
    assert Claim.objects.filter(stage=Stage.OPEN).count() == 2


def test_bulk_deeds_are_done_where_they_can_be_and_named_where_not(as_reviewer, reviewer):
    suggested, opened = ClaimFactory(stage=Stage.SUGGESTED), ClaimFactory()
    given = {"claim": [suggested.pk, opened.pk], "back": "/desk/?view=all"}
    response = as_reviewer.post(reverse("desk:bulk"), given | {"deed": "accept"}, follow=True)
    assertContains(response, "1 of 2 claims done")
    assertContains(response, "the claim is open")
    as_reviewer.post(reverse("desk:bulk"), given | {"deed": "assign", "to": reviewer.pk})
    as_reviewer.post(reverse("desk:bulk"), given | {"deed": "due", "due_on": "2026-12-24"})
    assert set(Claim.objects.values_list("assigned_to", "due_on__day")) == {(reviewer.pk, 24)}
    assertContains(as_reviewer.post(reverse("desk:bulk"), given | {"deed": "dismiss"}, follow=True), "needs a reason")


def test_more_claims_than_a_bulk_deed_takes_are_refused_in_words(as_reviewer):
    claim = ClaimFactory(stage=Stage.SUGGESTED)
    given = {"claim": [claim.pk, *range(10**6, 10**6 + 100)], "deed": "accept", "back": "/desk/"}
    page = as_reviewer.post(reverse("desk:bulk"), given, follow=True)
    assertContains(page, "Nothing was done. Choose 100 claims at most: these are 101.")
    assert not claim.events.exists()


@pytest.mark.parametrize("back", ["https://evil.example/desk/", "//evil.example", "/admin/", "javascript:x"])
def test_a_bulk_deed_leads_back_to_the_desk_only(as_reviewer, back):
    response = as_reviewer.post(reverse("desk:bulk"), {"deed": "accept", "back": back})
    assert response.headers["Location"] == "/desk/"


def test_why_a_claim_came_back_is_said_however_much_happened_since(as_reviewer, reviewer):
    claim = ClaimFactory(stage=Stage.RETURNED)
    EventFactory(claim=claim, step="return", note="Of which day?", by=reviewer)
    EventFactory.create_batch(55, claim=claim, step="due", at=timezone.now())
    page = as_reviewer.get(claim.get_desk_url())
    assertContains(page, "Of which day?")
    assert page.context["came_back"].step == "return"
