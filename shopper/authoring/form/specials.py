"""Fields whose change reaches further than their own value: ids, kinds, lists of choices, languages, places."""

import re
from typing import Any, Protocol

from shopper.authoring.form.kinds import another_kind
from shopper.authoring.form.pointers import path_of, pointer
from shopper.authoring.script import Put, patch, read
from shopper.authoring.script.copying import taken, transferred
from shopper.authoring.script.edits import at, existing
from shopper.authoring.script.renaming import renamed, renamed_list
from shopper.languages import LANGUAGES
from shopper.languages import gettext as _
from shopper.scenarios.document import Path
from shopper.scenarios.part import ID_PATTERN
from shopper.scenarios.questions import KINDS

_ID = re.compile(ID_PATTERN)
ID_LIMIT = 60
# In this order: what a question is called comes before what it is, and where it stands comes last.
_KEYS = ("id", "kind", "choices", "languages", "name", "section")


class Taking(Protocol):
    """A text in the making, and what was refused on the way."""

    source: str
    refused: dict[str, tuple[str, str]]


def special(path: Path) -> bool:
    """Tell whether a field is one of these; `name` and `section` are fields that the format has no keys for."""
    if not path:
        return False
    in_part = len(path) > 1 and isinstance(path[-2], int)
    if path[-1] == "languages":
        return len(path) == 1
    if path[-1] == "name":
        return path[0] == "choices"
    return path[-1] in _KEYS and in_part


def said(plain: Any, path: Path) -> str | None:
    """Return what such a field says when nobody touched it; None where that is never sure."""
    value = existing(plain, path)
    match path[-1]:
        case "id" | "kind" | "choices":
            return value if isinstance(value, str) else ""
        case "name":
            return str(path[1])
        case "section":
            return pointer(path[:2])
    return None


def rank(path: Path) -> int:
    """Tell which comes first."""
    return _KEYS.index(str(path[-1]))


def take(changes: Taking, path: Path, text: str) -> None:
    """Make one such change; what cannot be is refused, with the reason. Raises LookupError where no such part is."""
    plain = read(changes.source).plain
    holder = at(plain, path[:-1]) if path[-1] != "languages" else plain
    if path[-1] in ("id", "kind", "choices") and not isinstance(holder, dict):
        raise LookupError(path)
    match path[-1]:
        case "id":
            _id(changes, plain, path[:-1], holder, text)
        case "kind" if text in KINDS and holder.get("kind") != text:
            changes.source = patch(changes.source, *another_kind(plain, path[:-1], holder, text))
        case "choices":
            _list_of_choices(changes, plain, path, holder, text)
        case "languages":
            _languages(changes, plain, text)
        case "name":
            _name(changes, plain, path, text)
        case "section":
            _section(changes, plain, path[:-1], text)


def _id(changes: Taking, plain: Any, path: Path, holder: Any, text: str) -> None:
    old = holder.get("id")
    if text == (old or ""):
        return
    others = taken(plain, path)
    if not _ID.fullmatch(text) or len(text) > ID_LIMIT:
        _refuse(changes, (*path, "id"), text, _("An id is a small Latin letter, then letters, digits or _."))
    elif text in others:
        _refuse(changes, (*path, "id"), text, _("This id is taken."))
    elif isinstance(old, str):
        changes.source = patch(changes.source, *renamed(plain, path, text))
    else:
        changes.source = patch(changes.source, Put((*path, "id"), text))


def _name(changes: Taking, plain: Any, path: Path, text: str) -> None:
    old = str(path[1])
    if text == old:
        return
    if not _ID.fullmatch(text) or len(text) > ID_LIMIT:
        _refuse(changes, path, text, _("An id is a small Latin letter, then letters, digits or _."))
    elif text in plain["choices"]:
        _refuse(changes, path, text, _("This id is taken."))
    else:
        changes.source = patch(changes.source, *renamed_list(plain, old, text))


def _list_of_choices(changes: Taking, plain: Any, path: Path, holder: Any, text: str) -> None:
    """Take a named list, or make the named one the question's own."""
    old, lists = holder.get("choices"), existing(plain, ("choices",))
    lists = lists if isinstance(lists, dict) else {}
    if text == (old if isinstance(old, str) else ""):
        return
    if text in lists:
        changes.source = patch(changes.source, Put(path, text))
    elif not text and isinstance(old, str):
        changes.source = patch(changes.source, Put(path, lists.get(old) or ({"id": "choice_1"}, {"id": "choice_2"})))


def _languages(changes: Taking, plain: Any, text: str) -> None:
    """Keep the languages in the order that the script has; new ones come behind."""
    wanted = set(text.split())
    before = plain.get("languages") if isinstance(plain.get("languages"), tuple) else ()
    after = (*(one for one in before if one in wanted), *(one for one in LANGUAGES if one in wanted - set(before)))
    if not after:
        _refuse(changes, ("languages",), text, _("A scenario speaks at least one language."))
    elif after != before:
        changes.source = patch(changes.source, Put(("languages",), after))


def _section(changes: Taking, plain: Any, path: Path, text: str) -> None:
    to = path_of(text, plain)
    if to != path[:2] and len(to) == 2 and to[0] == "sections" and isinstance(at(plain, to), dict):  # noqa: PLR2004
        listed = at(plain, to).get("questions")
        changes.source = transferred(
            changes.source, path, (*to, "questions"), len(listed) if isinstance(listed, tuple) else 0
        )


def _refuse(changes: Taking, path: Path, text: str, words: str) -> None:
    changes.refused[pointer(path)] = (text, words)
