"""Adds keys to mappings and takes them out."""

from typing import Any

from shopper.authoring.script import lines, writing
from shopper.authoring.script.edits import at
from shopper.authoring.script.layout import layout
from shopper.authoring.script.nodes import Node, Script
from shopper.authoring.script.order import place
from shopper.authoring.script.scalars import key_of
from shopper.authoring.script.splices import Splice
from shopper.authoring.script.values import breaks, opens, replaced
from shopper.scenarios.document import Path


def added(script: Script, path: Path, value: Any) -> list[Splice]:
    """Add a key, with whatever has to hold it."""
    holder = path[:-1]
    while holder not in script.nodes:
        value, path, holder = {path[-1]: value}, holder, holder[:-1]
    node, key = script.nodes[holder], str(path[-1])
    if node.shape != "mapping":
        return replaced(script, holder, {key: value})
    at_index = place([str(entry.key) for entry in node.entries], key, holder)
    if not node.flow:
        return [_line(script, node, at_index, key, value)]
    if (breaks(value) and opens(script, holder)) or (not node.entries and holder):
        old = list(at(script.plain, holder).items())
        return replaced(script, holder, dict([*old[:at_index], (key, value), *old[at_index:]]))
    return [_in_braces(script, node, at_index, f"{key_of(key)}: {writing.flow(value)}")]


def dropped(script: Script, path: Path) -> list[Splice]:
    """Take a key out of its mapping."""
    holder = script.nodes[path[:-1]]
    index = next(number for number, entry in enumerate(holder.entries) if entry.value.path == path)
    if len(holder.entries) == 1:
        return replaced(script, holder.path, {})
    return [_cut(holder, index) if holder.flow else _cut_line(script, holder, index)]


def renamed(script: Script, path: Path, key: str) -> list[Splice]:
    """Write another key in the place of one."""
    entry = script.entry(path)
    old = script.text[entry.start : entry.lead].rstrip(":").rstrip()
    return [Splice(entry.start, entry.start + len(old), key_of(key))]


def _line(script: Script, node: Node, index: int, key: str, value: Any) -> Splice:
    column, text = script.column(node.start), script.text
    written = script.line_break.join(writing.entry(key, value, column, layout(script)))
    if index == 0:
        start = node.entries[0].start
        return Splice(start, start, f"{written}{script.line_break}{' ' * column}")
    start = below(script, node.entries[index - 1].value.end, column)
    return Splice(start, start, f"{' ' * column}{written}{script.line_break}" if text else written)


def below(script: Script, end: int, column: int) -> int:
    """Return where the lines end that belong to what ends at `end`: comments further in than `column` do."""
    position = found = lines.after(script.text, end)
    while position < len(script.text):
        if lines.is_comment(script.text, position) and lines.indent(script.text, position) > column:
            found = lines.after(script.text, position)
        elif not lines.is_blank(script.text, position):
            break
        position = lines.after(script.text, position)
    return found


def _in_braces(script: Script, node: Node, index: int, written: str) -> Splice:
    if not node.entries:
        return Splice(node.start + 1, node.start + 1, written)
    if index == 0:
        first = node.entries[0].start
        return Splice(first, first, f"{written}{gap(script, node, 0)}")
    end = max(node.entries[index - 1].value.end, node.entries[index - 1].lead)
    return Splice(end, end, f"{gap(script, node, index - 1)}{written}")


def gap(script: Script, node: Node, index: int) -> str:
    """Return what stands between two entries in brackets: a comma and a blank, or a line for each."""
    begin = node.entries[index].start
    line = lines.start(script.text, begin)
    if script.text[line:begin].strip(lines.BLANKS) or line == 0:
        return ", "
    return f",{script.line_break}{script.text[line:begin]}"


def _cut(node: Node, index: int) -> Splice:
    entry = node.entries[index]
    if index + 1 < len(node.entries):
        return Splice(entry.start, node.entries[index + 1].start, "")
    before = node.entries[index - 1]
    return Splice(max(before.value.end, before.lead), max(entry.value.end, entry.lead), "")


def _cut_line(script: Script, node: Node, index: int) -> Splice:
    entry, text = node.entries[index], script.text
    line = lines.start(text, entry.start)
    end = lines.after(text, max(entry.value.end, entry.lead) - 1)
    if not text[line : entry.start].strip(lines.BLANKS):
        return Splice(line, end, "")
    following = node.entries[index + 1].start
    if text[end:following].strip():
        return Splice(entry.start, lines.end(text, end - 1), "")
    return Splice(entry.start, following, "")
