"""The queue: what waits for whom, and deeds on many claims at once."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims import actions
from claims.actions.bulk import Outcome
from claims.days import long_day, said_if_past
from claims.errors import Refused
from claims.fields import key_of
from claims.forms import BulkForm, KeepForm, QueueForm
from claims.models import Article, Claim, SavedFilter, Stage
from claims.models.claims import ClaimQuerySet
from claims.models.counts import COUNTED, capped
from claims.numbers.fallen import fallen_clocks
from claims.pages import Page, keyset_page, render_page
from claims.search import search_claims
from claims.views.desk_filters import KEEPING, offer_undo, queue_it_came_from, undo_offered
from claims.views.desk_queue_rows import fallen_first, fallen_page, group_rows, measure_rows, with_standing
from claims.views.guard import DeskRequest, deed, desk_view
from claims.views.people import people_of

SOON = timedelta(days=7)
OFFERED = 25  # the newest articles to choose from in the filter; one that is older is reached from the list of articles
CHOSEN = "chosen"  # where the session keeps, until the queue is shown again, the claims of a deed that was not done
SHOWN = 200  # of them, more than a page of the queue has
NOBODY = "nobody"  # in bulk, taking claims from everyone is chosen like a person, never by leaving the choice out

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
        # In the order of an index, or the first hundred are looked for by reading the table.
        parts.append(_view(name, user, day).order_by("due_key", "id").values("pk")[:COUNTED].query.sql_with_params())
    counts = ", ".join(f"(SELECT count(*) FROM ({sql}) AS counted)" for sql, _ in parts)  # noqa: S608 - Django's own SQL
    return f"SELECT {counts}", [value for _, values in parts for value in values]


def _count_of(page: Page, view: str, views: list[dict[str, Any]], *, narrowed: bool, begins: bool) -> str:
    """How many claims the list has, in words: all of the view as counted already, and of a narrowed one, on the page
    with which it `begins`, how many of them are found."""
    total: str = next(item["count"] for item in views if item["name"] == view)
    claims = f"{total} claim{'' if total == '1' else 's'}"
    if not narrowed:
        return claims
    return f"{len(page.rows)}{'+' if page.next else ''} of {claims}" if begins else f"some of {claims}"


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
        page = fallen_page(claims, today, asked["after"])
    else:
        page = keyset_page(with_standing(claims.for_queue()), order=order, after=asked["after"])
    people = people_of(request)
    by_key = {person.pk: person for person in people}
    measure_rows(page.rows, by_key)
    if order == QueueForm.ORDERS["due"] and view not in {"all", "signoff", "fallen"}:
        group_rows(page.rows, today, begins=not asked["after"])
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
    fallen_count = next(item["count"] for item in views if item["name"] == "fallen")
    on_top = view == "needs" and not narrowed and not asked["after"] and fallen_count != "0"
    context = {
        "form": form,
        "page": page,
        "view": view,
        "title": QueueForm.VIEWS[view],
        "count": _count_of(page, view, views, narrowed=bool(narrowed), begins=not asked["after"]),
        "views": views,
        "bulk_form": bulk_form,
        "article": asked["article"],
        "articles": _articles_to_choose(asked["article"]),
        "empty": {"heading": heading, "words": words, "view": way_on, "label": QueueForm.VIEWS.get(way_on, "")},
        "narrowed": narrowed,
        "fallen": fallen_first(today) if on_top else [],
        "fallen_count": fallen_count,
        "first_query": first_query,
        "next_query": query.urlencode(),
        "today": today,
        **_own(request),
    }
    context["kept"] = next((kept.name for kept in context["filters"] if kept.query == form.query()), "")
    return render_page(request, "desk/queue.html", context, partials=["queue"])


def _own(request: DeskRequest) -> dict[str, Any]:
    """What the queue shows of this person: views that they keep, a deed to undo, and what a form that was not taken
    had chosen. One query."""
    keeping = request.session.pop(KEEPING, "")
    return {
        "filters": list(SavedFilter.objects.filter(user=request.user)),
        "keep_form": KeepForm(initial={"query": request.GET.urlencode(), "title": keeping}),
        "keeping": keeping,
        "undo": undo_offered(request),
        "chosen": request.session.pop(CHOSEN, ()),
    }


@desk_view("change_claim")
@deed("desk:queue")
def bulk(request: DeskRequest) -> HttpResponse:
    """One deed on every chosen claim. Those that refuse it are named with the reason; the others are done."""
    sent = request.POST.copy()
    to_nobody = sent.get("to") == NOBODY
    if to_nobody:
        sent["to"] = ""
    form = BulkForm(sent)
    if not form.is_valid():
        return _not_done(request, *(str(errors[0]) for errors in form.errors.values()))
    given, user = form.cleaned_data, request.user
    if given["deed"] == "assign" and given["to"] is None and not to_nobody:
        return _not_done(request, "Nothing was done: choose whom to give the claims to, or nobody.")
    if given["deed"] == "due" and given["due_on"] is None:
        return _not_done(request, "Nothing was done: choose the day on which the claims fall due.")
    try:
        outcome = _do(given, user)
    except Refused as refusal:
        return _not_done(request, f"Nothing was done. {refusal}")
    if given["deed"] in {"assign", "due"} and (outcome.deed or outcome.refusals):
        offer_undo(request, outcome.deed)  # what changed nothing, a form sent twice, leaves the offer before it alone
    for words in outcome.refusals:
        messages.error(request, words)
    if outcome.done:
        done = f"{outcome.done} of {len(given['claim'])} claims done: {_deed_words(given)}."
        past = said_if_past(given["due_on"], timezone.localdate()) if given["deed"] == "due" else ""
        messages.success(request, f"{done} {past}".strip())
    return redirect(queue_it_came_from(request))


def _not_done(request: DeskRequest, *words: str) -> HttpResponse:
    """Back to the queue, which says why and still has the same claims chosen."""
    for each in words:
        messages.error(request, each)
    request.session[CHOSEN] = [key for pk in request.POST.getlist("claim")[:SHOWN] if (key := key_of(pk))]
    return redirect(queue_it_came_from(request))


def _do(given: dict[str, Any], user: User) -> Outcome:
    keys = given["claim"]
    if given["deed"] == "assign":
        return actions.assign_many(keys, to=given["to"], by=user)
    if given["deed"] == "due":
        return actions.date_many(keys, due_on=given["due_on"], by=user)
    return actions.step_many(keys, given["deed"], by=user, note=given["note"])


def _deed_words(given: dict[str, Any]) -> str:
    """What was done, as it follows upon a count of claims."""
    if given["deed"] == "assign":
        return f"given to {given['to'].get_full_name() or given['to']}" if given["to"] else "given to nobody"
    if given["deed"] == "due":
        return f"due on {long_day(given['due_on'])}"
    return {"accept": "accepted", "dismiss": "dismissed"}[given["deed"]]
