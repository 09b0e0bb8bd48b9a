"""Which step leads from which stage to which, and who may take it: one table.

Buttons, checks, the truth-table test and docs/workflow.md all read STEPS; nothing else decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from django.contrib.auth.models import User
from django.db.models import Q

from claims.errors import StepRefused
from claims.models import Claim, ClaimKind, Evidence, Stage, Verdict
from claims.records import fingerprint_of, load_evidence, signed_content


@dataclass(frozen=True)
class Step:
    """One way from a stage to the next.

    `note_label` asks for words and is empty where none are needed; from the stages in `noteless` they may be left out.
    `undoes` names the steps that it takes back, right after they were taken. `needs_draft` wants a drafted verdict
    that passes the gate; `four_eyes` bars whoever had a hand in that draft and `by_author` everyone but its author;
    `signs` bars whoever can't check this claim; `bound` refuses where the content has changed since it was submitted;
    `finishes` leaves nothing for a verdict in force, so it is barred while there is one.
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
    tone: str = ""

    def needs_note(self, stage: str) -> bool:
        """Whether the step can't be taken from this stage without words."""
        return bool(self.note_label) and stage not in self.noteless


def _step(name: str, label: str, sources: Iterable[Stage], target: Stage, permission: str, **rest: Any) -> Step:
    rest |= {key: frozenset(rest.get(key, ())) for key in ("noteless", "undoes")}
    return Step(name, label, frozenset(sources), target, f"claims.{permission}", **rest)


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
            note_label="What was wrong? Readers will see this.",
        ),
        _step(
            "retract", "Retract", [Stage.PUBLISHED, Stage.RECHECK], Stage.RETRACTED, "publish_claim",
            hint="Takes the verdict back, with a public notice.",
            note_label="Why is it withdrawn? Readers will see this.", tone="danger",
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
class GateCheck:
    """One thing that a claim needs before it can be submitted."""

    name: str
    label: str
    met: bool


@dataclass(frozen=True)
class Standing:
    """What a step is checked against besides the claim: its draft, its evidence, whether a verdict is in force.

    `writers` are the keys of all who ever saved the draft, whoever its author is now; `recused` those of all who said
    that they can't check this claim.
    """

    draft: Verdict | None
    evidence: list[Evidence]
    in_force: bool
    writers: frozenset[int] = frozenset()
    recused: frozenset[int] = frozenset()

    @classmethod
    def of(cls, claim: Claim) -> Self:
        """Read it from the database: four queries, whatever there is, and one more where the claim came without its
        `recused`, which for_panel() adds."""
        wanted = claim.verdicts.filter(Q(published_at=None) | Q(in_force=True)).with_writers()
        verdicts = list(wanted.select_related("rating", "author", "approver"))
        draft = next((verdict for verdict in verdicts if verdict.published_at is None), None)
        writers = frozenset(draft.writers) if draft else frozenset()
        in_force = any(verdict.in_force for verdict in verdicts)
        recused = getattr(claim, "recused", None)
        if recused is None:
            recused = claim.recusals.values_list("user", flat=True)
        return cls(draft, load_evidence(claim), in_force, writers, frozenset(recused))


def gate(claim: Claim, standing: Standing | None = None) -> list[GateCheck]:
    """What the claim has and lacks on the way to sign-off, in the order in which it is worked."""
    standing = standing or Standing.of(claim)
    draft = standing.draft
    reasoned = bool(draft and draft.reasons.strip())
    return checks_of(claim, documented=bool(standing.evidence), drafted=draft is not None, reasoned=reasoned)


def checks_of(claim: Claim, *, documented: bool, drafted: bool, reasoned: bool) -> list[GateCheck]:
    """The gate from what is known of the claim, so that a list needs no evidence and no drafts loaded."""
    checks = [
        GateCheck("evidence", "At least one piece of evidence", documented),
        GateCheck("verdict", "A drafted verdict with a rating and a summary", drafted),
        GateCheck("reasons", "Reasons that a reader can follow", reasoned),
    ]
    if claim.kind == ClaimKind.FIGURE:
        figure = getattr(claim, "figure", None)
        met = bool(figure and figure.measure_id)
        checks.insert(0, GateCheck("figure", "The figure, with its unit and counted thing", met))
    return checks


def barred(claim: Claim, user: User, standing: Standing | None = None) -> str:
    """Why this user signs nothing about this claim, as a sentence; "" where nothing bars them."""
    standing = standing or Standing.of(claim)
    return "You said that you can’t check this one." if user.pk in standing.recused else ""


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
    if step.four_eyes and draft is not None and (draft.author_id == user.pk or user.pk in standing.writers):
        raise StepRefused("You had a hand in this draft, so someone else signs it off.", status=403)
    if step.signs and (why := barred(claim, user, standing)):
        raise StepRefused(why, status=403)
    if step.needs_draft:
        missing = [check.label for check in gate(claim, standing) if not check.met]
        if missing:
            raise StepRefused(f"Still missing: {'; '.join(missing).lower()}.")
    if step.by_author and draft is not None and draft.author_id != user.pk:
        raise StepRefused(f"“{step.label}” is for the author of the draft.", status=403)
    if step.bound and claim.fingerprint != fingerprint_of(signed_content(claim, draft, standing.evidence)):
        raise StepRefused("The content has changed since it was submitted. Return it, so that it is signed anew.")
    if step.finishes and standing.in_force:
        raise StepRefused("A verdict is in force. Correct or retract it instead.")


def _just_taken(claim: Claim, step: Step) -> bool:
    """Whether the last that happened to the claim is one of the steps that this one takes back. One query."""
    last = claim.events.order_by("-at", "-pk").first()
    return last is not None and last.step in step.undoes and last.from_stage == step.target


def open_steps(claim: Claim, user: User, standing: Standing | None = None) -> list[StepChoice]:
    """The steps that fit the claim's stage, each with whether this user may take it and, if not, why not.

    Decides by the same check as the action that takes the step. Undoing is left out where there is nothing to undo.
    """
    standing = standing or Standing.of(claim)
    choices = []
    for step in STEPS.values():
        if claim.stage not in step.sources:
            continue
        try:
            check_step(claim, step, user, standing)
        except StepRefused as refusal:
            if not step.undoes:
                choices.append(StepChoice(step, False, str(refusal), step.needs_note(claim.stage)))
        else:
            choices.append(StepChoice(step, True, "", step.needs_note(claim.stage)))
    return choices
