"""What an expression gives for the facts of a visit. Twin of `static/js/logic/evaluate.js`: change both, with vectors.

Total: every tree of `parse` gives a value for all facts; what has no meaning (text + 1, x / 0) is unknown.
"""

import re
from collections.abc import Callable
from typing import Any

from shopper.logic.operations import OPERATIONS, finite
from shopper.logic.types import Facts, Tree, Value

# White space of either language; Python alone leaves U+FEFF out, JavaScript alone U+001C to U+001F and U+0085.
_BLANK = re.compile(r"[\s\ufeff]*")


def evaluate(tree: Tree, facts: Facts) -> Value:
    """Give the value of the expression, or None when it is unknown."""
    if not isinstance(tree, list):
        return tree if isinstance(tree, bool | str) else float(tree)
    node: list[Any] = tree
    if look_up := _LOOKUPS.get(node[0]):
        return look_up(node[1], facts)
    result: Value = OPERATIONS[node[0]](*[evaluate(part, facts) for part in node[1:]])
    return result


def is_true(tree: Tree, facts: Facts) -> bool:
    """Tell whether the condition is definitely true."""
    return evaluate(tree, facts) is True


def is_false(tree: Tree, facts: Facts) -> bool:
    """Tell whether the condition is definitely false."""
    return evaluate(tree, facts) is False


def known(value: Value) -> Value:
    """Give the value where it says something; None for blank texts, empty lists and numbers that are not finite."""
    if isinstance(value, str):
        # Whatever begins with a letter is not blank; nearly all texts do.
        return value if value[:1].isalnum() or not _BLANK.fullmatch(value) else None
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return finite(value)
    return value or None


def _name(name: str, facts: Facts) -> Value:
    return None if name in facts.na else known(facts.values.get(name))


def _answered(name: str, facts: Facts) -> bool:
    return name in facts.answered or name in facts.na or _name(name, facts) is not None


def _is_na(name: str, facts: Facts) -> bool:
    return name in facts.na


_LOOKUPS: dict[str, Callable[[str, Facts], Value]] = {"q": _name, "answered": _answered, "is_na": _is_na}
