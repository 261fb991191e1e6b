"""A YAML document as plain values, and where each of them stands."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from ruamel.yaml.events import Event, ScalarEvent

from shopper.scenarios.quoting import Position, columns

Path: TypeAlias = tuple[str | int, ...]


class Place(NamedTuple):
    """A line and a column, counted from 1, columns in code points."""

    line: int
    column: int


class Mistake(NamedTuple):
    """Something that a document cannot have."""

    place: Place
    code: str
    values: dict[str, object]


@dataclass
class Document:
    """What was read: `plain` holds dicts, tuples and scalars; a mistake leaves out only what it spoils.

    `keys` and `words` are where a value's key stands, and the key as it was read; `values` are the values' own
    beginnings, `ends` the code point after the closing bracket of a mapping or list that has one.
    """

    text: str
    plain: Any = None
    mistakes: list[Mistake] = field(default_factory=list)
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Event] = field(default_factory=dict)
    words: dict[Path, Event] = field(default_factory=dict)
    ends: dict[Path, int] = field(default_factory=dict)
    _inside: dict[Path, list[Position] | None] = field(default_factory=dict)

    def at(self, path: Path) -> Place:
        """Return where the value stands, or what would hold it."""
        while path not in self.values and path:
            path = path[:-1]
        return place_of(self.values[path].start_mark) if path in self.values else Place(1, 1)

    def key(self, path: Path) -> Place:
        """Return where the key of the value stands, or the value itself where it has none."""
        return self.keys.get(path) or self.at(path)

    def inside(self, path: Path, offset: int) -> Place:
        """Return where the code point `offset` of a text stands, as far as its quoting lets us know."""
        event = self.values.get(path)
        if not isinstance(event, ScalarEvent):
            return self.at(path)
        start, end = event.start_mark, event.end_mark
        if path not in self._inside:
            raw = self.text[start.index : end.index]
            self._inside[path] = columns(raw, event.value, event.style or "", start.column)
        known = self._inside[path]
        if not known or offset > len(known):
            return self.at(path)
        line, column = known[offset] if offset < len(known) else (known[-1][0], known[-1][1] + 1)
        return Place(start.line + line + 1, column + 1)


def place_of(mark: Any) -> Place:
    """Return the place of a mark of the parser, which counts from 0."""
    return Place(mark.line + 1, mark.column + 1)
