"""The demonstration, made small and once, for tests that want a whole past."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from starlette.testclient import TestClient

from shopper.app import create_app
from shopper.db import Database
from shopper.demo import making
from shopper.people import records as people
from shopper.people import sessions
from shopper.settings import Settings
from shopper.web.secret import server_key

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
VISITS = 130


@dataclass(frozen=True)
class Demonstration:
    """Both invented clients with their past, served."""

    db: Database
    settings: Settings
    client: TestClient

    def headers(self, name: str) -> dict[str, str]:
        """Return what signs one of the cast in, and asks for English."""
        key = server_key(self.settings.data)
        token = self.db.write_now(
            lambda con: sessions.new_token(con, key, people.named(con, f"{name}@demo.test"), datetime.now(UTC))
        )
        return {"Authorization": f"Bearer {token}", "Accept-Language": "en"}

    def column(self, sql: str, *values: object) -> list[str]:
        """Return the first column of a query, as texts."""
        return self.db.read_now(lambda con: [str(row[0]) for row in con.execute(sql, values)])


@contextmanager
def a_demonstration(folder: Path) -> Iterator[Demonstration]:
    """Make the demonstration in a folder and close it afterwards."""
    settings = Settings(data=folder)
    db = Database.open(settings.database)
    asyncio.run(making.make(db, settings, VISITS, NOW, lambda _done, _whole: None))
    yield Demonstration(db, settings, TestClient(create_app(settings, db), follow_redirects=False))
    db.close()
