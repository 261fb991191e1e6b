"""Offices to try a script in: one for each set of attributes, since expressions can tell no others apart."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shopper.authoring.examining import Known
from shopper.db import Connection
from shopper.locations import records as locations
from shopper.locations.model import Attribute, Client, Location
from shopper.people.model import Person

LIMIT = 200


@dataclass(frozen=True, slots=True)
class Place:
    """An office, its client, and how many others have the same attributes."""

    id: int
    client: Client
    name: str
    attributes: Mapping[str, Attribute]
    others: int


def places(con: Connection, admin: Person) -> tuple[Place, ...]:
    """Return the offices of this admin's clients, one a set of attributes; of each client the commonest sets first."""
    return tuple(
        place
        for client in locations.clients_of(con, admin, "admin")
        for place in sorted(_of_client(con, admin, client), key=lambda place: -place.others)[:LIMIT]
    )


def known_attributes(con: Connection) -> Known:
    """Return which attributes the offices of all clients have, for examining a text."""
    return tuple(locations.attributes(con).items())


def _of_client(con: Connection, admin: Person, client: Client) -> Iterator[Place]:
    alike: dict[frozenset[tuple[str, Attribute]], list[Location]] = defaultdict(list)
    for top in locations.tops(con, admin, client, "admin"):
        for leaf in locations.leaves(con, top):
            alike[frozenset(leaf.attributes.items())].append(leaf)
    for offices in alike.values():
        first = offices[0]
        yield Place(first.id, client, first.name, first.attributes, len(offices) - 1)
