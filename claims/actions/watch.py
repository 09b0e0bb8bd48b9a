"""The watch: sends published claims to recheck for what happened since, each reason once."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from claims.actions.events import event_of
from claims.actions.messages import tell_of_watch
from claims.errors import StepRefused
from claims.models import Alarm, Claim, Event, Stage
from claims.numbers.ageing import WATCHED, Reason, aged_by
from claims.steps import STEPS

AT_ONCE = 50  # reasons that one save tells; `recheck_due` tells the others
NAMED = 3  # reasons that the note of one step names


@dataclass(frozen=True)
class Told:
    """A claim and what it was told. `sent` says that it took the step; one at recheck already had it noted."""

    claim: Claim
    reasons: list[Reason]
    sent: bool

    @property
    def note(self) -> str:
        """The reasons as one note, a line each; beyond a few their number alone."""
        named = [reason.words for reason in self.reasons[:NAMED]]
        rest = len(self.reasons) - NAMED
        if rest > 0:
            named.append(f"And {rest} more reason{'' if rest == 1 else 's'} of this kind.")
        return "\n".join(named)


def age_verdicts(claim: Claim) -> list[Told]:
    """Send to recheck what the figures of this claim and of its evidence tell against. To be called in the transaction
    that wrote them. One query, and a constant number more where they tell against any verdict.

    That transaction holds a claim already, so a claim that somebody else holds is not waited for. Nothing is noted of
    it, and `recheck_due` tells it.
    """
    reasons = aged_by(claim, most=AT_ONCE)
    return sound_alarms(reasons, wait=False) if reasons else []


@transaction.atomic
def sound_alarms(reasons: Mapping[int, list[Reason]], *, wait: bool = True) -> list[Told]:
    """Tell these claims, by their keys, why they are to be looked at again, and answer those that were told anything.

    A published claim takes the step “recheck” by nobody, with the reasons as its note, and those whose it is get a
    message; one that is at recheck already has them noted. A reason that the claim was told before is not told again,
    and what has moved on to another stage is left alone. Locks the claims, so of two watches at once the second finds
    everything told. Without `wait` those that somebody else holds are left out: what they were to be told stays untold.
    """
    # Stage and revision are no keys, so whoever adds a note to a claim or looks at it doesn't wait meanwhile.
    held = Claim.objects.select_for_update(skip_locked=not wait, no_key=True)
    claims = list(held.filter(pk__in=reasons, stage__in=WATCHED).defer("words").order_by("pk"))
    keys = {reason.key for claim in claims for reason in reasons[claim.pk]}
    known = set(Alarm.objects.filter(claim__in=claims, key__in=keys).values_list("claim", "key"))
    told = []
    for claim in claims:
        fresh = [reason for reason in reasons[claim.pk] if (claim.pk, reason.key) not in known]
        if fresh:
            told.append(Told(claim, fresh, claim.stage == Stage.PUBLISHED))
    Alarm.objects.bulk_create(
        Alarm(claim=item.claim, key=reason.key, words=reason.words) for item in told for reason in item.reasons
    )
    Event.objects.bulk_create(event_of(item.claim, "alarm", by=None, note=item.note) for item in told if not item.sent)
    sent = [item for item in told if item.sent]
    _take_step([item.claim for item in sent], "recheck", notes={item.claim.pk: item.note for item in sent})
    tell_of_watch({item.claim: item.note for item in sent})
    return told


def _take_step(claims: list[Claim], name: str, *, notes: Mapping[int, str]) -> None:
    """Move claims that the caller holds locked by a step that nobody takes, with a note each, by the claims' keys.

    The step's table decides whether the stage fits; no permission is asked. Two queries, however many claims.
    Raises StepRefused where a claim's stage does not fit or its note is missing.
    """
    step = STEPS[name]
    for claim in claims:
        if claim.stage not in step.sources or (step.needs_note(claim.stage) and not notes[claim.pk].strip()):
            raise StepRefused(f"“{step.label}” isn’t possible: the claim is {claim.get_stage_display().lower()}.")
    before = {claim.pk: claim.stage for claim in claims}
    Claim.objects.filter(pk__in=before).update(stage=step.target, revision=F("revision") + 1, updated_at=timezone.now())
    for claim in claims:
        claim.stage, claim.revision = step.target, claim.revision + 1
    Event.objects.bulk_create(
        event_of(claim, name, by=None, note=notes[claim.pk], from_stage=before[claim.pk]) for claim in claims
    )
