"""Public forms import, or say by row why not."""

from pathlib import Path

import pytest

from shopper.authoring.xlsform import Figures, imported
from shopper.scenarios.files import load
from tests.builders.xlsforms import FORMS

pytestmark = pytest.mark.untraced
DOCS = Path(__file__).resolve().parents[4] / "docs" / "xlsform.md"


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_public_form_becomes_a_scenario_without_mistakes_and_says_what_is_missing(file):
    found = imported(file.read_bytes(), file.name)
    loaded = load(found.source)
    assert loaded.errors == ()
    figures = found.figures
    assert figures.clean is not any(note.level == "lost" for note in found.notes)
    rows = {(note.sheet, note.row) for note in found.notes if note.level == "lost" and note.row}
    assert figures.rows - figures.carried <= len(rows) + sum(note.code == "repeat" for note in found.notes) * 4
    untold = figures.expressions - figures.translated
    assert untold <= sum(
        note.code in {"expression", "asked_instead", "calculation_lost", "in_repeat"} for note in found.notes
    )


def test_the_figures_are_those_of_the_documentation():
    text = DOCS.read_text()
    total = Figures(0, 0, 0, 0, clean=True)
    for file in FORMS:
        one = imported(file.read_bytes(), file.name).figures
        assert (
            f" | {one.rows} | {one.carried} | {one.expressions} | {one.translated} | {'yes ' if one.clean else ''}|"
            in text
        )
        total = Figures(
            total.rows + one.rows,
            total.carried + one.carried,
            total.expressions + one.expressions,
            total.translated + one.translated,
            clean=True,
        )
    assert f"| {total.rows} | {total.carried} (" in text
    assert total.translated / total.expressions > 0.95


def test_nearly_all_rows_outside_of_repeating_groups_are_carried():
    rows = carried = 0
    for file in FORMS:
        found = imported(file.read_bytes(), file.name)
        repeating = sum(note.code in {"repeat", "in_repeat"} for note in found.notes)
        rows += found.figures.rows - repeating
        carried += found.figures.carried
    assert carried / rows > 0.98
