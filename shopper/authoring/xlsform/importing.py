"""Turns a questionnaire of the XLSForm standard into the text of a draft scenario."""

import dataclasses
from pathlib import PurePath

from shopper.authoring.xlsform.calculating import Users, calculate, in_order, users
from shopper.authoring.xlsform.drafting import Calculated, Draft
from shopper.authoring.xlsform.figures import figures_of
from shopper.authoring.xlsform.form import Form
from shopper.authoring.xlsform.ids import slug
from shopper.authoring.xlsform.instead import instead
from shopper.authoring.xlsform.messages import note
from shopper.authoring.xlsform.model import Figures, Imported
from shopper.authoring.xlsform.naming import Named, Naming
from shopper.authoring.xlsform.notebook import Notebook, shortened
from shopper.authoring.xlsform.outline import Entry
from shopper.authoring.xlsform.refusing import Untranslatable
from shopper.authoring.xlsform.ruling import Ruling
from shopper.authoring.xlsform.sections import Sections
from shopper.authoring.xlsform.terms import Known
from shopper.authoring.xlsform.vocabulary import Vocabulary
from shopper.authoring.xlsform.workbook import opened
from shopper.authoring.xlsform.writing import written
from shopper.languages import gettext as _
from shopper.logic import Kind, Type
from shopper.problems import XLSFORM_EMPTY, Problem
from shopper.web.errors import filled

METHOD, CHANNEL = "survey", "office"
_ORDER = {"survey": 0, "choices": 1, "settings": 2}


def imported(raw: bytes, name: str) -> Imported:
    """Turn a workbook into a draft; `name` is its file's. Raises the problem that keeps it from being one.

    Comments in the text speak the language spoken now.
    """
    return Import(Form.of(opened(raw)), name).run()


class Import:
    """One form on its way; `named` are the ids of its rows."""

    def __init__(self, form: Form, name: str) -> None:
        self.form = form
        self.name = name
        self.notes = Notebook()
        self.notes.extend([*form.notes, *form.outline.notes, *form.options.notes])
        self.names = Vocabulary()
        self.ruling = Ruling(self.names, form.texts, self.notes)
        self.naming = Naming(form, self.notes, self.names)
        self.named = self.naming.walk()
        self.calculated: dict[int, Calculated] = {}
        self.steps: list[Calculated] = []
        self.instead: list[tuple[Entry, Untranslatable]] = []

    def run(self) -> Imported:
        """Make the draft."""
        named = self.named
        used_by = users(self.form.outline.entries)
        for entry in in_order(named.calculated):
            self._calculate(entry, named, used_by)
        for entry in self.form.outline.entries:
            self._rule(entry, named)
        self._ask_instead(named)
        sections = Sections(self.form, named, self.naming, self.names, self.ruling, self.notes)
        for entry in self.form.outline.entries:
            sections.lay(entry)
            if calculated := self.calculated.get(entry.row.number):
                calculated.comments, sections.pending = sections.pending, []
        if not sections.sections:
            raise Problem(XLSFORM_EMPTY)
        self.notes.extend([note("survey", 0, "", "guess", method=METHOD, channel=CHANNEL)])
        figures = figures_of(self.form, self.notes)
        notes = sorted(self.notes.all, key=lambda one: (_ORDER.get(one.sheet, len(_ORDER)), one.row))
        return Imported(written(self._draft(sections, figures)), tuple(notes), figures)

    def _calculate(self, entry: Entry, named: Named, used_by: Users) -> None:
        row, one = entry.row, named.ids[entry.row.number]
        if not row["calculation"]:
            self.notes.lose(row, "calculation", "no_calculation")
            self.names.lose(entry.name)
            return
        steps: list[Calculated] = []

        def step(text: str, used: frozenset[str]) -> Known:
            """Make a calculated value of its own of what this one needs several times."""
            known = Known(
                self.naming.ids.take(f"{one}_exact"), Type(Kind.NUMBER, question=False), self.names.last(used)
            )
            self.names.add("", known)
            steps.append(Calculated(known.id, text))
            return known

        try:
            translated, known = calculate(entry, one, self.names, used_by, step)
        except Untranslatable as wrong:
            pending = wrong.code == "unknown_name" and wrong.about in named.pending
            self._cannot_calculate(entry, named, Untranslatable("cycle") if pending else wrong)
            return
        self.names.add(entry.name, known)
        self.steps += steps
        self.calculated[row.number] = Calculated(one, translated.text)
        self.steps.append(self.calculated[row.number])
        self.ruling.done(row, "calculation", translated)
        self.notes.translated += bool(row["relevant"])  # it is part of the calculation now
        if row["constraint"]:
            self.notes.say(row, "constraint", "column_lost", name="constraint", value=shortened(row["constraint"]))
        if entry.type.role == "asked":
            self.notes.say(row, "calculation", "calculated_not_asked", value=shortened(row["calculation"]))
        elif "label" in row.texts:
            self.notes.say(row, "label", "not_shown")

    def _cannot_calculate(self, entry: Entry, named: Named, wrong: Untranslatable) -> None:
        if entry.type.role == "asked":
            self.notes.refuse(entry.row, "calculation", wrong)
            self.naming.ask(entry)
            return
        question, known = instead(entry, named.ids[entry.row.number], self.names, self.form.options)
        named.questions[entry.row.number] = question
        self.names.add(entry.name, known)
        self.instead.append((entry, wrong))

    def _rule(self, entry: Entry, named: Named) -> None:
        for group in entry.groups:
            self.ruling.group(group)
        if question := named.questions.get(entry.row.number):
            self.ruling.question(entry, question, self.names.by_id(question.id))

    def _ask_instead(self, named: Named) -> None:
        """Ask for values that could not be calculated, where anything depends on them."""
        for entry, wrong in self.instead:
            needed = named.ids[entry.row.number] in self.ruling.used
            self.notes.refuse(entry.row, "calculation", wrong, "asked_instead" if needed else "calculation_lost")
            if not needed:
                del named.questions[entry.row.number]
                self.notes.lost.add((entry.row.sheet, entry.row.number))

    def _draft(self, sections: Sections, figures: Figures) -> Draft:
        texts, options = self.form.texts, self.form.options
        title = self.form.title or PurePath(self.name).stem or "XLSForm"
        draft = Draft(slug(self.form.id or title, "form", "-"), texts.languages, texts.plain(title), METHOD, CHANNEL)
        figured = _("From {name}: {carried} of {rows} rows, {translated} of {expressions} expressions.")
        draft.comments = [
            filled(figured, {"name": self.name, **dataclasses.asdict(figures)}),
            _("What was lost or changed is said above its place; method and channel are a guess."),
        ]
        unused = {one.name for one in options.lists.values() if one.is_yes_no} - options.used
        draft.lists = {one.id: tuple(one.options) for one in options.lists.values() if one.name not in unused}
        # In the order of translation: each uses only those above it.
        draft.calculated = self.steps
        draft.sections, draft.ending = sections.sections, sections.pending
        return draft
