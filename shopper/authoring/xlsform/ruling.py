"""Gives questions and sections their conditions: when they are shown, required, and which answers fit."""

from shopper.authoring.xlsform.columns import Row
from shopper.authoring.xlsform.drafting import Formula, Question, Value, Words
from shopper.authoring.xlsform.expressions import Translated, accepted, all_of, condition, constraint
from shopper.authoring.xlsform.notebook import Notebook, shortened
from shopper.authoring.xlsform.outline import Entry, Group
from shopper.authoring.xlsform.refusing import Untranslatable
from shopper.authoring.xlsform.terms import Known
from shopper.authoring.xlsform.texts import Texts
from shopper.authoring.xlsform.vocabulary import Vocabulary
from shopper.logic import Kind

_YES = frozenset({"yes", "true", "true()", "1", "да", "jah"})
_NO = frozenset({"", "no", "false", "false()", "0", "нет", "ei"})


class Ruling:
    """Translates the conditions of rows; what it used is remembered."""

    def __init__(self, names: Vocabulary, texts: Texts, notes: Notebook) -> None:
        self.used: set[str] = set()
        self._names = names
        self._texts = texts
        self._notes = notes
        self._of_groups: dict[Group, Translated | None] = {}

    def question(self, entry: Entry, question: Question, known: Known) -> None:
        """Give a question everything that its row says of it."""
        row = entry.row
        if shown := self._condition(row, "relevant", before=row.number):
            question.keys["show_if"] = Formula(shown.text)
        self._required(row, question)
        if row["constraint"] and question.kind != "note":
            self._check(row, question, known)

    def section(self, groups: tuple[Group, ...]) -> str:
        """Return when the questions of these groups are shown; empty for always."""
        found = [one for group in groups if (one := self.group(group))]
        try:
            joined = all_of(tuple(one.term for one in found))
            accepted(joined.text, self._names.types(frozenset().union(*(one.used for one in found))), Kind.BOOLEAN)
        except Untranslatable as wrong:
            self._notes.refuse(groups[-1].row, "relevant", wrong)
            return ""
        return "" if joined.text == "True" else joined.text

    def group(self, group: Group) -> Translated | None:
        """Return when a group is shown, or None for always."""
        if group not in self._of_groups:
            self._of_groups[group] = self._condition(group.row, "relevant", before=group.row.number)
        return self._of_groups[group]

    def _condition(self, row: Row, column: str, before: int | None = None) -> Translated | None:
        if not row[column]:
            return None
        try:
            found = condition(row[column], self._names, before)
        except Untranslatable as wrong:
            self._notes.refuse(row, column, wrong)
            return None
        self.done(row, column, found)
        if found.text == "False":
            self._notes.say(row, column, "never_shown", value=shortened(row[column]))
        return found if found.text != "True" else None

    def _required(self, row: Row, question: Question) -> None:
        said = row["required"].lower()
        if "required_message" in row.texts:
            message = shortened(next(iter(row.texts["required_message"].values())))
            self._notes.say(row, "required_message", "required_message", value=message)
        if question.kind == "note" or said in _NO:
            return
        if said in _YES:
            question.keys["required"] = True
            if question.kind == "photo":
                question.keys["photo"] = {"min": 1}
        elif needed := self._condition(row, "required"):
            question.keys["required_if"] = Formula(needed.text)

    def _check(self, row: Row, question: Question, known: Known) -> None:
        try:
            found = constraint(row["constraint"], self._names, known)
        except Untranslatable as wrong:
            self._notes.refuse(row, "constraint", wrong)
            return
        self.done(row, "constraint", found)
        if found.text == "True":
            self._notes.say(row, "constraint", "always", value=shortened(row["constraint"]))
            return
        message, notes = self._texts.of(row, "constraint_message")
        self._notes.extend(notes)
        check: dict[str, Value] = {"that": Formula(found.text)}
        if message:
            check["message"] = Words(message)
        question.keys["check"] = check

    def done(self, row: Row, column: str, found: Translated) -> None:
        """Count an expression that was translated, and note what came to light."""
        self._notes.translated += 1
        self.used |= found.used
        for code, values in dict.fromkeys((code, tuple(values.items())) for code, values in found.remarks):
            self._notes.say(row, column, code, **dict(values))


def is_expression(required: str) -> bool:
    """Tell whether what stands under "required" is neither yes nor no."""
    return required.lower() not in _YES | _NO
