"""Writes values as YAML that reads back as the same values, also for readers of YAML 1.1."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from shopper.authoring.script.scalars import folded, key_of, literal, quoted

WIDTH = 110
_KEYS_IN_FLOW = 5
_OWN_LINES = frozenset({"kind", "questions", "sections"})


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is laid out: blanks before what is inside a mapping, and before the dashes of a list."""

    step: int = 2
    dash: int = 2


def flow(value: Any, hint: str = "") -> str:
    """Write a value in one line, a text in the quotes `hint` where it can be."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key_of(key)}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value, hint)


def scalar(value: Any, hint: str = "") -> str:
    """Write a text, a number, a boolean or null in one line."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value)
    return quoted(str(value), hint)


def entry(key: str, value: Any, column: int, layout: Layout) -> list[str]:
    """Write a key with its value as lines, the first of them without its indent."""
    name = key_of(key)
    return [f"{name}:{first}" for first in [_head(value, column, layout)]] + list(_body(value, column, layout))


def item(value: Any, column: int, layout: Layout, *, like: str = "") -> list[str]:
    """Write an entry of a list as lines, with its dash at `column`, the first without its indent.

    `like` is "flow" or "block" where its neighbours are written that way.
    """
    small = _fits(value, column + 2) if like != "flow" else _single(value)
    if not isinstance(value, dict) or not value or (small and like != "block"):
        if isinstance(value, str) and (lines := block_text(value, column + layout.step, WIDTH - column)):
            return [f"- {lines[0]}", *lines[1:]]
        return [f"- {flow(value)}"]
    lines = [
        line
        for number, (key, one) in enumerate(value.items())
        for line in _indented(entry(key, one, column + 2, layout), column + 2, first=number > 0)
    ]
    return [f"- {lines[0]}", *lines[1:]]


def block_text(value: str, column: int, width: int) -> list[str]:
    """Write a text of several lines, or a long one, as a block at `column`; empty where it is better in quotes."""
    found = literal(value) if "\n" in value else folded(value, max(width, 40)) if len(value) > width else []
    return found[:1] + [" " * column + line if line else "" for line in found[1:]]


def _head(value: Any, column: int, layout: Layout) -> str:
    """Return what stands behind the colon, with the blank before it."""
    if isinstance(value, str):
        lines = block_text(value, column + layout.step, WIDTH - column)
        return f" {lines[0]}" if lines else f" {scalar(value)}"
    return f" {flow(value)}" if _fits(value, column) else ""


def _body(value: Any, column: int, layout: Layout) -> Iterator[str]:
    """Write what stands below the key."""
    if isinstance(value, str):
        yield from block_text(value, column + layout.step, WIDTH - column)[1:]
    elif _fits(value, column):
        return
    elif isinstance(value, dict):
        inner = column + layout.step
        for key, one in value.items():
            yield from _indented(entry(key, one, inner, layout), inner)
    else:
        inner = column + layout.dash
        like = "flow" if all(_fits(one, inner + 2) for one in value) else ""
        for one in value:
            yield from _indented(item(one, inner, layout, like=like or "block"), inner)


def _indented(lines: list[str], column: int, *, first: bool = True) -> list[str]:
    return [" " * column + lines[0] if first else lines[0], *lines[1:]]


def _fits(value: Any, column: int) -> bool:
    """Tell whether a value is small enough for one line."""
    if not isinstance(value, dict | list | tuple) or not value:
        return True
    if isinstance(value, dict) and (len(value) > _KEYS_IN_FLOW or _OWN_LINES & set(value)):
        return False
    if not isinstance(value, dict) and any(isinstance(one, dict | list | tuple) for one in value):
        return False
    return _single(value) and len(flow(value)) + column <= WIDTH


def _single(value: Any) -> bool:
    """Tell whether no text in it needs several lines."""
    if isinstance(value, dict):
        return all(map(_single, value.values()))
    if isinstance(value, list | tuple):
        return all(map(_single, value))
    return not isinstance(value, str) or "\n" not in value


def _number(value: float) -> str:
    written = repr(value)
    # YAML 1.1 takes 1e+16 for a text: it wants a point.
    return re.sub(r"^(-?\d+)e", r"\1.0e", written)
