"""Values of a script as fields show them, and what somebody wrote into a field as a value."""

import re
from typing import Any

from shopper.scenarios.document import Path

_NUMBERS = frozenset(
    {"weight", "min", "max", "decimals", "low", "high", "max_points", "max_length", "at", "at_most", "coverage_min"}
)
_FLAGS = frozenset({"allow_na", "on_site", "bonus", "exclusive"})
_BOTH_WAYS = frozenset({"required", "cap_bonus"})
_INTEGER = re.compile(r"[-+]?[0-9]{1,15}")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,15}[.,][0-9]{1,10}")


def shown(value: Any, path: Path) -> str:
    """Return what a field shows of a value; nothing where the value is what holds anyway."""
    if value is None or isinstance(value, dict | tuple):
        return ""
    if isinstance(value, bool):
        usual = path[-1] == "cap_bonus" if path[-1] != "required" else None
        return "" if value is usual else str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _as_browsers_do(value) if isinstance(value, str) else str(value)


def _as_browsers_do(text: str) -> str:
    """Return a text with line breaks as fields have them, without blanks around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def meant(text: str, path: Path, old: Any) -> Any:
    """Return the value that somebody means by a text in a field, None for no value.

    What should be a number and is none stays a text: the script says it, and the finding about it stands at its field.
    """
    written = text.replace("\r\n", "\n").strip()
    if not written:
        return None
    if _is_number(path):
        return _number(written)
    if path[-1] in _FLAGS | _BOTH_WAYS and written in ("true", "false"):
        return written == "true"
    block = isinstance(old, str) and old.endswith("\n") and "\n" in written
    return f"{written}\n" if block else written


def _is_number(path: Path) -> bool:
    key, holder = path[-1], path[-2] if len(path) > 1 else ""
    if holder == "points" or (key == "points" and isinstance(holder, int) and "choices" in path):
        return True
    # The ends of a scale are texts under the names of its marks.
    return key in _NUMBERS and holder != "ends"


def _number(written: str) -> int | float | str:
    if _INTEGER.fullmatch(written):
        return int(written)
    return float(written.replace(",", ".")) if _DECIMAL.fullmatch(written) else written
