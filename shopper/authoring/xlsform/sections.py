"""Lays the questions of a form out in sections: one for each stretch of rows in the same groups."""

from collections.abc import Iterator

from shopper.authoring.xlsform.columns import MEDIA, Row
from shopper.authoring.xlsform.drafting import Formula, Question, Section, Words
from shopper.authoring.xlsform.form import Form
from shopper.authoring.xlsform.ids import Names
from shopper.authoring.xlsform.naming import Named, Naming
from shopper.authoring.xlsform.notebook import Notebook, shortened
from shopper.authoring.xlsform.outline import Entry, Group
from shopper.authoring.xlsform.ruling import Ruling
from shopper.authoring.xlsform.texts import Said
from shopper.authoring.xlsform.vocabulary import Vocabulary
from shopper.languages import LANGUAGES
from shopper.logic import Kind

QUESTIONS = {"ru": "Вопросы", "et": "Küsimused", "en": "Questions"}
SPECIFY = {"ru": "Другое: уточните", "et": "Muu: täpsustage", "en": "Other: please specify"}
TIME = {"ru": "время", "et": "kellaaeg", "en": "time"}
_LOST_COLUMNS = ("default", "trigger", "save_to", "intent", "repeat_count", *sorted(MEDIA))


class Sections:
    """Puts sections together, row by row."""

    def __init__(
        self, form: Form, named: Named, naming: Naming, names: Vocabulary, ruling: Ruling, notes: Notebook
    ) -> None:
        self.sections: list[Section] = []
        self.pending: list[str] = []
        self._form = form
        self._named = named
        self._naming = naming
        self._names = names
        self._ruling = ruling
        self._notes = notes
        self._ids = Names("s")
        self._groups: tuple[Group, ...] | None = None
        self._seen: set[Group] = set()

    def lay(self, entry: Entry) -> None:
        """Add what became of a row."""
        for group in entry.groups:
            self._begin(group, entry.groups)
        self._columns(entry.row)
        question = self._named.questions.get(entry.row.number)
        if question is None:
            self.pending += self._notes.comments(entry.row)
            return
        self._naming.asking.words(entry.row, question)
        self._filters(entry, question)
        if self._groups is None or entry.groups != self._groups or not self.sections:
            self._open(entry.groups)
        questions = [question, *self._beside(entry, question)]
        question.comments = [*self.pending, *self._notes.comments(entry.row)]
        self.pending = []
        self.sections[-1].questions += questions

    def _open(self, groups: tuple[Group, ...]) -> None:
        self._groups = groups
        one = self._ids.take(groups[-1].row["name"] or "group" if groups else "questions")
        section = Section(one, self._title(groups), self._ruling.section(groups))
        section.comments = [comment for group in groups for comment in self._notes.comments(group.row)]
        self.sections.append(section)

    def _title(self, groups: tuple[Group, ...]) -> Said:
        """Call a section by its group; where groups stand in groups, also by the one around it."""
        labels = [self._form.texts.of(group.row, "label")[0] for group in groups]
        titled = [label for label in labels if label][-2:]
        if not titled:
            texts = self._form.texts
            name = groups[-1].row["name"] if groups else ""
            return texts.plain(name) or {language: QUESTIONS[language] for language in texts.languages}
        languages = [language for language in LANGUAGES if any(language in label for label in titled)]
        return {
            language: " · ".join(label[language] for label in titled if language in label) for language in languages
        }

    def _begin(self, group: Group, groups: tuple[Group, ...]) -> None:
        if group in self._seen:
            return
        self._seen.add(group)
        row = group.row
        if group is not groups[0]:
            self._notes.say(row, "type", "nested")
        self._notes.extend(self._form.texts.of(row, "label")[1])
        self._columns(row)
        for name in ("hint", "guidance_hint"):
            if name in row.texts:
                value = shortened(next(iter(row.texts[name].values())))
                self._notes.say(row, name, "column_lost", name=name, value=value)
        for name in ("required", "constraint", "calculation", "read_only"):
            if row[name]:
                self._notes.say(row, name, "no_effect", name=name)

    def _columns(self, row: Row) -> None:
        for name in _LOST_COLUMNS:
            if row[name]:
                self._notes.say(row, name, "column_lost", name=name, value=shortened(row[name]))
        if row["appearance"]:
            external = row["appearance"].startswith("ex:")
            code = "column_lost" if external else "column_minor"
            self._notes.say(row, "appearance", code, name="appearance", value=shortened(row["appearance"]))

    def _filters(self, entry: Entry, question: Question) -> None:
        row = entry.row
        if row["choice_filter"]:
            self._notes.say(row, "choice_filter", "choice_filter", value=shortened(row["choice_filter"]))
        if row["read_only"].lower() not in {"", "no", "false", "false()"} and question.kind != "note":
            self._notes.say(row, "read_only", "column_lost", name="read_only", value=row["read_only"])

    def _beside(self, entry: Entry, question: Question) -> Iterator[Question]:
        """Make the second question of a row: the time of a day with a time, or what the other choice is."""
        texts, found = self._form.texts, entry.type
        if found.kind == "datetime":
            text, _ = texts.of(entry.row, "label")
            said = {
                language: f"{text.get(language, '')} ({TIME[language]})".strip() for language in text or texts.languages
            }
            beside = self._second(question, "time", "time", said)
            self._notes.say(entry.row, "type", "as_split", id=beside.id)
            for key in ("show_if", "required", "required_if"):
                if key in question.keys:
                    beside.keys[key] = question.keys[key]
            yield beside
        elif found.kind == "rank":
            yield from self._places(entry, question)
        elif found.or_other:
            beside = self._second(
                question, "other", "text", {language: SPECIFY[language] for language in texts.languages}
            )
            self._notes.say(entry.row, "type", "or_other", id=beside.id)
            other = f'"{self._form.options.other(self._form.options.lists[found.list]).id}"'
            many = self._names.by_id(question.id).type.kind is Kind.CHOICES
            beside.keys["show_if"] = Formula(f"{other} in {question.id}" if many else f"{question.id} == {other}")
            yield beside

    def _places(self, entry: Entry, question: Question) -> Iterator[Question]:
        """Ask for the second place of an order and so on; no choice can have two places."""
        text, _ = self._form.texts.of(entry.row, "label")
        said = text or self._form.texts.plain(question.id)
        question.keys["text"] = Words({language: f"{words} (1)" for language, words in said.items()})
        places = [question]
        for place in range(2, len(self._form.options.lists[entry.type.list].options) + 1):
            words = {language: f"{label} ({place})" for language, label in said.items()}
            beside = self._second(question, str(place), "choice", words)
            beside.keys |= {key: value for key, value in question.keys.items() if key not in {"text", "hint", "check"}}
            beside.keys["check"] = {"that": Formula(" and ".join(f"{beside.id} != {other.id}" for other in places))}
            places.append(beside)
        self._notes.say(entry.row, "type", "as_places", ids=", ".join(each.id for each in places))
        yield from places[1:]

    def _second(self, question: Question, ending: str, kind: str, said: Said) -> Question:
        one = self._naming.ids.take(f"{question.id}_{ending}")
        return Question(one, kind, question.row, {"text": Words(said)})
