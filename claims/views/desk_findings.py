"""Findings across the desk's newest articles, and what is done with one: set aside, brought back, put together."""

from typing import Any

from django.http import HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from claims import actions
from claims.errors import Refused
from claims.fields import key_of
from claims.forms import EquationForm, FindingsForm, KeyForm, SetAsideForm
from claims.models import Article, Claim, Equation, Snapshot
from claims.numbers.findings import Finding, findings_in
from claims.pages import keyset_page, render_page
from claims.views.guard import DeskRequest, deed, desk_view
from claims.views.lookup import find_claim
from claims.views.panel import done, refused

ARTICLES = 10  # on a page of the list


@require_safe
@desk_view()
def findings(request: DeskRequest) -> HttpResponse:
    """What does not fit together in the newest text of each article, the latest articles first."""
    form = FindingsForm(request.GET)
    if not form.is_valid():
        raise Refused("These findings can’t be listed: a filter in the address isn’t one of ours.", status=400)
    kind, state = form.cleaned_data["kind"], form.cleaned_data["state"] or "open"
    slug = form.cleaned_data["article"]
    articles = Article.objects.filter(slug=slug) if slug else Article.objects.all()
    page = keyset_page(articles, order=("-created_at", "-id"), after=form.cleaned_data["after"], size=ARTICLES)
    by_article = {article.pk: article for article in page.rows}
    newest = Snapshot.objects.filter(article__in=by_article).order_by("article_id", "-number").distinct("article_id")
    snapshots = list(newest) if by_article else []
    for snapshot in snapshots:
        snapshot.article = by_article[snapshot.article_id]
    found = findings_in(snapshots) if snapshots else {}
    groups: dict[int, list[Finding]] = {
        snapshot.article_id: [finding for finding in found[snapshot.pk] if _is_wanted(finding, kind, state)]
        for snapshot in snapshots
    }
    kept = {name: value for name, value in (("kind", kind), ("state", state), ("article", slug)) if value}
    context: dict[str, Any] = {
        "form": form,
        "kind": kind,
        "state": state,
        "article": slug,
        "kinds": FindingsForm.KINDS,
        "states": FindingsForm.STATES.items(),
        "groups": [(article, groups[article.pk]) for article in page.rows if groups.get(article.pk)],
        "count": sum(map(len, groups.values())),
        "articles": len(page.rows),
        "next_query": urlencode(kept | {"after": page.next}) if page.next else "",
    }
    return render_page(request, "desk/findings_list.html", context, partials=["findings-list"])


def _is_wanted(finding: Finding, kind: str, state: str) -> bool:
    stands = state == "all" or (finding.dismissal is not None) == (state == "aside")
    return stands and kind in ("", finding.kind)


@desk_view("add_dismissal")
@deed("desk:claim")
def finding_aside(request: DeskRequest, pk: int) -> HttpResponse:
    """Set a finding aside with a reason."""
    claim = find_claim(pk)
    key = request.POST.get("key", "")[:12]
    form = SetAsideForm(request.POST, auto_id=f"%s-{key if key.isalnum() else 'none'}")
    if not form.is_valid():
        return refused(request, claim, aside_form=form)
    try:
        actions.set_finding_aside(claim, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        return refused(request, claim, refusal, aside_form=form)
    return done(request, claim, "Finding set aside.")


@desk_view("delete_dismissal")
@deed("desk:claim")
def finding_back(request: DeskRequest, pk: int) -> HttpResponse:
    """Bring a finding back that was set aside."""
    claim = find_claim(pk)
    form = KeyForm(request.POST)
    if not form.is_valid():
        return refused(request, claim, Refused("Choose one of the findings below."))
    try:
        actions.bring_finding_back(claim, by=request.user, key=form.cleaned_data["key"])
    except Refused as refusal:
        return refused(request, claim, refusal)
    return done(request, claim, "Finding brought back.")


@desk_view("add_equation")
@deed("desk:claim")
def equation_new(request: DeskRequest, pk: int) -> HttpResponse:
    """Declare that figures add up, or that one is a share of another."""
    claim = find_claim(pk)
    form = EquationForm(request.POST)
    if not form.is_valid():
        return refused(request, claim, equation_form=form)
    try:
        actions.declare_equation(claim, by=request.user, **form.equation())
    except Refused as refusal:
        return refused(request, claim, refusal, equation_form=form)
    return done(request, claim, "Figures put together.")


@desk_view("delete_equation")
@deed("desk:claim")
def equation_remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Take back that figures of this claim belong together."""
    claim = find_claim(pk)
    key = request.POST.get("equation", "")
    try:
        actions.remove_equation(_equation(claim, key), by=request.user)
    except Refused as refusal:
        return refused(request, claim, refusal)
    return done(request, claim, "Taken back.")


def _equation(claim: Claim, key: str) -> Equation:
    """The equation with this key in which the claim stands. Raises Refused where there is none."""
    equations = Equation.objects.filter(pk=key_of(key))
    found = equations.filter(terms__figure__claim=claim) | equations.filter(terms__figure__evidence__claim=claim)
    equation = found.distinct().first()
    if equation is None:
        raise Refused("This is gone already.", status=404)
    return equation
