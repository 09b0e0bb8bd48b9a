"""What the environment may say, and what the settings keep on one's own machine."""

import os
import stat
import subprocess
import sys

import pytest

from factcheck import settings as module


@pytest.mark.parametrize("before", [None, "", "\n"])
def test_a_machine_s_own_secret_is_made_once_and_kept_from_others(before, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "VAR_DIR", tmp_path / "var")
    kept = tmp_path / "var" / "secret_key"
    if before is not None:
        kept.parent.mkdir()
        kept.write_text(before)
    made = module.local_secret()
    assert len(made) > 64
    assert module.local_secret() == made == kept.read_text()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert list(kept.parent.iterdir()) == [kept]


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    """What a process says that starts on a server with this environment, and reaches no database yet."""
    server = {"DATABASE_URL": "postgresql://x@127.0.0.1/x", "SECRET_KEY": "x", "ALLOWED_HOSTS": "x"}
    program = "import django; django.setup(); import logging; print(logging.getLogger().level)"
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=module.BASE_DIR,
        env={**os.environ, **server, "DJANGO_SETTINGS_MODULE": "factcheck.settings", **environment},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(("typed", "level"), [("warning", 30), ("INFO", 20), ("Error", 40)])
def test_a_level_of_the_log_is_read_in_any_letter_case(typed, level):
    assert start(LOG_LEVEL=typed).stdout.strip() == str(level)


@pytest.mark.parametrize(
    ("name", "typed"), [("LOG_LEVEL", "loud"), ("DATABASE_POOL_SIZE", "0"), ("DATABASE_POOL_SIZE", "-1")]
)
def test_what_the_environment_may_not_say_is_named_at_the_start(name, typed):
    process = start(**{name: typed})
    assert process.returncode
    assert f'Environment variable "{name}" invalid' in process.stderr.splitlines()[-1]
