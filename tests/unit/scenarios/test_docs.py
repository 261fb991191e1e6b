"""The documentation of the scenario format names everything that there is."""

import re
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from shopper.answers.earning import Reason
from shopper.answers.sheet import CriticalRow, QuestionRow, ScoreSheet, SectionRow
from shopper.logic.calls import FUNCTIONS
from shopper.scenarios.criteria import CRITERIA
from shopper.scenarios.details import Check, Critical, Photo
from shopper.scenarios.files import load, parse
from shopper.scenarios.findings import ERRORS, WARNINGS
from shopper.scenarios.minutes import LIMITS, PHOTO, READING, SECONDS
from shopper.scenarios.model import Band, Calculated, Channel, Persona, Scenario, Scoring, Section
from shopper.scenarios.names import types
from shopper.scenarios.part import Part
from shopper.scenarios.questions import KINDS, Question, Scorable
from shopper.scenarios.reach.world import COMBINATIONS_LIMIT
from shopper.scenarios.wording import keys

DOCS = Path(__file__).parents[3] / "docs"
FORMAT = (DOCS / "scenario-format.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", FORMAT, re.DOTALL)
SCORING = (DOCS / "scoring.md").read_text("utf-8")


def parts(base: type[Part]) -> list[type[Part]]:
    """Return every part of a scenario."""
    return [one for below in base.__subclasses__() for one in (below, *parts(below))]


def literals(annotation: Any) -> set[str]:
    """Return the words that a value of this type can be."""
    if get_origin(annotation) is Literal:
        return {one for one in get_args(annotation) if isinstance(one, str)}
    return set().union(*(literals(inner) for inner in get_args(annotation)))


def chapter(title: str) -> str:
    """Return what stands under a headline of the page."""
    return FORMAT.split(f"\n## {title}\n")[1].split("\n## ")[0]


def row(title: str, name: str) -> str:
    """Return the row of a table that begins with a name."""
    return next(line for line in chapter(title).splitlines() if re.match(rf"\|[^|]*`{name}`[^|]*\|", line))


@pytest.mark.parametrize("part", parts(Part), ids=lambda part: part.__name__)
def test_every_key_and_each_of_its_words_is_documented(part: type[Part]) -> None:
    assert {key for key in keys(part) if f"`{key}`" not in FORMAT} == set()
    words = set().union(*(literals(field.annotation) for field in part.model_fields.values()))
    assert {word for word in words if f"`{word}`" not in FORMAT} == set()


def test_every_key_of_the_scenario_and_of_questions_has_a_row_of_its_own() -> None:
    assert all(row("Keys of the scenario", key) for key in keys(Scenario))
    assert all(row("Keys of every question", key) for key in {*keys(Question), *keys(Scorable), "points"})


@pytest.mark.parametrize("kind", KINDS)
def test_the_row_of_a_kind_names_its_own_keys(kind: str) -> None:
    shared = {*keys(Question), *keys(Scorable), "points"}
    assert {
        key for key in keys(KINDS[kind]) if key not in shared and f"`{key}`" not in row("Kinds of question", kind)
    } == set()


@pytest.mark.parametrize(("key", "part"), [("photo", Photo), ("check", Check), ("critical", Critical)])
def test_what_belongs_to_a_key_is_named_beside_it(key: str, part: type[Part]) -> None:
    assert {inner for inner in keys(part) if f"`{inner}`" not in row("Keys of every question", key)} == set()


@pytest.mark.parametrize("part", [Section, Scoring, Persona, Calculated, Band])
def test_what_belongs_to_the_scenario_is_named_among_its_keys(part: type[Part]) -> None:
    assert {key for key in keys(part) if f"`{key}`" not in chapter("Keys of the scenario")} == set()


@pytest.mark.parametrize("part", parts(Part), ids=lambda part: part.__name__)
def test_the_word_that_holds_where_none_is_written_is_called_the_default(part: type[Part]) -> None:
    words = {name: field.default for name, field in part.model_fields.items() if literals(field.annotation)}
    usual = {name: word for name, word in words.items() if isinstance(word, str) and name != "nature"}
    assert {name for name, word in usual.items() if f"`{word}` (default)" not in FORMAT} == set()


def test_every_kind_channel_and_criterion_is_documented() -> None:
    for name in (*KINDS, *get_args(Channel), *CRITERIA):
        assert f"`{name}`" in FORMAT


def test_every_function_and_name_of_the_language_is_documented() -> None:
    language = chapter("Expressions")
    assert {name for name in FUNCTIONS if f"{name}(" not in language} == set()
    names = {name for name, known in types(parse(EXAMPLES[0])).items() if not known.question}
    assert {name for name in names if f"`{name}`" not in language} == set()


def test_every_part_of_a_score_sheet_is_documented() -> None:
    for row in (ScoreSheet, SectionRow, QuestionRow, CriticalRow):
        for name in row.model_fields:
            assert f'"{name}"' in SCORING
    for reason in get_args(Reason):
        assert f"`{reason}`" in SCORING


@pytest.mark.parametrize("source", EXAMPLES, ids=lambda source: source.split("scenario: ")[1].split("\n")[0])
def test_nothing_is_to_be_said_about_a_scenario_in_the_documentation(source: str) -> None:
    assert load(source).findings == ()


def test_the_examples_show_every_kind_and_nearly_every_key() -> None:
    shown = [parse(source) for source in EXAMPLES]
    assert {one.kind for scenario in shown for one in scenario.questions} == set(KINDS)
    written = {key for source in EXAMPLES for key in re.findall(r"([a-z_]+):", source)}
    every = {key for part in parts(Part) for key in keys(part)}
    assert every - written <= {"cap_bonus", "hint", "required", "nature", "scope", "ru", "et"}


@pytest.mark.parametrize("code", [*ERRORS, *WARNINGS])
def test_every_finding_is_documented_with_its_remedy(code: str) -> None:
    message, remedy = (text.replace("{{", "{").replace("}}", "}") for text in {**ERRORS, **WARNINGS}[code])
    assert f"| `{code}` | {message} | {remedy} |\n" in FORMAT


def test_no_finding_is_documented_that_there_is_not() -> None:
    documented = re.findall(r"^\| `(\w+)` \|", chapter("Every finding"), re.MULTILINE)
    assert documented == [*ERRORS, *WARNINGS]


def test_the_model_of_minutes_is_documented() -> None:
    rows = dict(re.findall(r"^\| (\d+) \| (.*) \|$", FORMAT, re.MULTILINE))
    for kind, seconds in SECONDS.items():
        assert not seconds or f"`{kind}`" in rows[str(seconds)]
    assert f"Reading: {READING} characters a second" in FORMAT
    assert f"More than {LIMITS['mystery_visit']} minutes warns, in a survey more than {LIMITS['survey']}." in FORMAT
    assert "each photo" in rows[str(PHOTO)]
    assert f"{COMBINATIONS_LIMIT:,} combinations" in FORMAT
