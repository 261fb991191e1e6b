"""The first walk through the rows: each gets its id and its kind, so that expressions can name it."""

from dataclasses import dataclass, field

from shopper.authoring.xlsform.asking import Asking
from shopper.authoring.xlsform.drafting import Question
from shopper.authoring.xlsform.form import Form
from shopper.authoring.xlsform.ids import Names
from shopper.authoring.xlsform.notebook import Notebook
from shopper.authoring.xlsform.outline import Entry
from shopper.authoring.xlsform.terms import Known
from shopper.authoring.xlsform.vocabulary import Vocabulary

PLACES_LIMIT = 10
_LOST = {
    "private": "not_collected",
    "lost": "type_lost",
    "elsewhere": "choices_elsewhere",
    "unknown": "unknown_type",
}


@dataclass(slots=True)
class Named:
    """What the first walk found: ids of rows by their numbers, questions, and what is calculated, `pending` by name."""

    ids: dict[int, str] = field(default_factory=dict)
    questions: dict[int, Question] = field(default_factory=dict)
    calculated: list[Entry] = field(default_factory=list)
    pending: set[str] = field(default_factory=set)


class Naming:
    """Names the rows of a form."""

    def __init__(self, form: Form, notes: Notebook, names: Vocabulary) -> None:
        self.asking = Asking(form, notes)
        self.ids = Names("q")
        self._form = form
        self._notes = notes
        self._names = names
        self._named = Named()
        self._seen: set[str] = set()

    def walk(self) -> Named:
        """Go through all rows that could be carried over."""
        for entry in self._form.outline.entries:
            if not self._leave_out(entry):
                self._take(entry)
        return self._named

    def ask(self, entry: Entry) -> None:
        """Make the question of a row that has an id."""
        one = self._named.ids[entry.row.number]
        question, kind = self.asking.question(entry, one)
        self._named.questions[entry.row.number] = question
        known = Known(one, kind, entry.row.number, self._choices(entry), entry.type.kind == "integer")
        if entry.type.kind == "rank":  # an order is no value that expressions could use
            self._names.lose(entry.name)
            self._names.add("", known)
        else:
            self._names.add(entry.name, known)

    def _leave_out(self, entry: Entry) -> bool:
        row, role = entry.row, entry.type.role
        if role == "noted":
            self._notes.say(row, "type", "visit_notes_it", type=row["type"])
        elif role in _LOST:
            self._notes.lose(row, "type", _LOST[role], type=row["type"])
        elif entry.type.list and entry.type.list not in self._form.options.lists:
            self._notes.lose(row, "type", "no_list", name=entry.type.list)
        elif entry.type.kind == "rank" and len(self._form.options.lists[entry.type.list].options) > PLACES_LIMIT:
            self._notes.lose(row, "type", "too_many_places", limit=str(PLACES_LIMIT))
        else:
            return False
        self._names.lose(entry.name)
        return True

    def _take(self, entry: Entry) -> None:
        name = entry.name
        one = self.ids.take(name or f"row{entry.row.number}")
        self._named.ids[entry.row.number] = one
        if not name:
            self._notes.say(entry.row, "name", "no_name", id=one)
        elif name in self._seen:
            self._notes.say(entry.row, "name", "name_twice", name=name, id=one)
        elif one != name:
            self._notes.say(entry.row, "name", "renamed", name=name, id=one)
        self._seen.add(name)
        if entry.type.role == "calculated" or (entry.row["calculation"] and entry.type.kind not in {"note", "photo"}):
            self._named.calculated.append(entry)
            self._named.pending.add(name)
        else:
            self.ask(entry)

    def _choices(self, entry: Entry) -> dict[str, str]:
        options = self._form.options
        if entry.type.kind == "acknowledge":
            one = options.literal("OK")
            return {one.name: one.id}
        if not entry.type.list:
            return {}
        found = dict(options.lists[entry.type.list].ids)
        if entry.type.or_other:
            found.setdefault("other", options.other(options.lists[entry.type.list]).id)
        return found
