"""One-time codes as people type them."""

import pytest

from shopper.people import codes


@pytest.mark.parametrize("typed", ["", "ABCD", "ABCDEFGHJ", "ABCD-EFGU", "ABCD-EFG!", "ABCDEFGЖ"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert codes.meant(typed) is None


@pytest.mark.parametrize(
    "typed",
    ["7K1M-0PQR", "7k1m0pqr", " 7K1M 0PQR ", "7K1M–0PQR", "7KIM-OPQR", "7klm-opqr", "7 k l m o p q r", "7К1М-0РQR"],
    ids=["shown", "lower", "spaces", "long dash", "letters for digits", "l for 1", "spelt", "Cyrillic look-alikes"],
)
def test_a_code_is_read_however_it_was_typed(typed: str) -> None:
    assert codes.meant(typed) == "7K1M0PQR"


def test_a_code_has_forty_bits_and_no_two_are_alike() -> None:
    drawn = {codes.new() for _ in range(200)}
    assert len(drawn) == 200
    assert len(codes.SYMBOLS) ** codes.LENGTH == 2**40
    assert all(codes.meant(codes.shown(code)) == code for code in drawn)


def test_a_digest_depends_on_the_server_and_on_the_purpose() -> None:
    digests = {codes.digest(key, purpose, "7K1M0PQR") for key in (b"a", b"b") for purpose in ("code", "token")}
    assert len(digests) == 4
