"""Pieces of a text that are replaced by others."""

from collections.abc import Iterable
from typing import NamedTuple


class Splice(NamedTuple):
    """What stands from `start` up to `end` becomes `text`."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Replace pieces of a text, all of them by their places in the old one."""
    for start, end, new in sorted(splices, reverse=True):
        text = text[:start] + new + text[end:]
    return text
