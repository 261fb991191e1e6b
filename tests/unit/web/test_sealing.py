"""What is sealed can be read by nobody without the key, the salt and the names it was sealed with."""

from dataclasses import replace

import pytest

from shopper.web.sealing import Seal, SealBrokenError, fresh_salt

SEAL = Seal(b"k" * 32, b"s" * 32, ("draft", 1, "visit"))


def test_what_was_sealed_opens():
    assert SEAL.open(SEAL.close(b"good day", "content"), "content") == b"good day"


def test_it_cannot_be_read_on_the_disk_and_never_looks_the_same_twice():
    first, second = SEAL.close(b"good day" * 9, "content"), SEAL.close(b"good day" * 9, "content")
    assert b"good" not in first
    assert first != second
    assert first[12:] != second[12:]


@pytest.mark.parametrize(
    "other",
    [
        replace(SEAL, secret=b"K" * 32),
        replace(SEAL, salt=b"S" * 32),
        replace(SEAL, names=("draft", 2, "visit")),
        replace(SEAL, names=("draft", 1, "other")),
        replace(SEAL, names=("draft", 1)),
    ],
)
def test_it_does_not_open_for_another_server_thing_or_person(other: Seal):
    with pytest.raises(SealBrokenError):
        other.open(SEAL.close(b"good day", "content"), "content")


def test_a_piece_does_not_open_as_another_piece():
    with pytest.raises(SealBrokenError):
        SEAL.open(SEAL.close(b"good day", "content"), "head")


def test_a_changed_or_cut_piece_does_not_open():
    sealed = SEAL.close(b"good day", "content")
    for broken in (
        sealed[:-1],
        sealed[:5],
        b"",
        sealed[:-1] + bytes([sealed[-1] ^ 1]),
        bytes([sealed[0] ^ 1]) + sealed[1:],
    ):
        with pytest.raises(SealBrokenError):
            SEAL.open(broken, "content")


def test_every_salt_is_another_one():
    assert len({fresh_salt() for _ in range(50)}) == 50
    assert len(fresh_salt()) == 32
