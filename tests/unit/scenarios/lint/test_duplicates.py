"""What stands twice where a reader has to tell two things apart."""

import json
from typing import Any

import pytest

from shopper.scenarios import files
from tests.builders.scenarios import whole


def asked(name: str, text: str, **keys: Any) -> dict[str, Any]:
    """Return a question with this text."""
    return {"id": name, "kind": "yes_no", "text": {"en": text}, **keys}


def found(*sections: dict[str, Any], **keys: Any) -> list[str]:
    """Return the codes of what is found."""
    loaded = files.load(json.dumps(whole({"sections": list(sections), "method": "survey", **keys})))
    assert loaded.scenario is not None, loaded.findings
    return [finding.code for finding in loaded.findings]


FIRST = asked("first", "Who came?")


@pytest.mark.parametrize("text", ["Who came?", "who  came", "Who came."])
def test_two_questions_that_ask_the_same(text: str) -> None:
    assert found({"questions": [FIRST, asked("second", text)]}) == ["same_question"]
    assert found({"questions": [FIRST]}, {"questions": [asked("second", text)]}) == ["same_question"]


def test_what_stands_twice_in_one_language_only_is_told_there_and_once() -> None:
    texts = [{"ru": "Кто?", "en": "Who?"}, {"ru": "Кто?", "en": "Who else?"}, {"ru": "Кто?", "en": "Who?"}]
    questions = [{"id": f"q{index}", "kind": "text", "text": text} for index, text in enumerate(texts)]
    script = whole({"sections": [{"questions": questions}], "method": "survey", "title": {"ru": "Да", "en": "Yes"}})
    loaded = files.load(json.dumps(script | {"languages": ["en", "ru"]}, ensure_ascii=False))
    assert [finding.code for finding in loaded.findings] == ["same_question", "same_question"]


def test_questions_on_different_conditions_may_ask_the_same() -> None:
    yes, no = (asked(f"when_{one}", "How was it?", show_if=f'first == "{one}"') for one in ("yes", "no"))
    assert found({"questions": [FIRST, yes, no]}) == []
    assert found({"questions": [FIRST, yes, {**no, "show_if": yes["show_if"]}]}) == ["same_question"]
    assert found({"questions": [FIRST, yes, asked("always", "How was it?")]}) == ["same_question"]


def test_sections_on_different_conditions_may_ask_the_same() -> None:
    sections = [
        {"show_if": f'first == "{one}"', "questions": [asked(f"when_{one}", "How was it?")]} for one in ("yes", "no")
    ]
    assert found({"questions": [FIRST]}, *sections) == []


def test_a_note_may_stand_twice() -> None:
    notes = [{"id": name, "kind": "note", "text": {"en": "Later."}} for name in ("a", "b")]
    assert found({"questions": [FIRST, *notes]}) == []


def test_two_choices_with_the_same_text_cannot_be_told_apart() -> None:
    choices = [{"id": "a", "text": {"en": "Yes"}}, {"id": "b", "text": {"en": "yes"}}]
    own = {"id": "own", "kind": "choice", "text": {"en": "Own?"}, "choices": choices}
    assert found({"questions": [own]}) == ["same_choice"]
    shared = [{**own, "choices": "grade"}, {**own, "id": "again", "text": {"en": "Again?"}, "choices": "grade"}]
    assert found({"questions": shared}, choices={"grade": choices}) == ["same_choice"]


def test_choices_that_differ_in_a_sign_are_different() -> None:
    choices = [{"id": f"c{index}", "text": {"en": text}} for index, text in enumerate(("< 5", "> 5", "-5", "5"))]
    assert found({"questions": [{"id": "own", "kind": "choice", "text": {"en": "Own?"}, "choices": choices}]}) == []


def test_two_sections_with_the_same_title() -> None:
    title = {"title": {"en": "At the door"}}
    assert found({"questions": [FIRST], **title}, {"questions": [asked("b", "Why?")], **title}) == ["same_title"]
