"""Gives a question, a choice or another named part a new id, also where expressions name it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from shopper.authoring.script.edits import Edit, Put, Rename, at
from shopper.authoring.script.expressions import Span, Use, expressions, items, literals, names, passing_on, replaced
from shopper.scenarios.document import Path


def renamed(plain: Any, path: Path, new: str) -> list[Edit]:
    """Return the edits that give another id to the part at `path`, whose old one is a text.

    Parts that expressions name are questions, calculated values, choices and personas. Sections and bands have ids
    that nothing else names.
    """
    old = at(plain, path)["id"]
    edits: list[Edit] = [Put((*path, "id"), new)]
    match path:
        case (*_, "questions", int()) | ("calculated", int()):
            return edits + _in_expressions(plain, new, lambda use: names(use, old))
        case ("personas", int()):
            return edits + _in_expressions(plain, new, lambda use: literals(use, old, ("persona",)))
        case (*_, "choices", int()) | ("choices", str(), int()):
            asked = [(one, question) for one, question in _questions(plain) if _offers(one, question, path)]
            of = passing_on(plain, [str(question.get("id")) for _, question in asked])
            edits += [edit for one, question in asked for edit in _in_points(one, question, old, new)]
            return edits + _in_expressions(plain, new, lambda use: literals(use, old, of))
    return edits


def renamed_list(plain: Any, old: str, new: str) -> list[Edit]:
    """Return the edits that give a list of choices another name."""
    using = [path for path, question in _questions(plain) if question.get("choices") == old]
    return [Rename(("choices", old), new), *[Put((*path, "choices"), new) for path in using]]


def _in_expressions(plain: Any, new: str, found: Callable[[Use], Iterable[Span]]) -> list[Edit]:
    changed = ((use, replaced(use, [(span, new) for span in found(use)])) for use in expressions(plain))
    return [Put(use.path, text) for use, text in changed if text != use.read.source]


def _in_points(path: Path, question: dict[str, Any], old: str, new: str) -> Iterator[Edit]:
    points = question.get("points")
    if isinstance(points, dict) and old in points:
        yield Rename((*path, "points", old), new)


def _questions(plain: Any) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path, section in items(plain, ("sections",)):
        for inner, question in items(section, ("questions",)):
            yield (*path, *inner), question


def _offers(path: Path, question: dict[str, Any], choice: Path) -> bool:
    """Tell whether the question offers the choice: from its own list, or from the named one."""
    if choice[0] == "choices":
        return bool(question.get("choices") == choice[1])
    return choice[: len(path)] == path
