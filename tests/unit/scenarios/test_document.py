"""YAML as plain values, and where each of them stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopper.scenarios import files
from shopper.scenarios.composing import compose
from shopper.scenarios.document import Place


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("5", 5),
        ("-5", -5),
        ("010", 10),
        ("0.5", 0.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("yes", "yes"),
        ('"5"', "5"),
        ("'true'", "true"),
        ("9" * 16, 9999999999999999.0),
        ("[1, a, []]", (1, "a", ())),
        ("{1: a, true: b}", {"1": "a", "true": "b"}),
    ],
)
def test_values_are_what_yaml_1_2_says_and_nothing_cleverer(written: str, value: object) -> None:
    read = compose(f"key: {written}\n")
    assert read.mistakes == []
    assert read.plain == {"key": value}


SOURCE = """\
plain: one two
single: 'it''s so'
double: "say \\"õ\\" \\u0041"
folded: >-
  one
  two
literal: |
  one
  two
lines: one
  two
quoted: "one
  two"
list:
  - a
  - {b: c}
"""


@pytest.mark.parametrize("key", ["plain", "single", "double", "folded", "literal", "lines", "quoted"])
def test_every_character_of_a_text_is_found_in_its_line(key: str) -> None:
    read, lines = compose(SOURCE), SOURCE.splitlines()
    for offset, character in enumerate(read.plain[key]):
        place = read.inside((key,), offset)
        standing = lines[place.line - 1][place.column - 1 :][:1]
        escaped = standing in {"\\", "'"} and character in "\"'õA"
        assert standing == character or escaped or (character.isspace() and not standing.strip())


def test_the_end_of_a_text_has_a_place() -> None:
    read = compose(SOURCE)
    assert read.inside(("plain",), 7) == Place(1, 15)
    assert read.inside(("plain",), 99) == Place(1, 8)
    assert read.inside(("list",), 0) == Place(15, 3)


def test_a_text_that_is_quoted_too_cleverly_is_pointed_at_as_a_whole() -> None:
    read = compose('key: "one\\\n  two\\\n  three"\n')
    assert read.plain == {"key": "onetwothree"}
    assert read.inside(("key",), 5) == Place(1, 6)


def test_keys_and_values_have_places_of_their_own() -> None:
    read = compose(SOURCE)
    assert (read.key(("list", 1, "b")), read.at(("list", 1, "b"))) == (Place(16, 6), Place(16, 9))
    assert read.key(("list", 1)) == read.at(("list", 1)) == Place(16, 5)


def test_what_is_not_there_stands_where_it_should() -> None:
    read = compose(SOURCE)
    assert read.at(("list", 1, "missing", 3)) == Place(16, 5)
    assert compose("").at(("anything",)) == Place(1, 1)


def test_a_mistake_leaves_the_rest_to_be_read() -> None:
    read = compose("a: &x 1\na: 2\n{}: 3\nb: *x\nc: [!t d]\n")
    assert read.plain == {"a": 1, "b": None, "c": ("d",)}
    assert [mistake.code for mistake in read.mistakes] == ["anchor", "duplicate_key", "key_form", "anchor", "tag"]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab:-[]{}'\"\\|>&*!%#?, \n\t0\u0000õ\ud800", max_size=40))
def test_no_text_whatever_makes_reading_fail(source: str) -> None:
    loaded = files.load(source)
    assert loaded.scenario is None
    assert loaded.errors
    assert all(found.line >= 1 and found.column >= 1 for found in loaded.findings)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=30))
def test_no_bytes_whatever_make_reading_fail(source: bytes) -> None:
    assert files.load(source).scenario is None
