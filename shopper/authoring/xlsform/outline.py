"""The outline of a form: which groups each row stands in, and which rows repeat."""

from collections.abc import Iterator
from dataclasses import dataclass

from shopper.authoring.xlsform.columns import Row
from shopper.authoring.xlsform.kinds import RowType, row_type
from shopper.authoring.xlsform.messages import note
from shopper.authoring.xlsform.model import Note

_SWITCHED_OFF = {"yes", "true", "true()", "1"}


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """A group that rows stand in."""

    row: Row
    repeats: bool


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A row that asks, calculates or notes something, with the groups around it from outside to inside."""

    row: Row
    type: RowType
    groups: tuple[Group, ...]

    @property
    def name(self) -> str:
        """The name that expressions call it by."""
        return self.row["name"]


@dataclass(frozen=True, slots=True)
class Outline:
    """All entries that a scenario could carry; `lost` are the numbers of the rows that it cannot."""

    entries: tuple[Entry, ...]
    rows: int
    lost: frozenset[int]
    notes: tuple[Note, ...]


def outline(rows: tuple[Row, ...]) -> Outline:
    """Go through the sheet survey."""
    reader = _Reader()
    entries = tuple(entry for row in rows for entry in reader.read(row))
    reader.end()
    return Outline(entries, reader.rows, frozenset(reader.lost), tuple(reader.notes))


class _Reader:
    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.rows = 0
        self.lost: set[int] = set()
        self.notes: list[Note] = []

    def read(self, row: Row) -> Iterator[Entry]:
        if row["disabled"].lower() in _SWITCHED_OFF:
            self._note(row, "disabled")
            return
        if not row["type"]:
            said = row["name"] or "label" in row.texts
            self.rows += bool(said)
            self._note(row, "no_type" if said else "nothing_asked", lost=bool(said))
            return
        self.rows += 1
        kind = row_type(row["type"])
        match kind.role:
            case "begin" | "repeat":
                self._begin(row, repeats=kind.role == "repeat")
            case "end":
                self._end(row)
            case _ if repeating := self._repeating():
                self._note(row, "in_repeat", lost=True, name=_called(repeating))
            case _:
                yield Entry(row, kind, tuple(self.groups))

    def end(self) -> None:
        """Note the groups that are still open after the last row."""
        for group in self.groups:
            self._note(group.row, "never_ended", name=_called(group.row))

    def _begin(self, row: Row, *, repeats: bool) -> None:
        if repeating := self._repeating():
            self._note(row, "in_repeat", lost=True, name=_called(repeating))
        elif repeats:
            self._note(row, "repeat", lost=True, name=_called(row))
        self.groups.append(Group(row, repeats))

    def _end(self, row: Row) -> None:
        if not self.groups:
            self._note(row, "end_without_begin")
            return
        if self._repeating():
            self.lost.add(row.number)
        self.groups.pop()

    def _repeating(self) -> Row | None:
        return next((group.row for group in self.groups if group.repeats), None)

    def _note(self, row: Row, code: str, *, lost: bool = False, **values: str) -> None:
        self.notes.append(note(row.sheet, row.number, "type" if row["type"] else "", code, **values))
        if lost:
            self.lost.add(row.number)


def _called(row: Row) -> str:
    return row["name"] or next(iter(row.texts.get("label", {}).values()), "") or row["type"]
