"""Who may take which step on a claim now, and why not: the table in claims.steps, held against how the claim stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from django.contrib.auth.models import User
from django.db.models import Prefetch, Q, prefetch_related_objects

from claims.changes import Change, changes_between
from claims.errors import StepRefused
from claims.gate import Facts, GateCheck, checks_of, facts_of_evidence, missing, waivers_of
from claims.interests import interests_in
from claims.models import (
    BlindRating,
    Claim,
    Desk,
    Event,
    Evidence,
    GateRule,
    Interest,
    Rating,
    Verdict,
    Waiver,
)
from claims.records import as_json, fingerprint_of, load_evidence
from claims.signed import signed_content
from claims.steps import CORRECTED, STEPS, SUBMITTED, Step


@dataclass(frozen=True)
class StepChoice:
    """One button: `why` holds the reason where it is disabled, `needs_note` whether words must come with it, `fits`
    whether the claim as it stands lets anybody take the step."""

    step: Step
    allowed: bool
    why: str
    needs_note: bool
    fits: bool = True


@dataclass(frozen=True)
class Standing:
    """What a step is checked against besides the claim: its draft, its evidence, whether a verdict is in force, the
    desk's rules.

    `writers` are the keys of all who ever saved the draft, whoever its author is now, and `stands_by` those of the
    verdict in force; `interests` what people at the desk have declared that touches this claim, by their keys;
    `recused` the keys of all who said that they can't check this claim. Where the desk asks for a second rating unseen
    (`blind`), `ratings` are those of what was submitted, `earlier` those of what was submitted before, and `judges` the
    keys of all who decided on the draft when both ratings lay open. `scale` are the desk's ratings in their order,
    `correction` is the event that says what readers are told of the correction under way.
    """

    draft: Verdict | None
    evidence: list[Evidence]
    in_force: Verdict | None
    writers: frozenset[int] = frozenset()
    rules: Sequence[GateRule] = ()
    interests: dict[int, Interest] = field(default_factory=dict)
    ratings: Sequence[BlindRating] = ()
    blind: bool = False
    recused: frozenset[int] = frozenset()
    scale: Sequence[Rating] = ()
    correction: Event | None = None
    earlier: Sequence[BlindRating] = ()
    judges: frozenset[int] = frozenset()
    stands_by: frozenset[int] = frozenset()

    @classmethod
    def of(cls, claim: Claim) -> Self:
        """Read it from the database: a constant number of queries, whatever there is, one more where the claim came
        without its `recused`, which for_panel() adds, and one while a verdict in force is corrected."""
        forget_what_was_read(claim)
        waivers = Prefetch("waivers", Waiver.objects.select_related("rule"))
        prefetch_related_objects([claim], "predictions", "contacts", waivers)
        wanted = claim.verdicts.filter(Q(published_at=None) | Q(in_force=True)).with_writers().with_judges()
        verdicts = list(wanted.select_related("rating", "author", "approver"))
        draft = next((verdict for verdict in verdicts if verdict.published_at is None), None)
        in_force = next((verdict for verdict in verdicts if verdict.in_force), None)
        evidence = load_evidence(claim)
        recused = getattr(claim, "recused", None)
        if recused is None:
            recused = claim.recusals.values_list("user", flat=True)
        blind = Desk.objects.current().blind_second_rating
        given = ratings_of(draft) if blind and draft and claim.stage in SUBMITTED else []
        return cls(
            draft=draft,
            evidence=evidence,
            in_force=in_force,
            writers=frozenset(draft.writers) if draft else frozenset(),
            rules=list(GateRule.objects.active()),
            interests=interests_in(claim, evidence),
            ratings=[rating for rating in given if rating.fingerprint == claim.fingerprint],
            blind=blind,
            recused=frozenset(recused),
            scale=list(Rating.objects.all()),
            correction=correction_of(claim, in_force) if in_force and claim.stage in CORRECTED else None,
            earlier=[rating for rating in given if rating.fingerprint != claim.fingerprint],
            judges=frozenset(draft.judges) if draft else frozenset(),
            stands_by=frozenset([in_force.author_id, *in_force.writers]) if in_force else frozenset(),
        )

    def content(self, claim: Claim) -> dict[str, Any]:
        """What a signature covers as it stands. No queries."""
        return signed_content(claim, self.draft, self.evidence, scale=self.scale, correction=self.correction)

    def is_void(self, claim: Claim) -> bool:
        """Whether what was submitted or signed no longer holds, as the content has changed since. No queries."""
        bound = claim.fingerprint if claim.stage in SUBMITTED else ""
        return bool(bound) and bound != fingerprint_of(self.content(claim))

    @property
    def knowing(self) -> frozenset[int]:
        """The keys of all who rated an earlier submission of this draft or decided on one, and so know how it was
        rated."""
        return self.judges | {rating.by_id for rating in self.earlier}

    def has_hand(self, user: User) -> bool:
        """Whether this person wrote in the draft."""
        return self.draft is not None and (self.draft.author_id == user.pk or user.pk in self.writers)

    def facts(self, claim: Claim) -> Facts:
        """What the gate's checks look at. No queries."""
        draft = self.draft
        people = self.writers | {draft.author_id} if draft else frozenset()
        if draft and draft.approver_id:
            people |= {draft.approver_id}
        return Facts(
            **facts_of_evidence(self.evidence),
            contacted=bool(claim.contacts.all()),
            drafted=draft is not None,
            reasoned=bool(draft and draft.reasons.strip()),
            signed=bool(draft and draft.approver_id) and not self.is_void(claim),
            interested=tuple(str(self.interests[pk]) for pk in sorted(people) if pk in self.interests),
        )


def forget_what_was_read(claim: Claim) -> None:
    """Let the claim's rows be read anew: prefetching keeps what it finds."""
    for name in ("predictions", "contacts", "waivers"):
        getattr(claim, "_prefetched_objects_cache", {}).pop(name, None)


def correction_of(claim: Claim, in_force: Verdict) -> Event | None:
    """What readers are told of the correction of this verdict, as last written; none where it was given up.

    One query.
    """
    told = claim.events.filter(step__in=("correct", "correction", "abandon"), at__gt=in_force.published_at)
    last = told.order_by("-at", "-pk").first()
    return last if last and last.step != "abandon" else None


def ratings_of(draft: Verdict) -> list[BlindRating]:
    """The second ratings of this draft, whatever was submitted, oldest first. One query."""
    return list(draft.blind_ratings.select_related("rating", "by"))


def gate(claim: Claim, standing: Standing | None = None) -> list[GateCheck]:
    """What the claim has and lacks on the way to sign-off, in the order in which it is worked."""
    standing = standing or Standing.of(claim)
    return checks_of(claim, standing.facts(claim), standing.rules, waivers_of(claim))


def holds(claim: Claim, standing: Standing) -> bool:
    """Whether the content is what was submitted. No queries."""
    return claim.fingerprint == fingerprint_of(standing.content(claim))


def changes_since_submission(claim: Claim, standing: Standing) -> list[Change]:
    """What differs from what was submitted, field by field; empty while the sign-off holds. Two queries at most."""
    if not standing.is_void(claim):
        return []
    kept = claim.submissions.filter(fingerprint=claim.fingerprint).first()
    return changes_between(kept.content, as_json(standing.content(claim))) if kept else []


def barred(claim: Claim, user: User, standing: Standing | None = None) -> str:
    """Why this user signs nothing about this claim, as a sentence; "" where nothing bars them."""
    standing = standing or Standing.of(claim)
    if user.pk in standing.recused:
        return "You said that you can’t check this one."
    if interest := standing.interests.get(user.pk):
        return f"You have declared an interest ({interest.words}), so someone else signs it off."
    return ""


def check_step(claim: Claim, step: Step, user: User, standing: Standing | None = None) -> None:
    """Raise StepRefused, with the reason as a sentence, unless this user may take this step now."""
    if not user.has_perm(step.permission):
        raise StepRefused(f"Your role can’t take the step “{step.label}”.", status=403)
    if claim.stage not in step.sources:
        stage = claim.get_stage_display().lower()
        raise StepRefused(f"“{step.label}” isn’t possible: the claim is {stage}.", status=409)
    if step.undoes and not _just_taken(claim, step):
        raise StepRefused("There is nothing to undo: the claim has been worked on since.", status=409)
    standing = standing or Standing.of(claim)
    draft = standing.draft
    if _lacks_verdict(claim, step, standing):
        raise StepRefused("No verdict is in force.", status=409)
    if step.four_eyes and draft is not None and (draft.author_id == user.pk or user.pk in standing.writers):
        raise StepRefused("You had a hand in this draft, so someone else signs it off.", status=403)
    if step.not_own and user.pk in standing.stands_by:
        raise StepRefused("You had a hand in this verdict, so someone else says whether it still stands.", status=403)
    if step.signs and (why := barred(claim, user, standing)):
        raise StepRefused(why, status=403)
    if step.four_eyes and step.bound and standing.blind:
        _check_second_rating(user, standing)
    if step.bound and not holds(claim, standing):
        raise StepRefused(_what_changed(claim, standing))
    if step.needs_draft:
        lacking = [
            f"{check.label}{f' ({check.detail})' if check.detail else ''}"
            for check in missing(gate(claim, standing), step.name)
        ]
        if lacking:
            raise StepRefused(f"Still missing: {'; '.join(lacking)}.")
    if step.by_author and draft is not None and draft.author_id != user.pk:
        raise StepRefused(f"“{step.label}” is for the author of the draft.", status=403)
    if step.finishes and standing.in_force:
        raise StepRefused("A verdict is in force. Abandon its correction or retract it instead.")


def _lacks_verdict(claim: Claim, step: Step, standing: Standing) -> bool:
    """Whether the step bears on a verdict in force and the claim, as it is worked on, has none."""
    return step.of_verdict and claim.stage in CORRECTED and not standing.in_force


def _check_second_rating(user: User, standing: Standing) -> None:
    """Raise StepRefused unless somebody rated what was submitted before seeing its rating, and, where ratings differ,
    this is a third person. Whoever rated an earlier submission is none: they stand by what they said."""
    draft = standing.draft
    if draft is None:
        return
    asked = "This desk asks for a second rating before the first is seen."
    if not standing.ratings:
        if user.pk in standing.knowing:
            raise StepRefused(f"{asked} You know how this was rated in an earlier round, so somebody else gives it.")
        raise StepRefused(f"{asked} Give yours, then decide.")
    own = [rating for rating in (*standing.earlier, *standing.ratings) if rating.by_id == user.pk]
    other = next((rating for rating in (*own, *standing.ratings) if rating.rating_id != draft.rating_id), None)
    if own and other:
        who = "You" if other.by_id == user.pk else "Somebody else"
        raise StepRefused(
            f"{who} rated it “{other.rating}” and the draft says “{draft.rating}”, so a third person decides, who has"
            " not rated it.",
            status=403,
        )


def _what_changed(claim: Claim, standing: Standing) -> str:
    found = changes_since_submission(claim, standing)
    told = "; ".join(str(change) for change in found[:3]) + ("; and more" if len(found) > 3 else "")
    what = f": {told.rstrip('.')}" if told else ""
    return f"The content has changed since it was submitted{what}. Return it, so that it is signed anew."


def _fits(claim: Claim, step: Step, standing: Standing) -> bool:
    """Whether anybody could take a step from the claim's stage: what it binds to holds, and the gate lacks nothing. No
    queries."""
    if step.bound and not holds(claim, standing):
        return False
    return not (step.needs_draft and missing(gate(claim, standing), step.name))


def _just_taken(claim: Claim, step: Step) -> bool:
    """Whether the last that happened to the claim is one of the steps that this one takes back. One query."""
    last = claim.events.order_by("-at", "-pk").first()
    return last is not None and last.step in step.undoes and last.from_stage == step.target


def open_steps(claim: Claim, user: User, standing: Standing | None = None) -> list[StepChoice]:
    """The steps that fit the claim's stage, each with whether this user may take it and, if not, why not.

    Decides by the same check as the action that takes the step. Left out is undoing where there is nothing to undo,
    what bears on a verdict in force where there is none, and what would leave one behind.
    """
    standing = standing or Standing.of(claim)
    choices = []
    for step in STEPS.values():
        if claim.stage not in step.sources or (standing.in_force and step.finishes):
            continue
        if _lacks_verdict(claim, step, standing):
            continue
        try:
            check_step(claim, step, user, standing)
        except StepRefused as refusal:
            if not step.undoes:
                fits = _fits(claim, step, standing)
                choices.append(StepChoice(step, False, str(refusal), step.needs_note(claim.stage), fits))
        else:
            choices.append(StepChoice(step, True, "", step.needs_note(claim.stage)))
    return choices
