"""Kinds of values: what literal texts may stand for, and which dates and times there are."""

import datetime as dt
import re

from shopper.logic.types import Kind, Type

ANYTHING = Type(Kind.ANY)
WITHOUT_VALUE = frozenset({Kind.PHOTO, Kind.NOTE})
WITHOUT_ORDER = frozenset({Kind.BOOLEAN, Kind.CHOICE})

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


def is_literal(found: Type) -> bool:
    """Tell whether all texts that this can be are known, so that it may stand for a choice, a date or a time."""
    return found.kind is Kind.TEXT and bool(found.ids)


def is_date(text: str) -> bool:
    """Tell whether the text is a day of the calendar, written YYYY-MM-DD."""
    try:
        return bool(_DATE.fullmatch(text) and dt.date.fromisoformat(text))
    except ValueError:
        return False


def is_time(text: str) -> bool:
    """Tell whether the text is a time of day, written HH:MM."""
    return _TIME.fullmatch(text) is not None


def joined(*ids: tuple[str, ...]) -> tuple[str, ...]:
    """List all of them, each once, in the order in which they first stand."""
    return tuple(dict.fromkeys(each for some in ids for each in some))
