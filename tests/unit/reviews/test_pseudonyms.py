"""The names under which reviewers know a shopper."""

from shopper.people.codes import SYMBOLS
from shopper.reviews.pseudonyms import pseudonym

KEY = b"k" * 32


def test_a_shopper_keeps_a_name_within_a_wave_and_has_another_in_the_next() -> None:
    assert pseudonym(KEY, 1, 7) == pseudonym(KEY, 1, 7)
    assert len({pseudonym(KEY, wave, 7) for wave in range(20)}) == 20
    assert pseudonym(KEY, 1, 7) != pseudonym(b"other", 1, 7)


def test_a_name_is_four_symbols_that_can_be_dictated() -> None:
    name = pseudonym(KEY, 1, 7)
    assert len(name) == 4
    assert set(name) <= set(SYMBOLS)
