"""Makes sure that a browser for the tests is there, or says the one line that installs it."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
WINDOWLESS = "chromium-headless-shell"


def found() -> str | None:
    """Return the path of an installed browser, or None where only Playwright's own could serve."""
    return os.environ.get("SHOPPER_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)


def windowless() -> str | None:
    """Return the path of the same browser without windows and menus, which takes a third less of the machine's time."""
    return os.environ.get("SHOPPER_BROWSER") or shutil.which(WINDOWLESS) or found()


def install(*packages: str) -> bool:
    """Install packages of Debian where that can be done; False says that they are not there."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    steps = (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages])
    return all(subprocess.run(["apt-get", *step], check=False).returncode == 0 for step in steps)


def main() -> int:
    """Install the browsers where they are not found; the exit code says whether there is one."""
    if found() and shutil.which(WINDOWLESS):
        return 0
    if install("chromium", WINDOWLESS) or install("chromium"):
        return 0 if found() else 1
    if found():
        return 0  # it can do all that is tested, only slower
    if subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode == 0:
        return 0
    print("No browser for the tests. Install one: sudo apt-get install chromium", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
