"""What was written into the fields of a form becomes edits of the script; fields that nobody touched change nothing."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from shopper.authoring.form import conditions, specials
from shopper.authoring.form.names import choices_of, names_at
from shopper.authoring.form.pointers import path_of
from shopper.authoring.form.values import meant, shown
from shopper.authoring.script import Drop, Edit, Put, patch, read
from shopper.authoring.script.edits import applied, at, existing
from shopper.scenarios.document import Path

_ROW = re.compile(r"(\d{1,3})\.(name|operator|value)")
# Without it, the rest of the mapping means nothing.
_HEADS = {("check", "that"), ("critical", "when")}


@dataclass
class Changes:
    """The text with everything that was written into the fields; `refused` is what could not be taken, by field."""

    source: str
    refused: dict[str, tuple[str, str]] = field(default_factory=dict)


def changed(source: str, fields: Mapping[str, str], base: str = "") -> Changes:
    """Put what fields say into a text. Raises Unreadable.

    `base` is the text that the fields were filled from, where it was another one: a field that still says what that
    text says was not touched, whatever became of its value in the meantime.
    """
    plain = read(source).plain
    drawn = read(base or source).plain
    usual: dict[Path, str] = {}
    asked: dict[Path, dict[str, str]] = {}
    apart: dict[Path, str] = {}
    for name, text in fields.items():
        place, _, about = name.partition("?")
        path = path_of(place, plain)
        if about:
            asked.setdefault(path, {})[about] = text
        elif specials.special(path):
            if text.strip() != specials.said(drawn, path):
                apart[path] = text.strip()
        elif base == "" or _in_points(path) or _cleaned(text) != shown(existing(drawn, path), path):
            usual[path] = text
    asked = {path: told for path, told in asked.items() if any(_condition(drawn, path, told))}
    edits = list(_edits(plain, usual, asked))
    found = Changes(patch(source, *edits))
    for path, text in sorted(apart.items(), key=lambda one: specials.rank(one[0])):
        specials.take(found, path, text)
    return found


def _edits(plain: Any, usual: Mapping[Path, str], asked: Mapping[Path, Mapping[str, str]]) -> Iterator[Edit]:
    before, maps = plain, {path[:-1] for path in usual if _in_points(path)}
    for path, text in usual.items():
        if path[:-1] in maps:
            continue
        old, written = existing(before, path), _cleaned(text)
        if written != shown(old, path) and (old is None or not isinstance(old, dict | tuple) or written):
            for edit in _given(plain, path, meant(written, path, old)):
                plain = applied(plain, edit)
                yield edit
    for path, told in asked.items():
        for edit in _condition(plain, path, told):
            plain = applied(plain, edit)
            yield edit
    for path in maps:
        yield from _points(plain, path, {str(one[-1]): text for one, text in usual.items() if one[:-1] == path})


def _in_points(path: Path) -> bool:
    return len(path) > 1 and path[-2] == "points"


def _cleaned(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _given(plain: Any, path: Path, value: Any) -> Iterator[Edit]:
    """Put a value, or take its key out, with what holds it if nothing else is in there."""
    if value is not None:
        yield Put(path, value)
        if path[-2:] == ("critical", "when") and not existing(plain, (*path[:-1], "effect")):
            yield Put((*path[:-1], "effect"), "flag")
        return
    if existing(plain, path) is None:
        return
    while len(path) > 1 and isinstance(path[-2], str) and (path[-2:] in _HEADS or len(at(plain, path[:-1])) == 1):
        path = path[:-1]
    yield Drop(path)


def _condition(plain: Any, path: Path, told: Mapping[str, str]) -> Iterator[Edit]:
    old = existing(plain, path)
    text = old if isinstance(old, str) else ""
    names = names_at(plain, path)
    rows: dict[int, dict[str, str]] = {}
    for about, said in told.items():
        if row := _ROW.fullmatch(about):
            rows.setdefault(int(row[1]), {})[row[2]] = said
    said_rows = tuple(
        conditions.Row(row["name"], row.get("operator", ""), row.get("value", ""))
        for _, row in sorted(rows.items())
        if row.get("name")
    )
    wanted = conditions.Condition("or" if told.get("join") == "or" else "and", said_rows)
    new = conditions.written(wanted, names)
    before = conditions.understood(text, names)
    if before is not None and new != conditions.written(before, names):
        yield from _given(plain, path, new or None)


def _points(plain: Any, path: Path, said: Mapping[str, str]) -> Iterator[Edit]:
    """Give points to every choice as soon as one has some, and to none when all are emptied."""
    old, question = existing(plain, path), existing(plain, path[:-1])
    if not isinstance(question, dict) or isinstance(old, str):
        return
    before = old if isinstance(old, dict) else {}
    if not any(text.strip() for text in said.values()):
        if before:
            yield Drop(path)
        return
    values = {name: meant(said.get(name, ""), (*path, name), None) for name, _text in choices_of(plain, question)}
    if not before:
        yield Put(path, {name: 0 if value is None else value for name, value in values.items()})
        return
    for name, value in values.items():
        if said.get(name, "").strip() != shown(before.get(name), (*path, name)):
            yield Put((*path, name), 0 if value is None else value)
