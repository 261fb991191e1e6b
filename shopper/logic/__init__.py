"""The expression language of scenarios: read, check and evaluate; pure, and the twin of `static/js/logic/`.

A *tree* is an expression as JSON. A number, a boolean or a text stands for itself; everything else is a list that
begins with its operation:

    ["q", "wait"]                           a value by its name: a question, persona, office.region, visit.hour
    ["and", a, b, …]  ["or", a, b, …]  ["not", a]
    ["==", a, b]                            likewise != < <= > >=
    ["chain", a, "<", b, "<=", c, …]        a chain of comparisons, each operand once
    ["in", a, ["q", "offered"]]             likewise "not in"; the right side may be ["list", literal, …]
    ["+", a, b]                             likewise - * /, and ["neg", a]
    ["if", condition, then, otherwise]
    ["answered", "wait"]                    likewise is_na
    ["coalesce", a, …]                      likewise sum avg min max count abs selected_count
    ["round", a, decimals]                  decimals always there
    ["matches", a, "pattern"]               the pattern in its canonical form

*Unknown* is None: what is unanswered, cleared, hidden or N/A. Operators on unknown give unknown, but for `and` and
`or` (Kleene), `answered`, `is_na`, `coalesce`, an `if` whose other branch is unknown, and `sum avg min max count`,
which leave unknowns out. A condition acts only where `is_true`, a check blocks only where `is_false`.
"""

from shopper.logic.check import check, type_of
from shopper.logic.evaluate import evaluate, is_false, is_true, known
from shopper.logic.mistakes import MESSAGES, ExpressionError, Mistake, nearest
from shopper.logic.parse import Expression, parse
from shopper.logic.types import Facts, Kind, Tree, Type, Value

__all__ = [
    "MESSAGES",
    "Expression",
    "ExpressionError",
    "Facts",
    "Kind",
    "Mistake",
    "Tree",
    "Type",
    "Value",
    "check",
    "evaluate",
    "is_false",
    "is_true",
    "known",
    "nearest",
    "parse",
    "type_of",
]
