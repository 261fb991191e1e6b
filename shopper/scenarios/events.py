"""The events of a YAML text. Items of lists that were read before, in this text or another, are not read again.

Where somebody types, one line changes and thousands stay. An item of a block list means the same wherever it stands, so
each is read by itself, and the text around the items with a word in the place of each. Whenever that is not certainly
the same as reading the whole text, the whole text is read.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

KEPT = 4096
WORTH = 1500  # characters; less is read as fast as it is taken apart
_STANDS_IN = "zz-item-of-a-list-"
_ITEM = re.compile(r"( *)- (?:\{ *)?id *:")
_ELSEWHERE = re.compile(r"[\r\t\x85\u2028\u2029\ufeff]|" + _STANDS_IN)
_OPEN = (StreamStartEvent, DocumentStartEvent, SequenceStartEvent)
_SHUT = (SequenceEndEvent, DocumentEndEvent, StreamEndEvent)


class Mark(NamedTuple):
    """A place in a text, counted from 0 in code points."""

    index: int
    line: int
    column: int


class _Item(NamedTuple):
    """An item of a list: its lines, and its first one's number and first character."""

    text: str
    line: int
    index: int


class _WholeError(Exception):
    """Raised where a text has to be read as a whole."""


def events(text: str) -> Iterator[Event]:
    """Yield the events of a text, with marks as if all of it had been read at once. Raises what the parser raises."""
    try:
        return iter(_taken_apart(text, above=-1))
    except (_WholeError, YAMLError):
        return iter(_parsed(text))


class _Yaml(YAML):  # type: ignore[misc] # ruamel's types are unknown
    def official_plug_ins(self) -> list[str]:
        """Look for no plug-ins: a parser for each item of a list would spend more time on that than on the item."""
        return []


def _parsed(text: str) -> Iterator[Event]:
    return _Yaml(typ="safe", pure=True).parse(text)  # type: ignore[no-any-return] # ruamel says nothing of it


def _taken_apart(text: str, above: int) -> tuple[Event, ...]:
    """Return the events of a text whose items stand further in than column `above`."""
    if _ELSEWHERE.search(text):
        raise _WholeError
    lines = text.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, lines))]
    items = _items(lines, starts, above)
    around, at = [], 0
    for number, item in enumerate(items):
        margin = len(item.text) - len(item.text.lstrip(" "))
        around += [*lines[at : item.line], f"{' ' * margin}- {_STANDS_IN}{number}\n"]
        at = item.line + item.text.count("\n")
        around.append("\n" * (at - item.line - 1))
    return tuple(_put_together("".join([*around, *lines[at:]]), starts, items))


def _put_together(around: str, starts: list[int], items: list[_Item]) -> Iterator[Event]:
    number = 0
    for event in _parsed(around):
        if isinstance(event, ScalarEvent) and event.value.startswith(_STANDS_IN) and number < len(items):
            item = items[number]
            if event.value != f"{_STANDS_IN}{number}" or event.style or event.start_mark.line != item.line:
                raise _WholeError
            number += 1
            read = _read(item.text)
            yield from read if item.line == 0 else (_moved(one, item) for one in read)
        else:
            event.start_mark = _placed(event.start_mark, starts)
            event.end_mark = _placed(event.end_mark, starts)
            yield event
    if number < len(items):
        raise _WholeError


@lru_cache(KEPT)
def _read(item: str) -> tuple[Event, ...]:
    """Return the events of one item of a list, marked as if nothing stood before it."""
    margin = len(item) - len(item.lstrip(" "))
    found = _taken_apart(item, margin)
    inner = found[len(_OPEN) : -len(_SHUT)]
    kinds = (*map(type, found[: len(_OPEN)]), *map(type, found[-len(_SHUT) :]))
    if kinds != (*_OPEN, *_SHUT) or any(isinstance(one, AliasEvent) for one in inner):
        raise _WholeError
    return inner


def _items(lines: list[str], starts: list[int], above: int) -> list[_Item]:
    """Return the items of the outermost lists; none where taking the text apart is not worth it."""
    if starts[-1] < WORTH:
        return []
    margins = [(number, len(found[1])) for number, line in enumerate(lines) if (found := _ITEM.match(line))]
    inner = [margin for _, margin in margins if margin > above]
    found = []
    for number, margin in margins:
        if margin == min(inner, default=-1):
            end = number + 1
            while end < len(lines) and (not lines[end].strip() or lines[end].startswith(" " * (margin + 1))):
                end += 1
            found.append(_Item("".join(lines[number:end]), number, starts[number]))
    return found


def _moved(event: Event, item: _Item) -> Event:
    kind = type(event)
    moved = kind.__new__(kind)
    for name in _slots(kind):
        setattr(moved, name, getattr(event, name))
    start, end = event.start_mark, event.end_mark
    moved.start_mark = Mark(start.index + item.index, start.line + item.line, start.column)
    moved.end_mark = Mark(end.index + item.index, end.line + item.line, end.column)
    return moved


@cache
def _slots(kind: type[Event]) -> tuple[str, ...]:
    slots = (getattr(one, "__slots__", ()) for one in kind.__mro__)
    return tuple(name for names in slots for name in ((names,) if isinstance(names, str) else names))


def _placed(mark: Mark, starts: list[int]) -> Mark:
    """Return the mark in the text of a mark in the text around its items, where the lines are the same."""
    return Mark(starts[min(mark.line, len(starts) - 1)] + mark.column, mark.line, mark.column)
