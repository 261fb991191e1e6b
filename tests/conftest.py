"""What every test may ask for."""

import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from shopper.db import Database

TESTS = Path(__file__).parent
# Tracing makes great numbers of cases take more than twice as long, and browsers meet the server in processes of its
# own: the other tests alone have to reach every line.
UNTRACED = {"property", "browser", "torture"}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Run a test; pytest-cov's own mark for this does nothing in the processes of pytest-xdist."""
    tracer = sys.gettrace()
    if item.path.relative_to(TESTS).parts[0] in UNTRACED or item.get_closest_marker("untraced"):
        sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracer)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """Open an empty database, closed at the end."""
    database = Database.open(tmp_path / "data" / "shopper.sqlite3")
    yield database
    database.close()
