"""Saves a draft so that no text is ever lost, also when two admins write at once."""

from dataclasses import dataclass
from datetime import datetime

from shopper.authoring import records
from shopper.authoring.model import Draft, Start
from shopper.db import Connection
from shopper.people.model import Person


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a text went: into `draft`; into a draft of its own, `aside`, where another text had come before it."""

    draft: Draft
    aside: Draft | None = None

    @property
    def kept(self) -> Draft:
        """The draft that holds the text."""
        return self.aside or self.draft


def save(con: Connection, draft_id: int, revision: int, source: str, by: Person, now: datetime) -> Saved:
    """Save the text that was written over `revision`; the same text again changes nothing. Raises NOT_FOUND.

    Where the draft has another text by now, or is closed, that stays, and this one becomes a draft beside it.
    """
    current = records.draft(con, draft_id)
    if current.source == source:
        return Saved(current)
    if current.revision == revision and current.is_open:
        return Saved(records.put_source(con, draft_id, source, by, now))
    return Saved(current, records.add(con, Start(source, current.based_on, aside_of=current.id), by, now))
