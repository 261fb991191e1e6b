"""The words that everything here shares: kinds, types, values, trees and the facts of one visit."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = bool | float | str | tuple[str, ...] | None
"""What an expression calculates with; None is unknown."""

Tree: TypeAlias = "bool | float | str | list[Tree]"
"""An expression as JSON; the package's docstring lists its forms."""


MATCHED_LENGTH = 1_000
"""Code points; `matches` calls a longer text unknown."""


class Kind(enum.Enum):
    """What sort of value a name or an expression has."""

    BOOLEAN = "boolean"
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    CHOICE = "choice"
    CHOICES = "choices"
    PHOTO = "photo"
    NOTE = "note"
    ANY = "any"


@dataclass(frozen=True)
class Type:
    """A kind and, for `CHOICE` and `CHOICES`, the choice ids that it can have.

    `ids` of a `TEXT` are all the texts it can be, where that is known: a calculated value of literals.
    `question` is False for what nobody answers (calculated values, persona, office…): `answered` refuses it.
    """

    kind: Kind
    ids: tuple[str, ...] = ()
    question: bool = True


@dataclass(frozen=True)
class Facts:
    """What is known of one visit. A hidden question belongs in none of the three.

    `values` needs only usable values; numbers may be ints. `answered` is needed only for questions that are answered
    without having a value, such as a photo question with its minimum.
    """

    values: Mapping[str, Value]
    answered: frozenset[str] = frozenset()
    na: frozenset[str] = frozenset()
