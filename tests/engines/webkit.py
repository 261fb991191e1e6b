"""WebKitGTK's own small browser, driven by WebDriver on a display of its own. What it kept is gone when it ends."""

import os
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.tools.engines import DRIVER, mini_browser


class WebKit:
    """A WebKitGTK browser."""

    def __init__(self) -> None:
        self._screen: subprocess.Popen[str] | None = None
        self._driver: webdriver.WebKitGTK | None = None

    def start(self, url: str) -> None:
        """Start a display and the browser on it, and open `url`."""
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "800x900x24", "-nolisten", "tcp"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self._screen.stdout
        environment = {**os.environ, "DISPLAY": f":{self._screen.stdout.readline().strip()}"}
        options = Options()
        options.binary_location = str(mini_browser())
        options.add_argument("--automation")
        self._driver = _driven(options, environment)
        self._driver.set_window_size(360, 740)
        self._driver.get(url)

    def reload(self) -> None:
        """Load the page again."""
        self._driver.refresh()

    def run(self, script: str, *args: Any) -> Any:
        """Run the body of a function in the page and wait for its promise."""
        return self._driver.execute_script(f"return (async function () {{ {script} }}).apply(null, arguments)", *args)

    def tap(self, css: str) -> None:
        """Tap an element; by script, for the driver refuses to click controls that are drawn by their labels."""
        self.run("document.querySelector(arguments[0]).click()", css)

    def write(self, css: str, text: str) -> None:
        """Type into a field."""
        self._driver.find_element(By.CSS_SELECTOR, css).send_keys(text)

    def attach(self, css: str, path: Path) -> None:
        """Pick a file."""
        self._driver.find_element(By.CSS_SELECTOR, css).send_keys(str(path))

    def quit(self) -> None:
        """End the browser and its display."""
        if self._driver:
            self._driver.quit()
            self._driver = None
        if self._screen:
            self._screen.terminate()
            self._screen.communicate()
            self._screen = None


def _driven(options: Options, environment: dict[str, str], attempts: int = 3) -> webdriver.WebKitGTK:
    """Start the driver. The port that was free when it was looked for may be taken by the time the driver listens."""
    service = Service(shutil.which(DRIVER), env=environment)
    try:
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # of Selenium about itself
            return webdriver.WebKitGTK(options=options, service=service)
    except WebDriverException as failure:
        if attempts == 1 or "unexpectedly exited" not in str(failure):
            raise
    return _driven(options, environment, attempts - 1)
