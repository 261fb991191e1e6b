"""Files that mean harm, or were never meant to be scenarios: a clear error or harmless, and never a crash."""

import codecs
from collections.abc import Callable

import pytest

from shopper.scenarios import files
from shopper.scenarios.composing import SIZE_LIMIT
from shopper.scenarios.report import LISTED

pytestmark = pytest.mark.untraced
HEAD = "format: 1\nscenario: big\nlanguages: [en]\nmethod: mystery_visit\nchannel: office\ntitle: {en: Big}\n"
ONLY = "sections:\n  - id: only\n    questions:\n"
ASKED = ONLY + "      - {id: q, kind: yes_no, points: {yes: 1, no: 0}, text: {en: Did it rain?}}\n"
SCRIPT = HEAD + ASKED


def first(source: str | bytes) -> str:
    """Return the first finding of a file that holds no scenario."""
    loaded = files.load(source, "f.yaml")
    assert loaded.scenario is None
    return str(loaded.findings[0]).removeprefix("f.yaml:")


def each(line: Callable[[int], str], count: int) -> str:
    """Return so many lines."""
    return "".join(line(number) for number in range(count))


NEST = 100_000


@pytest.mark.parametrize(
    ("bomb", "expected"),
    [
        ("[" * NEST, "1:22: error: This is nested more than 20 levels deep."),
        ("{a: " * NEST, "1:85: error: This is nested more than 20 levels deep."),
        ("- " * NEST, "1:43: error: This is nested more than 20 levels deep."),
        (each(lambda depth: " " * depth + "a:\n", 1300), "22:22: error: This is nested more than 20 levels deep."),
        ("? " * NEST, "1:3: error: A key has to be a word."),
        ("-\n" * NEST, "20000:2: error: The file has more than 20000 values. Split it into several scenarios."),
        ("---\n" * NEST, "2:1: error: A file holds one scenario. Put what follows into a file of its own."),
        ("#\n" * NEST, "1:1: error: The file is empty."),
        ("\r\n" * NEST, "1:1: error: The file is empty."),
        (" " * NEST, "1:1: error: The file is empty."),
        ("\t" * NEST, "1:1: error: This is not YAML: found character '\\t' that cannot start any token."),
        (
            "a: " + "!" * SIZE_LIMIT,
            "1:1: error: The file is larger than 1000000 bytes. Split it into several scenarios.",
        ),
        ("a: " + "!" * 900_000, "1:4: error: This is not YAML: this tag is too long."),
        ("a: !<" + "x" * 900_000, "1:4: error: This is not YAML: this tag is too long."),
        ("a" * NEST + ": 1", "1:100001: error: This is not YAML: mapping values are not allowed here."),
        ('"' + "a\n " * NEST, "100001:2: error: This is not YAML: found unexpected end of stream."),
    ],
    ids=lambda given: repr(given[:8]),
)
def test_a_bomb_goes_off_at_its_first_limit(bomb: str, expected: str) -> None:
    assert first(bomb) == expected


def test_anchors_that_would_multiply_are_never_followed() -> None:
    laughs = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
        for before, name in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    loaded = files.load(laughs)
    assert loaded.scenario is None
    anchors = [found for found in loaded.findings if found.code == "anchor"]
    assert len(anchors) == 111  # each of them by itself: nothing was written out


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8-r", "latin-1"])
def test_another_encoding_is_named_and_not_guessed(encoding: str) -> None:
    text = SCRIPT.replace("Big", "Grüße" if encoding == "latin-1" else "Привет")
    assert first(text.encode(encoding)) in {
        "1:1: error: The file is not written in UTF-8. Save it as UTF-8.",
        "6:1: error: The file is not written in UTF-8. Save it as UTF-8.",
    }


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_letters_without_a_mark_are_told_by_their_zeros(encoding: str) -> None:
    assert first(SCRIPT.encode(encoding)) == "1:1: error: The file is not written in UTF-8. Save it as UTF-8."


def test_a_byte_order_mark_of_utf_8_does_not_matter() -> None:
    assert files.load(codecs.BOM_UTF8 + SCRIPT.encode()).scenario is not None
    assert files.load("\ufeff" + SCRIPT).scenario is not None


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_of_other_systems_do_not_matter(ending: str) -> None:
    assert files.load(SCRIPT.replace("\n", ending)).findings == ()
    loaded = files.load(SCRIPT.replace("\n", ending).replace("yes_no", "yesno"))
    assert [(found.line, found.column) for found in loaded.findings] == [(10, 23)]


LONG = "long " * 20_000
DIGITS = "9" * 100_000


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("en: Big", f"en: {LONG}", '"en" is too long; at most 20000.'),
        ("en: Did it rain?", f"en: {LONG}", '"en" is too long; at most 20000.'),
        ("scenario: big", f"scenario: {LONG}", '"scenario" is too long; at most 60.'),
        ("id: q", f"id: {LONG}", '"id" is too long; at most 60.'),
        ("text: {", f"show_if: '{LONG}', text: {{", "The expression is longer than 5000 characters."),
        ("text: {", f"criterion: {LONG}, text: {{", '"criterion" is too long; at most 60.'),
        ("kind: yes_no", f"kind: {LONG}", 'long …" cannot be the value of "kind".'),
        ("channel: office", f"channel: {LONG}", 'long …" cannot be the value of "channel".'),
        ("format: 1", f"format: {LONG}", 'long …" cannot be the value of "format".'),
        ("format: 1", f"format: {DIGITS}", 'cannot be the value of "format".'),
        ("{yes: 1, no: 0}", f"{{yes: {DIGITS}, no: 0}}", '"yes" should be at most 1000000.'),
    ],
    ids=lambda given: given[:24] if len(given) < 99 else "",
)
def test_a_text_of_a_hundred_thousand_letters_is_refused_in_few_words(short: str, long: str, expected: str) -> None:
    loaded = files.load(SCRIPT.replace(short, long))
    assert loaded.scenario is None
    assert any(expected in str(found) for found in loaded.findings), loaded.findings
    assert all(len(str(found)) < 1000 for found in loaded.findings)


def test_texts_as_long_as_they_may_be_are_only_long() -> None:
    loaded = files.load(SCRIPT.replace("Did it rain?", "Did it rain " * 1_600))
    assert loaded.scenario is not None
    assert loaded.findings == ()


@pytest.mark.parametrize(
    "script",
    [
        HEAD + each(lambda number: f"key_{number}: 1\n", 700),
        HEAD + "x: 1\n" * 700,
        SCRIPT + each(lambda number: f"      - {{id: q{number}, kind: yesno}}\n", 700),
        HEAD
        + "calculated:\n"
        + each(lambda n: f"  - {{id: c{n}, value: 'sum({', '.join(['q'] * 99)})'}}\n", 99)
        + ASKED,
        SCRIPT + each(lambda n: f"      - {{id: q{n}, kind: text, show_if: 'p{n} == 1', text: {{en: t}}}}\n", 700),
    ],
    ids=["keys", "duplicates", "kinds", "kinds of values", "names"],
)
def test_of_very_many_findings_the_first_are_listed(script: str) -> None:
    loaded = files.load(script)
    assert loaded.scenario is None
    assert len(loaded.findings) == LISTED + 1
    assert loaded.errors
    assert loaded.findings[-1].code == "more"
    assert all(one.severity == "error" for one in loaded.findings[:-1])


def test_errors_are_listed_before_doubts() -> None:
    doubts = each(
        lambda number: f"      - {{id: d{number}, kind: yes_no, bonus: true, text: {{en: D{number}}}}}\n", 600
    )
    loaded = files.load(SCRIPT + doubts + "      - {id: last, kind: yesno, text: {en: Last}}\n")
    assert [found.message for found in loaded.errors] == ['"yesno" cannot be the value of "kind".']
    assert [found.code for found in loaded.findings[-3:]] == ["no_effect", "one_of", "more"]
    assert loaded.findings[-1].message == "101 more findings are not listed."
