"""The whole application over the world of the tests, and browsers that visit it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from httpx2 import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient

from shopper import clock
from shopper.app import create_app
from shopper.db import Database
from shopper.people import records, sessions
from shopper.settings import Settings
from shopper.web.secret import server_key
from tests.builders.world import World, a_world

ORIGIN = "http://testserver"
_TOKEN = re.compile(r'name="csrf" value="([0-9a-f]+)"')


@dataclass
class Site:
    """A running application with its world."""

    app: Starlette
    world: World
    raises: bool = True

    def guest(self) -> TestClient:
        """Return a browser in which nobody has signed in."""
        headers = {"Origin": ORIGIN, "Accept-Language": "en"}
        return TestClient(self.app, headers=headers, follow_redirects=False, raise_server_exceptions=self.raises)

    def browser(self, name: str) -> TestClient:
        """Return a browser in which one of the cast has signed in; it is answered in English."""
        client = self.guest()
        who = self.world.person(name)
        cookie = self.world.db.write_now(lambda con: sessions.begin(con, self.world.secret, who, clock.now()))
        client.cookies.set(sessions.COOKIE, cookie)
        client.cookies.set("language", "en")
        return client

    def program(self, name: str) -> TestClient:
        """Return a client that sends an API token of one of the cast."""
        return TestClient(self.app, headers={"Authorization": f"Bearer {self.world.token(name)}"})


def a_site(db: Database, data: Path, **chosen: Any) -> Site:
    """Build the application over a fresh world; `data` is its folder, `chosen` are other settings."""
    world = a_world(db, server_key(data))
    return Site(create_app(Settings(data=data, **chosen), db), world)


def form_token(page: str) -> str:
    """Return the token that a page's forms carry."""
    found = _TOKEN.search(page)
    assert found, "the page has no form with a token"
    return found[1]


def sends(client: TestClient, page: str, action: str, **fields: str) -> Response:
    """Open `page` and send its form that posts to `action`."""
    return client.post(action, data={"csrf": form_token(client.get(page).text), **fields})


def sessions_of(world: World, name: str) -> int:
    """Return how many sessions one of the cast has."""
    return world.db.read_now(lambda con: records.sessions_open(con, clock.now())).get(world.person(name).id, 0)
