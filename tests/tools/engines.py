"""Makes sure that the other browser engines for the tests are there, or says the one line that installs them."""

import shutil
import sys
from pathlib import Path

from tests.tools.browser import install

PACKAGES = ("firefox-esr", "webkit2gtk-driver", "xvfb")
FIREFOX = "firefox-esr"
DRIVER = "WebKitWebDriver"


def mini_browser() -> Path | None:
    """Return the browser that comes with WebKitGTK's driver; it is on no path."""
    return next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), None)


def found() -> bool:
    """Say whether every engine and the display for it is installed."""
    return all(map(shutil.which, (FIREFOX, DRIVER, "Xvfb"))) and mini_browser() is not None


def main() -> int:
    """Install what is not found; the exit code says whether all of it is there."""
    if found() or (install(*PACKAGES) and found()):
        return 0
    print(f"Not all engines are here. Install them: sudo apt-get install {' '.join(PACKAGES)}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
