"""The outline of a text: its sections and questions with their lines, as far as the text can be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from shopper.authoring.difference.shares import shares
from shopper.authoring.headline import TITLE_LIMIT
from shopper.languages import LANGUAGES
from shopper.scenarios.document import Path
from shopper.scenarios.files import Loaded
from shopper.scenarios.part import Text


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question: its id, its place in its section, and its line in the text."""

    id: str
    index: int
    line: int


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section. `share` is its part of a total to which every section counts, in basis points, None if unknown."""

    id: str
    index: int
    title: Text
    line: int
    share: int | None
    questions: tuple[QuestionLine, ...]


def outline(loaded: Loaded) -> tuple[SectionLine, ...]:
    """Return the sections that the text has, whatever is wrong with them."""
    found = shares(loaded.scenario).sections if loaded.scenario else {}
    return tuple(
        SectionLine(
            id=_word(raw.get("id")) or f"section_{path[-1]}",
            index=int(path[-1]),
            title=_title(raw.get("title")),
            line=loaded.document.at(path).line,
            share=found.get(_word(raw.get("id"))),
            questions=tuple(_questions(loaded, path, raw.get("questions"))),
        )
        for path, raw in _items(("sections",), loaded.document.plain)
    )


def _questions(loaded: Loaded, section: Path, raw: Any) -> Iterator[QuestionLine]:
    for path, one in _items((*section, "questions"), {"questions": raw}):
        yield QuestionLine(_word(one.get("id")), int(path[-1]), loaded.document.at(path).line)


def _items(path: Path, holder: Any) -> Iterator[tuple[Path, dict[str, Any]]]:
    listed = holder.get(path[-1]) if isinstance(holder, dict) else None
    for index, one in enumerate(listed if isinstance(listed, tuple) else ()):
        if isinstance(one, dict):
            yield (*path, index), one


def _title(raw: Any) -> Text:
    said = raw if isinstance(raw, dict) else {}
    return Text(**{key: said[key][:TITLE_LIMIT] for key in LANGUAGES if isinstance(said.get(key), str)})


def _word(raw: Any) -> str:
    return raw if isinstance(raw, str) else ""
