"""The functions of the language: which there are and how each is written."""

import ast
from collections.abc import Callable
from dataclasses import dataclass

from shopper.logic.mistakes import nearest
from shopper.logic.nodes import Node
from shopper.logic.patterns import PatternError, canonical
from shopper.logic.reading import Reading
from shopper.logic.source import literal

DECIMALS_LIMIT = 6


@dataclass(frozen=True)
class Function:
    """How many arguments it takes (`most` None: any number) and how to write it."""

    least: int
    most: int | None
    usage: str


FUNCTIONS = {
    "answered": Function(1, 1, "answered(question)"),
    "is_na": Function(1, 1, "is_na(question)"),
    "selected_count": Function(1, 1, "selected_count(question)"),
    "coalesce": Function(1, None, "coalesce(value, value)"),
    "sum": Function(1, None, "sum(value, value)"),
    "avg": Function(1, None, "avg(value, value)"),
    "min": Function(1, None, "min(value, value)"),
    "max": Function(1, None, "max(value, value)"),
    "count": Function(1, None, "count(value, value)"),
    "round": Function(1, 2, "round(value, 2)"),
    "abs": Function(1, 1, "abs(value)"),
    "matches": Function(2, 2, 'matches(question, "pattern")'),
}


def call(reading: Reading, node: ast.Call, read: Callable[[ast.expr], Node]) -> Node:
    """Make the part for a call, with every argument read."""
    if not isinstance(node.func, ast.Name):
        return reading.refuse_form(node)
    name = reading.text(node.func)
    if not (function := FUNCTIONS.get(name)):
        reading.refuse(node.func, "unknown_function", name=name, nearest=nearest(name, FUNCTIONS))
        return reading.made(name, node, *map(read, node.args))
    starred = any(isinstance(argument, ast.Starred) for argument in node.args)
    count = len(node.args)
    if node.keywords or starred or count < function.least or count > (function.most or count):
        return reading.refuse(node, "arguments", name=name, usage=function.usage)
    return _SPECIAL.get(name, _plain)(reading, node, name, read)


def _plain(reading: Reading, node: ast.Call, name: str, read: Callable[[ast.expr], Node]) -> Node:
    return reading.made(name, node, *map(read, node.args))


def _of_question(reading: Reading, node: ast.Call, name: str, read: Callable[[ast.expr], Node]) -> Node:
    question = node.args[0]
    if not isinstance(question, ast.Name):
        return reading.refuse(question, "question_wanted", name=name)
    if name == "selected_count":
        return reading.made(name, node, read(question))
    return reading.made(name, node, reading.literal(question, reading.text(question)))


def _round(reading: Reading, node: ast.Call, name: str, read: Callable[[ast.expr], Node]) -> Node:
    value, *rest = node.args
    if not rest:
        return reading.made(name, node, read(value), reading.literal(node, 0.0))
    decimals = rest[0]
    whole = isinstance(decimals, ast.Constant) and type(decimals.value) is int and decimals.value <= DECIMALS_LIMIT
    if not whole:
        reading.refuse(decimals, "digits")
        return read(value)
    return reading.made(name, node, read(value), read(decimals))


def _matches(reading: Reading, node: ast.Call, name: str, read: Callable[[ast.expr], Node]) -> Node:
    text, given = node.args
    if not (isinstance(given, ast.Constant) and isinstance(given.value, str)):
        reading.refuse(given, "pattern_wanted")
        return read(text)
    try:
        pattern = canonical(literal(given.value))
    except PatternError as refusal:
        _refuse_pattern(reading, given, refusal)
        return read(text)
    return reading.made(name, node, read(text), reading.literal(given, pattern))


def _refuse_pattern(reading: Reading, given: ast.Constant, refusal: PatternError) -> None:
    """Point into the pattern where its text is written one to one, else at all of it."""
    column, end = reading.span(given)
    written = reading.text(given)
    start = 2 if written[0] in "rR" else 1
    if len(literal(str(given.value))) == len(written) - start - 1:
        column, end = column + start + refusal.column, column + start + refusal.end
    reading.refuse_at(column, end, refusal.code, **refusal.values)


_SPECIAL = {
    "answered": _of_question,
    "is_na": _of_question,
    "selected_count": _of_question,
    "round": _round,
    "matches": _matches,
}
