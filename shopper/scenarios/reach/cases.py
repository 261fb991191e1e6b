"""The cases of every name that expressions can use: each answer, or some that stand for all others."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain, combinations

from shopper.logic import Kind, Type, Value, known
from shopper.logic.space import Case, TooMany
from shopper.scenarios.model import Scenario
from shopper.scenarios.questions import Duration, ManyChoices, NumberQuestion, Question, choice_ids
from shopper.scenarios.reach.axes import FINEST, Axis, dates, numbers, times
from shopper.scenarios.reach.closed import FREE
from shopper.scenarios.reach.closing import Closing

SETS_LIMIT = 1_000
"""So many sets of choices can be told apart where several can be chosen."""
CHOICES_LIMIT = 12
"""A question with more choices is wide: those that no expression names stand for each other."""

BLANK = Case()
NOT_APPLICABLE = Case(answered=True, na=True)
ANSWERED = Case(answered=True)

_WIDE = frozenset({Kind.NUMBER, Kind.TEXT, Kind.DATE, Kind.TIME, Kind.CHOICES})
_MARKED = frozenset({"scale", "nps"})


def wide(scenario: Scenario) -> frozenset[str]:
    """Return the questions that have more answers than cases."""
    return frozenset(question.id for question in scenario.questions if _is_wide(question))


def cases(scenario: Scenario, name: str, types: Mapping[str, Type], closing: Closing) -> Sequence[Case]:
    """Return the cases of a name, unknown first. Raises TooMany."""
    question = scenario.question(name)
    if question is None:
        return [BLANK, *(Case(value, answered=True) for value in _of_context(scenario, name, types, closing))]
    apart = [BLANK, NOT_APPLICABLE] if question.allow_na else [BLANK]
    if question.kind in {"photo", "note"}:
        return [*apart, ANSWERED]
    return [*apart, *(Case(value, answered=True) for value in _of_question(question, closing))]


def _is_wide(question: Question) -> bool:
    if question.kind in {"number", "duration", "text", "time", "date", "choices"}:
        return True
    return len(choice_ids(question)) > CHOICES_LIMIT


def _of_context(scenario: Scenario, name: str, types: Mapping[str, Type], closing: Closing) -> Sequence[Value]:
    if name.startswith(FREE):
        return [True, False]
    if name.startswith("office."):
        constants = closing.constants.get(name, set())
        texts = [one for one in constants if isinstance(one, str)]
        return [*_texts(texts), *numbers(Axis(FINEST), _numbers(constants))]
    if name == "channel":
        return [scenario.channel]
    if name == "visit.weekday":
        return [float(day) for day in range(1, 8)]
    return [float(hour) for hour in range(24)] if name == "visit.hour" else list(types[name].ids)


def _of_question(question: Question, closing: Closing) -> Sequence[Value]:
    cuts = closing.constants.get(question.id, set())
    match question:
        case ManyChoices():
            return _several(question, cuts, counted=question.id in closing.counted)
        case NumberQuestion():
            unit = FINEST if question.decimals is None else 10**question.decimals
            return numbers(Axis(unit, question.min, question.max), _numbers(cuts))
        case Duration():
            return numbers(Axis(60, 0), _numbers(cuts))
    if question.kind in _MARKED:
        return [float(mark) for mark in range(question.low, question.high + 1)]  # type: ignore[attr-defined]
    return _LISTED[question.kind](question, [one for one in cuts if isinstance(one, str)])


def _one(question: Question, cuts: Sequence[str]) -> Sequence[Value]:
    ids = choice_ids(question)
    if len(ids) <= CHOICES_LIMIT:
        return ids
    named = [one for one in ids if one in cuts]
    return [*named, *[one for one in ids if one not in cuts][:1]]


def _several(question: ManyChoices, cuts: "set[Value]", *, counted: bool) -> Sequence[Value]:
    """Return every set of the choices that are named; the others count, or one of them stands for all."""
    alone = [choice.id for choice in question.choices if choice.exclusive]
    others = [choice.id for choice in question.choices if not choice.exclusive]
    named = [one for one in others if one in cuts]
    rest = [one for one in others if one not in cuts]
    counts = range(len(rest) + 1) if counted else range(min(len(rest), 1) + 1)
    if 2 ** len(named) * len(counts) > SETS_LIMIT:
        raise TooMany
    single = [one for one in alone if one in cuts] + [one for one in alone if one not in cuts][:1]
    subsets = chain.from_iterable(combinations(named, size) for size in range(len(named) + 1))
    together = [(*subset, *rest[:count]) for subset in subsets for count in counts]
    return [*filter(None, together), *((one,) for one in single)]


def _texts(cuts: Sequence[str]) -> Sequence[Value]:
    said = [cut for cut in sorted(cuts) if known(cut) is not None]
    return [*said, "…".join(["", *said, ""])]


def _numbers(cuts: "set[Value]") -> list[float]:
    return [float(cut) for cut in cuts if isinstance(cut, int | float) and not isinstance(cut, bool)]


_LISTED: dict[str, Callable[[Question, Sequence[str]], Sequence[Value]]] = {
    "yes_no": _one,
    "choice": _one,
    "text": lambda _, cuts: _texts(cuts),
    "time": lambda _, cuts: times(cuts),
    "date": lambda _, cuts: dates(cuts),
}
