"""What tests of pages and the API may ask for."""

from pathlib import Path

import pytest

from shopper.db import Database
from tests.builders.site import Site, a_site


@pytest.fixture
def site(db: Database, tmp_path: Path) -> Site:
    """Build the whole application over the world of the tests."""
    return a_site(db, tmp_path / "data")
