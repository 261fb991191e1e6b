"""What each operation of the language gives for its operands, whatever their kinds; None is unknown."""

import math
import operator
import re
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from shopper.logic.types import MATCHED_LENGTH, Value

_HALF = 0.5
_WHOLE = 2.0**52  # from here on a double has no fraction


def finite(number: float) -> float | None:
    """Give the number as a double that is not -0, or None when it is not finite."""
    try:
        result = float(number) + 0.0
    except OverflowError:
        return None
    return result if math.isfinite(result) else None


def _and(*operands: Value) -> Value:
    if any(operand is False for operand in operands):
        return False
    return True if all(operand is True for operand in operands) else None


def _not(operand: Value) -> Value:
    return not operand if isinstance(operand, bool) else None


def _or(*operands: Value) -> Value:
    return _not(_and(*map(_not, operands)))


def _if(condition: Value, then: Value, otherwise: Value) -> Value:
    if condition is True:
        return then
    return otherwise if condition is False else None


def _compare(sign: str, left: Value, right: Value) -> Value:
    match left, right:
        case (bool(), bool()) if sign in {"==", "!="}:
            return (left is right) == (sign == "==")
        case (bool(), _) | (_, bool()):
            return None
        case (float(), float()) | (str(), str()):
            return bool(_COMPARISONS[sign](left, right))
    return None


def _chain(*operands: Value) -> Value:
    pairs = zip(operands[:-1:2], operands[1::2], operands[2::2], strict=True)
    return _and(*(_compare(str(sign), left, right) for left, sign, right in pairs))


def _in(member: Value, members: Value) -> Value:
    return _or(*(_compare("==", member, each) for each in members)) if isinstance(members, tuple) else None


def _not_in(member: Value, members: Value) -> Value:
    return _not(_in(member, members))


def _arithmetic(calculate: Callable[..., float | None]) -> Callable[..., Value]:
    """Make an operation of a calculation: unknown unless all operands and the result are finite numbers."""

    def operation(*operands: Value) -> Value:
        numbers = [operand for operand in operands if isinstance(operand, float)]
        result = calculate(*numbers) if len(numbers) == len(operands) else None
        return None if result is None else finite(result)

    return operation


def _of_known(operation: Callable[..., Value]) -> Callable[..., Value]:
    """Make an operation that leaves unknown operands out."""
    return lambda *operands: operation(*(operand for operand in operands if operand is not None))


def _divided(left: float, right: float) -> float | None:
    return left / right if right else None


def _sum(*numbers: float) -> float:
    total = 0.0
    for number in numbers:  # one by one: Python's sum() corrects rounding errors from 3.12 on
        total += number
    return total


def _avg(*numbers: float) -> float | None:
    return _divided(_sum(*numbers), len(numbers))


def _min(*numbers: float) -> float | None:
    return min(numbers, default=None)


def _max(*numbers: float) -> float | None:
    return max(numbers, default=None)


def _round(number: float, decimals: float) -> float:
    """Round half away from zero, by the shortest decimal form: 1.005 to two decimals is 1.01."""
    shifted = float(Decimal(repr(abs(number))).scaleb(int(decimals)))
    if shifted >= _WHOLE:
        return number
    whole = math.floor(shifted)
    whole += shifted - whole >= _HALF
    return math.copysign(float(f"{whole}e-{int(decimals)}"), number)


def _count(*operands: Value) -> float:
    return float(len(operands))


def _coalesce(*operands: Value) -> Value:
    return operands[0] if operands else None


def _selected_count(selected: Value) -> Value:
    return float(len(selected)) if isinstance(selected, tuple) else None


def _matches(text: Value, pattern: str) -> Value:
    if not isinstance(text, str) or len(text) > MATCHED_LENGTH:
        return None
    return re.fullmatch(pattern, text) is not None


_COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
OPERATIONS: dict[str, Callable[..., Any]] = {
    **{sign: partial(_compare, sign) for sign in _COMPARISONS},
    "chain": _chain,
    "and": _and,
    "or": _or,
    "not": _not,
    "if": _if,
    "list": lambda *operands: operands,
    "in": _in,
    "not in": _not_in,
    "+": _arithmetic(operator.add),
    "-": _arithmetic(operator.sub),
    "*": _arithmetic(operator.mul),
    "/": _arithmetic(_divided),
    "neg": _arithmetic(operator.neg),
    "abs": _arithmetic(abs),
    "round": _arithmetic(_round),
    "sum": _of_known(_arithmetic(_sum)),
    "avg": _of_known(_arithmetic(_avg)),
    "min": _of_known(_arithmetic(_min)),
    "max": _of_known(_arithmetic(_max)),
    "count": _of_known(_count),
    "coalesce": _of_known(_coalesce),
    "selected_count": _selected_count,
    "matches": _matches,
}
