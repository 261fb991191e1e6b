"""The events of a YAML text. Items of lists that were read before, in this text or another, are not read again.

Where somebody types, one line changes and thousands stay. An item of a block list means the same wherever it stands, so
each is read by itself, and the text around the items with a word in the place of each. Whenever that is not certainly
the same as reading the whole text, the whole text is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent, Event, ScalarEvent
from ruamel.yaml.scanner import Scanner, ScannerError

KEPT = 4096
MOST = 60_000  # events; a text with more holds more than a scenario may, and whoever reads it stops before its end
DEEPEST = 40  # levels, of which the same holds
ITEMS = 7000  # in one list, too
TAG_LIMIT = 200
WORTH = 1500  # characters; less is read as fast as it is taken apart
_STANDS_IN = "zz-item-of-a-list-"
_BETWEEN = re.compile(r"(?: *(?:#[^\n]*)?\n)* *(?:#[^\n]*\Z)?")
_ITEM = re.compile(r"( *)- (?:\{ *)?id *:")
_ELSEWHERE = re.compile(r"[\r\t\x85\u2028\u2029\ufeff]|" + _STANDS_IN)


@dataclass(slots=True)
class Mark:
    """A place in a text, counted from 0 in code points."""

    index: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list: its lines, and its first one's number and first character."""

    text: str
    line: int
    index: int


class _WholeError(Exception):
    """Raised where a text has to be read as a whole."""


def whole(text: str) -> Iterator[Event]:
    """Yield the events of a text. Raises YAMLError, OverflowError."""
    found: Iterator[Event] = _Yaml().parse(text)
    return found


def typed(text: str) -> Iterator[Event]:
    """Yield the events of a text that somebody is writing; only where a block or the text ends is said differently.

    Raises YAMLError, OverflowError.
    """
    try:
        return iter(_taken_apart(text, above=-1))
    except (_WholeError, YAMLError, OverflowError):
        return whole(text)


class _Scanner(Scanner):
    """Stops at a long tag, which the library would decode in quadratic time."""

    def scan_tag_uri(self, name: Any, start_mark: Any) -> Any:
        """Scan the rest of a tag."""
        uri = super().scan_tag_uri(name, start_mark)
        if len(uri) > TAG_LIMIT:
            raise ScannerError(None, None, "this tag is too long", start_mark)
        return uri


class _Yaml(YAML):
    def __init__(self) -> None:
        super().__init__(typ="safe", pure=True)
        self.Scanner = _Scanner

    def official_plug_ins(self) -> list[str]:
        """Look for no plug-ins: a parser for each item of a list would spend more time on that than on the item."""
        return []


def _taken_apart(text: str, above: int) -> tuple[Event, ...]:
    """Return the events of a text whose items stand further in than column `above`."""
    if _ELSEWHERE.search(text):
        raise _WholeError
    lines = text.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, lines))]
    items = _items(lines, starts, above)
    if len(items) > ITEMS or (not items and above < 0):
        raise _WholeError
    around, at = [], 0
    for number, item in enumerate(items):
        margin = len(item.text) - len(item.text.lstrip(" "))
        around += [*lines[at : item.line], f"{' ' * margin}- {_STANDS_IN}{number}\n"]
        at = item.line + len(item.text.splitlines())
        around.append("\n" * (at - item.line - 1))
    put_together = _put_together(text, "".join([*around, *lines[at:]]), starts, items)
    found = tuple(islice(put_together, MOST))
    if len(found) == MOST:
        raise _WholeError
    return found


def _put_together(text: str, around: str, starts: list[int], items: list[_Item]) -> Iterator[Event]:
    number = depth = 0
    for event in whole(around):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST:
            raise _WholeError
        if isinstance(event, ScalarEvent) and event.value.startswith(_STANDS_IN) and number < len(items):
            item = items[number]
            if event.value != f"{_STANDS_IN}{number}" or event.style or event.start_mark.line != item.line:
                raise _WholeError
            number += 1
            read = _read(item.text)
            moved = read if item.line == 0 else (_moved(one, item) for one in read)
            yield from (_followed(one, item.index + len(item.text), text) for one in moved)
        else:
            event.start_mark = _placed(event.start_mark, starts)
            event.end_mark = _placed(event.end_mark, starts)
            yield event
    if number < len(items):
        raise _WholeError


@lru_cache(KEPT)
def _read(item: str) -> tuple[Event, ...]:
    """Return the events of one item of a list, marked as if nothing stood before it."""
    around = len(("stream", "document", "list"))
    return _taken_apart(item, above=len(item) - len(item.lstrip(" ")))[around:-around]


def _items(lines: list[str], starts: list[int], above: int) -> list[_Item]:
    """Return the items of the outermost lists; none where taking the text apart is not worth it."""
    if starts[-1] < WORTH:
        return []
    margins = [(number, len(begun[1])) for number, line in enumerate(lines) if (begun := _ITEM.match(line))]
    outermost = min((margin for _, margin in margins if margin > above), default=-1)
    inside = " " * (outermost + 1)
    found = []
    for number, margin in margins:
        if margin == outermost:
            end = number + 1
            while end < len(lines) and (not lines[end].strip() or lines[end].startswith(inside)):
                end += 1
            found.append(_Item("".join(lines[number:end]), number, starts[number]))
    return found


def _moved(event: Event, item: _Item) -> Event:
    kind = type(event)
    moved = kind.__new__(kind)
    for name in _slots(kind.__mro__):
        setattr(moved, name, getattr(event, name))
    start, end = event.start_mark, event.end_mark
    moved.start_mark = Mark(start.index + item.index, start.line + item.line, start.column)
    moved.end_mark = Mark(end.index + item.index, end.line + item.line, end.column)
    return moved


def _followed(event: Event, end: int, text: str) -> Event:
    """Return an event as it is read where the item that ends at `end` is not the end of the text.

    Nothing is written for a last value that is empty: it stands where the next thing does.
    """
    if not isinstance(event, ScalarEvent) or event.start_mark.index != end or end == len(text):
        return event
    index = next(_BETWEEN.finditer(text, end)).end()
    mark = Mark(index, text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1)
    empty = _moved(event, _Item("", 0, 0))
    empty.start_mark = empty.end_mark = mark
    return empty


@lru_cache
def _slots(kinds: tuple[type, ...]) -> tuple[str, ...]:
    slots = (getattr(one, "__slots__", ()) for one in kinds)
    return tuple(name for names in slots for name in ((names,) if isinstance(names, str) else names))


def _placed(mark: Mark, starts: list[int]) -> Mark:
    """Return the mark in the text of a mark in the text around its items, where the lines are the same."""
    return Mark(starts[min(mark.line, len(starts) - 1)] + mark.column, mark.line, mark.column)
