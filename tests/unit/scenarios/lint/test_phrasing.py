"""What the words of a question give away, in three languages; and what only looks like it."""

import json
from typing import Any

import pytest

from shopper.scenarios import files
from shopper.scenarios.lint.phrasing import found_in
from shopper.scenarios.lint.vocabulary import DENYING, JOINING, JUDGING, PRESUMING, TELLING
from tests.builders.scenarios import whole


def found(language: str, **question: Any) -> list[tuple[str, object]]:
    """Return the code and the words of what is found about one question."""
    one = {"id": "asked", "kind": "yes_no", "points": {"yes": 1, "no": 0}, **question}
    script = whole({"method": "survey", "title": {language: "Title"}, "sections": [{"id": "only", "questions": [one]}]})
    loaded = files.load(json.dumps({**script, "languages": [language]}, ensure_ascii=False))
    assert loaded.scenario is not None, loaded.findings
    return [(finding.code, finding.values.get("words")) for finding in loaded.findings]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Did the employee greet you as he should?", "as he should"),
        ("en", "Was the queue, as expected, called?", "as expected"),
        ("en", "Of course you were given a receipt?", "Of course"),
        ("ru", "Поздоровался ли сотрудник, как положено?", "как положено"),
        ("ru", "Выдали ли чек, как и следует?", "как и следует"),
        ("ru", "Конечно же, вам дали чек?", "Конечно же"),
        ("et", "Kas teenindaja teretas, nagu peab?", "nagu peab"),
        ("et", "Kas arve anti, nagu kord ja kohus?", "nagu kord ja kohus"),
        ("et", "Kas teile muidugi anti arve?", "muidugi"),
    ],
)
def test_words_that_say_how_it_ought_to_be_teach_the_answer(language: str, text: str, words: str) -> None:
    assert found(language, text={language: text}) == [("presuming", words)]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Didn't the employee say goodbye?", "Didn't"),
        ("en", "Wasn’t the price shown?", "Wasn’t"),
        ("en", "Did the employee not say goodbye?", "Did the employee not"),
        ("en", "Did the employee forget to say goodbye?", "forget to"),
        ("ru", "Не забыл ли сотрудник попрощаться?", "Не забыл ли"),
        ("ru", "Не предлагали ли вам скидку?", "Не предлагали ли"),
        ("ru", "Разве вам дали чек?", "Разве"),
        ("et", "Kas teenindaja ei unustanud hüvasti jätta?", "Kas teenindaja ei"),
        ("et", "Kas te ei saanud arvet?", "Kas te ei"),
        ("et", "Ega teenindaja häält tõstnud?", "Ega"),
    ],
)
def test_a_denial_suggests_the_answer(language: str, text: str, words: str) -> None:
    assert found(language, text={language: text}) == [("denying", words)]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Did the employee answer politely?", "politely"),
        ("en", "Was the room clean?", "clean"),
        ("ru", "Вежливо ли ответил сотрудник?", "Вежливо"),
        ("ru", "Было ли в зале чисто?", "чисто"),
        ("et", "Kas klienditeenindaja oli viisakas?", "viisakas"),
        ("et", "Kas teile vastati kiiresti?", "kiiresti"),
    ],
)
def test_a_yes_or_no_passes_no_judgement(language: str, text: str, words: str) -> None:
    assert found(language, text={language: text}) == [("judging", words)]
    assert found(language, text={language: text}, kind="scale", points=None, max_points=5) == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Did the employee say hello and introduce themselves?", "and introduce"),
        ("en", "Was a price named, and was it the full one?", "and was"),
        ("en", "Did somebody come? Did they help?", "come? Did they help?"),
        ("ru", "Поздоровался ли сотрудник и представился ли?", "и представился"),
        ("ru", "Предложили ли вам чай, а также стул?", "а также"),
        ("et", "Kas teid kuulati ära ja pakkus keegi abi?", "ja pakkus"),
        ("et", "Kas hind öeldi ja kas see oli täishind?", "ja kas"),
    ],
)
def test_one_question_asks_one_thing(language: str, text: str, words: str) -> None:
    assert found(language, text={language: text}) == [("two_things", words)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "How calmly and briefly were you answered?"),
        ("ru", "Насколько спокойно и понятно вам ответили?"),
        ("et", "Kui rahulikult ja selgelt teile vastati?"),
    ],
)
def test_a_scale_of_two_properties_asks_two_things(language: str, text: str) -> None:
    assert [code for code, _ in found(language, kind="scale", points=None, max_points=5, text={language: text})] == [
        "two_things"
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Were there any words that you did not understand?"),
        ("en", "Did you see litter or dirt?"),
        ("en", "Did anybody say good morning?"),
        ("en", "Did they tell you the price of the other one as well?"),
        ("en", "Did the goods arrive warm and wet?"),
        ("en", "Did the chat close before you wrote “Of course, well”?"),
        ("en", "Did the employee explain how the phone should be charged and how often?"),
        ("ru", "Остались ли слова, которых вы не поняли?"),
        ("ru", "Объяснил ли сотрудник, как нужно хранить товар?"),
        ("ru", "Закрылся ли чат раньше, чем вы написали «Понятно»?"),
        ("ru", "Видели ли вы стул и стол?"),
        ("ru", "Была ли на столе чистящая салфетка?"),
        ("et", "Kas kohtasite sõnu, millest te aru ei saanud?"),
        ("et", "Kas nägite tooli ja lauda?"),
        ("et", "Kas sulgeti vestlus enne, kui kirjutasite „Muidugi“?"),
    ],
)
def test_what_only_looks_like_it_is_left_alone(language: str, text: str) -> None:
    assert found(language, text={language: text}) == []


def test_hints_and_choices_teach_no_answer_either() -> None:
    choices = [{"id": "so", "text": {"en": "As it should be"}}, {"id": "other", "text": {"en": "Otherwise"}}]
    asked = {"kind": "choice", "choices": choices, "points": "none", "text": {"en": "How?"}}
    assert found("en", **asked, hint={"en": "Naturally."}) == [
        ("presuming", "As it should"),
        ("presuming", "Naturally"),
    ]


def test_a_note_may_say_what_it_likes_but_teaches_nothing() -> None:
    note = {"id": "asked", "kind": "note", "text": {"en": "Didn't you forget to look, and was it clean?"}}
    script = whole({"sections": [{"id": "only", "questions": [note, {"id": "b", "kind": "text"}]}], "method": "survey"})
    assert [finding.code for finding in files.load(json.dumps(script)).findings] == []


def test_each_language_is_told_by_itself_at_its_own_text() -> None:
    source = (
        "format: 1\nscenario: example\nlanguages: [ru, et, en]\nmethod: survey\nchannel: office\n"
        "title: {ru: Пример, et: Näide, en: Example}\n"
        "sections:\n  - id: only\n    questions:\n      - id: a\n        kind: yes_no\n        text:\n"
        '          ru: "Чисто ли здесь?"\n          et: "Kas siin on prügi?"\n          en: "Is it clean here?"\n'
    )
    assert [(found.line, found.column, found.code) for found in files.load(source).findings] == [
        (13, 15, "judging"),
        (15, 15, "judging"),
    ]


@pytest.mark.parametrize("patterns", [PRESUMING, DENYING, JUDGING, JOINING, TELLING])
def test_no_text_keeps_the_words_from_being_looked_for(patterns: dict[str, tuple[str, ...]]) -> None:
    # What counts is that the text is cut before it is searched: a million letters cost what five hundred do.
    for text in ("ли " * 300_000, "is not" * 200_000, "a" * 1_000_000, "«" * 100_000, "and " * 200_000, "?\n " * 9_999):
        for language in ("ru", "et", "en"):
            assert found_in(text, patterns[language]) == found_in(text[:500], patterns[language])
