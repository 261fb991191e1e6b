"""Pieces of translated expressions: their text, how tightly they bind, and what is known of their value."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from shopper.authoring.xlsform.refusing import Untranslatable
from shopper.logic import Kind, Type

# How tightly an expression binds, as in Python.
IF, OR, AND, NOT, COMPARISON, SUM, PRODUCT, SIGN, ATOM = range(9)
SIZE_LIMIT = 4_500

UNKNOWN_NUMBER = "0 / 0"
"""What is never known, where a number may stand."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a name of the form is here.

    `choices` are the names of its choices and their ids here. `place` is that of the last question it depends on.
    `whole` tells that its numbers have no fraction.
    """

    id: str
    type: Type
    place: int
    choices: Mapping[str, str] = field(default_factory=dict)
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A piece that has a value. `kind` None is an empty value, which has no word of its own.

    `choices` are the names that its choices have in the form and their ids here. `known` tells that its value is
    never unknown. `name` is set where it is nothing but the value of a name; `own` where that is the row itself;
    `asked` where somebody answers it. `whole` tells that it is a number without a fraction. `nan` tells
    that XPath has a value even where it is unknown here: the one that is no number.
    """

    text: str
    level: int
    kind: Kind | None
    ids: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    known: bool = False
    name: str = ""
    own: bool = False
    asked: bool = False
    whole: bool = False
    nan: bool = False

    def __post_init__(self) -> None:
        if len(self.text) > SIZE_LIMIT:
            raise Untranslatable("too_large")

    def within(self, level: int) -> str:
        """Write it as an operand of something that binds so tightly."""
        return self.text if self.level > level else f"({self.text})"

    @property
    def is_literal(self) -> bool:
        """Tell whether all texts that it can be are known."""
        return self.kind is Kind.TEXT and bool(self.ids)

    @property
    def is_written(self) -> bool:
        """Tell whether it is one text that stands in the expression itself."""
        return self.is_literal and len(self.ids) == 1 and not self.name


@dataclass(frozen=True, slots=True)
class Atom:
    """A condition that cannot be taken apart.

    `unknown` is an expression for what XPath says where this one is unknown; empty where that cannot be. `own` tells
    that it depends on the row's own answer alone.
    """

    text: str
    level: int = COMPARISON
    unknown: str = "False"
    own: bool = False


def constant(value: bool) -> Atom:
    """Make a condition that always or never holds."""
    return Atom(str(value), ATOM, "")


def quoted(text: str) -> str:
    """Write a text as a literal; texts of a form have no control characters but ends of lines and tabs."""
    return json.dumps(text, ensure_ascii=False)


def numeral(value: float) -> str:
    """Write a number as a literal, with a sign where it is below zero."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)  # noqa: PLR2004 - digits of a double


def call(name: str, *arguments: str) -> str:
    """Write a call."""
    return f"{name}({', '.join(arguments)})"


def listed(texts: Iterable[str]) -> str:
    """Write a list of literals."""
    return f"[{', '.join(map(quoted, texts))}]"


def number_of(text: str) -> float | None:
    """Return the number that a text stands for in XPath, or None where it is none."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if abs(value) < 1e300 and text.strip()[:1] not in {"+", ""} and "_" not in text else None  # noqa: PLR2004
