"""Findings in the language spoken now."""

import string
from itertools import chain

import pytest

from shopper.languages import gettext, speaking
from shopper.logic import MESSAGES
from shopper.scenarios import files
from shopper.scenarios.findings import ERRORS, WARNINGS, Finding
from shopper.scenarios.part import Part
from shopper.scenarios.saying import KINDS, said, sentence
from tests.builders.scripts import script

ODD = "id: odd, kind: yes_no"


def only(source: str) -> Finding:
    (found,) = files.load(source).findings
    return found


@pytest.mark.parametrize(
    ("source", "language", "expected"),
    [
        (script(ODD), "en", []),
        (
            script(f"{ODD}, shwo_if: 1 > 2"),
            "en",
            ['"shwo_if" is not a key of a yes_no question.', 'Did you mean "show_if"?'],
        ),
        (
            script(f"{ODD}, shwo_if: 1 > 2"),
            "ru",
            ["Ключа «shwo_if» здесь не бывает (вопрос yes_no).", "Может быть, «show_if»?"],
        ),
        (
            script(f"{ODD}, shwo_if: 1 > 2"),
            "et",
            ["Võtit „shwo_if“ siin ei ole (yes_no küsimus).", "Kas mõtlesite „show_if“?"],
        ),
        (
            script(f"{ODD}, critical: zero"),
            "ru",
            ["Здесь должны быть ключи со значениями (критичное правило).", "Ключи: when, effect, at, scope."],
        ),
        (
            script(ODD, "id: a, kind: text, show_if: odd > 2"),
            "ru",
            ["Нельзя сравнить вариант и число.", ""],
        ),
        (
            script(ODD, "id: a, kind: text, show_if: '1 + 2'"),
            "et",
            ["Vaja on tingimus, siin on arv.", ""],
        ),
        (script(ODD, 'id: a, kind: text, show_if: \'"sure" == odd\''), "ru", ["У odd нет варианта «sure».", ""]),
        (script(ODD, "id: a, kind: text, show_if: ' '"), "ru", ["Выражение пустое.", ""]),
    ],
)  # fmt: skip
def test_a_finding_is_said_in_the_language_spoken_now(source: str, language: str, expected: list[str]) -> None:
    with speaking(language):
        found = files.load(source.replace("kind: yes_no", "kind: yes_no, required: false")).findings
        assert [text for one in found if one.severity == "error" for text in said(one)] == expected


def test_a_finding_in_one_sentence_has_its_remedy_where_there_is_one() -> None:
    found = only(script("id: a, kind: yes_no, points: {yes: 1, no: 0}, required_if: 1 > 2"))
    assert sentence(found) == f"{found.message} {found.remedy}"
    assert sentence(Finding("f", 1, 1, "error", "x", "Only this.")) == "Only this."


def parts(base: type[Part]) -> list[type[Part]]:
    return [one for below in base.__subclasses__() for one in (below, *parts(below))]


@pytest.mark.parametrize("language", ["ru", "et"])
def test_every_word_that_a_finding_can_name_is_translated(language: str) -> None:
    with speaking(language):
        for word in (*KINDS, *(part.called for part in parts(Part) if "called" in vars(part))):
            assert gettext(word) != word


@pytest.mark.parametrize("language", ["ru", "et"])
def test_translations_name_no_other_values_than_the_english_texts(language: str) -> None:
    texts = chain(*ERRORS.values(), *WARNINGS.values(), *MESSAGES.values())
    with speaking(language):
        for text in filter(None, texts):
            assert names(gettext(text)) <= names(text)
            assert gettext(text) != text


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
