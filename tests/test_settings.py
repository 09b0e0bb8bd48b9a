"""What the environment may say, and what the settings keep on one's own machine."""

import stat

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
