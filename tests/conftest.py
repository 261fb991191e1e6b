"""What every test may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from shopper.db import Database

TESTS = Path(__file__).parent
# Unit and HTTP tests alone have to reach every line: tracing makes random cases take more than twice as long, and
# browsers meet the server in processes of its own.
UNTRACED = {"property", "browser", "torture"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.relative_to(TESTS).parts[0] in UNTRACED:
            item.add_marker("no_cover")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """Open an empty database, closed at the end."""
    database = Database.open(tmp_path / "data" / "shopper.sqlite3")
    yield database
    database.close()
