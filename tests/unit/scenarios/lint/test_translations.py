"""Texts that were copied instead of translated."""

import json
from typing import Any

import pytest

from shopper.scenarios import files
from tests.builders.scenarios import whole

ALL = ["ru", "et", "en"]


def found(languages: list[str], text: dict[str, str], **question: Any) -> list[str]:
    """Return the code and values of what is found about a question with this text."""
    asked = {"id": "a", "kind": "text", "text": text, **question}
    title = {"ru": "Пример", "et": "Näide", "en": "Example"}
    script = whole({"title": {one: title[one] for one in languages}, "method": "survey"} | _only(asked))
    loaded = files.load(json.dumps({**script, "languages": languages}, ensure_ascii=False))
    assert loaded.scenario is not None, loaded.findings
    return [f"{one.code} {one.values.get('language', '')} {one.values.get('other', '')}" for one in loaded.findings]


def _only(question: dict[str, Any]) -> dict[str, Any]:
    return {"sections": [{"id": "only", "questions": [question]}]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ({"ru": "Кто ответил?", "et": "Kes vastas?", "en": "Who answered?"}, []),
        ({"ru": "Кто ответил?", "et": "Who answered?", "en": "Who answered?"}, ["same_translation en et"]),
        ({"ru": "Офис", "et": "Офис", "en": "Office"}, ["same_translation et ru"]),
        ({"ru": "Who  answered?", "et": "who answered?", "en": "Kes vastas?"}, ["same_translation et ru"]),
        ({"ru": "a b c", "et": "a b c", "en": "a b c"}, ["same_translation et ru", "same_translation en ru"]),
    ],
)
def test_a_text_that_repeats_another_language_was_not_translated(text: dict[str, str], expected: list[str]) -> None:
    assert found(ALL, text) == expected


@pytest.mark.parametrize("same", ["112", "Internet", "12,5 %", "Google Maps", "SIM, eSIM", "Wi-Fi 6", "5 km", "…"])
def test_numbers_names_and_single_words_may_be_the_same(same: str) -> None:
    assert found(ALL, {"ru": same, "et": same, "en": same}) == []


def test_a_language_that_is_not_declared_is_told_once() -> None:
    texts = {"et": "Kes?", "en": "Who?"}
    assert found(["en"], texts, hint={"en": "Hint", "et": "Vihje"}) == ["unspoken_language et "]


def test_a_choice_without_a_text_is_shown_by_its_id() -> None:
    script = whole(_only({"id": "a", "kind": "choice", "choices": [{"id": "b", "text": {"en": "B"}}]}))
    script["sections"][0]["questions"][0]["choices"].append({"id": "bare"})
    assert [(one.code, one.values) for one in files.load(json.dumps(script | {"method": "survey"})).findings] == [
        ("no_choice_text", {"id": "bare"})
    ]
