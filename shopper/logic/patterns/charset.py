"""Sets of characters as sorted, separate ranges of code points."""

from collections.abc import Iterable
from typing import TypeAlias

Charset: TypeAlias = tuple[tuple[int, int], ...]

LAST = 0x10FFFF
NOTHING: Charset = ()
EVERYTHING: Charset = ((0, LAST),)


def charset(ranges: Iterable[tuple[int, int]]) -> Charset:
    """Make the set of all characters in the ranges, each given by its first and last code point."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(merged[-1][1], high)
        else:
            merged.append((low, high))
    return tuple(merged)


def union(one: Charset, other: Charset) -> Charset:
    """Unite two sets."""
    return charset((*one, *other))


def complement(one: Charset) -> Charset:
    """Give everything that is not in the set."""
    edges = [-1, *(edge for low, high in one for edge in (low, high)), LAST + 1]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return tuple((before + 1, after - 1) for before, after in gaps if before + 1 < after)


def overlap(one: Charset, other: Charset) -> bool:
    """Tell whether some character is in both."""
    return any(low <= last and first <= high for low, high in one for first, last in other)
