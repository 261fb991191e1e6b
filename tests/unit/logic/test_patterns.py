"""Patterns: written alike for both engines, and never slow."""

import re
import time
import warnings

import pytest

from shopper.logic.patterns import PatternError, canonical
from shopper.logic.patterns.charset import EVERYTHING, LAST, charset, complement, overlap, union


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        (r"\d+", "[0-9]+"),
        ("a.b", r"a[\s\S]b"),
        ("(a|b)?", "(?:a|b)?"),
        ("(?:ab){2}", "(?:ab){2}"),
        ("a{1}b{0,1}c{0,}d{1,}", "ab?c*d+"),
        ("a{2,}b{2,5}c{3}", "a{2,}b{2,5}c{3}"),
        (r"\-\/\ \_\"-", r'-/ _"-'),
        (r"\(\)\\\|", r"\(\)\\\|"),
        (r"[a-cb-d\d]", "[0-9a-d]"),
        ("[^a-]", r"[^\-a]"),
        ("[-a]", r"[\-a]"),
        ("[a-b-c]", r"[\-a-c]"),
        (r"[\]\[^|&~\\]", r"[\u0026\[-\^\|\u007e]"),
        (r"[!-~]", r"[!-\u007e]"),
        (r"\n[\t]", "\n[\t]"),
        (r"\s", "[\t-\r \xa0\u1680\u2000-\u200a\u2028-\u2029\u202f\u205f\u3000\ufeff]"),
        ("😀[😀-😂]", "😀[😀-😂]"),
    ],
)
def test_it_writes_a_pattern_for_both_engines(pattern, written):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert canonical(pattern) == written
        re.compile(written)


@pytest.mark.parametrize("pattern", ["a\\", "[\\", "[a-\\", "(\\"])
def test_nothing_follows_the_last_backslash(pattern):
    with pytest.raises(PatternError, match="pattern_open"):
        canonical(pattern)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (".*a.*", "b" * 1000),
        ("[^@]+@[^@]+\\.[a-z]+", "a@" + "a." * 499),
        ("[^@]+@[^@]+\\.[a-z]+", "a@" + "a." * 498 + "1"),
        ("(a|ab)(a|ab)(a|ab)(a|ab)(a|ab)(a|ab)(a|ab)(a|ab)(a|ab)c", "ab" * 500),
        ("a{0,40}a{0,40}a", "a" * 1000),
        ("(ab)*ac", "ab" * 499 + "c"),
        ("a?a?a?a?a?a?a?a?a?a?aaaaaaaaaa", "a" * 999),
        ("a{0,1000}a*b", "a" * 1000),
        ("((a|b)(c|d))*e", "acbd" * 250),
    ],
)
def test_what_it_accepts_is_never_slow(pattern, text):
    written = canonical(pattern)
    start = time.perf_counter()
    re.fullmatch(written, text)
    assert time.perf_counter() - start < 0.5


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d{3,5}-\d*",
        r"[A-Z]{2,3}\d{4}",
        "(a+)?b+",
        "(a|b|c)*d",
        "(ab|cd)+",
        "x?y?z?",
        "a*b*c*d*",
        "(a*|b)c",
        r"\d+(\.\d+)?",
        "(a|(b|c)+)?",
    ],
)
def test_ordinary_patterns_are_accepted(pattern):
    assert re.compile(canonical(pattern))


@pytest.mark.parametrize("pattern", ["(a|b?)*", "((a*)|b)*", "(a|[a-c])+", "(.|a){2}"])
def test_ambiguous_repetitions_are_refused(pattern):
    with pytest.raises(PatternError, match=r"pattern_(nested|unclear)"):
        canonical(pattern)


@pytest.mark.parametrize("pattern", ["a*(a*b|c)", "(a+|b)a+", "(c?a*)a*", "(b*|c*)(d|b*)"])
def test_repetitions_side_by_side_are_refused_through_groups(pattern):
    with pytest.raises(PatternError, match="pattern_overlap"):
        canonical(pattern)


def test_sets_of_characters():
    letters = charset([(98, 100), (97, 98), (110, 120), (101, 101)])
    assert letters == ((97, 101), (110, 120))
    assert complement(letters) == ((0, 96), (102, 109), (121, LAST))
    assert complement(EVERYTHING) == ()
    assert complement(()) == EVERYTHING
    assert union(letters, complement(letters)) == EVERYTHING
    assert not overlap(letters, complement(letters))
    assert overlap(letters, ((101, 105),))
