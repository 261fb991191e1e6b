"""Brings the locations of a CSV file into the trees of their clients: all of them, or none."""

from dataclasses import replace
from itertools import groupby

from shopper.db import Connection
from shopper.locations import records
from shopper.locations.lines import LocationLine, check_facts
from shopper.locations.model import KINDS, Location
from shopper.locations.outline import Outline
from shopper.web.csvfile import Imported, Mistakes, Row, rows


def locations(con: Connection, raw: bytes) -> Imported:
    """Create and update locations, and clients by their roots; the same file again changes nothing.

    A line says all about its location; locations that no line names stay as they are. Raises IMPORT_MISTAKES.
    """
    mistakes = Mistakes()
    lines = rows(raw, LocationLine, mistakes, family="office")
    for row in lines:
        check_facts(row, mistakes)
    by_client = groupby(sorted(lines, key=lambda row: row.said.client), key=lambda row: row.said.client)
    outlines = [_outline(con, code, list(group)) for code, group in by_client]
    for outline in outlines:
        outline.check(mistakes)
    mistakes.refuse()
    done = Imported()
    for outline in outlines:
        _apply(con, outline, done)
    return done


def _outline(con: Connection, code: str, lines: list[Row[LocationLine]]) -> Outline:
    client = records.client_by_code(con, code)
    now = {one.code: one for one in records.tree(con, client.id)} if client else {}
    return Outline(client, now, lines)


def _apply(con: Connection, outline: Outline, done: Imported) -> None:
    placed = dict(outline.now)
    client_id = outline.client.id if outline.client else 0
    for row in sorted(outline.lines, key=lambda row: KINDS.index(row.said.kind)):
        said = row.said
        if not client_id:
            client_id = records.add_client(con, said.client, said.name, said.zone)
        old, parent = placed.get(said.code), placed.get(said.parent)
        new = _location(said, client_id, parent)
        placed[said.code] = _write(con, old, new, parent, done)
        if said.kind == "client":
            records.change_client(con, client_id, said.name, said.zone, placed[said.code].id)


def _location(said: LocationLine, client_id: int, parent: Location | None) -> Location:
    return Location(
        id=0,
        client_id=client_id,
        parent_id=parent.id if parent else None,
        kind=said.kind,
        code=said.code,
        name=said.name,
        address=said.address,
        zone=said.zone or (parent.zone if parent else ""),
        latitude=said.latitude,
        longitude=said.longitude,
        attributes=said.attributes,
    )


def _write(con: Connection, old: Location | None, new: Location, parent: Location | None, done: Imported) -> Location:
    if old is None:
        done.count("created")
        return records.add(con, new, parent)
    if replace(old, id=0, path="") == new:
        done.count("unchanged")
        return old
    done.count("updated")
    return records.change(con, old, new, parent)
