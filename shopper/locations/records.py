"""Rows of clients and locations."""

import json
from collections.abc import Iterable, Mapping
from typing import cast

from shopper.db import Connection, Row
from shopper.locations.attributes import typed_attributes
from shopper.locations.model import Client, Location, below
from shopper.logic import Type
from shopper.people.model import EVERYWHERE, Person, Role
from shopper.problems import NOT_FOUND, Problem

_CLIENT = "SELECT id, code, name, zone, release_after_hours, root_id FROM client"
_LOCATION = """SELECT id, client_id, parent_id, kind, code, name, address, zone, latitude, longitude, attributes, path
               FROM location"""


def of(con: Connection, person: Person, location_id: int, *roles: Role) -> Location:
    """Return a location over which `person` holds one of `roles`. Raises NOT_FOUND."""
    found = location(con, location_id)
    if not any(person.may(role, found.path) for role in roles):
        raise Problem(NOT_FOUND)
    return found


def location(con: Connection, location_id: int) -> Location:
    """Return a location, whoever asks. Raises NOT_FOUND."""
    return _one(con.execute(f"{_LOCATION} WHERE id = ?", (location_id,)).fetchone())


def by_code(con: Connection, client_id: int, code: str) -> Location:
    """Return a client's location by its code, whoever asks. Raises NOT_FOUND."""
    return _one(con.execute(f"{_LOCATION} WHERE client_id = ? AND code = ?", (client_id, code)).fetchone())


def find(con: Connection, client_id: int, code: str) -> Location | None:
    """Return a client's location by its code, if there is one, whoever asks."""
    row = con.execute(f"{_LOCATION} WHERE client_id = ? AND code = ?", (client_id, code)).fetchone()
    return _one(row) if row else None


def children(con: Connection, parent: Location) -> tuple[Location, ...]:
    """Return what stands directly under `parent`, by name."""
    return _all(con.execute(f"{_LOCATION} WHERE parent_id = ? ORDER BY name, id", (parent.id,)))


def leaves(con: Connection, top: Location) -> tuple[Location, ...]:
    """Return the places below `top` where visits happen, itself included, in the order of the tree."""
    inside = f"{_LOCATION} WHERE path >= ? AND path < ? AND kind = 'location' ORDER BY path"
    return _all(con.execute(inside, below(top.path)))


def ancestors(con: Connection, location: Location) -> tuple[Location, ...]:
    """Return what stands above a location, from the client's root down."""
    ids = [int(part) for part in location.path.split("/") if part][:-1]
    marks = ", ".join("?" for _ in ids)
    found = {one.id: one for one in _all(con.execute(f"{_LOCATION} WHERE id IN ({marks})", ids))}
    return tuple(found[one] for one in ids)


def tree(con: Connection, client_id: int) -> tuple[Location, ...]:
    """Return all of a client's locations, parents before children."""
    return _all(con.execute(f"{_LOCATION} WHERE client_id = ? ORDER BY LENGTH(path), path", (client_id,)))


def tops(con: Connection, person: Person, client: Client, *roles: Role) -> tuple[Location, ...]:
    """Return the highest places of a client over which `person` holds one of `roles`."""
    paths = person.paths(*roles)
    if EVERYWHERE in paths:
        return (location(con, client.root_id),)
    held = (int(path.strip("/").rpartition("/")[2]) for path in paths)
    found = (location(con, location_id) for location_id in held)
    return tuple(one for one in found if one.client_id == client.id)


def attributes(con: Connection) -> Mapping[str, Type]:
    """Return the attributes that the places of all clients have, by name; ids of a text are its values, if few.

    An attribute that is of one kind here and of another there is of any kind.
    """
    rows = con.execute("SELECT DISTINCT attributes FROM location WHERE kind = 'location'")
    return typed_attributes(json.loads(row["attributes"]) for row in rows)


# Clients


def client_of(con: Connection, person: Person, client_id: int, *roles: Role) -> Client:
    """Return a client in any part of which `person` holds one of `roles`. Raises NOT_FOUND."""
    if not any(person.serves(role, client_id) for role in roles):
        raise Problem(NOT_FOUND)
    return client(con, client_id)


def clients_of(con: Connection, person: Person, *roles: Role) -> tuple[Client, ...]:
    """Return the clients in any part of which `person` holds one of `roles`, by name."""
    return tuple(one for one in clients(con) if any(person.serves(role, one.id) for role in roles))


def client(con: Connection, client_id: int) -> Client:
    """Return a client, whoever asks. Raises NOT_FOUND."""
    row = con.execute(f"{_CLIENT} WHERE id = ?", (client_id,)).fetchone()
    if row is None:
        raise Problem(NOT_FOUND)
    return Client(**row)


def client_by_code(con: Connection, code: str) -> Client | None:
    """Return the client with this code, whoever asks."""
    row = con.execute(f"{_CLIENT} WHERE code = ?", (code,)).fetchone()
    return Client(**row) if row else None


def clients(con: Connection) -> tuple[Client, ...]:
    """Return all clients, by name."""
    return tuple(Client(**row) for row in con.execute(f"{_CLIENT} ORDER BY name, id"))


# Writing


def add_client(con: Connection, code: str, name: str, zone: str) -> int:
    """Add a client that has no root yet; returns the id."""
    insert = "INSERT INTO client (code, name, zone) VALUES (?, ?, ?) RETURNING id"
    return cast("int", con.execute(insert, (code, name, zone)).fetchone()["id"])


def change_client(con: Connection, client_id: int, name: str, zone: str, root_id: int) -> None:
    """Name a client after its root."""
    con.execute("UPDATE client SET name = ?, zone = ?, root_id = ? WHERE id = ?", (name, zone, root_id, client_id))


def add(con: Connection, new: Location, parent: Location | None) -> Location:
    """Add a location under `parent`; its id and path are given here."""
    row = con.execute(
        """INSERT INTO location
               (client_id, parent_id, kind, code, name, address, zone, latitude, longitude, attributes)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
        (new.client_id, parent.id if parent else None, new.kind, new.code, *_facts(new)),
    ).fetchone()
    path = f"{parent.path if parent else '/'}{row['id']}/"
    con.execute("UPDATE location SET path = ? WHERE id = ?", (path, row["id"]))
    return location(con, row["id"])


def change(con: Connection, old: Location, new: Location, parent: Location | None) -> Location:
    """Give a location the kind and facts of `new`, and move it with all below it under `parent`."""
    con.execute(
        """UPDATE location SET parent_id = ?, kind = ?, name = ?, address = ?, zone = ?, latitude = ?, longitude = ?,
               attributes = ? WHERE id = ?""",
        (parent.id if parent else None, new.kind, *_facts(new), old.id),
    )
    path = f"{parent.path if parent else '/'}{old.id}/"
    if path != old.path:
        con.execute(
            "UPDATE location SET path = ? || SUBSTR(path, ?) WHERE path >= ? AND path < ?",
            (path, len(old.path) + 1, *below(old.path)),
        )
    return location(con, old.id)


def _facts(one: Location) -> tuple[object, ...]:
    attributes = json.dumps(dict(one.attributes), ensure_ascii=False, sort_keys=True)
    return one.name, one.address, one.zone, one.latitude, one.longitude, attributes


def _one(row: Row | None) -> Location:
    if row is None:
        raise Problem(NOT_FOUND)
    return Location(**{**row, "attributes": json.loads(row["attributes"])})


def _all(rows: Iterable[Row]) -> tuple[Location, ...]:
    return tuple(_one(row) for row in rows)
