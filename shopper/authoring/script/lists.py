"""Puts entries into lists, takes them out and moves them, with the comments that stand above them."""

from typing import NamedTuple

from shopper.authoring.script import lines, writing
from shopper.authoring.script.edits import Insert, moved
from shopper.authoring.script.layout import layout
from shopper.authoring.script.mappings import below, gap
from shopper.authoring.script.nodes import Node, Script
from shopper.authoring.script.splices import Splice
from shopper.authoring.script.values import replaced
from shopper.scenarios.document import Path


class Block(NamedTuple):
    """The lines of an entry: blank ones from `gap`, its own with the comments above from `start`, up to `end`."""

    gap: int
    start: int
    end: int


class NoBlocks(ValueError):  # noqa: N818 - no fault, but a layout that is not known
    """Raised where the entries of a list do not have lines of their own."""


def blocks(script: Script, node: Node) -> list[Block]:
    """Return the lines of every entry of a list that is written with dashes. Raises NoBlocks."""
    found: list[Block] = []
    column = script.column(node.start)
    for entry in node.entries:
        line = lines.start(script.text, entry.start)
        if node.flow or script.text[line : entry.start].strip(lines.BLANKS):
            raise NoBlocks
        first = found[-1].end if found else _above(script, line)
        start = first
        while start < line and lines.is_blank(script.text, start):
            start = lines.after(script.text, start)
        found.append(Block(first, start, below(script, max(entry.value.end, entry.lead) - 1, column)))
    return found


def block_of(script: Script, path: Path) -> str:
    """Return the lines of an entry of a list with the comments above it, its dash at the beginning of its line.

    Raises NoBlocks.
    """
    node = script.nodes[path[:-1]]
    block = blocks(script, node)[int(path[-1])]
    return lines.shifted(script.text[block.start : block.end], -script.column(node.start))


def inserted(script: Script, edit: Insert) -> list[Splice]:
    """Put a value into a list."""
    node = script.nodes[edit.path]
    if not node.entries:
        return _first(script, node, edit)
    if node.flow:
        return [_in_brackets(script, node, edit.index, writing.flow(edit.value))]
    found = blocks(script, node)
    column = script.column(node.start)
    written = _lines_of(script, edit, column, _like(node, edit.index))
    between = script.text[found[1].gap : found[1].start] if len(found) > 1 else ""
    if edit.index == len(found):
        return [Splice(found[-1].end, found[-1].end, between + written)]
    start = found[edit.index].start
    return [Splice(start, start, written + between)]


def dropped(script: Script, path: Path) -> list[Splice]:
    """Take an entry out of its list."""
    node, index = script.nodes[path[:-1]], int(path[-1])
    if len(node.entries) == 1:
        return replaced(script, node.path, ())
    if node.flow:
        return [_cut(node, index)]
    found = blocks(script, node)
    if index:
        return [Splice(found[index].gap, found[index].end, "")]
    return [Splice(found[0].start, found[1].start, "")]


def reordered(script: Script, path: Path, index: int, to: int) -> list[Splice]:
    """Move an entry to another place of its list; blank lines and commas stay where they are."""
    node = script.nodes[path]
    if node.flow:
        spans = [(entry.value.start, entry.value.end) for entry in node.entries]
    else:
        spans = [(block.start, block.end) for block in blocks(script, node)]
    texts = moved([script.text[start:end] for start, end in spans], index, to)
    return [Splice(*span, text) for span, text in zip(spans, texts, strict=True)]


def _above(script: Script, line: int) -> int:
    """Return where the blank lines and comments begin that stand right above a line."""
    while line:
        previous = lines.start(script.text, line - (2 if script.text[:line].endswith("\r\n") else 1))
        if not (lines.is_blank(script.text, previous) or lines.is_comment(script.text, previous)):
            break
        line = previous
    return line


def _lines_of(script: Script, edit: Insert, column: int, like: str) -> str:
    if edit.raw:
        return lines.shifted(edit.raw, column)
    written = writing.item(edit.value, column, layout(script), like=like)
    return "".join(f"{line}{script.line_break}" for line in [" " * column + written[0], *written[1:]])


def _like(node: Node, index: int) -> str:
    """Tell how the entry before, or else the first one, is written."""
    value = node.entries[max(index - 1, 0)].value
    return "flow" if value.flow else "block" if value.shape == "mapping" else ""


def _first(script: Script, node: Node, edit: Insert) -> list[Splice]:
    """Put the first entry into a list, which so far is a pair of brackets."""
    if not edit.raw or script.nodes[edit.path[:-1]].flow:
        return replaced(script, edit.path, (edit.value,))
    column = script.column(script.nodes[edit.path[:-1]].start) + layout(script).dash
    lead, next_line = script.entry(edit.path).lead, lines.after(script.text, node.end)
    return [Splice(lead, node.end, ""), Splice(next_line, next_line, _lines_of(script, edit, column, ""))]


def _in_brackets(script: Script, node: Node, index: int, written: str) -> Splice:
    if index < len(node.entries):
        start = node.entries[index].start
        return Splice(start, start, f"{written}{gap(script, node, index)}")
    return Splice(node.entries[-1].value.end, node.entries[-1].value.end, f"{gap(script, node, index - 1)}{written}")


def _cut(node: Node, index: int) -> Splice:
    if index + 1 < len(node.entries):
        return Splice(node.entries[index].start, node.entries[index + 1].start, "")
    return Splice(node.entries[index - 1].value.end, node.entries[index].value.end, "")
