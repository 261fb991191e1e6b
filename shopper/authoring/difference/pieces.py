"""What of a text stayed, went and came: line by line, and word by word where a line is another."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

# Beyond this many words or lines a comparison takes long and helps little: all of it went, and others came.
MOST = 200
# Of a long piece that stayed, so many characters at each end say where it is.
EDGE = 50
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


class Piece(NamedTuple):
    """A piece of a text; what stayed is in both texts, and long ones are told by their ends."""

    fate: Literal["stayed", "went", "came"]
    text: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Return both texts as one, in the order in which they read."""
    return tuple(_by_line(old.splitlines(keepends=True), new.splitlines(keepends=True)))


def _by_line(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for same, was, now in _blocks(old, new):
        if same:
            yield Piece("stayed", _short(was))
        else:
            yield from _by_word(_WORDS.findall(was), _WORDS.findall(now))


def _by_word(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for same, was, now in _blocks(old, new):
        if same:
            yield Piece("stayed", _short(was))
            continue
        if was:
            yield Piece("went", was)
        if now:
            yield Piece("came", now)


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, str, str]]:
    """Return the stretches of two sequences: whether they are the same, and what each of them has."""
    if max(len(old), len(new)) > MOST:
        yield old == new, "".join(old), "".join(new)
        return
    for fate, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield fate == "equal", "".join(old[a:b]), "".join(new[c:d])


def _short(text: str) -> str:
    if len(text) <= 3 * EDGE:
        return text
    return f"{text[:EDGE].rpartition(' ')[0]} … {text[-EDGE:].partition(' ')[2]}"
