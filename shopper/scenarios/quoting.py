"""Which column of a file each character of a YAML scalar stands in, so that a mistake in it can be pointed at."""

import re
from typing import TypeAlias

Position: TypeAlias = tuple[int, int]
"""A line, counted from the scalar's first, and a column of the file, both from 0."""

_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^\r\n])|.")


def columns(raw: str, value: str, style: str, column: int) -> list[Position] | None:
    """Return the position of each code point of `value`, which the file writes as `raw` from `column` on.

    None where the quoting is too clever to follow: escapes over several lines, more indented lines in a block.
    """
    if style == '"' and "\n" not in raw:
        found = [(0, column + 1 + piece.start()) for piece in _ESCAPE.finditer(raw[1:-1])]
    elif style == "'" and "\n" not in raw:
        found = [(0, column + 1 + piece.start()) for piece in re.finditer(r"''|.", raw[1:-1])]
    else:
        found, written = _lines(raw, style, column)
        if written.rstrip("\n ")[: len(value)] != value.replace("\n", " ").rstrip():
            return None
    return found if len(found) >= len(value.rstrip()) else None


def _lines(raw: str, style: str, column: int) -> tuple[list[Position], str]:
    """Follow a scalar of several lines, each of which continues the one above after a single blank."""
    found: list[Position] = []
    written = ""
    for number, line in enumerate(raw.splitlines()):
        if number == 0 and style in ("|", ">"):
            continue
        opening = 1 if number == 0 and style else 0
        text = line[opening:].strip(" \t") if number else line[opening:].rstrip(" \t")
        start = (column + opening) if number == 0 else len(line) - len(line.lstrip(" \t"))
        found += [(number, start + offset) for offset in range(len(text) + 1)]
        written += text + " "
    return found, written
