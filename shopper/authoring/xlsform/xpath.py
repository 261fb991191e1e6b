"""Reads an XPath expression of a form into parts of our own; elementpath parses, and nothing of it is evaluated."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from elementpath import ElementPathError, XPath1Parser

from shopper.authoring.xlsform.refusing import Untranslatable

LENGTH_LIMIT = 5_000
DEPTH_LIMIT = 60

Op = Literal["number", "text", "name", "own", "call", "empty", "op"]

# What forms may call besides XPath 1.0; whether there is an equal here is not asked yet.
_FUNCTIONS = (
    "abs", "acos", "area", "asin", "atan", "atan2", "base64-decode", "boolean-from-string", "ceil", "checklist",
    "coalesce", "cos", "count-non-empty", "count-selected", "current", "date", "date-time", "decimal-date-time",
    "decimal-time", "digest", "distance", "ends-with", "exp", "exp10", "format-date", "format-date-time", "geofence",
    "if", "indexed-repeat", "instance", "int", "intersects", "join", "jr-choice-name", "jr-itext", "log", "log10",
    "max", "min", "now", "once", "pi", "position", "pow", "property", "pulldata", "random", "randomize", "regex",
    "round", "search", "selected", "selected-at", "sin", "sqrt", "substr", "tan", "time", "today", "uuid", "version",
    "weighted-checklist",
)  # fmt: skip
_PIECE = re.compile(
    r"""(?P<text>"[^"]*"|'[^']*')|\$\{\s*(?P<name>[^{}'"\s]+)\s*\}|(?P<jr>jr:(?=[a-z]))|(?P<here>\bcurrent\(\s*\)\s*/)|(?P<bare>\$)"""
)
# Functions of which nothing is carried over, whatever they are called with.
_OPAQUE = frozenset({"position", "indexed-repeat", "pulldata", "instance", "jr:choice-name", "jr:itext"})


class _Parser(XPath1Parser):
    """XPath 1.0 with the functions of forms; it only parses, where the library would also evaluate what is constant."""

    def parse(self, source: str) -> Any:
        """Parse an expression."""
        return super(XPath1Parser, self).parse(source)


for _function in _FUNCTIONS:
    _Parser.symbol_table.pop(_function, None)
    _Parser.function(_function, nargs=(0, None))


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an expression: a number, a text, the name of a row, the row's own answer, or an operation on parts.

    `value` is the number or text as written, the name, the function or the operator.
    """

    op: Op
    value: str = ""
    parts: tuple["Part", ...] = ()

    def all(self) -> Iterator["Part"]:
        """List this part and everything within it."""
        yield self
        for part in self.parts:
            yield from part.all()

    @property
    def names(self) -> frozenset[str]:
        """The names of rows that it depends on."""
        return frozenset(part.value for part in self.all() if part.op == "name")


def read(source: str) -> Part:
    """Read an expression. Raises Untranslatable for what cannot be read."""
    found = _read(source)
    if isinstance(found, Untranslatable):
        raise found
    return found


@lru_cache(maxsize=8_192)  # forms repeat themselves, and each expression is looked at several times
def _read(source: str) -> Part | Untranslatable:
    try:
        return _parsed(source)
    except Untranslatable as wrong:
        return wrong.with_traceback(None)


def _parsed(source: str) -> Part:
    if len(source) > LENGTH_LIMIT:
        raise Untranslatable("too_long")
    names: list[str] = []

    def stand_in(piece: re.Match[str]) -> str:
        if piece["name"]:
            names.append(piece["name"])
            return f" $r{len(names) - 1} "
        if piece["here"]:
            return "./"
        if piece["bare"]:
            raise Untranslatable("syntax")
        return "jr-" if piece["jr"] else piece[0]

    plain = _PIECE.sub(stand_in, source)
    _check_depth(plain)
    try:
        return _part(_Parser().parse(plain), names)
    except ElementPathError as wrong:
        raise _said(wrong, plain) from wrong
    except RecursionError as wrong:
        raise Untranslatable("too_large") from wrong


def _said(wrong: ElementPathError, source: str) -> Untranslatable:
    unknown = re.search(r"unknown function '([^']{1,60})'", str(wrong)) or re.search(r"\b(instance)\(", source)
    return Untranslatable("function", unknown[1]) if unknown else Untranslatable("syntax")


def _check_depth(source: str) -> None:
    depth = 0
    for sign in source:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(sign, 0)
        if depth > DEPTH_LIMIT:
            raise Untranslatable("too_large")


def _part(token: Any, names: list[str]) -> Part:  # noqa: C901, PLR0911 - one line for each form of XPath
    symbol, label = token.symbol, str(token.label)
    if symbol == "(" and len(token) == 1:
        return _part(token[0], names)
    if symbol in {"(integer)", "(decimal)", "(float)"}:
        return Part("number", str(token.value))
    if symbol == "(string)":
        return Part("text", token.value)
    if symbol == "$":
        return Part("name", names[int(token[0].value[1:])])
    if symbol == ".":
        return Part("own")
    if symbol == "(name)":
        return Part("empty") if token.value == "null" else Part("name", token.value)
    if symbol in {"/", "//"}:
        return _path(token)
    if "function" in label:
        called = symbol.replace("jr-", "jr:")
        return Part("call", called, () if called in _OPAQUE else tuple(_part(one, names) for one in token))
    if symbol in {"and", "or"}:
        return Part("op", symbol, tuple(_chained(token, names)))
    if label == "operator" and symbol in {"=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod"} and len(token):
        return Part("op", symbol, tuple(_part(one, names) for one in token))
    raise Untranslatable("operator", symbol)


def _chained(token: Any, names: list[str]) -> Iterator[Part]:
    """List the operands of `a and b and c`, which the parser nests to the left."""
    stack = [token]
    while stack:
        one = stack.pop()
        if one.symbol == token.symbol and len(one) == 2:  # noqa: PLR2004 - an operator between two
            stack += [one[1], one[0]]
        else:
            yield _part(one, names)


def _path(token: Any) -> Part:
    """Take a path for the name that it ends in: /data/group/age, ../age and current()/../age all ask for age."""
    *before, last = _steps(token)
    if last == "." and not before:
        return Part("own")
    if last in {".", ".."}:
        raise Untranslatable("path", last)
    return Part("name", last)


def _steps(token: Any) -> list[str]:
    found: list[str] = []
    stack = [token]
    while stack:
        one = stack.pop()
        if one.symbol in {"/", "//"}:
            stack += reversed(list(one))
        elif one.symbol == "(name)":
            found.append(str(one.value))
        elif one.symbol in {".", ".."}:
            found.append(one.symbol)
        else:
            raise Untranslatable("path", one.symbol)
    return found
