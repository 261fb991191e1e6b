"""A running programme: visits arrive, are accepted and released, and people look at the results."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from shopper.app import create_app
from shopper.assignments.model import Wave
from shopper.db import Connection, Database
from shopper.reviews.decisions import Verdict, decide
from shopper.reviews.releases import release
from shopper.settings import Settings
from shopper.visits.model import Kept
from shopper.web.secret import server_key
from tests.builders.reports import released
from tests.builders.site import Site
from tests.builders.visits import Field, a_body, visit_id
from tests.builders.world import NOW, World


class Programme:
    """The application over the test's world, with what happens in it by hand."""

    def __init__(self, db: Database, data: Path) -> None:
        self.db, self.data = db, data
        self.field = Field(db, Settings(data=data).evidence)
        self.world = World(db, server_key(data))
        self.site = Site(create_app(Settings(data=data), db), self.world)

    def browser(self, name: str) -> TestClient:
        """Return a browser in which one of the cast has signed in."""
        return self.site.browser(name)

    def arrives(self, name: str, location: str = "T1", wave: Wave | None = None, **changes: Any) -> Kept:
        """Let a visit with this name arrive for a fresh assignment of Anna's."""
        client = "ural" if location.startswith("E") else "balt"
        if client == "ural" and wave is None:
            wave = self.field.a_wave("2026-11", client="ural")
        assignment = self.field.assign(location, wave=wave)
        return self.field.send(a_body(assignment.id, name, **changes))

    def accepts(self, *names: str, photos: frozenset[str] | None = None) -> None:
        """Let Rita accept visits, and show these photos to the client."""
        rita = self.world.person("rita")
        for name in names:
            verdict = Verdict("accepted", photos=photos)
            self.db.write_now(lambda con, name=name, verdict=verdict: decide(con, rita, visit_id(name), verdict, NOW))

    def releases(self, wave: Wave | None = None) -> int:
        """Release what is accepted of a wave; returns how many visits."""
        chosen = wave or self.field.wave
        return self.db.write_now(lambda con: release(con, chosen, None, NOW + timedelta(days=9))).visits

    def shows(self, name: str, location: str = "T1", **changes: Any) -> str:
        """Let a visit arrive, be accepted and released; returns its address."""
        self.arrives(name, location, **changes)
        self.accepts(name)
        self.releases()
        return f"/visits/{visit_id(name)}"

    def scores(self, wave: Wave, **totals: list[int]) -> None:
        """Put released scores into the tallies as if visits had brought them, by the code of the office."""
        client = self.world.client()
        places = {self.world.location(code).id: values for code, values in totals.items()}

        def job(con: Connection) -> None:
            released(con, client, wave.id, places, scenario="office-test")

        self.db.write_now(job)
