"""Patterns that made other programs stand still: refused when the script is read, or matched in few steps."""

import re

import pytest

from shopper.logic.patterns import PatternError, canonical
from shopper.logic.patterns.cost import WAYS_LIMIT
from shopper.logic.types import MATCHED_LENGTH
from shopper.scenarios import files
from tests.unit.logic.backtracking import Steps

# What fifty milliseconds are enough for, at some twenty-five nanoseconds a step.
STEPS = WAYS_LIMIT * MATCHED_LENGTH

HOSTILE = [
    "(a+)+", "(a*)*", "(a|a)*", "(a|aa)+", "(a|a?)+", "(aa*)+b", "([a-zA-Z]+)*", "(x+x+)+y", "(.*a){20}", "(.*)*",
    "(.+)+@", r"(\s*a\s*)*", r"\d+\d+\d+x", "[a-z]*[a-z]*x", ".*.*=.*", "(a?){30}a{30}", "a?" * 15 + "a" * 15,
    "a{1000}{1000}", "(a{1,1000}){1,1000}", "((a{10}){10}){10}", ".{0,1000}.{0,1000}x", "(a?b?)*", "(a|b|ab)*c",
    r"([a-zA-Z0-9_.-]+)@([0-9a-z.-]+)[.]([a-z.]{2,6})", "(([a-z])+.)+[A-Z]([a-z])+", "(a{0,40}){0,40}b", ".*a.*b.*c.*d",
    "(a|b)*(a|c)*(a|d)*e", "[^a]*b[^a]*", "(ab|a)(ab|a)(ab|a)(ab|a)(ab|a)(ab|a)(ab|a)(ab|a)(ab|a)(ab|a)(ab|a)(ab|a)b",
]  # fmt: skip
TEXTS = [
    letters * (MATCHED_LENGTH // len(letters) - 1) + end
    for letters in ("a", "ab", "x", "1", " ", "=", "aA", "a.", ".a")
    for end in ("", "!", "b", "@a.")
]


def accepted(pattern: str) -> str | None:
    """Return a pattern as it is kept, or None where it is refused."""
    try:
        return canonical(pattern)
    except PatternError:
        return None


def a_script(pattern: str) -> str:
    """Return a scenario that checks an answer by the pattern."""
    return (
        "format: 1\nscenario: hostile\nlanguages: [en]\nmethod: survey\nchannel: office\ntitle: {en: T}\n"
        "sections:\n  - id: only\n    questions:\n      - id: q\n        kind: text\n        text: {en: What?}\n"
        f"        check: {{that: 'matches(q, r\"{pattern}\")'}}\n"
    )


@pytest.mark.parametrize("pattern", HOSTILE)
def test_a_hostile_pattern_is_refused_at_load_or_matched_in_few_steps(pattern: str) -> None:
    loaded = files.load(a_script(pattern))
    kept = accepted(pattern)
    if loaded.scenario is None:
        assert kept is None
        assert all(found.code.startswith("expression_pattern_") for found in loaded.findings)
        return
    assert kept is not None
    assert max(Steps(kept, text).count for text in TEXTS) <= STEPS


def test_most_of_them_are_refused() -> None:
    refused = [pattern for pattern in HOSTILE if accepted(pattern) is None]
    assert len(refused) >= len(HOSTILE) * 2 // 3, set(HOSTILE) - set(refused)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\d{3,5}-\d*", "123-"), ("(ab|cd)+", "abcdab"), ("(a*|b)c", "aac"), ("[^@]+@[a-z]+", "x@y"), ("x?y", "xz"),
        ("[+]?[0-9][0-9 ()-]{5,18}", "+372 5555 5555"), ("a{2,3}", "aaaa"), (".*a.*", "bbb"), ("(a|b)(c|d)", "ad"),
    ],
)  # fmt: skip
def test_the_count_is_of_what_the_engine_does(pattern: str, text: str) -> None:
    kept = canonical(pattern)
    assert Steps(kept, text).matched == (re.fullmatch(kept, text) is not None)


def test_a_pattern_without_bounds_would_be_noticed() -> None:
    assert Steps("(a|a)*", "a" * 14 + "b").count > 2**14
