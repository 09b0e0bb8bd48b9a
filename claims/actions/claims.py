"""Making a claim of words in a text, and saying what it claims."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from claims.actions.clocks import check_kind
from claims.actions.events import check_editable, lock_claim, record_event, save_revision
from claims.actions.figures import check_figure_day
from claims.actions.messages import tell_of_assignment
from claims.actions.suggestions import figure_of, read_span
from claims.days import long_day
from claims.errors import Refused
from claims.models import Attribution, Claim, ClaimKind, HedgeTable, Snapshot, Stage
from claims.text.spans import Span


def _span_in(snapshot: Snapshot, start: int, end: int, quote: str) -> Span:
    """The span that these offsets name in the text. Raises Refused with the reason where they name none."""
    try:
        span = Span(start, end)
    except ValueError as error:
        raise Refused("Choose some words first: the span is empty or reversed.") from error
    if span.end > len(snapshot.text):
        raise Refused("The span lies outside the text.")
    words = snapshot.text[span.start : span.end]
    if not words.strip():
        raise Refused("Choose some words first: there is only space there.")
    if quote and quote != words:
        raise Refused("The quote isn’t what stands at that place in this text.")
    return span


@transaction.atomic
def make_claim(
    snapshot: Snapshot,
    *,
    start: int,
    end: int,
    statement: str,
    by: User,
    quote: str = "",
    kind: str = ClaimKind.FIGURE,
    claimant: str = "",
    attribution: str = Attribution.NOBODY,
    made_on: date | None = None,
) -> Claim:
    """An open claim on the code points [start, end) of a snapshot; `quote`, where given, must be what stands there.

    Where the words hold one number, the claim starts with it as its figure, and with who is said to say it unless the
    caller names somebody. Raises Refused where the words are none of the text's, or say this already (409).
    """
    span = _span_in(snapshot, start, end, quote)
    Snapshot.objects.select_for_update(of=("self",), no_key=True).get(pk=snapshot.pk)  # so that of two one is second
    same = snapshot.claims.filter(start=span.start, end=span.end, statement=statement, kind=kind).first()
    if same:
        stage = same.get_stage_display().lower()
        raise Refused(f"These words make this very claim already: it is {stage}.", status=409, at=same.get_sheet_url())
    found = read_span(snapshot, span)
    words = ""
    if found and not claimant and attribution == Attribution.NOBODY:
        said_by = found.attribution
        claimant, attribution = said_by.claimant[:200], said_by.level
        words = snapshot.text[said_by.start : said_by.end][:200]
    claim = Claim.objects.create(
        snapshot=snapshot,
        quote=snapshot.text[span.start : span.end],
        start=span.start,
        end=span.end,
        statement=statement,
        kind=kind,
        claimant=claimant,
        attribution=attribution,
        attribution_words=words,
        made_on=made_on or snapshot.article.published_at.date(),
        stage=Stage.OPEN,
    )
    figure = figure_of(claim, found.quantity, HedgeTable.objects.current()) if found else None
    if figure:
        figure.save()
    record_event(claim, "made", by=by, from_stage="")
    return claim


@transaction.atomic
def revise_claim(
    claim: Claim,
    *,
    revision: int,
    by: User,
    statement: str,
    kind: str,
    claimant: str,
    attribution: str,
    made_on: date | None,
) -> Claim:
    """Save what the claim says, unless someone else saved since `revision` (Stale). A prediction that has clocks stays
    one."""
    claim = lock_claim(claim, revision=revision)
    check_editable(claim)
    check_kind(claim, kind)
    given = {
        "statement": statement,
        "kind": kind,
        "claimant": claimant,
        "attribution": attribution,
        "made_on": made_on,
    }
    changed = [name for name, value in given.items() if getattr(claim, name) != value]
    for name in changed:
        setattr(claim, name, given[name])
    if "kind" in changed:
        check_figure_day(claim)
    if changed:
        save_revision(claim, *changed)
        record_event(claim, "revised", by=by, note=", ".join(changed).replace("_", " "))
    return claim


@transaction.atomic
def assign_claim(claim: Claim, *, to: User | None, by: User) -> Claim:
    """Give the claim to someone of the desk, or to nobody, and tell them, and whoever had it until now.

    Raises Refused where that person can't work at the desk, or has said that they can't check this claim.
    """
    if to is not None and not to.has_perm("claims.view_queue"):
        raise Refused(f"{to} doesn’t work at the desk.")
    claim = lock_claim(claim)
    if claim.assigned_to_id == (to.pk if to else None):
        return claim
    if to is not None and claim.recusals.filter(user=to).exists():
        raise Refused(f"{to.get_full_name() or to} has said that they can’t check this one.", status=409)
    before, claim.assigned_to = claim.assigned_to_id, to
    claim.save(update_fields=["assigned_to", "updated_at"])
    record_event(claim, "assigned", by=by, note=f"to {to.get_full_name() or to}" if to else "to nobody")
    tell_of_assignment(claim, before=before, to=to, by=by)
    return claim


@transaction.atomic
def set_due_date(claim: Claim, *, due_on: date | None, by: User) -> Claim:
    claim = lock_claim(claim)
    if claim.due_on != due_on:
        claim.due_on = due_on
        claim.save(update_fields=["due_on", "updated_at"])
        record_event(claim, "due", by=by, note=long_day(due_on) if due_on else "no due date")
    return claim
