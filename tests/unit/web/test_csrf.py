"""The token of a form is hidden anew each time, and found again."""

import pytest

from shopper.web import csrf


def test_the_same_token_never_looks_the_same_and_is_found_again():
    token = csrf.fresh()
    first, second = csrf.mask(token), csrf.mask(token)
    assert first != second
    assert csrf.unmask(first) == csrf.unmask(second) == token


@pytest.mark.parametrize("nonsense", ["", "x", "zz", "abc", "00"])
def test_nonsense_hides_nothing(nonsense: str):
    assert csrf.unmask(nonsense) != csrf.fresh()
