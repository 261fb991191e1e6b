"""How long a pattern can take: both engines try one way after another, so the number of ways is bounded here.

A repetition whose continuation cannot begin with any of its own characters ends in one way only. Any other multiplies
the ways by the number of lengths that it can have, and alternatives that begin alike multiply them by their number. As
no repetition holds another, this bounds what an engine can try; each try is at most as long as the text.
"""

from dataclasses import dataclass
from functools import reduce
from itertools import combinations

from shopper.logic.patterns.characters import PatternError
from shopper.logic.patterns.charset import NOTHING, Charset, overlap, union
from shopper.logic.patterns.reader import Branches, Piece
from shopper.logic.types import MATCHED_LENGTH

WAYS_LIMIT = 2_000


@dataclass(frozen=True)
class _Start:
    """With which characters something can begin, and whether it can be empty.

    `endless` are those of them that begin a repetition without limit.
    """

    chars: Charset = NOTHING
    endless: Charset = NOTHING
    empty: bool = True

    def then(self, following: "_Start") -> "_Start":
        """Join this and, after it, the other."""
        return _either(self, following, following.empty) if self.empty else self


def check_cost(branches: Branches, length: int) -> None:
    """Raise PatternError when matching some text of up to `MATCHED_LENGTH` could take long."""
    if _ways_of_branches(branches, _Start()) > WAYS_LIMIT:
        raise PatternError("pattern_slow", 0, length)


def _ways_of_branches(branches: Branches, following: _Start) -> int:
    ways = len(branches) if _alike(branches) else 1
    for branch in branches:
        after = following
        for piece in reversed(branch):
            ways *= _ways_of_piece(piece, after)
            after = _start(piece).then(after)
    return ways


def _ways_of_piece(piece: Piece, following: _Start) -> int:
    start = _start(piece)
    if piece.most is None and overlap(start.chars, following.endless):
        raise PatternError("pattern_overlap", piece.column, piece.end)
    if piece.most != 1 and _alike(piece.branches):
        raise PatternError("pattern_unclear", piece.column, piece.end)
    # What a repeated group holds has one length only, so what follows it inside is no matter.
    ways = _ways_of_branches(piece.branches, following)
    if overlap(start.chars, following.chars):
        ways *= (MATCHED_LENGTH if piece.most is None else piece.most) - piece.least + 1
    return ways


def _start(piece: Piece) -> _Start:
    if not piece.branches:
        return _Start(piece.chars, piece.chars if piece.most is None else NOTHING, piece.least == 0)
    inside = reduce(_first, map(_start_of_branch, piece.branches))
    endless = inside.chars if piece.most is None else inside.endless
    return _Start(inside.chars, endless, inside.empty or piece.least == 0)


def _start_of_branch(branch: tuple[Piece, ...]) -> _Start:
    return reduce(lambda after, piece: _start(piece).then(after), reversed(branch), _Start())


def _first(one: _Start, other: _Start) -> _Start:
    return _either(one, other, one.empty or other.empty)


def _either(one: _Start, other: _Start, empty: bool) -> _Start:
    return _Start(union(one.chars, other.chars), union(one.endless, other.endless), empty)


def _alike(branches: Branches) -> bool:
    """Tell whether two alternatives can begin with the same character, or one of several can be empty."""
    starts = [_start_of_branch(branch) for branch in branches]
    return any(one.empty or other.empty or overlap(one.chars, other.chars) for one, other in combinations(starts, 2))
