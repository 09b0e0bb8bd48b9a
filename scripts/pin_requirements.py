"""Write requirements.txt and requirements-dev.txt: what pyproject.toml asks for, pinned to what is installed here.

Upgrade in the virtual environment first (`.venv/bin/pip install --upgrade NAME`), then run `make pins`.
"""

import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11", "3.12", "3.13")


def closure(requirements: list[str]) -> set[str]:
    """The pins, `name==version`, of these requirements and of all that they need on any Python that we support.

    Raises PackageNotFoundError for one that is not installed.
    """
    pins: set[str] = set()
    seen: set[tuple[str, str]] = set()
    waiting = [(Requirement(text), "") for text in requirements]
    while waiting:
        requirement, extra = waiting.pop()
        needed = requirement.marker is None or any(
            requirement.marker.evaluate(
                {"extra": extra, "python_version": python, "python_full_version": f"{python}.0"}
            )
            for python in PYTHONS
        )
        if not needed:
            continue
        installed = distribution(requirement.name)
        pins.add(f"{canonicalize_name(requirement.name)}=={installed.version}")
        for wanted in ("", *requirement.extras):
            if (key := (canonicalize_name(requirement.name), wanted)) not in seen:
                seen.add(key)
                waiting += [(Requirement(text), wanted) for text in installed.requires or ()]
    return pins


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    running = closure(project["dependencies"] + extras["embedded"])
    dev = closure(extras["dev"]) - running
    note = "# Written by `make pins` from pyproject.toml; don't edit by hand.\n"
    (ROOT / "requirements.txt").write_text(note + "".join(f"{pin}\n" for pin in sorted(running)))
    (ROOT / "requirements-dev.txt").write_text(
        note + "-r requirements.txt\n" + "".join(f"{pin}\n" for pin in sorted(dev))
    )


if __name__ == "__main__":
    main()
