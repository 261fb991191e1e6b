"""What an import had to leave out, as the editor tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shopper.authoring.model import Draft
from shopper.authoring.xlsform import said
from shopper.languages import gettext
from shopper.languages import mark as _

LEVELS = {"lost": _("lost"), "changed": _("otherwise"), "minor": _("left out")}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing in the reader's language: how bad it is, where it stood, and what became of it."""

    level: str
    word: str
    place: str
    text: str


def told(draft: Draft) -> tuple[Told, ...]:
    """Return what an import left out of this draft, what was lost first."""
    return tuple(map(_told, sorted(draft.notes, key=lambda note: list(LEVELS).index(note["level"]))))


def _told(note: Mapping[str, Any]) -> Told:
    level = note["level"]
    place = " ".join(filter(None, [note["sheet"], str(note["row"] or ""), note["column"]]))
    return Told(level, gettext(LEVELS[level]), place, said(note["message"], note["values"]))
