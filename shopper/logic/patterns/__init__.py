r"""Patterns for `matches`: a small part of regular expressions that means the same in Python and in JavaScript.

Characters, `.` (any character, also the end of a line), `[…]` and `[^…]`, `\d` (0 to 9), `\s`, `\n`, `\t`, escaped
signs, groups, `|` and the repetitions `?`, `*`, `+`, `{2}`, `{2,}`, `{2,5}`. The whole text is matched: no `^`, no `$`.
"""

from shopper.logic.patterns.characters import PatternError
from shopper.logic.patterns.cost import check_cost
from shopper.logic.patterns.reader import Piece, read

__all__ = ["PatternError", "canonical"]


def canonical(pattern: str) -> str:
    """Write the pattern so that both engines read it alike, with Python's `re` and JavaScript's `u` flag.

    Raises PatternError for what is not in the subset and for what could take long on some text.
    """
    branches = read(pattern)
    check_cost(branches, len(pattern))
    return _written(branches)


def _written(branches: tuple[tuple[Piece, ...], ...]) -> str:
    return "|".join("".join(_one(piece) + _times(piece) for piece in branch) for branch in branches)


def _one(piece: Piece) -> str:
    return f"(?:{_written(piece.branches)})" if piece.branches else piece.text


def _times(piece: Piece) -> str:
    sign = {(1, 1): "", (0, 1): "?", (0, None): "*", (1, None): "+"}.get((piece.least, piece.most))
    if sign is not None:
        return sign
    if piece.least == piece.most:
        return f"{{{piece.least}}}"
    return f"{{{piece.least},{'' if piece.most is None else piece.most}}}"
