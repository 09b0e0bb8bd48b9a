from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims.models import Stage
from claims.steps import STEPS

PAGE = Path(settings.BASE_DIR) / "docs" / "workflow.md"


def workflow_page() -> str:
    """docs/workflow.md as STEPS would have it: a diagram, and a table of who may do what."""
    arrows = [
        f"    {source.value} --> {step.target.value}: {step.label}"
        for step in STEPS.values()
        for source in sorted(step.sources, key=list(Stage).index)
    ]
    rows = [
        "| {} | {} | {} | `{}` | {} |".format(
            step.label,
            ", ".join(source.label for source in sorted(step.sources, key=list(Stage).index)),
            step.target.label,
            step.permission,
            "; ".join(conditions(step)) or "–",
        )
        for step in STEPS.values()
    ]
    return "\n".join(
        [
            "# Workflow of a claim",
            "",
            "Written by `manage.py draw_workflow` from `claims/steps.py`; edit the table there, not this page.",
            "",
            "```mermaid",
            "stateDiagram-v2",
            "    [*] --> suggested: the scan",
            "    [*] --> open: by hand",
            *arrows,
            "```",
            "",
            "| step | from | to | permission | conditions |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def conditions(step) -> list[str]:
    """What a step asks for besides stage and permission, in words."""
    return [
        words
        for wanted, words in (
            (step.note_label and not step.noteless, "needs a note"),
            (step.noteless, f"needs a note, but not from {', '.join(sorted(step.noteless))}"),
            (step.asks_correction, "needs the kind of correction"),
            (step.undoes, f"right after {' or '.join(sorted(step.undoes))}"),
            (step.needs_draft, "the gate is passed"),
            (step.by_author, "only the draft’s author"),
            (step.four_eyes, "never someone with a hand in the draft"),
            (step.not_own, "never someone with a hand in the verdict in force"),
            (step.signs, "never someone who can’t check this one"),
            (step.bound, "content unchanged since it was submitted"),
            (step.finishes, "no verdict in force"),
        )
        if wanted
    ]


class Command(BaseCommand):
    help = "Write docs/workflow.md from the workflow's table, or check that it is fresh."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail when the page is stale")

    def handle(self, *args, check: bool, **options) -> None:
        page = workflow_page()
        if check:
            if not PAGE.exists() or PAGE.read_text() != page:
                raise CommandError(f"{PAGE.name} is stale: run manage.py draw_workflow.")
            self.stdout.write(f"{PAGE.name} is fresh.")
            return
        PAGE.write_text(page)
        self.stdout.write(f"Wrote {PAGE}.")
