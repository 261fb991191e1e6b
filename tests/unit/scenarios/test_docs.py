"""The documentation of the scenario format names everything that there is."""

from pathlib import Path
from typing import get_args

import pytest

from shopper.answers.earning import Reason
from shopper.answers.sheet import CriticalRow, QuestionRow, ScoreSheet, SectionRow
from shopper.scenarios.criteria import CRITERIA
from shopper.scenarios.files import load
from shopper.scenarios.model import Channel
from shopper.scenarios.part import Part
from shopper.scenarios.questions import KINDS
from shopper.scenarios.wording import keys

DOCS = Path(__file__).parents[3] / "docs"
FORMAT = (DOCS / "scenario-format.md").read_text("utf-8")
SCORING = (DOCS / "scoring.md").read_text("utf-8")


def parts(base: type[Part]) -> list[type[Part]]:
    """Return every part of a scenario."""
    return [one for below in base.__subclasses__() for one in (below, *parts(below))]


@pytest.mark.parametrize("part", parts(Part), ids=lambda part: part.__name__)
def test_every_key_is_documented(part: type[Part]) -> None:
    assert {key for key in keys(part) if f"`{key}`" not in FORMAT} == set()


def test_every_kind_channel_and_criterion_is_documented() -> None:
    for name in (*KINDS, *get_args(Channel), *CRITERIA):
        assert f"`{name}`" in FORMAT


def test_every_part_of_a_score_sheet_is_documented() -> None:
    for row in (ScoreSheet, SectionRow, QuestionRow, CriticalRow):
        for name in row.model_fields:
            assert f'"{name}"' in SCORING
    for reason in get_args(Reason):
        assert f"`{reason}`" in SCORING


def test_the_scenario_in_the_documentation_has_nothing_to_be_said_about_it() -> None:
    source = FORMAT.split("```yaml\n")[1].split("```")[0]
    assert load(source).findings == ()
