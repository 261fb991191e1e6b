"""Writes a scenario as a person would: one key a line, long expressions folded, comments above their rows."""

import json
import re
from collections.abc import Iterator, Sequence

from shopper.authoring.xlsform.choices import Option
from shopper.authoring.xlsform.drafting import Calculated, Draft, Formula, Question, Section, Value, Words
from shopper.authoring.xlsform.texts import Said
from shopper.scenarios.composing import plain

WIDTH = 110
_PLAIN = re.compile(r"[^\W\d_](?:[\w .()/%+€–-]*[\w.)%])?|[^\W\d_]")
_SAFE = re.compile(r"[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\uf900-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_GAP = re.compile(r" (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")


def written(draft: Draft) -> str:
    """Write a scenario as the text of its file."""
    return "\n".join(_document(draft)) + "\n"


def scalar(text: str) -> str:
    """Write a text so that it is read as this text again, without quotes where none are needed."""
    if _PLAIN.fullmatch(text) and plain(text) == text and isinstance(plain(text), str):
        return text
    if '"' in text and "'" not in text and all(map(_SAFE.match, text)) and "\\" not in text:
        return f"'{text}'"
    return "".join(sign if sign in '\\"' or _SAFE.match(sign) else _escaped(sign) for sign in _quoted(text))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")


def _escaped(sign: str) -> str:
    return f"\\U{ord(sign):08x}"


def _document(draft: Draft) -> Iterator[str]:
    yield from _comments(draft.comments, 0)
    yield "format: 1"
    yield f"scenario: {scalar(draft.scenario)}"
    yield f"languages: [{', '.join(draft.languages)}]"
    yield f"method: {draft.method}"
    yield f"channel: {draft.channel}"
    yield from _pair("title", Words(draft.title), 0)
    if draft.lists:
        yield "choices:"
        for name, options in draft.lists.items():
            yield f"  {scalar(name)}:"
            yield from _options(options, 4)
    if draft.calculated:
        yield "calculated:"
        for calculated in draft.calculated:
            yield from _calculated(calculated)
    yield "sections:" if draft.sections else "sections: []"
    for section in draft.sections:
        yield from _section(section)
    yield from _comments(draft.ending, 2)


def _calculated(calculated: Calculated) -> Iterator[str]:
    yield from _comments(calculated.comments, 2)
    yield f"  - id: {scalar(calculated.id)}"
    yield from _pair("value", Formula(calculated.value), 4)


def _section(section: Section) -> Iterator[str]:
    yield from _comments(section.comments, 2)
    yield f"  - id: {scalar(section.id)}"
    if section.title:
        yield from _pair("title", Words(section.title), 4)
    if section.show_if:
        yield from _pair("show_if", Formula(section.show_if), 4)
    yield "    questions:"
    for question in section.questions:
        yield from _question(question)


def _question(question: Question) -> Iterator[str]:
    yield from _comments(question.comments, 6)
    yield f"      - id: {scalar(question.id)}"
    yield f"        kind: {question.kind}"
    for key, value in question.keys.items():
        yield from _pair(key, value, 8)


def _options(options: Sequence[Option], indent: int) -> Iterator[str]:
    margin = " " * indent
    for option in options:
        line = f"{margin}- {{id: {scalar(option.id)}, text: {_flow(option.text)}}}"
        if not option.text:
            yield f"{margin}- id: {scalar(option.id)}"
        elif len(line) <= WIDTH:
            yield line
        else:
            yield f"{margin}- id: {scalar(option.id)}"
            yield from _pair("text", Words(option.text), indent + 2)


def _pair(key: str, value: Value, indent: int) -> Iterator[str]:
    margin = " " * indent
    match value:
        case Words():
            line = f"{margin}{key}: {_flow(value.said)}"
            if len(line) <= WIDTH:
                yield line
                return
            yield f"{margin}{key}:"
            for language, text in value.said.items():
                yield f"{margin}  {language}: {scalar(text)}"
        case Formula():
            yield from _formula(key, value.text, margin)
        case tuple():
            yield f"{margin}{key}:"
            yield from _options(value, indent + 2)
        case dict():
            yield f"{margin}{key}:"
            for name, each in value.items():
                yield from _pair(name, each, indent + 2)
        case bool():
            yield f"{margin}{key}: {str(value).lower()}"
        case str():
            yield f"{margin}{key}: {scalar(value)}"
        case _:
            yield f"{margin}{key}: {value}"


def _flow(said: Said) -> str:
    return f"{{{', '.join(f'{language}: {scalar(text)}' for language, text in said.items())}}}"


def _formula(key: str, text: str, margin: str) -> Iterator[str]:
    """Write an expression; a long one is folded where a blank stands outside of quotes."""
    line = f"{margin}{key}: {scalar(text) if chr(34) in text or chr(39) in text else chr(34) + text + chr(34)}"
    if len(line) <= WIDTH or "\\" in text or "\n" in text:
        yield line
        return
    yield f"{margin}{key}: >-"
    start = f"{margin}  "
    piece = ""
    for word in _GAP.split(text):
        if piece and len(start) + len(piece) + 1 + len(word) > WIDTH:
            yield start + piece
            piece = word
        else:
            piece = f"{piece} {word}" if piece else word
    yield start + piece


def _comments(comments: Sequence[str], indent: int) -> Iterator[str]:
    for comment in comments:
        plain_comment = "".join(sign if _SAFE.match(sign) else " " for sign in comment)
        yield f"{' ' * indent}# {' '.join(plain_comment.split())}"
