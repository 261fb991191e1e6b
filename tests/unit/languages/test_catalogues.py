"""The catalogues say everything in Russian and Estonian, and nothing that the code does not ask for."""

import re
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message

from tests.tools import messages

# What may be written as in English.
ALIKE = {
    "ru": {"{reason}"},
    "et": {"{reason}", "{minutes} min", "{minutes} min {seconds} s", "mm:ss", "Start", "Link"},
}
# What a shopper's phone can show: a glance over the shoulder must not give the role away.
ON_THE_PHONE = ("static/js/", "templates/phone/", "templates/macros/questions.html", "templates/plain.html")
GIVES_AWAY = re.compile(r"тайн\w* покупател|проверяющ|testost|shopper|mystery", re.IGNORECASE)
SAID = re.compile(r'\bt(?:n)?\(\s*"((?:[^"\\]|\\.)*)"')

in_both = pytest.mark.parametrize("language", messages.TRANSLATED)


@cache
def said_in(language: str) -> Catalog:
    return messages.stored(language)


@cache
def asked_for() -> Catalog:
    return messages.collected()


@pytest.mark.untraced
def test_every_text_that_a_script_says_is_found_by_the_collector() -> None:
    # Within the braces of a template string it finds none.
    said = {
        (file.relative_to(messages.TOP).as_posix(), text.replace('\\"', '"'))
        for file in (messages.TOP / "static" / "js").rglob("*.js")
        for text in SAID.findall(file.read_text())
    }
    known = {messages.texts(message.id)[0] for message in asked_for() if message.id}
    assert len(said) > 300
    assert {one for one in said if one[1] not in known} == set()


def entries(language: str) -> list[Message]:
    return [message for message in said_in(language) if message.id]


def pairs(language: str) -> list[tuple[str, str]]:
    """Return every English text beside each form of its translation."""
    return [
        (messages.texts(message.id)[-1], form)
        for message in entries(language)
        for form in messages.texts(message.string)
    ]


def ending(text: str) -> str:
    return text[-1] if text[-1] in ".?!:…" else ""


@in_both
def test_the_catalogue_is_up_to_date(language: str):
    current = messages.written(messages.updated(language, asked_for()))
    assert messages.path(language).read_bytes() == current, "run make messages"


@in_both
def test_every_text_is_translated_with_all_plural_forms_and_placeholders(language: str):
    assert list(messages.mistakes(said_in(language))) == []


@in_both
def test_nothing_is_left_in_english(language: str):
    same = {message.id for message in entries(language) if message.id in messages.texts(message.string)}
    assert same == ALIKE[language]


@in_both
def test_quotation_marks_are_those_of_the_language(language: str):
    foreign = {"ru": "“”„", "et": "«»"}[language]
    assert [form for english, form in pairs(language) if "“" in english and set(foreign) & set(form)] == []
    assert [form for english, form in pairs(language) if form.count("«") != form.count("»")] == []


@in_both
def test_every_text_ends_like_the_english_one(language: str):
    assert [form for english, form in pairs(language) if ending(english) != ending(form)] == []


@in_both
def test_templates_can_fill_every_text(language: str):
    for message in entries(language):
        if any(place.startswith("templates/") for place, _ in message.locations):
            for form in messages.texts(message.string):
                names = re.findall(r"%\((\w+)\)", form)
                assert form % dict.fromkeys(names, 1)


@in_both
def test_no_text_of_the_phone_gives_the_role_away(language: str):
    shown = [one for one in entries(language) if any(place.startswith(ON_THE_PHONE) for place, _ in one.locations)]
    assert shown
    forms = [form for one in shown for form in (*messages.texts(one.id), *messages.texts(one.string))]
    assert [form for form in forms if GIVES_AWAY.search(form)] == []


def test_a_missing_plural_form_is_a_mistake():
    catalogue = Catalog(locale="ru")
    catalogue.add(("{n} visit", "{n} visits"), ("{n} визит", "{n} визита"))
    assert any("has 2 forms, not 3" in mistake for mistake in messages.mistakes(catalogue))


def test_a_text_without_a_translation_is_a_mistake():
    catalogue = Catalog(locale="et")
    catalogue.add("Waves")
    assert any("not translated" in mistake for mistake in messages.mistakes(catalogue))


@pytest.mark.parametrize(
    ("english", "translation"),
    [
        ("At least {ge}.", "Не меньше {le}."),
        ("At least {ge}.", "Не меньше."),
        ("At least {ge}.", "Не меньше {ge."),
        ("Photo %(n)s", "Фото %(m)s"),
        ("Write {{2}}.", "Напишите {2}."),
    ],
)
def test_a_placeholder_that_differs_is_a_mistake(english: str, translation: str):
    catalogue = Catalog(locale="ru")
    catalogue.add(english, translation)
    assert any("placeholders differ" in mistake for mistake in messages.mistakes(catalogue))


def test_another_order_of_placeholders_is_none():
    catalogue = Catalog(locale="et")
    catalogue.add("Version {version} of the scenario {scenario}.", "Stsenaariumi {scenario} versioon {version}.")
    assert list(messages.mistakes(catalogue)) == []
