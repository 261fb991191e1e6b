"""Single values of a visit's body that need more than a type: moments, and small things that we only store."""

import math
import re
from datetime import datetime
from typing import Annotated, Any

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

# Beyond these a moment is a mistake; a phone whose clock was reset says 1970 or 2000, or the year before, and is kept.
YEARS = range(1969, 2200)
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)")
_FINER_THAN_MICROSECONDS = re.compile(r"(\.\d{6})\d+")
TEXT = 500
KEYS = 20


def moment(found: object) -> datetime:
    """Read RFC 3339 with its offset from UTC, and nothing looser."""
    read = _read(found) if isinstance(found, str) and _RFC3339.fullmatch(found) else None
    if read is None or read.year not in YEARS:
        raise PydanticCustomError("rfc3339", "must be a date and time with its offset from UTC")
    return read


def _read(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(_FINER_THAN_MICROSECONDS.sub(r"\1", text.upper()))
    except ValueError:
        return None


def small(found: Any) -> Any:
    """Take a short text, a number, a truth value, null, or a flat mapping of such; what it means is not ours."""
    if _scalar(found) or (isinstance(found, dict) and len(found) <= KEYS and all(map(_scalar, found.values()))):
        return found
    raise PydanticCustomError("small_value", "must be a short text or a number")


def attribute(found: Any) -> Any:
    """Take what an office's attribute can be: a short text, a number, a truth value or null."""
    if _scalar(found):
        return found
    raise PydanticCustomError("small_value", "must be a short text or a number")


def _scalar(found: object) -> bool:
    if isinstance(found, str):
        return len(found) <= TEXT
    return found is None or isinstance(found, bool | int) or (isinstance(found, float) and math.isfinite(found))


Moment = Annotated[datetime, PlainValidator(moment)]
