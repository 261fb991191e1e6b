"""Two sequences of ids beside each other: one order to read both in, and what has moved."""

from bisect import bisect_left
from collections.abc import Sequence


def merged(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Return all ids as the new sequence reads; what is only in the old one follows what it stood behind."""
    known, behind, first = set(new), dict[str, list[str]](), list[str]()
    anchor: str | None = None
    for one in old:
        if one in known:
            anchor = one
        else:
            (first if anchor is None else behind.setdefault(anchor, [])).append(one)
    return (*first, *(each for one in new for each in (one, *behind.get(one, ()))))


def moved(old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """Return as few ids as possible whose moving explains the new order; what is only in one sequence has not moved."""
    places = {one: place for place, one in enumerate(old)}
    common = [one for one in new if one in places]
    return frozenset(common) - frozenset(_longest_rising([places[one] for one in common], common))


def _longest_rising(places: Sequence[int], names: Sequence[str]) -> list[str]:
    """Return the names along a longest rising subsequence of places (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        pile = bisect_left(tops, place)
        before.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        piles[pile : pile + 1] = [index]
    kept: list[str] = []
    index = piles[-1] if piles else -1
    while index >= 0:
        kept.append(names[index])
        index = before[index]
    return kept
