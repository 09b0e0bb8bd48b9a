"""Which step leads from which stage to which, and who may take it: one table.

Buttons, checks, the truth-table test and docs/workflow.md all read STEPS; nothing else decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from django.contrib.auth.models import User
from django.db.models import Prefetch, Q, prefetch_related_objects
from django.db.models.functions import Lower

from claims.changes import Change, changes_between
from claims.errors import StepRefused
from claims.gate import Facts, GateCheck, checks_of, facts_of_evidence, missing, waivers_of
from claims.models import (
    BlindRating,
    Claim,
    Desk,
    Event,
    Evidence,
    GateRule,
    Interest,
    Rating,
    Stage,
    Verdict,
    Waiver,
)
from claims.records import as_json, fingerprint_of, load_evidence
from claims.signed import signed_content


@dataclass(frozen=True)
class Step:
    """One way from a stage to the next.

    `note_label` asks for words and is empty where none are needed; from the stages in `noteless` they may be left out.
    `undoes` names the steps that it takes back, right after they were taken. `needs_draft` wants a drafted verdict
    that passes the gate; `four_eyes` bars whoever had a hand in that draft and `by_author` everyone but its author;
    `signs` bars whoever can't check this claim; `bound` refuses where the content has changed since it was submitted;
    `finishes` leaves nothing for a verdict in force, so it is barred while there is one; `of_verdict` bears on a
    verdict in force, so it is barred without one; `asks_correction` wants the kind of correction, which readers see.
    """

    name: str
    label: str
    sources: frozenset[Stage]
    target: Stage
    permission: str
    hint: str
    note_label: str = ""
    noteless: frozenset[Stage] = frozenset()
    undoes: frozenset[str] = frozenset()
    needs_draft: bool = False
    four_eyes: bool = False
    signs: bool = False
    by_author: bool = False
    bound: bool = False
    finishes: bool = False
    of_verdict: bool = False
    asks_correction: bool = False
    tone: str = ""

    def needs_note(self, stage: str) -> bool:
        """Whether the step can't be taken from this stage without words."""
        return bool(self.note_label) and stage not in self.noteless


def _step(name: str, label: str, sources: Iterable[Stage], target: Stage, permission: str, **rest: Any) -> Step:
    rest |= {key: frozenset(rest.get(key, ())) for key in ("noteless", "undoes")}
    return Step(name, label, frozenset(sources), target, f"claims.{permission}", **rest)


SUBMITTED = (Stage.IN_REVIEW, Stage.APPROVED)
CORRECTED = (Stage.OPEN, Stage.RETURNED, *SUBMITTED)  # where a claim stands while its verdict in force is corrected

STEPS = {
    step.name: step
    for step in (
        _step(
            "accept", "Accept", [Stage.SUGGESTED], Stage.OPEN, "triage_claim",
            hint="Makes it a claim that the desk checks.", tone="primary",
        ),
        _step(
            "dismiss", "Dismiss", [Stage.SUGGESTED, Stage.OPEN, Stage.RETURNED], Stage.DISMISSED, "triage_claim",
            hint="The reason stays in the history.", note_label="Why is this not worth checking?", finishes=True,
            tone="danger", noteless=[Stage.SUGGESTED],
        ),
        _step(
            "undo", "Undo", [Stage.OPEN, Stage.DISMISSED], Stage.SUGGESTED, "triage_claim",
            hint="Makes it a suggestion again.", undoes=["accept", "dismiss"],
        ),
        _step(
            "reopen", "Reopen", [Stage.DISMISSED, Stage.RETRACTED], Stage.OPEN, "triage_claim",
            hint="Puts it back among the open claims.",
        ),
        _step(
            "submit", "Submit for sign-off", [Stage.OPEN, Stage.RETURNED], Stage.IN_REVIEW, "submit_claim",
            hint="Someone else reads it and signs it off.", needs_draft=True, by_author=True, tone="primary",
        ),
        _step(
            "withdraw", "Withdraw", [Stage.IN_REVIEW, Stage.APPROVED], Stage.OPEN, "submit_claim",
            hint="Takes your draft back, so that you can change it and submit it anew.", by_author=True,
        ),
        _step(
            "return", "Return", [Stage.IN_REVIEW, Stage.APPROVED], Stage.RETURNED, "decide_claim",
            hint="Back to the author, with your note.", note_label="What is to be done?", four_eyes=True,
            signs=True,
        ),
        _step(
            "approve", "Approve", [Stage.IN_REVIEW], Stage.APPROVED, "decide_claim",
            hint="Signs exactly what was submitted.", needs_draft=True, four_eyes=True, signs=True, bound=True,
            tone="primary",
        ),
        _step(
            "publish", "Publish", [Stage.APPROVED], Stage.PUBLISHED, "publish_claim",
            hint="Freezes the verdict and shows it to readers at once.", needs_draft=True, signs=True, bound=True,
            tone="primary",
        ),
        _step(
            "recheck", "Recheck", [Stage.PUBLISHED], Stage.RECHECK, "decide_claim",
            hint="The verdict stays public while the desk looks again.", note_label="What has changed?",
        ),
        _step(
            "keep", "Still stands", [Stage.RECHECK], Stage.PUBLISHED, "decide_claim",
            hint="Back to published, with your note.", note_label="Why does it still stand?", tone="primary",
        ),
        _step(
            "correct", "Correct", [Stage.PUBLISHED, Stage.RECHECK], Stage.OPEN, "publish_claim",
            hint="Opens a new version; the old one stays public until then.",
            note_label="What was wrong? Readers will see this.", asks_correction=True,
        ),
        _step(
            "abandon", "Abandon the correction", CORRECTED, Stage.PUBLISHED, "publish_claim",
            hint="Back to published as it was; the new draft goes. The reason stays in the history.",
            note_label="Why is nothing corrected?", of_verdict=True,
        ),
        _step(
            "retract", "Retract", [Stage.PUBLISHED, Stage.RECHECK, *CORRECTED], Stage.RETRACTED, "publish_claim",
            hint="Takes the verdict back, with a public notice.",
            note_label="Why is it withdrawn? Readers will see this.", tone="danger", of_verdict=True,
            asks_correction=True,
        ),
    )
}  # fmt: skip


@dataclass(frozen=True)
class StepChoice:
    """One button: `why` holds the reason where it is disabled, `needs_note` whether words must come with it."""

    step: Step
    allowed: bool
    why: str
    needs_note: bool


@dataclass(frozen=True)
class Standing:
    """What a step is checked against besides the claim: its draft, its evidence, whether a verdict is in force, the
    desk's rules.

    `writers` are the keys of all who ever saved the draft, whoever its author is now; `interests` what people at the
    desk have declared that touches this claim, by their keys; `ratings` the second ratings of what was submitted;
    `recused` the keys of all who said that they can't check this claim; `scale` the desk's ratings in their order;
    `correction` the event that says what readers are told of the correction under way.
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

    @classmethod
    def of(cls, claim: Claim) -> Self:
        """Read it from the database: a constant number of queries, whatever there is, one more where the claim came
        without its `recused`, which for_panel() adds, and one while a verdict in force is corrected."""
        forget_what_was_read(claim)
        waivers = Prefetch("waivers", Waiver.objects.select_related("rule"))
        prefetch_related_objects([claim], "predictions", "contacts", waivers)
        wanted = claim.verdicts.filter(Q(published_at=None) | Q(in_force=True)).with_writers()
        verdicts = list(wanted.select_related("rating", "author", "approver"))
        draft = next((verdict for verdict in verdicts if verdict.published_at is None), None)
        in_force = next((verdict for verdict in verdicts if verdict.in_force), None)
        evidence = load_evidence(claim)
        recused = getattr(claim, "recused", None)
        if recused is None:
            recused = claim.recusals.values_list("user", flat=True)
        blind = Desk.objects.current().blind_second_rating
        return cls(
            draft,
            evidence,
            in_force,
            frozenset(draft.writers) if draft else frozenset(),
            list(GateRule.objects.active()),
            interests_in(claim, evidence),
            ratings_of(claim, draft) if blind and draft and claim.stage in SUBMITTED else (),
            blind,
            frozenset(recused),
            list(Rating.objects.all()),
            correction_of(claim, in_force) if in_force and claim.stage in CORRECTED else None,
        )

    def content(self, claim: Claim) -> dict[str, Any]:
        """What a signature covers as it stands. No queries."""
        return signed_content(claim, self.draft, self.evidence, scale=self.scale, correction=self.correction)

    def is_void(self, claim: Claim) -> bool:
        """Whether what was submitted or signed no longer holds, as the content has changed since. No queries."""
        bound = claim.fingerprint if claim.stage in SUBMITTED else ""
        return bool(bound) and bound != fingerprint_of(self.content(claim))

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


def interests_in(claim: Claim, evidence: Iterable[Evidence]) -> dict[int, Interest]:
    """Interests that people at the desk declared in a source of this claim, in who says it or in who published it, by
    the person's key. One query."""
    said_by = claim.claimant.casefold().strip()
    names = {said_by, said_by.partition(",")[0].strip(), claim.snapshot.article.publisher.casefold().strip()} - {""}
    sources = {item.source_id for item in evidence}
    touched = Interest.objects.annotate(folded=Lower("name")).filter(Q(source__in=sources) | Q(folded__in=names))
    return {interest.user_id: interest for interest in touched.select_related("user", "source")}


def ratings_of(claim: Claim, draft: Verdict) -> list[BlindRating]:
    """The second ratings of exactly what was submitted, oldest first. One query."""
    return list(draft.blind_ratings.filter(fingerprint=claim.fingerprint).select_related("rating", "by"))


def gate(claim: Claim, standing: Standing | None = None) -> list[GateCheck]:
    """What the claim has and lacks on the way to sign-off, in the order in which it is worked."""
    standing = standing or Standing.of(claim)
    return checks_of(claim, standing.facts(claim), standing.rules, waivers_of(claim))


def hides_draft(claim: Claim, user: User, standing: Standing) -> bool:
    """Whether this person must not see the draft's rating and reasons yet: the desk asks for a second rating unseen,
    nobody has given one, and the draft isn't theirs."""
    draft = standing.draft
    return bool(
        standing.blind
        and draft
        and claim.stage == Stage.IN_REVIEW
        and not standing.ratings
        and draft.author_id != user.pk
        and user.pk not in standing.writers
    )


def is_to_rate_unseen(claim: Claim, user: User) -> bool:
    """hides_draft for a page that has no standing at hand."""
    if claim.stage != Stage.IN_REVIEW or not Desk.objects.current().blind_second_rating:
        return False
    return hides_draft(claim, user, Standing.of(claim))


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
    if step.signs and (why := barred(claim, user, standing)):
        raise StepRefused(why, status=403)
    if step.four_eyes and step.bound and standing.blind:
        _check_second_rating(user, standing)
    if step.bound and claim.fingerprint != fingerprint_of(standing.content(claim)):
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
    """Raise StepRefused unless somebody rated what was submitted before seeing its rating, and, where the two ratings
    differ, this is a third person."""
    draft = standing.draft
    if not standing.ratings:
        raise StepRefused("This desk asks for a second rating before the first is seen. Give yours, then decide.")
    own = next((rating for rating in standing.ratings if rating.by_id == user.pk), None)
    if own and draft and own.rating_id != draft.rating_id:
        raise StepRefused(
            f"You rated it “{own.rating}” and the draft says “{draft.rating}”, so a third person decides.", status=403
        )


def _what_changed(claim: Claim, standing: Standing) -> str:
    found = changes_since_submission(claim, standing)
    told = "; ".join(str(change) for change in found[:3]) + ("; and more" if len(found) > 3 else "")
    what = f": {told}" if told else ""
    return f"The content has changed since it was submitted{what}. Return it, so that it is signed anew."


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
                choices.append(StepChoice(step, False, str(refusal), step.needs_note(claim.stage)))
        else:
            choices.append(StepChoice(step, True, "", step.needs_note(claim.stage)))
    return choices
