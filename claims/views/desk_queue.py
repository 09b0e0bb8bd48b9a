"""The queue: what waits for whom, and deeds on many claims at once."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Case, OuterRef, Subquery, When
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from claims import actions
from claims.errors import Refused
from claims.forms import BulkForm, KeepForm, QueueForm
from claims.gate import Facts, checks_of, facts_of
from claims.models import Article, Claim, Event, GateRule, Prediction, SavedFilter, Stage, Verdict
from claims.models.claims import ClaimQuerySet
from claims.models.counts import COUNTED, capped
from claims.numbers.clocks import due_words
from claims.numbers.fallen import fallen_clocks
from claims.numbers.origins import origins_of
from claims.pages import Page, keyset_page, render_page
from claims.search import search_claims
from claims.views.desk_calendar import calendar_url
from claims.views.desk_filters import offer_undo, undo_offered
from claims.views.guard import DeskRequest, deed, desk_view
from claims.views.people import people_of

SOON = timedelta(days=7)
OFFERED = 25  # the newest articles to choose from in the filter; one that is older is reached from the list of articles
TOP = 10  # predictions fallen due that stand above the queue; the others have a view of their own
NOBODY = "nobody"  # in bulk, taking claims from everyone is chosen like a person, never by leaving the choice out

# Stages whose way to sign-off a row measures: before them nothing was begun, after them it is behind.
MEASURED = {Stage.OPEN, Stage.RETURNED, Stage.IN_REVIEW, Stage.APPROVED}

# What an empty view says, and the view to go on to.
EMPTY = {
    "needs": ("Nothing to do", "Every claim is published, dismissed or retracted. New claims come from articles.", ""),
    "signoff": (
        "Nothing waits for your sign-off",
        "Claims stand here once somebody else has drafted a verdict and submitted it. Your own drafts wait for others.",
        "needs",
    ),
    "mine": ("Nothing is with you", "Take a claim that is with nobody, or ask for one.", "unassigned"),
    "due": ("Nothing falls due within seven days", "Claims without a due date are never here.", "needs"),
    "fallen": (
        "No prediction has fallen due",
        "Predictions stand here from the first day on which they can be judged until somebody notes how they came out.",
        "needs",
    ),
    "suggested": ("No suggestion is left", "The scan suggests claims when an article is added.", "needs"),
    "unassigned": ("Everything is with somebody", "Each claim that is to do has someone who works on it.", "needs"),
    "all": ("No claim yet", "Claims come from articles: add the first one.", ""),
}


def _view(name: str, user: int, day: date) -> ClaimQuerySet:
    """The claims of one view of the queue, for the person with this key on this day."""
    claims = Claim.objects.all()
    if name == "signoff":
        return claims.waiting_for(user)
    if name == "mine":
        return claims.unfinished().filter(assigned_to=user)
    if name == "due":
        return claims.unfinished().due_by(day + SOON)
    if name == "suggested":
        return claims.filter(stage=Stage.SUGGESTED)
    if name == "unassigned":
        return claims.unfinished().unassigned()
    if name in {"all", "fallen"}:
        return claims
    return claims.unfinished()


def _counts(user: User) -> list[dict[str, Any]]:
    """Each view with its label and its count up to 99+. One query, and one row: a union would send up to 700."""
    statement, values = _counting(user.pk, timezone.localdate())
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    return [
        {"name": name, "label": label, "count": capped(count)}
        for (name, label), count in zip(QueueForm.VIEWS.items(), row, strict=True)
    ]


@lru_cache(maxsize=256)
def _counting(user: int, day: date) -> tuple[str, list[Any]]:
    """The SQL that counts the views of this person on this day. Composing it takes as long as running it."""
    parts = []
    for name in QueueForm.VIEWS:
        if name == "fallen":
            fallen = fallen_clocks(day).order_by("ripe_on", "id").values("pk")[:COUNTED]
            parts.append(fallen.query.sql_with_params())
            continue
        # In the order of an index, or the first hundred are looked for by reading the table; a sign-off has none.
        order = () if name == "signoff" else ("due_key", "id")
        parts.append(_view(name, user, day).order_by(*order).values("pk")[:COUNTED].query.sql_with_params())
    counts = ", ".join(f"(SELECT count(*) FROM ({sql}) AS counted)" for sql, _ in parts)  # noqa: S608 - Django's own SQL
    return f"SELECT {counts}", [value for _, values in parts for value in values]


def _fallen_page(claims: ClaimQuerySet, day: date, after: str) -> Page:
    """A page of these claims' clocks that have fallen due, the earliest first, as rows of the queue. Two queries."""
    page = keyset_page(fallen_clocks(day).filter(claim__in=claims.values("pk")), order=("ripe_on", "id"), after=after)
    loaded = _with_standing(Claim.objects.for_queue()).in_bulk([clock.claim_id for clock in page.rows])
    for clock in page.rows:
        loaded[clock.claim_id].fallen = due_words(clock, day)
    return Page([loaded[clock.claim_id] for clock in page.rows], page.next)


def _fallen_first(day: date) -> list[Prediction]:
    """The clocks that fell due first, each with its claim and how it stands as `said`. One query."""
    clocks = (
        fallen_clocks(day).select_related("claim__snapshot__article", "claim__assigned_to").order_by("ripe_on", "id")
    )
    shown = clocks.only(
        "starts_with", "starts_on", "window", "outcome", "claim__quote", "claim__stage",
        "claim__snapshot__article__slug", "claim__assigned_to__username", "claim__assigned_to__first_name",
        "claim__assigned_to__last_name",
    )  # fmt: skip
    found: list[Any] = list(shown[:TOP])
    for clock in found:
        clock.said = due_words(clock, day)
    return found


def _with_standing(claims: ClaimQuerySet) -> ClaimQuerySet:
    """Add what a row needs to say how far its claim has come and why it came back, in the same query."""
    returns = Event.objects.filter(claim=OuterRef("pk"), step="return").order_by("-at", "-pk").values("note")[:1]
    drafts = Verdict.objects.drafts().filter(claim=OuterRef("pk"))
    return claims.annotate(
        returned_with=Case(When(stage=Stage.RETURNED, then=Subquery(returns))),
        author=Case(When(stage=Stage.IN_REVIEW, then=Subquery(drafts.values("author")[:1]))),
        # One row each: for EXISTS in a list of columns PostgreSQL would read the whole table into a hash.
        drafted=Subquery(drafts.order_by().values("pk")[:1]),
        reasoned=Subquery(drafts.filter(reasons__regex=r"\S").order_by().values("pk")[:1]),
    )


def _measure(claims: list[Any], people: dict[int, User]) -> None:
    """Set each row's `drafted_by`, and `gate_met` of `gate_size` where the claim is on its way to sign-off, with
    `gate_steps` to draw them: those that are passed first. Three queries, however many rows there are."""
    rules = list(GateRule.objects.active())
    measured = [claim.pk for claim in claims if claim.stage in MEASURED]
    facts, waived = facts_of(measured)
    origins = origins_of(measured)
    for claim in claims:
        claim.drafted_by = people.get(claim.author)
        claim.gate_size = 0
        if claim.pk not in facts:
            continue
        drafted, reasoned = claim.drafted is not None, claim.reasoned is not None
        signed = claim.stage == Stage.APPROVED and claim.voided_at is None
        known = Facts(drafted=drafted, reasoned=reasoned, signed=signed, roots=origins[claim.pk], **facts[claim.pk])
        checks = checks_of(claim, known, rules, waived[claim.pk])
        claim.gate_met, claim.gate_size = sum(check.passed for check in checks), len(checks)
        claim.gate_steps = sorted((check.passed for check in checks), reverse=True)
        claim.gate_origins = origins[claim.pk] if known.documents else None


def _group(rows: list[Any], day: date, *, begins: bool) -> None:
    """Set `group`, the heading above a row, on the first that is overdue and on the first that isn't. The rows stand
    by due date; a later page (`begins` false) goes on where the one before ended, so it has a heading only where the
    overdue end on it."""
    late = [claim.due_on is not None and claim.due_on < day for claim in rows]
    if not any(late):
        return
    if begins:
        rows[0].group = "Overdue"
    if False in late:
        rows[late.index(False)].group = "Not yet due"


def _count_of(page: Page, view: str, views: list[dict[str, Any]], *, narrowed: bool) -> str:
    """How many claims the list has, in words: of a whole view as counted already, of a narrowed one what is seen."""
    if not narrowed:
        count: str = next(item["count"] for item in views if item["name"] == view)
    else:
        count = f"{len(page.rows)}{'+' if page.next else ''}"
    return f"{count} claim{'' if count == '1' else 's'}"


def _articles_to_choose(chosen: Article | None) -> list[Article]:
    """The newest articles, and the chosen one where it is older. One query."""
    articles = list(Article.objects.only("slug", "title").order_by("-created_at", "-id")[:OFFERED])
    return articles if chosen is None or chosen in articles else [chosen, *articles]


@require_safe
@desk_view()
def queue(request: DeskRequest) -> HttpResponse:
    form = QueueForm(request.GET)
    asked = form.checked()
    order = QueueForm.ORDERS[asked["order"] or "due"]
    view = asked["view"] or "needs"
    today = timezone.localdate()
    claims = _view(view, request.user.pk, today)
    if asked["stage"]:
        claims = claims.filter(stage=asked["stage"])
    if asked["kind"]:
        claims = claims.filter(kind=asked["kind"])
    if asked["who"]:
        claims = claims.filter(assigned_to=asked["who"])
    if asked["article"]:
        claims = claims.filter(snapshot__article=asked["article"])
    claims = search_claims(claims, asked["words"])
    if view == "fallen":
        page = _fallen_page(claims, today, asked["after"])
    else:
        page = keyset_page(_with_standing(claims.for_queue()), order=order, after=asked["after"])
    people = people_of(request)
    by_key = {person.pk: person for person in people}
    _measure(page.rows, by_key)
    if order == QueueForm.ORDERS["due"] and view not in {"all", "signoff", "fallen"}:
        _group(page.rows, today, begins=not asked["after"])
    bulk_form = BulkForm()
    form.offer("who", people)
    give_to: Any = bulk_form.fields["to"]
    give_to.empty_label = "choose a person"
    bulk_form.offer("to", people)
    give_to.choices = [*give_to.choices, (NOBODY, "nobody")]
    narrowed = [name for name in ("words", "stage", "kind", "who", "article") if asked[name]]
    query = request.GET.copy()
    query["after"] = ""
    first_query = query.urlencode()
    query["after"] = page.next
    views = _counts(request.user)
    heading, words, way_on = EMPTY[view]
    on_top = view == "needs" and not narrowed and not asked["after"]
    context = {
        "form": form,
        "page": page,
        "view": view,
        "title": QueueForm.VIEWS[view],
        "count": _count_of(page, view, views, narrowed=bool(narrowed or asked["after"])),
        "views": views,
        "bulk_form": bulk_form,
        "article": asked["article"],
        "articles": _articles_to_choose(asked["article"]),
        "empty": {"heading": heading, "words": words, "view": way_on, "label": QueueForm.VIEWS.get(way_on, "")},
        "narrowed": narrowed,
        "fallen": _fallen_first(today) if on_top else [],
        "fallen_count": next(item["count"] for item in views if item["name"] == "fallen"),
        "calendar": calendar_url(request, request.user),
        "first_query": first_query,
        "next_query": query.urlencode(),
        "today": today,
        "filters": list(SavedFilter.objects.filter(user=request.user)),
        "keep_form": KeepForm(initial={"query": request.GET.urlencode()}),
        "undo": undo_offered(request),
    }
    return render_page(request, "desk/queue.html", context, partials=["queue"])


@desk_view("change_claim")
@deed("desk:queue")
def bulk(request: DeskRequest) -> HttpResponse:
    """One deed on every chosen claim. Those that refuse it are named with the reason; the others are done."""
    sent = request.POST.copy()
    to_nobody = sent.get("to") == NOBODY
    if to_nobody:
        sent["to"] = ""
    form = BulkForm(sent)
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}) or not back.startswith("/desk/"):
        back = "/desk/"
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, str(errors[0]))
        return redirect(back)
    given, user = form.cleaned_data, request.user
    if given["deed"] == "assign" and given["to"] is None and not to_nobody:
        messages.error(request, "Nothing was done: choose whom to give the claims to, or nobody.")
        return redirect(back)
    if given["deed"] == "due" and given["due_on"] is None:
        messages.error(request, "Nothing was done: choose the day on which the claims fall due.")
        return redirect(back)
    if given["deed"] in {"assign", "due"}:
        if given["deed"] == "assign":
            outcome = actions.assign_many(given["claim"], to=given["to"], by=user)
        else:
            outcome = actions.date_many(given["claim"], due_on=given["due_on"], by=user)
        offer_undo(request, outcome.deed)
        refusals, count = outcome.refusals, outcome.done
    else:
        refusals, count = _step_all(given, user)
    for words in refusals:
        messages.error(request, words)
    if count:
        messages.success(request, f"{count} of {len(given['claim'])} claims done.")
    return redirect(back)


def _step_all(given: dict[str, Any], user: User) -> tuple[list[str], int]:
    """Take a step on each of the chosen claims: why it was refused, by claim, and how many were done."""
    refusals, count = [], 0
    for claim in Claim.objects.filter(pk__in=given["claim"]).order_by("pk"):
        try:
            actions.take_step(claim, given["deed"], by=user, note=given["note"])
            count += 1
        except Refused as refusal:
            refusals.append(f"{claim}: {refusal}")
    return refusals, count
