"""Waiting for what another process does."""

import time
from collections.abc import Callable

PATIENCE = 20  # seconds until whatever is waited for must have happened


def wait_for(happened: Callable[[], object], what: str) -> object:
    """What `happened` answers once it is true. Raises AssertionError after PATIENCE."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if answer := happened():
            return answer
        time.sleep(0.02)
    raise AssertionError(f"{what} did not happen within {PATIENCE} s.")
