"""Takes what is wrong out of a raw part, so that what is right in it can be checked all the same."""

from typing import Any

from pydantic_core import ErrorDetails

# What stands in for a missing key, so that the other checks can go on; the missing key itself is reported.
_STAND_INS: dict[str, Any] = {
    "format": 1,
    "scenario": "unnamed",
    "languages": ("ru", "et", "en"),
    "method": "mystery_visit",
    "channel": "office",
    "title": {},
    "text": {},
    "sections": (),
}
_SPOILED = object()


def mended(raw: Any, errors: list[ErrorDetails]) -> Any:
    """Return a copy of `raw` without the values that have mistakes, and with stand-ins for what is missing.

    What misses something else is itself taken out.
    """
    copy = _thawed(raw)
    for error in errors:
        path = error["loc"]
        if error["type"] == "missing" and path[-1] not in _STAND_INS:
            path = path[:-1]
        if path:
            _take_out(at(copy, path[:-1]), path[-1], stand_in=error["type"] != "extra_forbidden")
    return _frozen(copy)


def at(raw: Any, path: tuple[int | str, ...]) -> Any:
    """Return what stands at `path` of nested mappings and lists, or None."""
    for step in path:
        if isinstance(raw, dict):
            raw = raw.get(step)
        elif isinstance(raw, list | tuple) and isinstance(step, int):
            raw = raw[step]
        else:
            return None
    return raw


def _take_out(holder: Any, step: int | str, stand_in: bool) -> None:
    if isinstance(holder, list) and isinstance(step, int):
        holder[step] = _SPOILED
    elif isinstance(holder, dict):
        holder.pop(step, None)
        if stand_in and step in _STAND_INS:
            holder[step] = _STAND_INS[str(step)]


def _thawed(raw: Any) -> Any:
    if isinstance(raw, dict):
        return {key: _thawed(value) for key, value in raw.items()}
    return [_thawed(value) for value in raw] if isinstance(raw, tuple) else raw


def _frozen(raw: Any) -> Any:
    if isinstance(raw, dict):
        return {key: _frozen(value) for key, value in raw.items()}
    return tuple(_frozen(value) for value in raw if value is not _SPOILED) if isinstance(raw, list) else raw
