r"""Rewrites regular expressions of forms, which match the whole answer, in the part of them that is allowed here.

Anchors at the ends say nothing then. `\w`, `\D`, `\W` and `\S` are written out, and so is `.`, which does not match the
end of a line in a form.
"""

import re

from shopper.authoring.xlsform.refusing import Untranslatable
from shopper.logic.patterns import PatternError, canonical

_PIECE = re.compile(r"\\.|\[\^?\]?|[\]()|^$.]|[*+?}]\?|[^\\\[\]()|^$.*+?}]+|.", re.DOTALL)
_OUTSIDE = {"\\w": "[A-Za-z0-9_]", "\\W": "[^A-Za-z0-9_]", "\\D": "[^0-9]", "\\S": "[^\\s]", ".": "[^\\n]"}
_INSIDE = {"\\w": "A-Za-z0-9_"}


def rewritten(pattern: str) -> str:
    """Return the pattern as `matches` takes it. Raises Untranslatable."""
    found = "".join(_pieces(pattern))
    try:
        canonical(found)
    except PatternError as wrong:
        raise Untranslatable("pattern", pattern) from wrong
    return found


def matches_nothing_written(pattern: str) -> bool:
    """Tell whether the rewritten pattern matches an empty answer."""
    return re.fullmatch(canonical(pattern), "") is not None


def _pieces(pattern: str) -> list[str]:
    pieces = _PIECE.findall(pattern)
    found, inside, depth = [], False, 0
    for place, piece in enumerate(pieces):
        if inside:
            inside = piece != "]"
            found.append(_INSIDE.get(piece, piece))
            continue
        if piece[0] == "[":
            inside = True
        depth += {"(": 1, ")": -1}.get(piece, 0)
        before, after = pieces[place - 1] if place else "|", pieces[place + 1] if place + 1 < len(pieces) else "|"
        if depth == 0 and ((piece == "^" and before == "|") or (piece == "$" and after == "|")):
            continue
        if len(piece) > 1 and piece[0] in "*+?}" and piece[1] == "?":
            piece = piece[0]  # noqa: PLW2901 - how eagerly it matches is no matter where all of it has to match
        found.append(_OUTSIDE.get(piece, piece))
    return found
