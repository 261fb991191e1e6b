"""What is asked where a form would calculate something that a scenario cannot."""

from collections.abc import Iterator

from shopper.authoring.xlsform.choices import Options
from shopper.authoring.xlsform.drafting import Question
from shopper.authoring.xlsform.outline import Entry
from shopper.authoring.xlsform.refusing import Untranslatable
from shopper.authoring.xlsform.terms import Known
from shopper.authoring.xlsform.vocabulary import Vocabulary
from shopper.authoring.xlsform.xpath import Part, read
from shopper.logic import Kind, Type

_NUMBERS = {
    "number", "int", "round", "floor", "ceiling", "abs", "min", "max", "sum", "count", "count-selected",
    "string-length", "pow", "sqrt", "position", "decimal-date-time", "decimal-time", "random", "area", "distance",
}  # fmt: skip
_ASKED = {Kind.NUMBER: "number", Kind.DATE: "date", Kind.TIME: "time"}


def instead(entry: Entry, one: str, names: Vocabulary, options: Options) -> tuple[Question, Known]:
    """Return a question for the value that a row would calculate."""
    row = entry.row.number
    try:
        part = read(entry.row["calculation"])
    except Untranslatable:
        part = Part("text")
    texts = set(_outcomes(part)) - {""}
    if part.value == "if" and texts and "…" not in texts:
        offered = tuple(map(options.literal, sorted(texts)))
        question = Question(one, "choice", row, {"choices": offered})
        kind = Type(Kind.CHOICE, tuple(option.id for option in offered))
        return question, Known(one, kind, row, {option.name: option.id for option in offered})
    found = _kind(part, names)
    return Question(one, _ASKED.get(found, "text"), row), Known(one, Type(found), row)


def _outcomes(part: Part) -> Iterator[str]:
    """List the texts that nested if() end in; "…" for anything else."""
    if part.op == "call" and part.value == "if" and part.parts:
        for outcome in part.parts[1:]:
            yield from _outcomes(outcome)
    else:
        yield part.value if part.op in {"text", "empty"} else "…"


def _kind(part: Part, names: Vocabulary) -> Kind:
    if part.op in {"number", "op"} or (part.op == "call" and part.value in _NUMBERS):
        return Kind.NUMBER
    if part.op == "call" and part.value in {"today", "date"}:
        return Kind.DATE
    if part.op == "call" and part.value in {"if", "coalesce", "once"} and part.parts:
        return _kind(part.parts[-1], names)
    try:
        found = names.find(part.value).type.kind
    except Untranslatable:
        return Kind.TEXT
    return found if found in _ASKED else Kind.TEXT
