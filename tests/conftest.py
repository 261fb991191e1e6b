"""What every test may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from shopper.db import Database


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """Open an empty database, closed at the end."""
    database = Database.open(tmp_path / "data" / "shopper.sqlite3")
    yield database
    database.close()
