"""The text of a scenario as a tree of values, each with its place in the text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Literal

from ruamel.yaml.events import CollectionStartEvent, ScalarEvent

from shopper.authoring.script import lines
from shopper.scenarios.composing import compose
from shopper.scenarios.document import Document, Mistake, Path
from shopper.scenarios.events import typed

Shape = Literal["mapping", "list", "scalar"]
BOM = "\ufeff"
READ = 8


class Unreadable(ValueError):  # noqa: N818 - a text that cannot be read is no exception here, it is a state
    """A text that is not one document of plain YAML, with what is wrong with it."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__(", ".join(f"{mistake.place.line}: {mistake.code}" for mistake in mistakes))


class Overfull(ValueError):  # noqa: N818 - what was asked for is too much; nothing went wrong
    """An edit that no script can hold: it would be too long or too deep, or a key would be empty."""


@dataclass(slots=True)
class Node:
    """A value. It stands from `start` up to `end`, without the line break after it; `style` is that of a scalar.

    `flow` tells whether it is written in brackets, or within them.
    """

    path: Path
    shape: Shape
    start: int
    end: int
    style: str
    flow: bool
    entries: list["Entry"] = field(default_factory=list)

    def all(self) -> Iterator["Node"]:
        """List this node and everything within it."""
        yield self
        for entry in self.entries:
            yield from entry.value.all()


@dataclass(slots=True)
class Entry:
    """A value with what leads to it: its key, or its dash. `start` is where that begins, `lead` where it ends."""

    start: int
    lead: int
    key: str | None
    value: Node


@dataclass
class Script:
    """A text that was read. It ends with a line break; `closed` tells whether that was added."""

    text: str
    plain: Any
    root: Node
    bom: str = ""
    closed: bool = False
    line_break: str = "\n"

    def written(self, text: str) -> str:
        """Return a changed text with the beginning and the end that the source had."""
        if self.closed and text.endswith(self.line_break):
            text = text[: -len(self.line_break)]
        return self.bom + text

    @cached_property
    def nodes(self) -> dict[Path, Node]:
        """Every value by its path."""
        return {node.path: node for node in self.root.all()}

    def entry(self, path: Path) -> Entry:
        """Return the entry that holds the value at `path`. Raises LookupError where nothing does: for the whole."""
        if not path:
            raise LookupError(path)
        return next(entry for entry in self.nodes[path[:-1]].entries if entry.value.path == path)

    def column(self, index: int) -> int:
        """Return the column of a place, counted from 0."""
        return index - lines.start(self.text, index)


@lru_cache(READ)
def read(source: str) -> Script:
    """Read a text. Raises Unreadable where it is not one document of plain YAML.

    The last few are remembered: what one edit writes is what the next one begins with.
    """
    bom = BOM if source.startswith(BOM) else ""
    document = _composed(source.removeprefix(BOM))
    closed = not document.text.endswith(("\n", "\r"))
    line_break = lines.line_break(document.text)
    if closed:
        document = _composed(_closed(document, line_break))
    return Script(document.text, document.plain, _Tree(document).root(), bom, closed, line_break)


def _composed(text: str) -> Document:
    document = compose(text, typed)
    if document.mistakes:
        raise Unreadable(document.mistakes)
    return document


def _closed(document: Document, line_break: str) -> str:
    """End the text with a line break, so that lines can be moved about; its last value must not change by that."""
    text = document.text
    last = max(document.values.values(), key=lambda event: event.start_mark.index, default=None)
    if isinstance(last, ScalarEvent) and last.style in ("|", ">") and not last.value.endswith("\n"):
        header, body = last.start_mark.index + 1, lines.end(text, last.start_mark.index)
        text = f"{text[:header]}-{text[header:body].replace('+', '').replace('-', '')}{text[body:]}"
    return text + line_break


class _Tree:
    """Builds the tree of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text

    def root(self) -> Node:
        return self.node((), len(self.text), within=False) if self.document.values else _nothing(len(self.text))

    def node(self, path: Path, fallback: int, *, within: bool) -> Node:
        """Return the value at `path`; one that nothing is written for stands at `fallback`."""
        event = self.document.values[path]
        begin = event.start_mark.index
        if isinstance(event, CollectionStartEvent):
            flow = bool(event.flow_style)
            shape: Shape = "list" if isinstance(self.plain(path), tuple) else "mapping"
            node = Node(path, shape, begin, self.document.ends[path], "", within or flow)
            node.entries = list(self.entries(node))
            if not flow:
                node.end = node.entries[-1].value.end if node.entries else begin
            return node
        style = event.style or "" if isinstance(event, ScalarEvent) else ""
        finish = event.end_mark.index
        if begin == finish:
            return Node(path, "scalar", fallback, fallback, "", within)
        if style in ("|", ">"):
            finish = begin + len(self.text[begin:finish].rstrip())
        return Node(path, "scalar", begin, finish, style, within)

    def entries(self, node: Node) -> Iterator[Entry]:
        raw = self.plain(node.path)
        position = node.start + 1 if node.flow and self.text[node.start : node.start + 1] in "{[" else node.start
        for step in raw if isinstance(raw, dict) else range(len(raw)):
            path = (*node.path, step)
            begin, lead = self.lead(path, position, flow=node.flow)
            value = self.node(path, lead, within=node.flow)
            position = max(value.end, lead)
            yield Entry(begin, lead, step if isinstance(step, str) else None, value)

    def lead(self, path: Path, position: int, *, flow: bool) -> tuple[int, int]:
        """Return from where to where the key or the dash of a value stands."""
        if path in self.document.words:
            key = self.document.words[path]
            colon = self.skipped(key.end_mark.index)
            has_value = self.text[colon : colon + 1] == ":"
            return key.start_mark.index, colon + 1 if has_value else key.end_mark.index
        if flow:
            begin = self.document.values[path].start_mark.index
            return begin, begin
        dash = self.skipped(position)
        return dash, dash + 1

    def skipped(self, position: int) -> int:
        """Return where the next character stands that is neither blank nor part of a comment."""
        while position < len(self.text):
            if self.text[position] == "#":
                position = lines.end(self.text, position)
            elif not self.text[position].isspace():
                break
            else:
                position += 1
        return position

    def plain(self, path: Path) -> Any:
        value = self.document.plain
        for step in path:
            value = value[step]
        return value


def _nothing(index: int) -> Node:
    return Node((), "scalar", index, index, "", flow=False)
