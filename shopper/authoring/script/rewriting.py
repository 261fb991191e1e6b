"""Writes a part of a script anew where it cannot be patched; comments that stood within stand above it then."""

from collections.abc import Iterator
from typing import Any

from shopper.authoring.script import lines, writing
from shopper.authoring.script.comments import comments
from shopper.authoring.script.edits import at
from shopper.authoring.script.layout import layout
from shopper.authoring.script.mappings import below
from shopper.authoring.script.nodes import Script
from shopper.authoring.script.splices import Splice, spliced
from shopper.scenarios.document import Path


def rewritten(script: Script, path: Path, plain: Any, removed: tuple[int, int]) -> Iterator[str]:
    """Yield texts that say `plain`: with the part at `path` written anew, then with what holds it, at last with all."""
    while path:
        if path in script.nodes and (splice := _part(script, path, plain, removed)):
            yield spliced(script.text, [splice])
        path = path[:-1]
    yield _whole(script, plain, removed)


def _part(script: Script, path: Path, plain: Any, removed: tuple[int, int]) -> Splice | None:
    parent, entry = script.nodes[path[:-1]], script.entry(path)
    line = lines.start(script.text, entry.start)
    if parent.flow or script.text[line : entry.start].strip(lines.BLANKS):
        return None
    column = script.column(parent.start)
    end = below(script, max(entry.value.end, entry.lead) - 1, column)
    value = at(plain, path)
    if entry.key is None:
        written = writing.item(value, column, layout(script))
    else:
        written = writing.entry(entry.key, value, column, layout(script))
    kept = _kept(script, line, end, removed)
    return Splice(line, end, _joined(script, [*kept, *written[:1]], column) + _joined(script, written[1:], 0))


def _whole(script: Script, plain: Any, removed: tuple[int, int]) -> str:
    kept = _joined(script, _kept(script, 0, len(script.text), removed), 0)
    if not isinstance(plain, dict) or not plain:
        return kept + _joined(script, [writing.flow(plain)], 0)
    written = [line for key, value in plain.items() for line in writing.entry(key, value, 0, layout(script))]
    return kept + _joined(script, written, 0)


def _kept(script: Script, start: int, end: int, removed: tuple[int, int]) -> list[str]:
    return [said for place, said in comments(script, start, end) if not removed[0] <= place < removed[1]]


def _joined(script: Script, written: list[str], column: int) -> str:
    return "".join(f"{' ' * column}{line}{script.line_break}" for line in written)
