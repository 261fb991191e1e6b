"""What a condition at some place of a script can ask about, as far as the script can be read."""

from collections.abc import Iterator
from typing import Any

from shopper.authoring.form.conditions import Group, Name
from shopper.authoring.script.expressions import items
from shopper.languages import gettext as _
from shopper.languages import spoken
from shopper.scenarios.document import Path

_GROUPS: dict[str, Group] = {
    "yes_no": "choice",
    "choice": "choice",
    "choices": "choices",
    "scale": "number",
    "nps": "number",
    "number": "number",
    "duration": "number",
    "time": "moment",
    "date": "moment",
    "text": "answer",
    "photo": "answer",
}
LABEL_LIMIT = 60


def names_at(plain: Any, path: Path) -> tuple[Name, ...]:
    """Return what the expression at `path` may ask about: for what is shown, earlier questions only."""
    shows = path[-1] == "show_if"
    place = tuple(step for step in path if isinstance(step, int))[:2]
    found = [
        name
        for where, question in questions(plain)
        if not shows or (where[1], where[3])[: len(place)] < place
        for name in _asked(plain, question)
    ]
    return (*found, *_calculated(plain), *_circumstances(plain))


def questions(plain: Any) -> Iterator[tuple[Any, dict[str, Any]]]:
    """List the questions of a script with their paths."""
    for path, section in items(plain, ("sections",)):
        for inner, question in items(section, ("questions",)):
            yield (*path, *inner), question


def words(text: Any) -> str:
    """Return a text of the script in the language spoken now, or in another one that it has."""
    if not isinstance(text, dict):
        return ""
    return next((text[one] for one in (spoken(), "ru", "et", "en") if text.get(one) and isinstance(text[one], str)), "")


def choices_of(plain: Any, question: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return the ids and the texts of what a question offers."""
    if question.get("kind") == "yes_no":
        return (("yes", _("Yes")), ("no", _("No")))
    own = question.get("choices")
    lists = plain.get("choices")
    listed = lists.get(own) if isinstance(own, str) and isinstance(lists, dict) else own
    return tuple(
        (str(choice["id"]), words(choice.get("text")) or str(choice["id"]))
        for _path, choice in items({"choices": listed}, ("choices",))
        if "id" in choice
    )


def _asked(plain: Any, question: dict[str, Any]) -> Iterator[Name]:
    name, kind = question.get("id"), question.get("kind")
    if isinstance(name, str) and isinstance(kind, str) and kind in _GROUPS:
        choices = choices_of(plain, question) if "choice" in _GROUPS[kind] else ()
        if choices or "choice" not in _GROUPS[kind]:
            label = _shortened(words(question.get("text")) or name)
            yield Name(name, label, _GROUPS[kind], choices, na=question.get("allow_na") is True)


def _calculated(plain: Any) -> Iterator[Name]:
    for _path, one in items(plain, ("calculated",)):
        if isinstance(one.get("id"), str):
            yield Name(one["id"], one["id"], "value", asked=False)


def _circumstances(plain: Any) -> Iterator[Name]:
    personas = tuple((str(one["id"]), str(one["id"])) for _path, one in items(plain, ("personas",)) if "id" in one)
    if personas:
        yield Name("persona", _("The shopper's role"), "choice", personas, asked=False)
    languages = tuple((one, one) for one in ("ru", "et", "en"))
    yield Name("service_language", _("Language of the service"), "choice", languages, asked=False)
    yield Name("visit.weekday", _("Weekday of the visit, Monday is 1"), "number", asked=False)
    yield Name("visit.hour", _("Hour of the visit"), "number", asked=False)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LABEL_LIMIT else f"{line[: LABEL_LIMIT - 1]}…"
