"""Words on the discreet screen mean nothing to anybody else."""

import json

import pytest

from shopper.scenarios import files
from tests.builders.scenarios import whole


def found(**short: str) -> list[str]:
    """Return the codes of what is found about a question with this short word."""
    asked = {"id": "a", "kind": "yes_no", "text": {language: f"{language}?" for language in short}, "short": short}
    script = whole({"title": short, "method": "survey", "sections": [{"id": "only", "questions": [asked]}]})
    loaded = files.load(json.dumps({**script, "languages": list(short)}, ensure_ascii=False))
    assert loaded.scenario is not None, loaded.findings
    return [finding.code for finding in loaded.findings if finding.code != "same_translation"]


@pytest.mark.parametrize(
    "short",
    [
        {"en": "politeness"}, {"en": "the price"}, {"en": "Mystery"}, {"en": "score 5"}, {"en": "shop"},
        {"ru": "вежливость"}, {"ru": "цена"}, {"ru": "проверка"}, {"ru": "Оценка"}, {"ru": "магазин"}, {"ru": "тест"},
        {"et": "viisakus"}, {"et": "hind"}, {"et": "testost"}, {"et": "kvaliteet"}, {"et": "pood"},
    ],
    ids=str,
)  # fmt: skip
def test_a_word_of_the_trade_gives_the_role_away(short: dict[str, str]) -> None:
    assert found(**short) == ["telling_short"]


@pytest.mark.parametrize(
    "short",
    [
        {"en": "milk"}, {"en": "bus ticket"}, {"en": "workshop"}, {"en": "market"}, {"ru": "молоко"}, {"ru": "талон"},
        {"ru": "тесто"}, {"ru": "центр"}, {"et": "piim"}, {"et": "number"}, {"et": "rand"},
    ],
    ids=str,
)  # fmt: skip
def test_a_harmless_word_is_left_alone(short: dict[str, str]) -> None:
    assert found(**short) == []


@pytest.mark.parametrize("short", ["milk and bread", "strawberrymarmalade...", "m" * 21])
def test_a_short_word_is_short(short: str) -> None:
    assert found(en=short) == ["long_short"]


def test_only_declared_languages_are_shown() -> None:
    assert found(en="milk") == []
