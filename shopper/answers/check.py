"""Whether a visit keeps to its script: answers, comments and photos that are missing, checks that fail."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from shopper.answers.applies import NOTHING, Applied, state
from shopper.answers.earning import Earning, earnings
from shopper.answers.model import Answers, Context, Photos, Value
from shopper.languages import mark as _
from shopper.logic import is_false, is_true, known
from shopper.scenarios.model import Scenario
from shopper.scenarios.part import Text
from shopper.scenarios.points import is_required
from shopper.scenarios.questions import ManyChoices, NumberQuestion, Question, TextQuestion

Code: TypeAlias = Literal["required", "comment", "photo", "check"]

MESSAGES: dict[Code, str] = {
    "required": _("This needs an answer."),
    "comment": _("This needs a comment."),
    "photo": _("A photo is missing here."),
    "check": _("This answer does not fit."),
}


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing that the script asks for and the visit lacks; `text` is the script's own message for a check."""

    code: Code
    question: str
    text: Text | None = None

    @property
    def message(self) -> str:
        """What to say about it where the script says nothing, as a msgid."""
        return MESSAGES[self.code]

    def to_json(self) -> dict[str, object]:
        """Return the breach as it is stored with a visit; `texts` is there where the script has words of its own."""
        said = self.text.model_dump(exclude_none=True) if self.text else {}
        return {
            "code": self.code,
            "question": self.question,
            "message": self.message,
            **({"texts": said} if said else {}),
        }


def breaches(
    scenario: Scenario, answers: Answers, context: Context, photos: Photos | None = None
) -> tuple[Breach, ...]:
    """Return what the visit lacks, in the order of the checklist. Without `photos`, none is asked for."""
    return of(scenario, answers, state(scenario, answers, context, photos), photos)


def of(
    scenario: Scenario,
    answers: Answers,
    applied: Applied,
    photos: Photos | None,
    earned: Sequence[Earning] | None = None,
) -> tuple[Breach, ...]:
    """Return what the visit lacks, where it is known already which questions apply, and maybe what they earned."""
    losing: set[str] = set()
    if scenario.comments == "on_loss":
        rows = earnings(scenario, answers, applied) if earned is None else earned
        losing = {one.worth.question.id for one in rows if one.loses}
    easy = scenario.once(_easy) - losing
    return tuple(
        breach
        for question in scenario.questions
        if (found := applied.states[question.id]) != "hidden" and not (found == "answered" and question.id in easy)
        for breach in _of_question(question, answers, applied, photos, losing)
    )


def _easy(scenario: Scenario) -> frozenset[str]:
    """Return the questions of which an answer is all that is asked."""
    return frozenset(
        question.id
        for question in scenario.questions
        if not (question.check or question.photo or isinstance(question, NumberQuestion | TextQuestion | ManyChoices))
    )


def _of_question(
    question: Question, answers: Answers, applied: Applied, photos: Photos | None, losing: set[str]
) -> Iterator[Breach]:
    answer = answers.get(question.id, NOTHING)
    too_few = photos is not None and photos.get(question.id, 0) < _photos_needed(question, applied)
    # The answer to a photo question is its photos: what is missing is said once.
    said_by_photos = question.kind == "photo" and (too_few or photos is None)
    if _lacks_answer(question, applied) and not said_by_photos:
        yield Breach("required", question.id)
    if question.id in losing and known(answer.comment) is None:
        yield Breach("comment", question.id)
    if too_few:
        yield Breach("photo", question.id)
    if question.check and is_false(question.check.that.tree, applied.facts):
        yield Breach("check", question.id, question.check.message)
    elif answer.value is not None and not _within_bounds(question, answer.value):
        yield Breach("check", question.id)


def _lacks_answer(question: Question, applied: Applied) -> bool:
    """Tell whether an answer is required and missing; N/A is none where the script does not offer it."""
    found = applied.states[question.id]
    if found == "answered" or (found == "na" and question.allow_na) or question.kind == "note":
        return False
    demanded = question.required_if is not None and is_true(question.required_if.tree, applied.facts)
    return demanded or is_required(question)


def _photos_needed(question: Question, applied: Applied) -> int:
    photo = question.photo
    if photo is None or applied.states[question.id] == "na":
        return 0
    if photo.required_if is None:
        return photo.min
    return max(photo.min, 1) if is_true(photo.required_if.tree, applied.facts) else 0


def _within_bounds(question: Question, value: Value) -> bool:
    """Tell whether a value keeps to what its question says without an expression."""
    match question:
        case NumberQuestion():
            number = float(cast("float", value))
            fits = question.decimals is None or round(number, question.decimals) == number
            return fits and (question.min is None or number >= question.min) and _at_most(number, question.max)
        case TextQuestion():
            return len(str(value)) <= question.max_length
        case ManyChoices():
            alone = {choice.id for choice in question.choices if choice.exclusive}
            return isinstance(value, tuple) and (value[1:] == () or not alone.intersection(value))
    return True


def _at_most(number: float, limit: float | None) -> bool:
    return limit is None or number <= limit
