"""Print the path of a Chromium or Chrome that the browser tests can drive.

With --install, and none on the machine, try to get one: Playwright's own build, or Debian's package where we are root.
Exit status 1, and a message in capitals, where none can be had.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find_chromium() -> str | None:
    """The browser that CHROMIUM names, one of this machine's, or Playwright's own; None where there is none."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    for name in (*NAMES, *PLACES):
        if path := shutil.which(name):
            return path
    return playwrights_chromium()


def playwrights_chromium() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install_chromium() -> None:
    attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        attempts.insert(0, ["apt-get", "install", "-y", "-q", "chromium"])
        attempts.insert(0, ["apt-get", "update", "-q"])
    for command in attempts:
        try:
            subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, timeout=600, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            print(error, file=sys.stderr)
        if find_chromium():
            return


def main() -> int:
    path = find_chromium()
    if path is None and "--install" in sys.argv[1:] and not os.environ.get("CHROMIUM"):
        install_chromium()
        path = find_chromium()
    if path is None:
        print("NO CHROMIUM OR CHROME CAN BE HAD HERE: THE BROWSER TESTS WERE NOT RUN.", file=sys.stderr)
        print("Install one, or name one: CHROMIUM=/path/to/chromium make test", file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
