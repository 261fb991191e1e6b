"""What the buttons of the form view do: add, move, copy and take out parts of the script."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from shopper.authoring.form.pointers import within
from shopper.authoring.script import Drop, Insert, Put, Reorder, patch, read
from shopper.authoring.script.copying import copied, free, taken, transferred
from shopper.authoring.script.edits import at as value_at
from shopper.authoring.script.edits import existing
from shopper.authoring.script.expressions import items
from shopper.languages import LANGUAGES
from shopper.scenarios.document import Path

# Lists that go with their last entry: an empty one says no more than none.
_OPTIONAL = {("personas",), ("calculated",)}


@dataclass(frozen=True, slots=True)
class Done:
    """The text after an act, and the part to look at now."""

    source: str
    at: Path


def act(source: str, verb: str, path: Path, at: Path) -> Done:
    """Do what a button says to the part or list at `path`, while somebody looks at `at`.

    Raises LookupError where there is no such part or no such verb, Unreadable.
    """
    if not _makes_sense(verb, path, read(source).plain):
        raise LookupError(path)
    return _VERBS[verb](source, path, at)


def _makes_sense(verb: str, path: Path, plain: Any) -> bool:
    """Tell whether the verb can be about what stands at `path`."""
    found = existing(plain, path)
    match verb:
        case "add":
            return _can_grow(path, plain, found)
        case "up" | "down" | "copy":
            return bool(path) and isinstance(path[-1], int) and found is not None
        case "share":
            own = isinstance(found, dict) and isinstance(found.get("choices"), tuple)
            return own and path[-2:-1] == ("questions",) and isinstance(existing(plain, ("choices",)) or {}, dict)
        case _:
            return bool(path) and isinstance(found, dict | tuple)


def _can_grow(path: Path, plain: Any, found: Any) -> bool:
    """Tell whether something can be added at `path`: to a list that is there, or to one that can begin there."""
    match path:
        case ("choices",):
            return found is None or isinstance(found, dict)
        case ("choices", str()):
            return isinstance(found, tuple)
        case (
            ("sections" | "personas" | "calculated",)
            | ("scoring", "bands")
            | ("sections", int(), "questions")
            | ("sections", int(), "questions", int(), "choices")
        ):
            holder = existing(plain, path[:-1])
            return isinstance(found, tuple) or (found is None and (holder is None or isinstance(holder, dict)))
    return False


def _add(source: str, path: Path, at: Path) -> Done:
    """Add to a list what it usually holds; a section or question right after the one that is looked at."""
    plain = read(source).plain
    if path == ("choices",):
        name = free("list", set(plain.get("choices") or {}))
        new = ({"id": "choice_1"}, {"id": "choice_2"})
        return Done(patch(source, Put(("choices", name), new)), ("choices", name))
    listed = _list(plain, path)
    index = int(at[len(path)]) + 1 if within(at, path) and len(at) > len(path) else len(listed)
    value = _new(plain, path, listed)
    edit = Insert(path, index, value) if _has(plain, path) else Put(path, (value,))
    return Done(patch(source, edit), (*path, index) if path[-1] in ("sections", "questions") else at)


def _new(plain: Any, path: Path, listed: tuple[Any, ...]) -> dict[str, Any]:
    if path == ("sections",):
        name = free("section_1", {str(one.get("id")) for one in listed if isinstance(one, dict)})
        weighed = any(isinstance(one, dict) and "weight" in one for one in listed)
        return {"id": name, **({"weight": 0} if weighed else {}), "questions": (_question(plain),)}
    if path[-1] == "questions":
        return _question(plain)
    word = {"personas": "role_1", "calculated": "value_1", "bands": "band_1"}.get(str(path[-1]), "choice_1")
    others = {str(one.get("id")) for one in listed if isinstance(one, dict)}
    if path == ("calculated",):
        others |= _questions(plain)
    name = free(word, others)
    extra = {"value": "0"} if path == ("calculated",) else {"min": 0} if path[-1] == "bands" else {}
    return {"id": name, **extra}


def _question(plain: Any) -> dict[str, Any]:
    """Return a question with its text still to be written in each language that the scenario is declared to speak."""
    said = existing(plain, ("languages",))
    text = {one: "" for one in said if one in LANGUAGES} if isinstance(said, tuple) else {}
    return {"id": free("question_1", _questions(plain)), "kind": "yes_no", **({"text": text} if text else {})}


def _move(source: str, path: Path, at: Path, by: int) -> Done:
    """Move a part by one place; a question that is at the end of its section goes on to the next one."""
    plain = read(source).plain
    listed, index = _list(plain, path[:-1]), int(path[-1])
    to = index + by
    if 0 <= to < len(listed):
        here = (*path[:-1], to)
        moved = patch(source, Reorder(path[:-1], index, to))
        return Done(moved, _followed(at, path, here) if within(at, path) else _followed(at, here, path))
    section = path[1] + by if path[-2] == "questions" and isinstance(path[1], int) else -1
    if not 0 <= section < len(_list(plain, ("sections",))):
        return Done(source, at)
    there: Path = ("sections", section, "questions")
    place = len(_list(plain, there)) if by < 0 else 0
    return Done(transferred(source, path, there, place), _followed(at, path, (*there, place)))


def _up(source: str, path: Path, at: Path) -> Done:
    return _move(source, path, at, -1)


def _down(source: str, path: Path, at: Path) -> Done:
    return _move(source, path, at, 1)


def _copy(source: str, path: Path, at: Path) -> Done:
    new = (*path[:-1], int(path[-1]) + 1)
    return Done(copied(source, path), new if path[-2] in ("sections", "questions") else at)


def _remove(source: str, path: Path, at: Path) -> Done:
    """Take a part out, and look at the one that takes its place, or at what held it."""
    alone = path[:-1] in _OPTIONAL and len(_list(read(source).plain, path[:-1])) == 1
    removed = patch(source, Drop(path[:-1] if alone else path))
    if not within(at, path):
        beside = len(at) >= len(path) and within(at, path[:-1]) and isinstance(path[-1], int)
        shifts = beside and int(at[len(path) - 1]) > int(path[-1])
        return Done(removed, _followed(at, at[: len(path)], (*path[:-1], int(at[len(path) - 1]) - 1)) if shifts else at)
    if not isinstance(path[-1], int):
        return Done(removed, ())
    rest = len(_list(read(removed).plain, path[:-1]))
    return Done(removed, (*path[:-1], min(path[-1], rest - 1)) if rest else path[:-2])


def _share(source: str, path: Path, at: Path) -> Done:
    """Make a question's own choices a list with a name, for others to use too."""
    plain = read(source).plain
    name = free(str(value_at(plain, path).get("id")), set(plain.get("choices") or {}))
    own = value_at(plain, (*path, "choices"))
    return Done(patch(source, Put(("choices", name), own), Put((*path, "choices"), name)), at)


def _followed(at: Path, old: Path, new: Path) -> Path:
    """Return where what was looked at stands after its holder moved."""
    return (*new, *at[len(old) :]) if within(at, old) else at


def _list(plain: Any, path: Path) -> tuple[Any, ...]:
    found = value_at(plain, path) if _has(plain, path) else ()
    return found if isinstance(found, tuple) else ()


def _has(plain: Any, path: Path) -> bool:
    try:
        return isinstance(value_at(plain, path), tuple)
    except LookupError:
        return False


def _questions(plain: Any) -> set[str]:
    first = next(items(plain, ("sections",)), None)
    return taken(plain, (*first[0], "questions", 0)) if first else set()


_VERBS: dict[str, Callable[[str, Path, Path], Done]] = {
    "add": _add,
    "up": _up,
    "down": _down,
    "copy": _copy,
    "remove": _remove,
    "share": _share,
}
