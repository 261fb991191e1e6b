"""Two clients with their trees and the cast, made by the ordinary imports.

anna and boris shop, rita reviews, maria manages the north and oleg the south of the Estonian client,
uljana manages the client of the Urals, tiina administers everything.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from shopper.db import Connection, Database
from shopper.locations import records as locations
from shopper.locations.imports import locations as import_locations
from shopper.locations.model import Client, Location
from shopper.people import records as people
from shopper.people import sessions
from shopper.people.imports import people as import_people
from shopper.people.invite import invite
from shopper.people.model import Person

NOW = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
SECRET = b"the key of a server in a test...."

LOCATIONS = """client,code,parent,kind,name,zone,office.has_queue,office.desks
balt,balt,,client,Balt Mobile,Europe/Tallinn,,
balt,north,balt,region,North,,,
balt,tallinn,north,city,Tallinn,,,
balt,T1,tallinn,location,Tallinn Harbour,,true,4
balt,T2,tallinn,location,Tallinn Centre,,false,2
balt,south,balt,region,South,,,
balt,S1,south,location,Tartu,,true,3
ural,ural,,client,Ural Svyaz,Asia/Yekaterinburg,,
ural,E1,ural,location,Yekaterinburg,,true,5
"""

PEOPLE = """email,name,language,role,client,location
anna@demo.test,Anna,ru,shopper,balt,
boris@demo.test,Boris,et,shopper,balt,
rita@demo.test,Rita,en,reviewer,,
maria@demo.test,Maria,en,manager,balt,north
oleg@demo.test,Oleg,ru,manager,balt,south
uljana@demo.test,Uljana,ru,manager,ural,
tiina@demo.test,Tiina,en,admin,,
"""


@dataclass(frozen=True)
class World:
    """The database with its cast; names are read anew each time."""

    db: Database
    secret: bytes = SECRET

    def person(self, name: str) -> Person:
        """Return one of the cast by first name."""
        return self.db.read_now(lambda con: people.named(con, f"{name}@demo.test"))

    def client(self, code: str = "balt") -> Client:
        """Return a client by its code."""
        return next(one for one in self.db.read_now(locations.clients) if one.code == code)

    def location(self, code: str, client: str = "balt") -> Location:
        """Return a location by its code."""
        client_id = self.client(client).id
        return self.db.read_now(lambda con: locations.by_code(con, client_id, code))

    def code(self, name: str, now: datetime = NOW) -> str:
        """Invite one of the cast; returns the code."""
        return self.db.write_now(lambda con: invite(con, self.secret, people.named(con, f"{name}@demo.test"), now)).code

    def token(self, name: str) -> str:
        """Make an API token for one of the cast."""
        who = self.person(name)
        return self.db.write_now(lambda con: sessions.new_token(con, self.secret, who, NOW))


def a_world(db: Database, secret: bytes = SECRET) -> World:
    """Fill an empty database with the two clients and the cast."""

    def job(con: Connection) -> None:
        import_locations(con, LOCATIONS.encode())
        import_people(con, PEOPLE.encode(), NOW)

    db.write_now(job)
    return World(db, secret)
