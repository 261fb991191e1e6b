"""Reads the characters of a pattern: single ones, escaped ones and sets in brackets, with their canonical form."""

from typing import NoReturn

from shopper.logic.patterns.charset import Charset, charset, complement

_SIGNS = frozenset("^$\\.*+?()[]{}|")
_DIGITS = ((0x30, 0x39),)
# What JavaScript's \s means; Python's differs in a few characters.
_SPACES = charset(
    (ord(span[0]), ord(span[-1]))
    for span in (
        "\t\r",
        " ",
        "\u00a0",
        "\u1680",
        "\u2000\u200a",
        "\u2028\u2029",
        "\u202f",
        "\u205f",
        "\u3000",
        "\ufeff",
    )
)
_CLASSES = {"d": _DIGITS, "s": _SPACES}
_CONTROLS = {"n": "\n", "t": "\t"}


class PatternError(ValueError):
    """A pattern that cannot be used, from `column` up to `end` of the pattern."""

    def __init__(self, code: str, column: int, end: int, **values: str) -> None:
        super().__init__(code)
        self.code, self.column, self.end, self.values = code, column, end, values


class Characters:
    """A place in a pattern that moves on as it is read."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    @property
    def rest(self) -> str:
        """What is not read yet."""
        return self.pattern[self.at :]

    def refuse(self, code: str, length: int) -> NoReturn:
        """Refuse the pattern because of the next characters."""
        found = self.rest[:length]
        raise PatternError(code, self.at, self.at + max(len(found), 1), found=found)

    def single(self) -> tuple[Charset, str]:
        """Read one character or class outside brackets; give what it matches and its canonical form."""
        sign = self.rest[0]
        if sign in "^$":
            self.refuse("pattern_anchor", 1)
        if sign in _SIGNS and sign != "\\":
            self.refuse("pattern_sign", 1)
        chars = self.character()
        low, high = chars[0]
        return (chars, _outside(low)) if low == high else (chars, f"[{_inside(chars)}]")

    def character(self) -> Charset:
        """Read one character, as it is or escaped, or a class of them."""
        sign, escaped = self.rest[0], self.rest[1:2]
        if sign != "\\":
            self.at += 1
            return ((ord(sign), ord(sign)),)
        if not (escaped in _CLASSES or escaped in _CONTROLS or (escaped.isascii() and not escaped.isalnum())):
            self.refuse("pattern_escape", 2)
        if not escaped:
            self.refuse("pattern_open", 1)
        self.at += 2
        point = ord(_CONTROLS.get(escaped, escaped))
        return _CLASSES.get(escaped, ((point, point),))

    def bracket(self) -> tuple[Charset, str]:
        """Read a set in brackets; give what it matches and its canonical form."""
        column = self.at
        self.at += 1
        negated = self.rest.startswith("^")
        self.at += negated
        ranges: list[tuple[int, int]] = []
        while self.rest and self.rest[0] != "]":
            ranges += self.range()
        if not self.rest:
            self.at = column
            self.refuse("pattern_open", 1)
        self.at += 1
        if not ranges:
            raise PatternError("pattern_empty", column, self.at)
        chars = charset(ranges)
        return (complement(chars), f"[^{_inside(chars)}]") if negated else (chars, f"[{_inside(chars)}]")

    def range(self) -> Charset:
        """Read one character, a class, or a range like a-z within brackets."""
        column = self.at
        first = self.character()
        if self.rest[:1] != "-" or self.rest[1:2] in {"]", ""}:
            return first
        self.at += 1
        last = self.character()
        low, high = first[0][0], last[0][0]
        if not (first == ((low, low),) and last == ((high, high),) and low <= high):
            raise PatternError("pattern_range", column, self.at, found=self.pattern[column : self.at])
        return ((low, high),)


def _outside(point: int) -> str:
    return f"\\{chr(point)}" if chr(point) in _SIGNS else chr(point)


def _inside(chars: Charset) -> str:
    """Write the ranges as they stand between brackets."""
    return "".join(_edge(low) if low == high else f"{_edge(low)}-{_edge(high)}" for low, high in chars)


def _edge(point: int) -> str:
    # Python warns of && and ~~ between brackets, JavaScript refuses \& and \~ there.
    if chr(point) in "&~":
        return f"\\u{point:04x}"
    return f"\\{chr(point)}" if chr(point) in "\\]^-[|" else chr(point)
