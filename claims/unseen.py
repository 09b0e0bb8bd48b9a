"""What of a draft is hidden from whom while a second rating is to be given unseen, and who may give it."""

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef

from claims.errors import Refused
from claims.models import Claim, Event, Stage, Verdict
from claims.models.verdicts import VerdictQuerySet
from claims.workflow import Standing, barred, holds


def waits_for_rating(claim: Claim, standing: Standing) -> bool:
    """Whether the desk asks for a second rating of what was submitted and nobody has given one. No queries."""
    return bool(standing.blind and standing.draft and claim.stage == Stage.IN_REVIEW and not standing.ratings)


def hides_draft(claim: Claim, user: User, standing: Standing) -> bool:
    """Whether this person must not see the draft's rating and reasons yet: the desk asks for a second rating unseen,
    nobody has given one, and they had no hand in the draft. No queries; hidden_drafts decides alike."""
    return waits_for_rating(claim, standing) and not standing.has_hand(user)


def hidden_drafts(user: User) -> VerdictQuerySet:
    """The drafts that hides_draft hides from this person."""
    saved = Event.objects.filter(claim=OuterRef("claim"), step="drafted", by=user, at__gte=OuterRef("created_at"))
    waiting = Verdict.objects.awaiting_second_rating().filter(~Exists(saved))
    return waiting.exclude(author=user).order_by()


def is_to_rate_unseen(claim: Claim, user: User) -> bool:
    """hides_draft for a page that has no standing at hand. One query, and none unless the claim is in review."""
    return claim.stage == Stage.IN_REVIEW and hidden_drafts(user).filter(claim=claim).exists()


def check_rater(claim: Claim, user: User, standing: Standing) -> None:
    """Raise Refused, with the reason as a sentence, unless this person may rate what was submitted unseen now. Its
    status is 403 where somebody else may."""
    if claim.stage != Stage.IN_REVIEW:
        raise Refused(f"The claim is {claim.get_stage_display().lower()}: there is nothing to rate.", status=409)
    if not standing.blind or standing.draft is None:
        raise Refused("This desk doesn’t ask for a second rating.")
    if standing.has_hand(user):
        raise Refused("You had a hand in this draft, so someone else rates it.", status=403)
    if why := barred(claim, user, standing):
        raise Refused(why, status=403)
    if standing.ratings:
        raise Refused("A second rating was given already, so both can be seen now.", status=409)
    if not holds(claim, standing):
        raise Refused(
            "The content has changed since it was submitted, so nobody can rate what was. Return it with a note, so"
            " that it is submitted anew.",
            status=409,
        )
    if user.pk in standing.knowing:
        raise Refused("You know how this was rated in an earlier round, so someone else rates it.", status=403)


def unfit_raters(standing: Standing) -> set[int]:
    """The keys of all who can't give the second rating, whatever their role: they wrote, know too much, or are barred.
    No queries."""
    authors = {standing.draft.author_id} if standing.draft else set()
    return authors | standing.writers | standing.recused | standing.interests.keys() | standing.knowing
