"""One step of editing in the form view: what was written into the fields, then what a button does."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from shopper.authoring.form.acts import act
from shopper.authoring.form.changes import changed
from shopper.authoring.form.pointers import path_of
from shopper.authoring.script import read
from shopper.authoring.script.edits import existing
from shopper.scenarios.document import Path


@dataclass(frozen=True)
class Step:
    """What a form sends: the part that it shows, its fields by name, and the button, if one was pressed.

    `base` is the text that the fields were filled from, where that is not the one to be changed.
    """

    at: str
    fields: Mapping[str, str]
    do: str = ""
    shape: str = ""
    base: str = ""


@dataclass(frozen=True)
class Stepped:
    """The text afterwards, the part to show, what was refused by field, and whether the form was about another text."""

    source: str
    at: Path
    refused: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    outdated: bool = False


def step(source: str, sent: Step) -> Stepped:
    """Make a step. Raises Unreadable."""
    plain = read(source).plain
    at = part(plain, sent.at)
    if not isinstance(plain, dict):
        return Stepped(source, at, outdated=True)
    if sent.shape and sent.shape != shape(plain, at):
        return Stepped(source, at, outdated=True)
    try:
        changes = changed(source, sent.fields, sent.base)
        if not sent.do:
            return Stepped(changes.source, followed(plain, changes.source, at), changes.refused)
        verb, _, place = sent.do.partition(" ")
        done = act(changes.source, verb, path_of(place, read(changes.source).plain), at)
    except LookupError:
        return Stepped(source, at, outdated=True)
    return Stepped(done.source, done.at, changes.refused)


def part(plain: object, pointer: str) -> Path:
    """Return the part that is meant, or the whole scenario where there is none such."""
    path = path_of(pointer, plain)
    return path if is_part(plain, path) else ()


def holder(plain: object, path: Path) -> Path:
    """Return the part that shows what stands at `path`."""
    return next((path[:length] for length in range(len(path), 0, -1) if is_part(plain, path[:length])), ())


def is_part(plain: object, path: Path) -> bool:
    """Tell whether the form view has a page for what stands there."""
    match path:
        case ("scoring" | "personas" | "calculated" | "choices",):
            return True
        case ("sections", int()) | ("sections", int(), "questions", int()):
            return isinstance(existing(plain, path), dict)
        case ("choices", str()):
            return existing(plain, path) is not None
        case _:
            return False


def shape(plain: object, at: Path) -> str:
    """Say how many of each are in a part: with that, the names of a form's fields mean what they meant."""
    value = existing(plain, at)
    lists = [value, *value.values()] if isinstance(value, dict) else [value]
    return "-".join(str(len(one)) for one in lists if isinstance(one, tuple)) or "0"


def followed(before: object, source: str, at: Path) -> Path:
    """Return where the part that is looked at stands after fields were changed: it may have a new name or section."""
    plain = read(source).plain
    old = existing(before, at)
    if at[:1] == ("choices",) and len(at) > 1 and not is_part(plain, at):
        names, now = list(existing(before, at[:1])), list(existing(plain, at[:1]) or {})
        return ("choices", now[names.index(at[1])])
    name = old.get("id") if isinstance(old, dict) else None
    if len(at) == 4 and isinstance(name, str) and existing(plain, (*at, "id")) != name:  # noqa: PLR2004 - a question
        for section, one in enumerate(existing(plain, ("sections",)) or ()):
            for index, question in enumerate(one.get("questions") or () if isinstance(one, dict) else ()):
                if section != at[1] and isinstance(question, dict) and question.get("id") == name:
                    return ("sections", section, "questions", index)
    return at if is_part(plain, at) else ()
