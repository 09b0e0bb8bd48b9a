import pytest
from django.core.management import CommandError, call_command

from claims.management.commands import draw_workflow


def test_the_drawn_workflow_is_fresh():
    call_command("draw_workflow", check=True)


def test_a_stale_drawing_fails_the_check(tmp_path, monkeypatch):
    stale = tmp_path / "workflow.md"
    stale.write_text("old")
    monkeypatch.setattr(draw_workflow, "PAGE", stale)
    with pytest.raises(CommandError, match="stale"):
        call_command("draw_workflow", check=True)
    call_command("draw_workflow")
    call_command("draw_workflow", check=True)
