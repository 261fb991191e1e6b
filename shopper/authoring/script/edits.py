"""The edits that a script knows, and what each does to plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from shopper.authoring.script.order import place
from shopper.scenarios.document import Path

Plain: TypeAlias = Any
"""Mappings as dicts, lists as tuples, texts, numbers, booleans, None."""


@dataclass(frozen=True, slots=True)
class Put:
    """Give `path` this value; a key that is not there yet comes where it usually stands, with what has to hold it."""

    path: Path
    value: Plain


@dataclass(frozen=True, slots=True)
class Drop:
    """Take out a key or an entry of a list. The last one leaves an empty mapping or list."""

    path: Path


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a value into the list at `path`, before what stands at `index`.

    `raw` are lines that say the value, the first with its dash, comments included: they are used where they fit.
    """

    path: Path
    index: int
    value: Plain
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Reorder:
    """Move an entry of the list at `path` to another place of the same list, counted without it."""

    path: Path
    index: int
    to: int


@dataclass(frozen=True, slots=True)
class Rename:
    """Give the key at `path` another name, which its mapping does not have yet; its place stays."""

    path: Path
    key: str


Edit: TypeAlias = Put | Drop | Insert | Reorder | Rename


def applied(plain: Plain, edit: Edit) -> Plain:
    """Return what the edit makes of plain values. Raises LookupError where there is no such place."""
    match edit:
        case Put(path, value):
            return _put(plain, (), path, frozen(value))
        case Drop(path):
            return _changed(plain, path[:-1], lambda holder: _without(holder, path[-1]))
        case Insert(path, index, value):
            return _changed(plain, _list(plain, path), lambda items: (*items[:index], frozen(value), *items[index:]))
        case Reorder(path, index, to):
            return _changed(plain, _list(plain, path), lambda items: moved(items, index, to))
        case Rename(path, key):
            at(plain, path)
            return _changed(plain, path[:-1], lambda holder: _renamed(holder, str(path[-1]), key))


def at(plain: Plain, path: Path) -> Plain:
    """Return what stands at a path. Raises LookupError."""
    found: Any = plain
    for step in path:
        match found, step:
            case (dict(), str()) | (tuple(), int()):
                found = found[step]
            case _:
                raise LookupError(step)
    return found


def existing(plain: Plain, path: Path) -> Plain:
    """Return what stands at a path, None where nothing does."""
    try:
        return at(plain, path)
    except LookupError:
        return None


def moved(items: Sequence[Any], index: int, to: int) -> tuple[Any, ...]:
    """Return the entries in their new order. Raises IndexError."""
    one = items[index]
    rest = (*items[:index], *items[index + 1 :])
    return (*rest[:to], one, *rest[to:])


def frozen(value: Plain) -> Plain:
    """Return the value with tuples for lists."""
    if isinstance(value, Mapping):
        return {key: frozen(one) for key, one in value.items()}
    return tuple(map(frozen, value)) if isinstance(value, list | tuple) else value


def same(left: Plain, right: Plain) -> bool:
    """Tell whether two values are the same, their kinds and the order of their keys included."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(left, tuple):
        return len(left) == len(right) and all(map(same, left, right))
    return bool(left == right)


def _put(plain: Plain, done: Path, path: Path, value: Plain) -> Plain:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int) or isinstance(plain, tuple):
        if not isinstance(step, int) or not isinstance(plain, tuple) or not 0 <= step < len(plain):
            raise IndexError(step)
        return (*plain[:step], _put(plain[step], (*done, step), rest, value), *plain[step + 1 :])
    holder = plain if isinstance(plain, dict) else {}
    if step in holder:
        return {key: _put(one, (*done, step), rest, value) if key == step else one for key, one in holder.items()}
    keys = list(holder)
    keys.insert(place(keys, step, done), step)
    new = _put(None, (*done, step), rest, value)
    return {key: holder.get(key, new) for key in keys}


def _list(plain: Plain, path: Path) -> Path:
    match at(plain, path):
        case tuple():
            return path
        case _:
            raise LookupError(path)


def _changed(plain: Plain, path: Path, change: Any) -> Plain:
    return _put(plain, (), path, change(at(plain, path)))


def _without(holder: Plain, step: str | int) -> Plain:
    if isinstance(step, int):
        moved(holder, step, 0)  # refuses what is not there
        return (*holder[:step], *holder[step + 1 :])
    rest = dict(holder)
    del rest[step]
    return rest


def _renamed(holder: Plain, old: str, new: str) -> Plain:
    return {new if key == old else key: value for key, value in holder.items()}
