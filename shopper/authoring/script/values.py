"""Replaces a value that is there already."""

import re
from typing import Any

from shopper.authoring.script import lines, writing
from shopper.authoring.script.edits import at
from shopper.authoring.script.layout import layout
from shopper.authoring.script.nodes import Entry, Node, Script
from shopper.authoring.script.splices import Splice
from shopper.scenarios.document import Path

_HEADER = re.compile(r"[|>][-+0-9]*")


def replaced(script: Script, path: Path, value: Any) -> list[Splice]:
    """Give another value to what stands at `path`, which is not the whole."""
    parent, entry = script.nodes[path[:-1]], script.entry(path)
    if not parent.flow:
        return _in_block(script, parent, entry, value)
    if breaks(value) and opens(script, parent.path):
        old = at(script.plain, parent.path)
        return replaced(script, parent.path, {**old, path[-1]: value})
    old_node = entry.value
    written = writing.flow(value, _hint(old_node, value))
    if old_node.start < old_node.end:
        return [Splice(old_node.start, old_node.end, written)]
    colon = "" if script.text[entry.lead - 1] == ":" else ":"
    return [Splice(entry.lead, entry.lead, f"{colon} {written}")]


def breaks(value: Any) -> bool:
    """Tell whether a value is a text of several lines."""
    return isinstance(value, str) and "\n" in value


def opens(script: Script, path: Path) -> bool:
    """Tell whether the mapping at `path`, written in braces, could as well be written in lines of its own."""
    if not path or isinstance(path[-1], int) or script.nodes[path].shape != "mapping":
        return False
    return not script.nodes[path[:-1]].flow


def _in_block(script: Script, parent: Node, entry: Entry, value: Any) -> list[Splice]:
    head, body = _written(script, parent, entry, value)
    node, text = entry.value, script.text
    below = "".join(f"{line}{script.line_break}" for line in body)
    if node.style in ("|", ">"):
        header = _HEADER.match(text, node.start)
        first = lines.after(text, node.start)
        last = max(first, lines.after(text, node.end - 1))
        return [
            Splice(node.start, header.end() if header else node.start + 1, head.lstrip()),
            Splice(first, last, below),
        ]
    if node.shape != "scalar" and not _in_brackets(script, node):
        last = lines.after(text, node.end)
        return [Splice(entry.lead, last, head + script.line_break + below)]
    next_line = lines.after(text, node.end)
    start = entry.lead if node.start == node.end or not head else node.start
    return [
        Splice(start, node.end, head if start == entry.lead else head.lstrip()),
        *([Splice(next_line, next_line, below)] if below else []),
    ]


def _written(script: Script, parent: Node, entry: Entry, value: Any) -> tuple[str, list[str]]:
    """Write a value anew: what stands in the line of its key or dash, and the lines below."""
    column = script.column(parent.start)
    if parent.shape == "list":
        first, *below = writing.item(value, column, layout(script))
        return first.removeprefix("-"), below
    hint = _hint(entry.value, value)
    if hint and not breaks(value):
        return f" {writing.scalar(value, hint)}", []
    first, *below = writing.entry("k", value, column, layout(script))
    return first.removeprefix("k:"), below


def _hint(node: Node, value: Any) -> str:
    """Return the quotes that a text was in, so that the next one gets the same."""
    return node.style if isinstance(value, str) and node.style in ('"', "'") else ""


def _in_brackets(script: Script, node: Node) -> bool:
    return node.flow and script.text[node.start : node.start + 1] in "{["
