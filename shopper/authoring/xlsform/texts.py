"""Texts in our languages: which heading speaks which, and what texts say where the form would put an answer."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shopper.authoring.xlsform.cells import LENGTH_LIMIT
from shopper.authoring.xlsform.columns import TEXTS, Row, Table
from shopper.authoring.xlsform.messages import note
from shopper.authoring.xlsform.model import Note
from shopper.authoring.xlsform.tongues import spoken_by
from shopper.languages import LANGUAGES, NAMES

Said = Mapping[str, str]
"""A text by our languages."""

SHOWN_LENGTH = 60
_REFERENCE = re.compile(r"\$\{\s*([^{}\s]+)\s*\}")


@dataclass(frozen=True, slots=True)
class _Rival:
    """A text that stands without a language beside `others` that name theirs."""

    table: str
    name: str
    others: frozenset[str]


class Texts:
    """Reads the texts of a form.

    `languages` are those of ours that it speaks, `main` the one of texts that name none.
    """

    def __init__(self, tables: tuple[Table, ...], default: str) -> None:
        self.notes: list[Note] = []
        self._labels: dict[str, Said] = {}
        written = dict.fromkeys(language for table in tables for language in table.languages)
        ours = {language: spoken_by(language) for language in written if language}
        taken = "" if any(ours.values()) or spoken_by(default) else next((one for one in written if one), "")
        if default in ours and not any(ours.values()):
            taken = default
        self._rivals = _rivals(tables)
        self.main = spoken_by(default) or self._main([one for one in ours.values() if one])
        self._of = {"": self.main, **ours, **({taken: "en"} if taken else {})}
        self._note(tables, taken)
        found = {self._of[one] for one in written if self._of[one]} or {self.main}
        self.languages = tuple(language for language in LANGUAGES if language in found)

    def _main(self, ours: list[str]) -> str:
        """Find the language of texts that name none, where the form does not say it."""
        return ours[0] if ours and not self._rivals and "en" not in ours else "en"

    def _note(self, tables: tuple[Table, ...], taken: str) -> None:
        for table in tables:
            for heading in table.headings:
                if heading.name not in TEXTS or not heading.language or spoken_by(heading.language):
                    continue
                code = "language_taken" if heading.language == taken else "language"
                self.notes.append(note(table.name, 0, heading.written, code, name=heading.language))
        for rival in self._rivals:
            if any(self._of[one] == self.main for one in rival.others):
                self.notes.append(note(rival.table, 0, rival.name, "language", name=rival.name))
        if any("" in table.languages for table in tables) and not taken:
            self.notes.append(note("survey", 0, "label", "language_assumed", language=NAMES[self.main]))

    def learn(self, row: Row) -> None:
        """Remember what a row is called, for texts that would show its answer."""
        said = self._in_ours(row.texts.get("label", {}))
        self._labels[row["name"]] = {language: _short(text) for language, text in said.items()}

    def of(self, row: Row, name: str) -> tuple[Said, tuple[Note, ...]]:
        """Return a text of a row in our languages, with what has to be said about it."""
        written = row.texts.get(name, {})
        said = self._in_ours(written)
        notes = [
            note(row.sheet, row.number, name, "too_long", limit=str(LENGTH_LIMIT))
            for text in written.values()
            if len(text) >= LENGTH_LIMIT
        ]
        names = dict.fromkeys(found for text in said.values() for found in _REFERENCE.findall(text))
        notes += [note(row.sheet, row.number, name, "reference_in_text", name=one) for one in names]
        return {language: self._filled(text, language) for language, text in said.items()}, tuple(notes)

    def plain(self, text: str) -> Said:
        """Return a text that has no language of its own."""
        return {self.main: text} if text else {}

    def _filled(self, text: str, language: str) -> str:
        return _REFERENCE.sub(lambda found: f"[{self._labels.get(found[1], {}).get(language, found[1])}]", text)[
            :LENGTH_LIMIT
        ]

    def _in_ours(self, written: Mapping[str, str]) -> dict[str, str]:
        return dict(_by_language(written, self._of))


def _rivals(tables: tuple[Table, ...]) -> tuple["_Rival", ...]:
    """Find the texts that stand both in a column without a language and in columns with one."""
    found = []
    for table in tables:
        for name in sorted({heading.name for heading in table.headings} & TEXTS):
            languages = {heading.language for heading in table.headings if heading.name == name}
            if "" in languages and len(languages) > 1:
                found.append(_Rival(table.name, name, frozenset(languages - {""})))
    return tuple(found)


def _by_language(written: Mapping[str, str], of: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    # Texts without a language come first, so that those that name theirs stand in the end.
    for language in sorted(written, key=bool):
        if of.get(language):
            yield of[language], written[language]


def _short(text: str) -> str:
    line = " ".join(_REFERENCE.sub("…", text).split())
    return line if len(line) <= SHOWN_LENGTH else f"{line[: SHOWN_LENGTH - 1]}…"
