"""Articles at the desk: the list, intake, the line-by-line sheet, and claims made of chosen words."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from claims import actions
from claims.errors import Refused
from claims.fields import key_of
from claims.forms import ArticleForm, SpanForm
from claims.models import Article, Claim, Snapshot, Tip
from claims.pages import keyset_page, render_page
from claims.views.guard import DeskRequest, deed, desk_view
from claims.views.lookup import find_claim
from claims.views.panel import show
from claims.views.panel_forms import problems_of
from claims.views.sheet import sheet_context


@require_safe
@desk_view()
def articles(request: DeskRequest) -> HttpResponse:
    """Newest intake first; with words, only articles whose title or publisher has them."""
    words = request.GET.get("words", "").replace("\0", "")[:200]
    found = Article.objects.all()
    if words:
        found = found.filter(title__icontains=words) | found.filter(publisher__icontains=words)
    page = keyset_page(found, order=("-created_at", "-id"), after=request.GET.get("after", ""))
    return render_page(request, "desk/articles.html", {"page": page, "words": words})


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view("add_article")
def article_new(request: DeskRequest) -> HttpResponse:
    """Take in an article; `tip` names the reader's request that asked for it, which is then taken in as well."""
    tip = _tip(request)
    form = ArticleForm(request.POST or None, request.FILES or None, initial={"url": tip.url} if tip else None)
    if request.method != "POST":
        if tip and tip.state != Tip.State.NEW:
            messages.warning(request, f"This reader’s request was {tip.get_state_display()} meanwhile.")
        return render_page(request, "desk/article_new.html", {"form": form, "tip": tip})
    refusal: Refused | None = None
    if form.is_valid():
        try:
            with transaction.atomic():  # no article is taken in whose request waits on
                article = actions.add_article(by=request.user, **form.cleaned_data)
                if tip:
                    _take(request, tip, article)
        except Refused as error:
            refusal = error
        else:
            return redirect(article.get_desk_url())
    context = {"form": form, "refusal": refusal, "tip": tip}
    return render_page(request, "desk/article_new.html", context, status=refusal.status if refusal else 422)


def _tip(request: DeskRequest) -> Tip | None:
    chosen = (request.POST if request.method == "POST" else request.GET).get("tip", "")
    if not request.user.has_perm("claims.change_tip"):
        return None
    return Tip.objects.filter(pk=key_of(chosen)).first()


def _take(request: DeskRequest, tip: Tip, article: Article) -> None:
    """The article is here now, whoever decided on the request meanwhile."""
    try:
        actions.take_tip(tip, by=request.user, article=article)
    except Refused as refusal:
        messages.warning(request, str(refusal))


def _newest(slug: str) -> Snapshot:
    snapshot = Snapshot.objects.select_related("article").filter(article__slug=slug).order_by("-number").first()
    if snapshot is None:
        raise Http404("There is no such article.")
    return snapshot


@require_safe
@desk_view()
def sheet(request: DeskRequest, slug: str) -> HttpResponse:
    """The article's newest text; `?claim=` chooses one of its claims, also one that stands on an older text."""
    chosen = request.GET.get("claim", "")
    if chosen:
        return show(request, find_claim(chosen, snapshot__article__slug=slug), place="sheet")
    snapshot = _newest(slug)
    context = sheet_context(snapshot.article, snapshot, None)
    return render_page(
        request, "desk/sheet.html", context | {"span_form": SpanForm(text=snapshot.text)}, partials=["panel"]
    )


@desk_view("add_claim")
@deed("desk:sheet")
def claim_new(request: DeskRequest, slug: str) -> HttpResponse:
    """Make a claim of words in the newest text, or show the form again with what was typed and why."""
    snapshot = _newest(slug)
    form = SpanForm(request.POST, text=snapshot.text)
    refusal: Refused | None = None
    if form.is_valid():
        given = form.cleaned_data
        try:
            claim = actions.make_claim(
                snapshot,
                start=given["span"].start,
                end=given["span"].end,
                statement=given["statement"],
                kind=given["kind"],
                by=request.user,
            )
        except Refused as error:
            refusal = error
        else:
            twin = Claim.objects.on_words_of(claim).first()
            note = f"Another claim stands on exactly these words already: “{twin.statement}”." if twin else ""
            if request.htmx:
                response = show(request, find_claim(claim.pk), place="sheet", said=f"Claim made. {note}".strip())
                response["HX-Push-Url"] = claim.get_sheet_url()  # so that a reload shows the claim that was made
                return response
            if note:
                messages.warning(request, note)
            return redirect(f"{claim.get_sheet_url()}#panel")
    context = sheet_context(snapshot.article, snapshot, None)
    context |= {"span_form": form, "refusal": refusal, "problems": problems_of([form])}
    status = refusal.status if refusal else 422
    return render_page(request, "desk/sheet.html", context, partials=["panel"], status=status)
