"""The watch: sends published claims to recheck for what happened since, each reason once."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from claims.actions.events import event_of
from claims.actions.messages import tell_of_watch
from claims.actions.steps import take_by_watch
from claims.models import Alarm, Claim, Event, Stage
from claims.numbers.ageing import WATCHED, Reason, aged_by

AT_ONCE = 200  # reasons that one save tells; `recheck_due` tells the others
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
    that wrote them. One query, and a constant number more where they tell against any verdict."""
    reasons = aged_by(claim, most=AT_ONCE)
    return sound_alarms(reasons) if reasons else []


@transaction.atomic
def sound_alarms(reasons: Mapping[int, list[Reason]]) -> list[Told]:
    """Tell these claims, by their keys, why they are to be looked at again, and answer those that were told anything.

    A published claim takes the step “recheck” by nobody, with the reasons as its note, and those whose it is get a
    message; one that is at recheck already
    has them noted. A reason that the claim was told before is not told again, and what has moved on to another stage is
    left alone. Locks the claims, so of two watches at once the second finds everything told.
    """
    claims = list(
        Claim.objects.select_for_update().filter(pk__in=reasons, stage__in=WATCHED).defer("words").order_by("pk")
    )
    known = set(Alarm.objects.filter(claim__in=claims).values_list("claim", "key"))
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
    take_by_watch([item.claim for item in sent], "recheck", notes={item.claim.pk: item.note for item in sent})
    tell_of_watch({item.claim: item.note for item in sent})
    return told
