"""Reads a pattern into pieces and refuses all that is not in the subset."""

import re
from dataclasses import dataclass
from typing import TypeAlias

from shopper.logic.patterns.characters import Characters, PatternError
from shopper.logic.patterns.charset import EVERYTHING, NOTHING, Charset

LENGTH_LIMIT = 300
COUNT_LIMIT = 1_000
DEPTH_LIMIT = 10

_TIMES = re.compile(r"(?P<sign>[*+?])|\{(?P<least>[0-9]{1,4})(?:(?P<comma>,)(?P<most>[0-9]{1,4})?)?\}")
_STACKED = re.compile(r"[*+?{]")


@dataclass(frozen=True)
class Piece:
    """One character or one group, and how often it stands there (`most` None: without limit).

    A character has `chars` and its canonical `text`, a group has `branches`.
    """

    column: int
    end: int
    chars: Charset = NOTHING
    text: str = ""
    branches: "Branches" = ()
    least: int = 1
    most: int | None = 1


Branches: TypeAlias = tuple[tuple[Piece, ...], ...]


def read(pattern: str) -> Branches:
    """Read the alternatives of the whole pattern. Raises PatternError at the first thing that is not in the subset."""
    if len(pattern) > LENGTH_LIMIT:
        raise PatternError("pattern_long", LENGTH_LIMIT, len(pattern), limit=str(LENGTH_LIMIT))
    reader = _Reader(pattern)
    branches = reader.branches(0)
    if reader.rest:
        reader.refuse("pattern_sign", 1)
    return branches


class _Reader(Characters):
    def branches(self, depth: int) -> Branches:
        branches = [self.branch(depth)]
        while self.rest.startswith("|"):
            self.at += 1
            branches.append(self.branch(depth))
        return tuple(branches)

    def branch(self, depth: int) -> tuple[Piece, ...]:
        pieces = []
        while self.rest and self.rest[0] not in "|)":
            pieces.append(self.piece(depth))
        if not pieces:
            self.refuse("pattern_empty", 1)
        return tuple(pieces)

    def piece(self, depth: int) -> Piece:
        column = self.at
        match self.rest[0]:
            case "(":
                chars, text, branches = NOTHING, "", self.group(depth + 1)
            case "[":
                (chars, text), branches = self.bracket(), ()
            case ".":
                self.at += 1
                chars, text, branches = EVERYTHING, r"[\s\S]", ()
            case _:
                (chars, text), branches = self.single(), ()
        least, most = self.times(branches)
        return Piece(column, self.at, chars, text, branches, least, most)

    def group(self, depth: int) -> Branches:
        column = self.at
        if depth > DEPTH_LIMIT:
            self.refuse("pattern_deep", 1)
        if self.rest.startswith("(?") and not self.rest.startswith("(?:"):
            self.refuse("pattern_group", 3)
        self.at += 3 if self.rest.startswith("(?:") else 1
        branches = self.branches(depth)
        if not self.rest:
            self.at = column
            self.refuse("pattern_open", 1)
        self.at += 1
        return branches

    def times(self, branches: Branches) -> tuple[int, int | None]:
        if not (times := _TIMES.match(self.rest)):
            if self.rest.startswith("{"):
                self.refuse("pattern_count", self.rest.find("}") + 1 or 1)
            return 1, 1
        least, most = _counts(times)
        if least > COUNT_LIMIT or (most is not None and not max(least, 1) <= most <= COUNT_LIMIT):
            self.refuse("pattern_count", times.end())
        if most != 1 and _repeats(branches):
            self.refuse("pattern_nested", times.end())
        self.at += times.end()
        if _STACKED.match(self.rest):
            self.refuse("pattern_stacked", 1)
        return least, most


def _counts(times: re.Match[str]) -> tuple[int, int | None]:
    if times["sign"]:
        return {"*": (0, None), "+": (1, None), "?": (0, 1)}[times["sign"]]
    least = int(times["least"])
    if not times["comma"]:
        return least, least
    return least, int(times["most"]) if times["most"] else None


def _repeats(branches: Branches) -> bool:
    return any(
        (piece.least, piece.most) != (1, 1) or _repeats(piece.branches) for branch in branches for piece in branch
    )
