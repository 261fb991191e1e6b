"""Brings the people of a CSV file and their rights into the installation: all of them, or none."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from shopper.db import Connection
from shopper.languages import mark as _
from shopper.people import records
from shopper.people.model import WITHOUT_CLIENT, Role
from shopper.web.csvfile import Imported, Mistakes, Row, rows

EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")


class PersonLine(BaseModel):
    """One right of one person; somebody with several rights has several lines."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    email: str = Field(max_length=254)
    name: str = Field(max_length=200)
    language: Literal["", "ru", "et", "en"] = ""
    role: Role
    client: str = ""
    location: str = ""

    @property
    def key(self) -> str:
        """What makes two lines speak of one person."""
        return self.email.lower()


def people(con: Connection, raw: bytes, now: datetime) -> Imported:
    """Create and update people with their rights; the same file again changes nothing.

    Where the file gives a person a role, it names all the places of that role; roles and people that it does not
    name stay as they are. Counts people, not lines. Raises IMPORT_MISTAKES.
    """
    mistakes = Mistakes()
    lines = rows(raw, PersonLine, mistakes)
    by_person: dict[str, list[Row[PersonLine]]] = defaultdict(list)
    for row in lines:
        by_person[row.said.key].append(row)
    for own in by_person.values():
        _check_person(own, mistakes)
    places = {row.line: _place(con, row, mistakes) for row in lines}
    mistakes.refuse()
    done = Imported()
    for own in by_person.values():
        done.count(_apply(con, own, places, now))
    return done


def _check_person(own: Sequence[Row[PersonLine]], mistakes: Mistakes) -> None:
    first = own[0]
    if not EMAIL.fullmatch(first.said.email):
        mistakes.at(first.line, "email", "not_an_email", _("This is not an e-mail address."))
    for row in own[1:]:
        for column in ("name", "language"):
            if getattr(row.said, column) != getattr(first.said, column):
                other = _("Line {line} says “{value}” of the same person.")
                value = getattr(first.said, column)
                mistakes.at(row.line, column, "person_differs", other, line=first.line, value=value)


def _place(con: Connection, row: Row[PersonLine], mistakes: Mistakes) -> int | None:
    """Return the id of the place where the right holds; None for the whole installation, or after a mistake."""
    said = row.said
    if not said.client:
        if said.location:
            mistakes.at(row.line, "client", "client_missing", _("A location needs its client."))
        elif said.role not in WITHOUT_CLIENT:
            mistakes.at(row.line, "client", "client_missing", _("A {role} needs a client."), role=said.role)
        return None
    found = records.place(con, said.client, said.location)
    if found is None and not records.knows_client(con, said.client):
        mistakes.at(row.line, "client", "client_unknown", _("There is no client “{code}”."), code=said.client)
    elif found is None:
        unknown = _("There is no location “{code}” of this client.")
        mistakes.at(row.line, "location", "location_unknown", unknown, code=said.location)
    return found


def _apply(
    con: Connection, own: Sequence[Row[PersonLine]], places: Mapping[int, int | None], now: datetime
) -> Literal["created", "updated", "unchanged"]:
    said = own[0].said
    found = records.by_email(con, said.email)
    person_id = found.id if found else records.add(con, said.email, said.name, said.language, now)
    changed = found is not None and (found.name, found.language) != (said.name, said.language)
    if changed:
        records.rename(con, person_id, said.name, said.language)
    wanted: dict[Role, set[int | None]] = defaultdict(set)
    for row in own:
        wanted[row.said.role].add(places[row.line])
    for role, place_ids in wanted.items():
        if records.places(con, person_id, role) != place_ids:
            records.grant(con, person_id, role, place_ids)
            changed = True
    return "created" if found is None else "updated" if changed else "unchanged"
