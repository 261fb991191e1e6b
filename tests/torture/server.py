"""An installation with one shopper and much to do, and its server, which may be killed."""

import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

from shopper import clock
from shopper.assignments.imports import assignments as import_assignments
from shopper.assignments.states import accept
from shopper.db import Connection, Database
from shopper.locations.imports import locations as import_locations
from shopper.people import records as people
from shopper.people.imports import people as import_people
from shopper.people.invite import invite
from shopper.scenarios.publish import publish
from shopper.settings import Settings
from shopper.web.secret import server_key
from tests.browser.installation import Server as Process
from tests.torture.script import script

ANNA = "anna@acme.test"
LOCATIONS = "client,code,parent,kind,name,zone\nacme,acme,,client,Acme,Europe/Tallinn\n"
PEOPLE = f"email,name,language,role,client,location\n{ANNA},Anna,en,shopper,,\n"
ASSIGNMENTS = "client,wave,location,shopper,scenario,from,to,acceptance\n"
BACK_AFTER_S = 1.0


class Server:
    """The server of one data folder; `serving` hears each port."""

    def __init__(self, data: Path, serving: Callable[[int], None]) -> None:
        self.data = data
        self.kills = 0
        self._serving = serving
        self._process: Process | None = None
        self._returning: threading.Thread | None = None

    def start(self) -> None:
        """Start it and wait until it listens."""
        self._process = Process(self.data)
        self._serving(self._process.port)

    def kill_after(self, ms: int) -> None:
        """Take its power away in a while; it comes back by itself. Nothing, while it is not back from the last time."""
        if not self._returning or not self._returning.is_alive():
            self._returning = threading.Thread(target=self._die_and_return, args=(ms / 1000,))
            self._returning.start()

    def back(self) -> None:
        """Wait until a killed server runs again."""
        if self._returning:
            self._returning.join()
            self._returning = None

    def stop(self) -> None:
        """Stop it for good."""
        self.back()
        self._end(signal.SIGTERM)

    def _die_and_return(self, after: float) -> None:
        time.sleep(after)
        self.kills += 1
        self._end(signal.SIGKILL)
        time.sleep(BACK_AFTER_S)
        self.start()

    def _end(self, how: signal.Signals) -> None:
        if self._process:
            self._process.stop(how)
            self._process = None


def prepare(data: Path, visits: int) -> str:
    """Make an installation in which Anna has accepted so many assignments; returns a code for her."""
    codes = [f"office-{number}" for number in range(visits)]
    places = LOCATIONS + "".join(f"acme,{code},acme,location,Office {code},\n" for code in codes)
    work = ASSIGNMENTS + "".join(
        f"acme,2026-11,{code},{ANNA},under-fire,2020-01-01,2099-12-31,review\n" for code in codes
    )

    def fill(con: Connection) -> str:
        now = clock.now()
        import_locations(con, places.encode())
        import_people(con, PEOPLE.encode(), now)
        publish(con, script(), None, now)
        import_assignments(con, work.encode(), now)
        anna = people.named(con, ANNA)
        for (number,) in con.execute("SELECT id FROM assignment").fetchall():
            accept(con, anna, number, now)
        return invite(con, server_key(data), anna, now).shown

    database = Database.open(Settings(data=data).database)
    try:
        return database.write_now(fill)
    finally:
        database.close()
