"""Copies questions, sections and other entries of lists; whatever has an id gets one that is free."""

import re
from collections.abc import Iterator
from typing import Any

from shopper.authoring.script import lists
from shopper.authoring.script.edits import Drop, Insert, Put, at
from shopper.authoring.script.expressions import expressions, items, with_names
from shopper.authoring.script.nodes import read
from shopper.authoring.script.patching import patch
from shopper.scenarios.document import Path

ID_LIMIT = 60
_NUMBER = re.compile(r"_\d+$")


def copied(source: str, path: Path) -> str:
    """Copy an entry of a list behind itself, comments included. Raises Unreadable, LookupError."""
    script = read(source)
    value, index = at(script.plain, path), int(path[-1])
    source = patch(source, Insert(path[:-1], index + 1, value, raw(source, path)))
    return _with_free_ids(source, (*path[:-1], index + 1), taken(script.plain, path))


def transferred(source: str, path: Path, to: Path, index: int) -> str:
    """Move an entry of a list into another list. Raises Unreadable, LookupError."""
    value, lines = at(read(source).plain, path), raw(source, path)
    if to in read(source).nodes:
        source = patch(source, Insert(to, index, value, lines))
    else:
        source = patch(source, Put(to, (value,)))
    return patch(source, Drop(path))


def raw(source: str, path: Path) -> str:
    """Return the lines of an entry of a list; empty where it has none of its own."""
    try:
        return lists.block_of(read(source), path)
    except lists.NoBlocks:
        return ""


def taken(plain: Any, path: Path) -> set[str]:
    """Return the ids that the entry at `path` could collide with: those of its kind."""
    match path:
        case (*_, "questions", int()) | ("calculated", int()):
            return {str(one.get("id")) for one in (*_questions(plain), *_listed(plain, ("calculated",)))}
        case _:
            return {str(one.get("id")) for one in _listed(at(plain, path[:-2]), (path[-2],))}


def free(wanted: str, ids: set[str]) -> str:
    """Return an id like the wanted one that is not taken: with a number behind it."""
    base, number = _NUMBER.sub("", wanted)[: ID_LIMIT - 6], 2
    if wanted not in ids:
        return wanted
    while f"{base}_{number}" in ids:
        number += 1
    return f"{base}_{number}"


def _with_free_ids(source: str, path: Path, ids: set[str]) -> str:
    """Give the copy at `path` a free id, and the questions in it, which name each other by the new ones."""
    plain = read(source).plain
    copy = at(plain, path)
    if not isinstance(copy, dict):
        return source
    new: dict[str, str] = {}
    edits = [Put((*path, "id"), free(copy["id"], ids))] if isinstance(copy.get("id"), str) else []
    if path[-2] == "questions" and edits:
        new = {copy["id"]: edits[0].value}
    questions = taken(plain, ("sections", 0, "questions", 0)) if path[-2] == "sections" else set()
    for inner, question in items(copy, ("questions",)) if questions else ():
        if isinstance(question.get("id"), str):
            new[question["id"]] = free(question["id"], questions)
            questions.add(new[question["id"]])
            edits.append(Put((*path, *inner, "id"), new[question["id"]]))
    uses = [use for use in expressions(plain) if use.path[: len(path)] == path]
    edits += [Put(use.path, text) for use in uses if (text := with_names(use, new)) != use.read.source]
    return patch(source, *edits)


def _questions(plain: Any) -> Iterator[dict[str, Any]]:
    for _, section in items(plain, ("sections",)):
        yield from _listed(section, ("questions",))


def _listed(plain: Any, path: Path) -> Iterator[dict[str, Any]]:
    return (one for _, one in items(plain, path))
