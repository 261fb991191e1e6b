"""An installation, a network between it and phones, and phones in other engines than the other tests'."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import conftest as browser
from tests.engines.firefox import Firefox
from tests.engines.webkit import WebKit

prepared = browser.prepared
installation = browser.installation
network = browser.network
photos = browser.photos


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    """Make a phone with Firefox."""
    engine = Firefox(tmp_path / "firefox")
    yield engine
    engine.kill()


@pytest.fixture
def webkit() -> Iterator[WebKit]:
    """Make a phone with WebKit."""
    engine = WebKit()
    yield engine
    engine.quit()
