"""Gives a question another kind and keeps of it what fits."""

from collections.abc import Iterator
from typing import Any

from shopper.authoring.form.names import choices_of
from shopper.authoring.script import Drop, Edit, Put
from shopper.scenarios.document import Path
from shopper.scenarios.questions import KINDS, YES_NO

_WITH_CHOICES = ("choice", "choices")
_WITH_MAP = ("yes_no", *_WITH_CHOICES)


def another_kind(plain: Any, path: Path, question: dict[str, Any], kind: str) -> list[Edit]:
    """Return the edits that make the question at `path` one of another kind."""
    allowed = set(KINDS[kind].model_fields)
    edits: list[Edit] = [Put((*path, "kind"), kind)]
    edits += [Drop((*path, key)) for key in question if key not in allowed]
    if kind in _WITH_CHOICES and not question.get("choices"):
        edits.append(Put((*path, "choices"), tuple(_choices(plain, question))))
    if "points" in question and "points" in allowed and not _fits(plain, question, kind):
        edits += [Drop((*path, key)) for key in ("points", "max_points") if key in question]
    return edits


def _choices(plain: Any, question: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Make choices of yes and no, or two empty ones."""
    languages = plain.get("languages") if isinstance(plain.get("languages"), tuple) else ()
    if question.get("kind") == "yes_no":
        said = {"yes": {"ru": "Да", "et": "Jah", "en": "Yes"}, "no": {"ru": "Нет", "et": "Ei", "en": "No"}}
        for name, text in said.items():
            yield {"id": name, "text": {one: text[one] for one in languages if one in text}}
        return
    for number in (1, 2):
        yield {"id": f"choice_{number}"}


def _fits(plain: Any, question: dict[str, Any], kind: str) -> bool:
    """Tell whether the points go on to mean something: an expression may, a map only over the same choices."""
    points = question["points"]
    if not isinstance(points, dict):
        return True
    if kind not in _WITH_MAP:
        return False
    before = [name for name, _text in choices_of(plain, question)]
    after = list(YES_NO) if kind == "yes_no" else before if question.get("choices") else list(YES_NO)
    return set(points) <= set(after)
