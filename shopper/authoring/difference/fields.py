"""Compares the fields of two parts: whatever key the format has, a change of it is told."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, get_args

from shopper.authoring.difference.model import Change, Row, Thing, Value
from shopper.logic import Expression
from shopper.scenarios.part import Language, Part, Text

LANGUAGES: tuple[Language, ...] = get_args(Language)
WEIGHTS = frozenset({"points", "max_points", "bonus", "weight", "scoring.cap_bonus"})
LOGIC = frozenset({"check", "critical"})


def changed_fields(
    thing: Thing, old: Part, new: Part, silent: Collection[Language], prefix: str = "", *, leave: Collection[str] = ()
) -> Iterator[Row]:
    """Return a row for each field in which two parts differ, but for those to `leave`; `silent` languages are not told.

    Parts of different kinds are compared by all that either of them can have.
    """
    shapes = {**type(old).model_fields, **type(new).model_fields}
    for name, shape in shapes.items():
        if name not in leave:
            key = f"{prefix}{shape.alias or name}"
            yield from _values(thing, key, _said(old, name, new), _said(new, name, old), silent)


def _values(thing: Thing, key: str, old: Any, new: Any, silent: Collection[Language]) -> Iterator[Row]:
    if _same(old, new):
        return
    if isinstance(old, Text) or isinstance(new, Text):
        yield from _words(thing, key, old or Text(), new or Text(), silent)
    elif isinstance(old, Part) and isinstance(new, Part):
        yield from changed_fields(thing, old, new, silent, f"{key}.")
    else:
        yield Row(_change(key, old, new), thing, key, _plain(old), _plain(new))


def _said(part: Part, name: str, other: Part) -> Any:
    """Return the value of a field; what this kind of part cannot have is as the other has it by default."""
    shapes = type(part).model_fields
    if name in shapes:
        return getattr(part, name)
    return type(other).model_fields[name].get_default()


def _same(old: Any, new: Any) -> bool:
    if isinstance(old, Expression) and isinstance(new, Expression):
        return old.tree == new.tree
    return bool(old == new)


def _words(thing: Thing, key: str, old: Text, new: Text, silent: Collection[Language]) -> Iterator[Row]:
    for language in LANGUAGES:
        was, now = (getattr(text, language) or None for text in (old, new))
        if was != now and language not in silent:
            yield Row("reworded", thing, key, was, now, language)


def _change(key: str, old: Any, new: Any) -> Change:
    if key in WEIGHTS:
        return "reweighted"
    if key == "kind":
        return "kind"
    top = key.partition(".")[0]
    is_logic = top in LOGIC or isinstance(old, Expression) or isinstance(new, Expression)
    return "logic" if is_logic else "changed"


def _plain(value: Any) -> Value:
    if isinstance(value, Expression):
        return value.source
    if isinstance(value, Mapping):
        return tuple(value.items())
    plain: Value = value
    return plain
