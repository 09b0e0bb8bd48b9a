"""Which step leads from which stage to which, and who may take it: one table.

Buttons, checks, the truth-table test and docs/workflow.md all read STEPS; nothing else decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from claims.models import Stage


@dataclass(frozen=True)
class Step:
    """One way from a stage to the next.

    `note_label` asks for words and is empty where none are needed; from the stages in `noteless` they may be left out.
    `undoes` names the steps that it takes back, right after they were taken. `needs_draft` wants a drafted verdict
    that passes the gate; `four_eyes` bars whoever had a hand in that draft and `by_author` everyone but its author;
    `not_own` bars whoever had a hand in the verdict in force; `signs` bars whoever can't check this claim; `bound`
    refuses where the content has changed since it was submitted;
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
    not_own: bool = False
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
            signs=True, not_own=True,
        ),
        # Who wrote a verdict may own up to it: a correction is signed by others before it replaces anything, and an
        # error stays public no longer than it must. To take a verdict away decides what readers see, so whoever gains
        # from that, or can't check the claim, leaves it to others; opening it anew takes nothing away.
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
            asks_correction=True, signs=True,
        ),
    )
}  # fmt: skip


def way_to_open(stage: str) -> Step:
    """The step after which a claim that is published, retracted or dismissed can be worked on again.

    Raises StopIteration for other stages.
    """
    return next(step for step in STEPS.values() if stage in step.sources and step.target == Stage.OPEN)
