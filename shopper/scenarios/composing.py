"""Composes a document from YAML.

Only what a scenario needs of YAML 1.2: one document of mappings, lists, texts, numbers, true, false and null,
without anchors, aliases, tags and directives. Texts are never taken for dates or times.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from shopper.scenarios.document import Document, Mistake, Path, Place, place_of
from shopper.scenarios.events import whole

SIZE_LIMIT = 1_000_000
NODE_LIMIT = 20_000
DEPTH_LIMIT = 20

_INTEGER = re.compile(r"[-+]?[0-9]{1,15}")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
_WORDS = {
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    "null": None, "Null": None, "NULL": None, "~": None, "": None,
}  # fmt: skip


def compose(source: bytes | str, events: Callable[[str], Iterator[Event]] = whole) -> Document:
    """Compose a document; its mistakes are listed in it, and nothing is raised."""
    document = Document("")
    if len(source) > SIZE_LIMIT:
        document.mistakes.append(Mistake(Place(1, 1), "too_large", {"limit": SIZE_LIMIT}))
        return document
    try:
        document.text = source.decode("utf-8-sig") if isinstance(source, bytes) else source.removeprefix("\ufeff")
    except UnicodeDecodeError as wrong:
        line = source[: wrong.start].count(b"\n") + 1  # type: ignore[arg-type]
        document.mistakes.append(Mistake(Place(line, 1), "encoding", {}))
        return document
    if "\0" in document.text[:4]:
        # Letters of two or four bytes without a mark: plain English in UTF-16 is correct UTF-8, full of zeros.
        document.mistakes.append(Mistake(Place(1, 1), "encoding", {}))
        return document
    _Builder(document).build(events)
    return document


class _Stop(Exception):  # noqa: N818 - not an error of ours: there is no point in reading on
    """Raised when the rest of the document cannot be read."""


class _Builder:
    """Turns the events of the YAML parser into plain values."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.nodes = 0

    def build(self, events: Callable[[str], Iterator[Event]]) -> None:
        try:
            self._documents(events(self.document.text))
        except MarkedYAMLError as wrong:
            mark = wrong.problem_mark or wrong.context_mark
            self._refuse(place_of(mark) if mark else Place(1, 1), "syntax", problem=wrong.problem or wrong.context)
        except ReaderError as wrong:
            before = self.document.text[: wrong.position]
            place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
            self._refuse(
                place, "syntax", problem=f"the character U+{ord(self.document.text[wrong.position]):04X} cannot be used"
            )
        except OverflowError:
            self._refuse(self._last(), "syntax", problem="an escape after this names no character")
        except _Stop:
            pass

    def _documents(self, events: Iterator[Event]) -> None:
        started = False
        for event in events:
            if isinstance(event, DocumentStartEvent):
                if started:
                    self._refuse(place_of(event.start_mark), "several_documents")
                    return
                if event.version or event.tags:
                    # Another YAML would mean something else by what follows.
                    self._refuse(self._directive(), "directive")
                    return
                started = True
            elif isinstance(event, NodeEvent):
                self.document.plain = self._node(event, events, ())

    def _node(self, event: Event, events: Iterator[Event], path: Path) -> Any:
        self.nodes += 1
        place = place_of(event.start_mark)
        if self.nodes > NODE_LIMIT:
            self._refuse(place, "too_many_nodes", limit=NODE_LIMIT)
            raise _Stop
        if len(path) > DEPTH_LIMIT:
            self._refuse(place, "too_deep", limit=DEPTH_LIMIT)
            raise _Stop
        self.document.values[path] = event
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            self._refuse(place, "anchor")
        elif getattr(event, "tag", None):
            self._refuse(place, "tag")
        if isinstance(event, MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(events, path)
        return self._scalar(event) if isinstance(event, ScalarEvent) else None

    def _sequence(self, events: Iterator[Event], path: Path) -> tuple[Any, ...]:
        found: list[Any] = []
        while not isinstance(event := next(events), SequenceEndEvent):
            found.append(self._node(event, events, (*path, len(found))))
        self.document.ends[path] = event.end_mark.index
        return tuple(found)

    def _mapping(self, events: Iterator[Event], path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(events), MappingEndEvent):
            place = place_of(event.start_mark)
            if not isinstance(event, ScalarEvent) or not event.value:
                self._refuse(place, "key_form")
                self._node(event, events, (*path, "", "key"))
                self._node(next(events), events, (*path, "", "value"))
                continue
            key = (*path, event.value)
            if event.value in found:
                self._refuse(place, "duplicate_key", key=event.value, line=self.document.keys[key].line)
                self._node(next(events), events, (*path, "", "value"))
                continue
            self.document.keys[key] = place
            self.document.words[key] = event
            found[event.value] = self._node(next(events), events, key)
        self.document.ends[path] = event.end_mark.index
        return found

    def _scalar(self, event: ScalarEvent) -> str | float | bool | None:
        text = str(event.value)
        if any("\ud800" <= character <= "\udfff" for character in text):
            self._refuse(place_of(event.start_mark), "character")
            return ""
        return text if event.style else plain(text)

    def _refuse(self, place: Place, code: str, **values: object) -> None:
        self.document.mistakes.append(Mistake(place, code, values))

    def _directive(self) -> Place:
        text = self.document.text
        return Place(text[: text.find("\n%") + 1].count("\n") + 1, 1)

    def _last(self) -> Place:
        return max((place_of(event.start_mark) for event in self.document.values.values()), default=Place(1, 1))


def plain(text: str) -> str | float | bool | None:
    """Return what an unquoted scalar stands for."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
