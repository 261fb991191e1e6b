"""Reads the answers of a body against the scenario they belong to."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias, cast

from shopper.answers.model import Answer, AnswerBody, Answers, Value
from shopper.languages import mark as _
from shopper.logic import known
from shopper.logic.kinds import is_date, is_time
from shopper.problems import FieldError
from shopper.scenarios.model import Scenario
from shopper.scenarios.questions import Nps, Question, Scale, choice_ids

NUMBER_LIMIT = 1e15

UNKNOWN_QUESTION = _("This scenario has no question {question}.")
UNKNOWN_CHOICE = _("{found} is not a choice of this question.")
WRONG_VALUE = _("This is not a value for a question of the kind {kind}.")
NO_SUCH_MARK = _("A whole number from {low} to {high} is needed here.")


class AnswerErrors(ValueError):  # noqa: N818 - it holds several errors
    """Answers that cannot be scored, with a pointer to each of them."""

    def __init__(self, errors: Iterable[FieldError]) -> None:
        self.errors = tuple(errors)
        super().__init__("; ".join(f"{error.pointer}: {error.code}" for error in self.errors))


class _WrongError(Exception):
    """A value that does not fit its question."""

    def __init__(self, code: str, message: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.message, self.values = code, message, values


def read(scenario: Scenario, raw: Mapping[str, AnswerBody]) -> Answers:
    """Return the answers by question. Raises AnswerErrors for unknown questions and choices, and values of wrong kind.

    N/A outranks a value. What the script only asks for (a range, a length, one choice alone) is not looked at here.
    """
    answers: dict[str, Answer] = {}
    errors: list[FieldError] = []
    single = scenario.once(_single)
    for name, body in raw.items():
        given = body.value
        if isinstance(given, str) and given in single.get(name, ()) and not body.na:
            answers[name] = Answer(given, na=False, comment=body.comment)
            continue
        question = scenario.question(name)
        pointer = "/answers/" + name.replace("~", "~0").replace("/", "~1")
        if question is None:
            errors.append(FieldError(pointer, "unknown_question", UNKNOWN_QUESTION, {"question": name}))
            continue
        try:
            value = None if body.na else _value(question, given)
        except _WrongError as wrong:
            errors.append(FieldError(f"{pointer}/value", wrong.code, wrong.message, wrong.values))
        else:
            answers[name] = Answer(value, body.na, body.comment)
    if errors:
        raise AnswerErrors(errors)
    return answers


def _single(scenario: Scenario) -> Mapping[str, frozenset[str]]:
    """Return the choices of each question that takes one: most answers are one of them, and need no further look."""
    return {
        question.id: frozenset(choice_ids(question))
        for question in scenario.questions
        if question.kind in ("yes_no", "choice")
    }


def _value(question: Question, raw: Any) -> Value | None:
    if raw is None or (isinstance(raw, str) and known(raw) is None):
        return None
    reads = _READS.get(question.kind)
    if reads is None:
        raise _wrong_kind(question)
    return reads(question, raw)


def _choice(question: Question, raw: Any) -> str:
    if not isinstance(raw, str):
        raise _wrong_kind(question)
    if raw not in choice_ids(question):
        raise _WrongError("unknown_choice", UNKNOWN_CHOICE, found=raw)
    return raw


def _several(question: Question, raw: Any) -> tuple[str, ...] | None:
    if not isinstance(raw, list):
        raise _wrong_kind(question)
    return tuple(dict.fromkeys(_choice(question, one) for one in raw)) or None


def _mark(question: Question, raw: Any) -> int:
    mark = _whole(question, raw)
    low, high = cast("Scale | Nps", question).low, cast("Scale | Nps", question).high
    if not low <= mark <= high:
        raise _WrongError("no_such_mark", NO_SUCH_MARK, low=low, high=high)
    return mark


def _seconds(question: Question, raw: Any) -> int:
    seconds = _whole(question, raw)
    if seconds < 0:
        raise _wrong_kind(question)
    return seconds


def _whole(question: Question, raw: Any) -> int:
    number = _number(question, raw)
    if number != int(number):
        raise _wrong_kind(question)
    return int(number)


def _number(question: Question, raw: Any) -> int | float:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not abs(raw) <= NUMBER_LIMIT:
        raise _wrong_kind(question)
    return raw


def _written(fits: Callable[[str], bool]) -> "_Reads":
    def text(question: Question, raw: Any) -> str:
        if not isinstance(raw, str) or not fits(raw):
            raise _wrong_kind(question)
        return raw

    return text


def _wrong_kind(question: Question) -> _WrongError:
    return _WrongError("wrong_value", WRONG_VALUE, kind=question.kind)


_Reads: TypeAlias = Callable[[Question, Any], Value | None]

# A photo and a note have no value.
_READS: Mapping[str, _Reads] = {
    "yes_no": _choice,
    "choice": _choice,
    "choices": _several,
    "scale": _mark,
    "nps": _mark,
    "number": _number,
    "duration": _seconds,
    "text": _written(lambda _: True),
    "time": _written(is_time),
    "date": _written(is_date),
}
