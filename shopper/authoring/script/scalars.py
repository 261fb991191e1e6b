"""Texts as YAML scalars: plain where nothing could misread them, else quoted, or as a block of lines."""

import re
import textwrap

_PLAIN = re.compile(r"[^\W\d_]\w*(?:[ -]\w+)*")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_NO_KEYS = frozenset({"true", "false", "null"})
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
# What YAML cannot hold, or takes for a line break or a mark, is written as an escape.
_UNFIT = "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u2028\u2029\ufeff\ufffe\uffff"
_SPECIAL = re.compile(f'[{_UNFIT}\t\n"\\\\]')
_AWKWARD = re.compile(f"[{_UNFIT}\t]")


def quoted(text: str, hint: str = "") -> str:
    """Write a text in one line; in the quotes `hint` if it has any and they can hold it."""
    awkward = bool(_AWKWARD.search(text)) or "\n" in text
    if hint == "" and _PLAIN.fullmatch(text) and text.lower() not in _WORDS and not awkward:
        return text
    if not awkward and (hint == "'" or '"' in text or "\\" in text):
        return "'" + text.replace("'", "''") + "'"
    return _double(text)


def key_of(text: str) -> str:
    """Write the key of a mapping."""
    return text if _NAME.fullmatch(text) and text.lower() not in _NO_KEYS else quoted(text, '"')


def literal(text: str) -> list[str]:
    """Write a text of several lines as a literal block, header first; empty where a block could not hold it."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if _AWKWARD.search(text) or not lines[0] or lines[0][0] == " " or not lines[-1]:
        return []
    if any(line != line.rstrip() or (line and not line.strip()) for line in lines):
        return []
    return ["|" if body != text else "|-", *lines]


def folded(text: str, width: int) -> list[str]:
    """Write a long text as a folded block, header first; empty where folding would change its blanks."""
    words = text.split(" ")
    if _AWKWARD.search(text) or any(word != word.strip() or not word for word in words):
        return []
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return [">-", *lines] if len(lines) > 1 else []


def _double(text: str) -> str:
    return '"' + _SPECIAL.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if character in _ESCAPES:
        return _ESCAPES[character]
    code = ord(character)
    return f"\\u{code:04x}"
