"""Says what pydantic found in the words of the scenario format."""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, TypeAlias

from pydantic_core import ErrorDetails

from shopper.logic import nearest
from shopper.scenarios.part import Part, Text

Said: TypeAlias = tuple[str, dict[str, object]]

_SAME = {
    "int_type": "whole_wanted",
    "int_from_float": "whole_wanted",
    "float_type": "number_wanted",
    "finite_number": "number_wanted",
    "bool_type": "boolean_wanted",
    "tuple_type": "list_wanted",
    "formula_form": "formula_wanted",
    "points_form": "points_form",
}
_LIMITS = {
    "string_too_long": ("too_long", "max_length"),
    "too_long": ("too_long", "max_length"),
    "too_short": ("too_short", "min_length"),
    "greater_than_equal": ("too_small", "ge"),
    "less_than_equal": ("too_big", "le"),
}


def worded(error: ErrorDetails, shape: type[Part], lists: Collection[str]) -> Said | None:
    """Return the code and values of a finding, or None where another finding says it already.

    `shape` is the part that the mistake was found in, `lists` the names of the scenario's lists of choices.
    """
    kind, key, found, limits = error["type"], _key(error["loc"]), error["input"], error.get("ctx", {})
    if kind in _SAME:
        return _SAME[kind], {"key": key}
    if kind in _LIMITS:
        code, name = _LIMITS[kind]
        return code, {"key": key, "limit": f"{limits[name]:.12g}"}
    said: dict[str, Callable[[], Said | None]] = {
        "default_factory_not_called": lambda: None,
        "extra_forbidden": lambda: _unknown_key(key, shape),
        "missing": lambda: ("missing_key", {"key": key, "part": shape.called}),
        "string_type": lambda: ("text_wanted", {"key": key, "quoted": _quoted(found)}),
        "model_type": lambda: _mapping_wanted(key, limits["class_name"]),
        "literal_error": lambda: _one_of(key, found, limits["expected"]),
        "string_pattern_mismatch": lambda: ("id_form", {"found": found, "joint": "-" if key == "scenario" else "_"}),
        "unknown_list": lambda: ("unknown_list", {"name": found, "nearest": nearest(found, lists)}),
    }
    return said[kind]() if kind in said else ("unreadable", {"key": key, "problem": error["msg"]})


def _unknown_key(key: str, shape: type[Part]) -> Said:
    # A key of another kind of question is no slip of the pen.
    elsewhere = any(key in keys(part) for part in _parts(Part))
    return "unknown_key", {"key": key, "part": shape.called, "nearest": "" if elsewhere else nearest(key, keys(shape))}


def keys(part: type[Part]) -> list[str]:
    """Return the keys that a part may have, as the file writes them."""
    return [field.alias or name for name, field in part.model_fields.items()]


def _key(loc: tuple[int | str, ...]) -> str:
    return next((str(step) for step in reversed(loc) if isinstance(step, str)), "")


def _quoted(found: Any) -> str:
    if isinstance(found, bool):
        return f'"{str(found).lower()}"'
    return f'"{found}"' if isinstance(found, int | float) else ""


def _mapping_wanted(key: str, class_name: str) -> Said:
    if class_name == Text.__name__:
        return "text_form", {"key": key}
    part = next(part for part in _parts(Part) if part.__name__ == class_name)
    return "mapping_wanted", {"part": part.called, "keys": ", ".join(keys(part))}


def _parts(base: type[Part]) -> Iterator[type[Part]]:
    for part in base.__subclasses__():
        yield part
        yield from _parts(part)


def _one_of(key: str, found: Any, expected: str) -> Said:
    options = re.findall(r"'([^']*)'", expected) or [expected]
    close = nearest(str(found), options)
    return ("one_of" if close else "one_of_few"), {
        "found": str(found).lower() if isinstance(found, bool) else str(found),
        "key": key,
        "nearest": close,
        "expected": ", ".join(options),
    }
