"""Promises of reading scenario files, on files that were damaged at random."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from shopper.answers.model import Context
from shopper.answers.score import score
from shopper.scenarios import files
from shopper.scenarios.rules import rules

SOURCE = (Path(__file__).parents[1] / "vectors" / "scenarios" / "every-key.yaml").read_text("utf-8")

places = st.integers(0, len(SOURCE) - 1)
pieces = st.sampled_from(
    ["", "\n", "  ", "''", '"', "\\", "- ", "|\n", "{", "}", "[", ":", "#", "&", "õ", "none", "5", "\r\n"]
)
damages = st.lists(st.tuples(places, st.integers(0, 12), pieces), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None)
@given(damages)
def test_a_damaged_file_is_read_or_told_what_is_wrong_with_it(damage: list[tuple[int, int, str]]) -> None:
    source = SOURCE
    for place, length, piece in damage:
        source = source[:place] + piece + source[place + length :]
    loaded = files.load(source)
    assert (loaded.scenario is None) == bool(loaded.errors)
    assert all(found.column >= 1 and 1 <= found.line <= source.count("\n") + 2 for found in loaded.findings)
    if loaded.scenario is not None:
        assert score(loaded.scenario, {}, Context()).total is None
        assert rules(loaded.scenario)["sections"]
