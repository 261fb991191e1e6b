"""Conditions put together from lists: which question, how it is compared, with what."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from shopper.logic import ExpressionError, parse
from shopper.logic.nodes import LITERAL, NAME, Node

Join = Literal["and", "or"]
Group = Literal["choice", "choices", "number", "moment", "answer", "value"]

COMPARING = ("==", "!=", "<", "<=", ">", ">=")
OPERATORS: dict[Group, tuple[str, ...]] = {
    "choice": ("==", "!=", "answered", "not answered"),
    "choices": ("has", "has not", "answered", "not answered"),
    "number": ("answered", "not answered", *COMPARING),
    "moment": ("answered", "not answered", *COMPARING),
    "answer": ("answered", "not answered"),
    "value": ("true", "not true", *COMPARING),
}
WITHOUT_VALUE = frozenset({"answered", "not answered", "is_na", "not is_na", "true", "not true"})
_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


@dataclass(frozen=True, slots=True)
class Name:
    """Something that a condition can ask about. `asked` tells whether it is a question, `na` whether it can be N/A."""

    id: str
    label: str
    group: Group
    choices: tuple[tuple[str, str], ...] = ()
    asked: bool = True
    na: bool = False

    @property
    def operators(self) -> tuple[str, ...]:
        """How it can be compared; nobody answers what is no question."""
        found = OPERATORS[self.group] + (("is_na", "not is_na") if self.na else ())
        return found if self.asked else tuple(one for one in found if "answered" not in one)


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison; `value` is empty where the operator needs none."""

    name: str
    operator: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """Comparisons, all or any of which have to be true."""

    join: Join = "and"
    rows: tuple[Row, ...] = ()


def understood(text: str, names: Sequence[Name]) -> Condition | None:
    """Return the condition that an expression is, or None where lists cannot say it; no text is no condition."""
    if not text.strip():
        return Condition()
    try:
        root = parse(text).root
    except ExpressionError:
        return None
    joined = root.op in ("and", "or")
    rows = [_row(part, {name.id: name for name in names}) for part in (root.parts if joined else (root,))]
    if None in rows:
        return None
    return Condition("or" if root.op == "or" else "and", tuple(row for row in rows if row))


def written(condition: Condition, names: Iterable[Name]) -> str:
    """Return a condition as an expression; rows about nothing are left out, unfitting ones get what fits."""
    known = {name.id: name for name in names}
    rows = [_written(row, known[row.name]) for row in condition.rows if row.name in known]
    return f" {condition.join} ".join(rows)


def _row(node: Node, names: dict[str, Name]) -> Row | None:
    row = _plain_row(node)
    name = names.get(row.name) if row else None
    if row is None or name is None or row.operator not in name.operators:
        return None
    fits = not name.choices or row.operator in WITHOUT_VALUE or row.value in dict(name.choices)
    return row if fits else None


def _plain_row(node: Node) -> Row | None:
    negated = node.op == "not"
    inner = node.parts[0] if negated else node
    word = "not " if negated else ""
    if inner.op in ("answered", "is_na"):
        return Row(str(inner.parts[0].value), f"{word}{inner.op}")
    if inner.op == NAME:
        return Row(str(inner.value), f"{word}true")
    return None if negated else _comparison(node)


def _comparison(node: Node) -> Row | None:
    """Read a comparison of one name with one literal, on whichever side they stand."""
    signs = {"in": "has", "not in": "has not", **{sign: sign for sign in COMPARING}}
    if node.op not in signs:
        return None
    left, right = node.parts
    if left.op == LITERAL and right.op == NAME:
        return Row(str(right.value), _TURNED.get(node.op, signs[node.op]), _value(left))
    straight = left.op == NAME and right.op == LITERAL and node.op in COMPARING
    return Row(str(left.value), node.op, _value(right)) if straight else None


def _value(node: Node) -> str:
    if isinstance(node.value, float):
        return f"{node.value:.10g}"
    return str(node.value)


def _written(row: Row, name: Name) -> str:
    operator = row.operator if row.operator in name.operators else name.operators[0]
    if operator in ("true", "not true"):
        return row.name if operator == "true" else f"not {row.name}"
    if operator in WITHOUT_VALUE:
        return f"{operator}({row.name})"
    value = _literal(row.value, name)
    if operator in ("has", "has not"):
        return f"{value} {'in' if operator == 'has' else 'not in'} {row.name}"
    return f"{row.name} {operator} {value}"


def _literal(value: str, name: Name) -> str:
    if name.choices:
        return json.dumps(value if value in dict(name.choices) else name.choices[0][0])
    if name.group == "moment":
        return json.dumps(value, ensure_ascii=False)
    number = value.replace(",", ".").strip()
    return number if _NUMBER.fullmatch(number) else "0"
