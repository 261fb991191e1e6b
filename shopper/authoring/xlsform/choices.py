"""The lists of choices of a form."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from shopper.authoring.xlsform.columns import MEDIA, Row, Table
from shopper.authoring.xlsform.ids import Names, slug
from shopper.authoring.xlsform.messages import note
from shopper.authoring.xlsform.model import Note
from shopper.authoring.xlsform.texts import Said, Texts
from shopper.languages import LANGUAGES

LIST_LIMIT = 200
_OURS = {"list_name", "name", "label"}
LEAD = "c"
OTHER = {"ru": "Другое", "et": "Muu", "en": "Other"}
_AFFIRMATIVE = {
    "yes": ("yes", "да", "jah", "oui", "sí", "ja"),
    "no": ("no", "нет", "ei", "non", "nein"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its id here, its name in the form, its text."""

    id: str
    name: str
    text: Said


@dataclass(slots=True)
class OptionList:
    """A list of choices; `ids` finds the id of a name."""

    id: str
    name: str
    options: list[Option] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    _names: Names = field(default_factory=lambda: Names(LEAD))
    _taken: dict[str, str] = field(default_factory=dict)

    def take(self, name: str) -> str:
        """Return the id of a name, the same one every time."""
        if name not in self._taken:
            self._taken[name] = self._names.take(name)
        return self._taken[name]

    @property
    def is_yes_no(self) -> bool:
        """Tell whether it is what a yes_no question offers, in the same words."""
        return [option.id for option in self.options] == ["yes", "no"] and all(
            text.strip().lower() in _AFFIRMATIVE[option.id] for option in self.options for text in option.text.values()
        )


class Options:
    """Reads the sheet choices."""

    def __init__(self, table: Table, texts: Texts, filters: frozenset[str]) -> None:
        self.lists: dict[str, OptionList] = {}
        self.notes: list[Note] = []
        self.rows = len(table.rows)
        self.lost: set[int] = set()
        self.used: set[str] = set()
        self._texts = texts
        self._list_ids = Names("list")
        self._columns(table, filters)
        for row in table.rows:
            # Names that are ids as they stand stay so, also where another one would become the same.
            if row["list_name"] and row["name"] and slug(row["name"], LEAD) == row["name"]:
                self._list(row["list_name"]).take(row["name"])
        for row in table.rows:
            self._read(row)

    def other(self, options: OptionList) -> Option:
        """Return the choice that "or_other" adds to a list, or the one that is there already."""
        there = [option for option in options.options if option.name == "other"]
        return there[0] if there else Option(options.take("other"), "other", self._said(OTHER))

    def literal(self, name: str) -> Option:
        """Return a choice that is called the same in all languages."""
        return Option(slug(name, LEAD), name, self._said(dict.fromkeys(LANGUAGES, name)))

    def _list(self, name: str) -> OptionList:
        if name not in self.lists:
            self.lists[name] = OptionList(self._list_ids.take(name), name)
        return self.lists[name]

    def _said(self, texts: Said) -> Said:
        return {language: texts[language] for language in self._texts.languages}

    def _columns(self, table: Table, filters: frozenset[str]) -> None:
        for heading in table.headings:
            if heading.name not in _OURS | MEDIA | {"label"} and not heading.language:
                code = "filter_column" if heading.name in filters else "column"
                self.notes.append(note(table.name, 0, heading.written, code, name=heading.written))

    def _read(self, row: Row) -> None:
        list_name, name = row["list_name"], row["name"]
        if not list_name and not name:
            self.notes.append(note(row.sheet, row.number, "", "no_choice"))
            self.rows -= 1
            return
        if not list_name or not name:
            self._lose(row, "choice_without_name")
            return
        options = self._list(list_name)
        if name in options.ids:
            self._again(row, options)
        elif len(options.options) >= LIST_LIMIT:
            self._lose(row, "too_many_choices", limit=str(LIST_LIMIT))
        else:
            text, notes = self._texts.of(row, "label")
            one = options.take(name)
            options.ids[name] = one
            options.options.append(Option(one, name, text))
            self.notes += [*notes, *_of_choice(row, one, text)]

    def _again(self, row: Row, options: OptionList) -> None:
        text, _ = self._texts.of(row, "label")
        if any(option.name == row["name"] and option.text == text for option in options.options):
            self.notes.append(note(row.sheet, row.number, "name", "choice_again", name=row["name"]))
        else:
            self._lose(row, "choice_twice", name=row["name"])

    def _lose(self, row: Row, code: str, **values: str) -> None:
        self.notes.append(note(row.sheet, row.number, "name", code, **values))
        self.lost.add(row.number)


def _of_choice(row: Row, one: str, text: Said) -> Iterator[Note]:
    if one != row["name"]:
        yield note(row.sheet, row.number, "name", "renamed", name=row["name"], id=one)
    if not text:
        yield note(row.sheet, row.number, "label", "no_label")
    for name in sorted(MEDIA & set(row.cells)):
        yield note(row.sheet, row.number, name, "choice_column", name=name, value=row[name])
