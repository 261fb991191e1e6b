"""Reads a document part by part into the model, so that one bad part hides no mistake of another.

A part with mistakes is read once more without what is wrong in it; the rest of the checks go by that.
"""

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from shopper.languages import LANGUAGES
from shopper.languages import mark as _
from shopper.scenarios.details import Choice
from shopper.scenarios.document import Document, Path
from shopper.scenarios.mending import at, mended
from shopper.scenarios.model import Calculated, Scenario, Section
from shopper.scenarios.part import ID_PATTERN, Part, Text
from shopper.scenarios.questions import KINDS, Question
from shopper.scenarios.report import Report
from shopper.scenarios.wording import worded

P = TypeVar("P", bound=Part)

MENDINGS = 5


class Reader:
    """Reads one document; what is found goes to the report. It is the context in which the parts are validated."""

    def __init__(self, document: Document, report: Report) -> None:
        self.document = document
        self.report = report
        self.lists: dict[str, tuple[Choice, ...]] = {}
        self.shapes: dict[int, type[Part]] = {}

    def saw(self, raw: dict[str, Any], part: type[Part]) -> None:
        """Remember which part a mapping was read as."""
        self.shapes[id(raw)] = part

    def scenario(self) -> Scenario | None:
        """Return the scenario, mended as far as it has mistakes, or None where there is nothing to go by."""
        raw = self.document.plain
        if not isinstance(raw, dict):
            return None
        self.lists = self._lists(raw.get("choices"))
        inner = {
            "calculated": self._each(("calculated",), raw.get("calculated", ()), Calculated),
            "choices": self.lists,
            "sections": self._sections(raw.get("sections", ())),
        }
        return self._part((), {**raw, **{key: part for key, part in inner.items() if key in raw}}, Scenario)

    def texts(self) -> Iterator[tuple[Path, Text]]:
        """Return every text that was read, and where it stands; what is no text in it was reported already."""
        for path in self.document.values:
            raw = at(self.document.plain, path)
            if self.shapes.get(id(raw)) is Text:
                said = {key: raw[key] for key in LANGUAGES if isinstance(raw.get(key), str)}
                yield path, Text.model_construct(None, **said)

    def _lists(self, raw: Any) -> dict[str, tuple[Choice, ...]]:
        if raw is not None and not isinstance(raw, dict):
            self.report.at(("choices",), "mapping_wanted", part=_("choices"), keys=_("names of lists"))
            return {}
        for name in raw or {}:
            if not re.fullmatch(ID_PATTERN, name):
                self.report.at_key(("choices", name), "id_form", found=name, joint="_")
        return {name: self._each(("choices", name), choices, Choice) for name, choices in (raw or {}).items()}

    def _sections(self, raw: Any) -> tuple[Section, ...]:
        found: list[Section] = []
        for index, one in enumerate(self._items(("sections",), raw)):
            path = ("sections", index)
            if not isinstance(one, dict):
                self._part(path, one, Section)
                continue
            questions = self._questions((*path, "questions"), one.get("questions", ()))
            named = one if "id" in one else {"id": f"section_{index + 1}", **one}
            if named is not one:
                self.report.at(path, "no_section_id", id=named["id"])
            section = self._part(path, {**named, "questions": questions}, Section)
            found.append(section or self._remembered(path, Section.model_construct(id="", questions=questions)))
        return tuple(found)

    def _questions(self, path: Path, raw: Any) -> tuple[Question, ...]:
        found = (self._question((*path, index), one) for index, one in enumerate(self._items(path, raw)))
        return tuple(question for question in found if question is not None)

    def _question(self, path: Path, raw: Any) -> Question | None:
        if not isinstance(raw, dict):
            return self._part(path, raw, Question)
        kind = raw.get("kind")
        question: Question | None = None
        if isinstance(kind, str) and kind in KINDS:
            question = self._part(path, raw, KINDS[kind])
        elif "kind" in raw:
            self.report.choice((*path, "kind"), kind, KINDS)
        else:
            self.report.at(path, "missing_key", part=Question.called, key="kind")
        if question is None and isinstance(raw.get("id"), str):
            # Others may still name it, whatever it turns out to be.
            question = self._remembered(path, Question.model_construct(id=raw["id"], kind="", text=Text()))
        return question

    def _each(self, path: Path, raw: Any, part: type[P]) -> tuple[P, ...]:
        found = (self._part((*path, index), one, part) for index, one in enumerate(self._items(path, raw)))
        return tuple(one for one in found if one is not None)

    def _items(self, path: Path, raw: Any) -> tuple[Any, ...]:
        if isinstance(raw, tuple):
            return raw
        self.report.at(path, "list_wanted", key=path[-1])
        return ()

    def _part(self, path: Path, raw: Any, part: type[P]) -> P | None:
        try:
            return self._remembered(path, part.model_validate(raw, context=self))
        except ValidationError as wrong:
            errors = wrong.errors(include_url=False)
        for error in errors:
            self._report(path, raw, error, part)
        return self._mended(path, raw, errors, part)

    def _mended(self, path: Path, raw: Any, errors: list[ErrorDetails], part: type[P]) -> P | None:
        for _again in range(MENDINGS):
            raw = mended(raw, errors)
            try:
                return self._remembered(path, part.model_validate(raw, context=self))
            except ValidationError as wrong:
                errors = wrong.errors(include_url=False)
        return None

    def _remembered(self, path: Path, part: P) -> P:
        self.report.stands(part, path)
        return part

    def _report(self, path: Path, raw: Any, error: ErrorDetails, part: type[Part]) -> None:
        place = (*path, *error["loc"])
        if error["type"] == "formula":
            self.report.formula(place, error["ctx"]["mistakes"])
            return
        holder = at(raw, error["loc"][:-1])
        shape = self.shapes.get(id(holder), part)
        said = worded(error, shape, self.lists)
        if said is not None:
            code, values = said
            # A missing key is told at what should have it; a key that is too much at the key itself.
            (self.report.at_key if code == "unknown_key" else self.report.at)(place, code, **values)
