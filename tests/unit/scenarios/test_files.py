"""Scenario files that can be used, and what is read out of them."""

import json
from pathlib import Path

import pytest

from shopper.scenarios import files
from shopper.scenarios.model import Scenario
from shopper.scenarios.part import Part, Text
from shopper.scenarios.questions import ManyChoices, OneChoice, Scale, choice_ids
from shopper.scenarios.wording import keys
from tests.builders.scenarios import a_scenario, question, yes_no

ROOT = Path(__file__).parents[3]
EVERY_KEY = ROOT / "tests" / "vectors" / "scenarios" / "every-key.yaml"
SCRIPTS = sorted((ROOT / "scenarios").glob("*.yaml"))


def every_key() -> Scenario:
    loaded = files.read(EVERY_KEY)
    # It has every key, also those that a real script had better leave out.
    assert [found.code for found in loaded.findings] == ["no_effect", "photo_inside"]
    assert loaded.scenario is not None
    return loaded.scenario


def test_a_file_with_every_key_is_read() -> None:
    scenario = every_key()
    assert (scenario.id, scenario.channel, scenario.stage) == ("every-key", "call", "interest")
    assert scenario.scoring.coverage_min == 75.5
    assert [question.kind for question in scenario.questions][:3] == ["duration", "duration", "yes_no"]


def test_the_file_with_every_key_has_every_key() -> None:
    text = EVERY_KEY.read_text("utf-8")
    parts = [Scenario, *_all(Part)]
    wanted = {key for part in parts for key in keys(part)}
    assert {key for key in wanted if f"{key}:" not in text} == set()


def _all(part: type[Part]) -> list[type[Part]]:
    return [one for below in part.__subclasses__() for one in (below, *_all(below))]


@pytest.mark.parametrize("path", SCRIPTS, ids=[path.stem for path in SCRIPTS])
def test_the_ready_made_scenarios_have_nothing_to_be_said_about_them(path: Path) -> None:
    assert files.read(path).findings == ()


def test_a_choice_question_has_the_choices_of_the_list_that_it_names() -> None:
    told, again = every_key().question("told"), every_key().question("again")
    assert isinstance(told, OneChoice)
    assert isinstance(again, OneChoice)
    assert [choice.id for choice in told.choices] == ["all", "some", "nothing"]
    assert told.choices == again.choices
    assert told.choices[1].text.in_("et") == "Osa"


def test_yes_and_no_are_ids_like_any_other() -> None:
    sorry = every_key().question("sorry")
    assert sorry is not None
    assert choice_ids(sorry) == ("yes", "no")


def test_a_choice_without_a_text_shows_its_id() -> None:
    scenario = files.load(json.dumps({**HEADER, "sections": [{"id": "a", "questions": [CHOICE]}]})).scenario
    assert scenario is not None
    chosen = scenario.question("grade")
    assert isinstance(chosen, ManyChoices)
    assert chosen.choices[0].text.in_("en") == "good"


HEADER = {
    "format": 1,
    "scenario": "a",
    "languages": ["en"],
    "method": "survey",
    "channel": "chat",
    "title": {"en": "A"},
}
CHOICE = {"id": "grade", "kind": "choices", "choices": [{"id": "good"}], "text": {"en": "Grade?"}}


def test_only_a_few_keys_are_needed() -> None:
    minimal = {**HEADER, "sections": [{"questions": [{"id": "a", "kind": "yes_no", "text": {"en": "A?"}}]}]}
    loaded = files.load(json.dumps(minimal))
    assert [str(found).split(": ", 1)[1] for found in loaded.findings] == [
        'warning: This section has no "id"; it is called "section_1". Give it an id that will not change.'
    ]
    assert loaded.scenario is not None
    assert (loaded.scenario.comments, loaded.scenario.scoring.cap_bonus) == ("optional", True)


def test_what_is_left_out_has_a_default() -> None:
    scenario = a_scenario(question("scale", "a"), question("photo", "b"), question("text", "c", photo={"min": 2}))
    liked, bill, told = scenario.questions
    assert isinstance(liked, Scale)
    assert (liked.low, liked.high, liked.nature, liked.measure, liked.audience) == (
        1,
        5,
        "impression",
        "none",
        "client",
    )
    assert (bill.nature, bill.photo and bill.photo.max) == ("fact", 1)
    assert told.photo is not None
    assert (told.photo.max, told.photo.where) == (2, "outside")


def test_parts_are_found_by_their_ids() -> None:
    scenario = every_key()
    section, persona = scenario.section("talk"), scenario.persona("calm")
    assert section is not None
    assert section.weight == 8.5
    assert persona is not None
    assert persona.brief is not None
    assert scenario.section("nowhere") is scenario.persona(None) is scenario.question("nothing") is None


def test_a_text_falls_back_on_a_language_that_it_has() -> None:
    text = Text(et="Tere", en="Hello")
    assert (text.in_("en"), text.in_("ru"), Text().in_("ru")) == ("Hello", "Tere", "")


def test_what_follows_from_a_scenario_is_made_once() -> None:
    scenario, made = a_scenario(yes_no("a")), []

    def derive(found: Scenario) -> int:
        made.append(found)
        return len(made)

    assert (scenario.once(derive), scenario.once(derive), len(made)) == (1, 1, 1)


def test_a_byte_order_mark_is_no_part_of_the_file() -> None:
    source = json.dumps({**HEADER, "sections": [{"id": "a", "questions": [CHOICE]}]})
    assert files.load(b"\xef\xbb\xbf" + source.encode()).scenario is not None
    assert files.load("\ufeff" + source).scenario is not None


@pytest.mark.parametrize("written", ["yes", "no", "on", "off", "2026-11-30", "12:30", "0x1F", "1_000", ".inf", "Null."])
def test_a_plain_word_stays_a_word(written: str) -> None:
    section = f"{{id: a, questions: [{{id: b, kind: note, text: {{en: {written}}}}}]}}"
    scenario = files.parse(f"{json.dumps(HEADER)[:-1]}, sections: [{section}]}}")
    assert scenario.questions[0].text.in_("en") == written
