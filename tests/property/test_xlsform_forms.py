"""Whole public forms show and stop the same before and after, whatever is answered."""

import os
import random
from pathlib import Path

import pytest

from shopper.answers.applies import state
from shopper.answers.check import breaches
from shopper.answers.model import Answer, Context
from shopper.authoring.xlsform import imported
from shopper.authoring.xlsform.form import Form
from shopper.authoring.xlsform.importing import Import
from shopper.authoring.xlsform.workbook import opened
from shopper.scenarios.files import load
from shopper.scenarios.questions import ManyChoices, choice_ids
from tests.builders.xlsforms import FORMS
from tests.property.xpath import day, evaluated, text, truth

CASES = int(os.environ.get("SHOPPER_CASES", "2000"))
FOLDER = os.environ.get("SHOPPER_XLSFORMS")
FILES = sorted(Path(FOLDER).glob("*.xlsx")) if FOLDER else FORMS
WORDS = ["abc", "0123456789", "a@b.org", "x", "AbC1234", "AbC12345678"]
NUMBERS = [0, 1, 2, 3, 5, 10, 11, 27, 28, 30, 31, 48, 60, 72, 88, 99, 120, 1000, 2500, 4383, 5000, -1]
DAYS = ["1950-03-01", "2010-06-15", "2019-12-31", "2020-01-20"]


class Before:
    """A form as ODK fills it in: a value for each row, empty where it is not relevant."""

    def __init__(self, form: Form, ids, lost) -> None:
        self.entries = [entry for entry in form.outline.entries if entry.row.number in ids]
        self.lost = lost
        self.choices = {
            name: {one: name_ for name_, one in options.ids.items()} for name, options in form.options.lists.items()
        }

    def filled_in(self, given, ids):
        """Return the values of all rows and which are relevant, once nothing changes any more."""
        values, relevant = {}, {}
        for _ in range(12):
            before = dict(values)
            for entry in self.entries:
                conditions = [group.row for group in entry.groups] + [entry.row]
                relevant[entry.row.number] = all(self.holds(row, "relevant", values) for row in conditions)
                value = self.value(entry, given.get(ids[entry.row.number]), values)
                values[entry.name] = value if relevant[entry.row.number] else ""
            if values == before:
                return values, relevant
        raise AssertionError("the form never comes to rest")

    def holds(self, row, column, values, own=None):
        if not row[column] or (row.number, column) in self.lost:
            return True
        return truth(evaluated(row[column], values, own))

    def value(self, entry, answer, values):
        if entry.row["calculation"] and (entry.row.number, "calculation") not in self.lost:
            return text(evaluated(entry.row["calculation"], values))
        if answer is None:
            return ""
        names = self.choices.get(entry.type.list, {})
        if entry.type.kind == "many":
            return " ".join(names.get(one, "other") for one in answer)
        if entry.type.kind == "one":
            return names.get(answer, "other")
        return str(day(answer)) if entry.type.kind == "date" else text(answer)


def an_answer(question, chance):
    """Return a random answer, often none."""
    if chance.random() < 0.25:
        return None
    if isinstance(question, ManyChoices):
        ids = [one.id for one in question.choices]
        return tuple(one for one in ids if chance.random() < 2 / len(ids)) or None
    ids = choice_ids(question)
    usual = {"text": WORDS, "date": DAYS, "time": ["09:30"], "number": NUMBERS, "scale": range(1, 6)}
    offered = ids or usual.get(question.kind)
    return chance.choice(offered) if offered else None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_form_shows_and_stops_the_same_before_and_after(file):
    raw = file.read_bytes()
    found = imported(raw, file.name)
    scenario = load(found.source).scenario
    assert scenario
    form = Form.of(opened(raw))
    again = Import(form, file.name)
    again.run()
    ids = again.named.ids
    lost = {
        (note.row, note.column)
        for note in found.notes
        if note.code in {"expression", "asked_instead", "calculation_lost"}
    }
    before = Before(form, ids, lost)
    chance = random.Random(file.name)
    shown = stopped = 0
    for _ in range(max(CASES * 2 // (len(before.entries) + 1), 3)):
        given = {question.id: an_answer(question, chance) for question in scenario.questions}
        values, relevant = before.filled_in(given, ids)
        answers = {name: Answer(value) for name, value in given.items() if value is not None}
        applied = state(scenario, answers, Context(), {})
        breached = {breach.question for breach in breaches(scenario, answers, Context(), {}) if breach.code == "check"}
        for entry in before.entries:
            question = scenario.question(ids[entry.row.number])
            if question is None:
                continue
            visible = relevant[entry.row.number]
            assert applied.visible(question.id) is visible, (entry.row, given)
            shown += visible
            if visible and question.check and given[question.id] is not None:
                fits = before.holds(entry.row, "constraint", values, entry.name)
                assert (question.id in breached) is not fits, (entry.row, given)
                stopped += not fits
    assert shown
