"""Where things that derive from one another come from."""

from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key")


def roots(parents: Mapping[Key, Key | None]) -> dict[Key, Key]:
    """The key in which each one's line ends, following `parents`; a parent that is no key itself ends it too.

    What stands in a circle, or leads into one, has no root and is left out.
    """
    found: dict[Key, Key] = {}
    for key in parents:
        line: dict[Key, None] = {}
        here = key
        while here not in found and here not in line:
            line[here] = None
            above = parents[here]
            if above is None or above not in parents:
                found[here] = here
            else:
                here = above
        if here in found:
            found |= dict.fromkeys(line, found[here])
    return found
