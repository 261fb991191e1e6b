"""The scenario while it is being put together: what the writer of its text needs."""

from dataclasses import dataclass, field
from typing import TypeAlias

from shopper.authoring.xlsform.choices import Option
from shopper.authoring.xlsform.texts import Said


@dataclass(frozen=True, slots=True)
class Formula:
    """An expression."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text in our languages."""

    said: Said


Value: TypeAlias = "str | int | float | bool | Formula | Words | tuple[Option, ...] | dict[str, Value]"


@dataclass(slots=True)
class Question:
    """A question; `row` is where it comes from, `comments` what is said above it."""

    id: str
    kind: str
    row: int
    keys: dict[str, Value] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Calculated:
    """A calculated value."""

    id: str
    value: str
    comments: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """A section."""

    id: str
    title: Said
    show_if: str = ""
    questions: list[Question] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """A whole scenario."""

    scenario: str
    languages: tuple[str, ...]
    title: Said
    method: str
    channel: str
    comments: list[str] = field(default_factory=list)
    lists: dict[str, tuple[Option, ...]] = field(default_factory=dict)
    calculated: list[Calculated] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    ending: list[str] = field(default_factory=list)
