"""The text of an expression before Python reads it: finds what Python would misread, or name unhelpfully."""

import re
import unicodedata
from collections.abc import Iterator

from shopper.logic.mistakes import ExpressionError, Mistake

LENGTH_LIMIT = 5_000
QUOTE_LIMIT = 40

# Stands for a backslash that begins no escape of Python's, as in "\d": Python would keep it, but warn.
_BACKSLASH = "\ufdd0"

_PIECE = re.compile(
    r"""
      (?P<text> (?P<prefix> (?<!\w) (?: [rR][bBfF]? | [bBfF][rR]? | [uU] ) )?
                (?: "(?!"") (?> (?: \\. | [^"\\\r\n] )* ) " | '(?!'') (?> (?: \\. | [^'\\\r\n] )* ) ' ) )
    | (?P<triple> \"\"\" | ''' )
    | (?P<unclosed> ["'] )
    | (?P<comment> \# )
    | (?P<number> (?: (?<![\w.])[0-9] | (?<!\w)\.[0-9] ) (?: [eE][+-](?=[0-9]) | [\w.] )* )
    | (?P<operator> [=!<>]= )
    | (?P<sign> && | \|\| | <> | [=!≠≥≤×÷−–] )
    | (?P<quotes> [“”„‟«»‘’‚] )
    | (?P<blank> [^\S\ \t\r\n] | [\u200b-\u200f\u2060\ufeff] )
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_ESCAPE = re.compile(r"\\(.)")
_SIGNS = {"&&": "and", "||": "or", "<>": "!=", "≠": "!=", "≥": ">=", "≤": "<=", "=": "==", "!": "not"}
_SIGNS |= {"×": "*", "÷": "/", "−": "-", "–": "-"}


class Source:
    """An expression's text, fit to be read by Python as one line.

    Raises ExpressionError with everything that is wrong with the text as such.
    """

    def __init__(self, text: str) -> None:
        if mistakes := tuple(_bounds(text)) or tuple(_pieces(text)):
            raise ExpressionError(mistakes)
        line = text.replace("\r", " ").replace("\n", " ")
        self.text = text
        self.line = _PIECE.sub(_with_escapes_marked, line).lstrip(" \t")
        self._lead = len(line) - len(line.lstrip(" \t"))
        self._bytes = self.line.encode()

    def column(self, offset: int) -> int:
        """Find the code point of `text` at a byte offset of `line`."""
        return self._lead + len(self._bytes[:offset].decode())

    def shifted(self, offset: int) -> int:
        """Find the code point of `text` at a code point of `line`."""
        return self._lead + offset

    def between(self, column: int, end: int) -> str:
        """Quote what stands there, shortened for a message."""
        found = " ".join(self.text[column:end].split())
        return found if len(found) <= QUOTE_LIMIT else f"{found[: QUOTE_LIMIT - 1]}…"


def literal(constant: str) -> str:
    """Give the text that a string constant of `Source.line` stands for."""
    return constant.replace(_BACKSLASH, "\\")


def _bounds(text: str) -> Iterator[Mistake]:
    if len(text) > LENGTH_LIMIT:
        yield Mistake.of("too_long", LENGTH_LIMIT, len(text), limit=str(LENGTH_LIMIT))
    elif not text.strip():
        yield Mistake.of("empty", 0, len(text))
    for column, character in enumerate(text[:LENGTH_LIMIT]):
        if character == _BACKSLASH or (unicodedata.category(character) in {"Cc", "Cs"} and character not in "\t\r\n"):
            yield Mistake.of("character", column, column + 1, found=_code(character))


def _pieces(text: str) -> Iterator[Mistake]:
    gap_from = None
    for piece in _PIECE.finditer(text):
        if piece.lastgroup == "text":
            if gap_from is not None and not text[gap_from : piece.start()].strip():
                yield Mistake.of("text_gap", piece.start(), piece.end())
            gap_from = piece.end()
        yield from _wrong(piece)


def _wrong(piece: re.Match[str]) -> Iterator[Mistake]:
    found, (column, end) = piece[0], piece.span()
    match piece.lastgroup:
        case "text":
            yield from _wrong_text(piece)
        case "triple":
            yield Mistake.of("text_form", column, end)
        case "number" if not _NUMBER.fullmatch(found):
            yield Mistake.of("number_form", column, end, found=found)
        case "number" if float(found) == float("inf"):
            yield Mistake.of("number_size", column, end)
        case "sign":
            yield Mistake.of("sign", column, end, found=found, nearest=_SIGNS[found])
        case "blank":
            yield Mistake.of("character", column, end, found=_code(found))
        case "unclosed" | "comment" | "quotes" as code:
            yield Mistake.of(code, column, end, found=found)


def _wrong_text(piece: re.Match[str]) -> Iterator[Mistake]:
    column, end = piece.span()
    if piece["prefix"] is None:
        for escape in _ESCAPE.finditer(piece[0]):
            if escape[1] in "abfvrxuUN01234567":
                at = column + escape.start()
                yield Mistake.of("escape", at, at + 2, found=escape[0])
    elif piece["prefix"] not in {"r", "R"}:
        yield Mistake.of("text_form", column, end)


def _with_escapes_marked(piece: re.Match[str]) -> str:
    if piece.lastgroup != "text" or piece["prefix"]:
        return piece[0]
    return _ESCAPE.sub(lambda escape: escape[0] if escape[1] in "\\\"'nt" else _BACKSLASH + escape[1], piece[0])


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
