"""The twelve kinds of question, and what each of them may say."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from shopper.languages import mark as _
from shopper.scenarios.details import Check, Choice, Critical, Ends, Photo, Target
from shopper.scenarios.formulas import ChoicePoints, Formula, FormulaPoints
from shopper.scenarios.part import Id, Number, Part, Positive, Text, Words

YES_NO = ("yes", "no")


class Question(Part):
    """What every kind of question has."""

    called: ClassVar[str] = _("a question")
    id: Id
    kind: str
    text: Text
    hint: Text | None = None
    short: Text | None = None
    show_if: Formula | None = None
    required: bool | None = None
    required_if: Formula | None = None
    allow_na: bool = False
    check: Check | None = None
    critical: Critical | None = None
    criterion: Id | None = None
    photo: Photo | None = None
    audience: Literal["client", "agency"] = "client"
    nature: Literal["fact", "impression"] = "fact"
    on_site: bool = False


class Scorable(Question):
    """A question that can have points."""

    max_points: Positive | None = None
    bonus: bool = False


class ByFormula(Scorable):
    """A question whose points can only be calculated."""

    points: FormulaPoints | None = None


class ByChoice(Scorable):
    """A question whose points can also be given for each choice."""

    points: ChoicePoints | None = None


class YesNo(ByChoice):
    called: ClassVar[str] = _("a yes_no question")
    kind: Literal["yes_no"]


def _listed(raw: Any, info: ValidationInfo) -> Any:
    """Return the choices of a named list, which whoever reads the file has put into the context."""
    if not isinstance(raw, str):
        return raw
    lists = getattr(info.context, "lists", {})
    if raw not in lists:
        raise PydanticCustomError("unknown_list", 'There is no list of choices "{name}".', {"name": raw})
    return lists[raw]


Choices = Annotated[tuple[Choice, ...], BeforeValidator(_listed), Field(min_length=1, max_length=200)]


class OneChoice(ByChoice):
    called: ClassVar[str] = _("a choice question")
    kind: Literal["choice"]
    choices: Choices


class ManyChoices(ByChoice):
    called: ClassVar[str] = _("a choices question")
    kind: Literal["choices"]
    choices: Choices


class Scale(ByFormula):
    """Whole marks from `low` to `high`; with `max_points` a mark earns its share of the way up."""

    called: ClassVar[str] = _("a scale question")
    kind: Literal["scale"]
    low: Annotated[int, Field(ge=-100, le=100)] = 1
    high: Annotated[int, Field(ge=-100, le=100)] = 5
    ends: Ends | None = None
    measure: Literal["csat", "none"] = "none"
    nature: Literal["fact", "impression"] = "impression"


class Nps(Question):
    """Would you recommend us, 0 to 10; never scored."""

    called: ClassVar[str] = _("an nps question")
    kind: Literal["nps"]
    low: ClassVar[int] = 0
    high: ClassVar[int] = 10
    ends: Ends | None = None
    nature: Literal["fact", "impression"] = "impression"


class Measured(ByFormula):
    """A question whose answer can be inside or outside a target."""

    target: Target | None = None


class NumberQuestion(Measured):
    called: ClassVar[str] = _("a number question")
    kind: Literal["number"]
    unit: Annotated[Words, Field(max_length=20)] = ""
    decimals: Annotated[int, Field(ge=0, le=6)] | None = None
    min: Number | None = None
    max: Number | None = None


class Duration(Measured):
    """Whole seconds, taken by a timer; minutes in expressions and targets."""

    called: ClassVar[str] = _("a duration question")
    kind: Literal["duration"]


class TextQuestion(ByFormula):
    called: ClassVar[str] = _("a text question")
    kind: Literal["text"]
    max_length: Annotated[int, Field(ge=1, le=20_000)] = 2_000


class TimeQuestion(ByFormula):
    called: ClassVar[str] = _("a time question")
    kind: Literal["time"]


class DateQuestion(ByFormula):
    called: ClassVar[str] = _("a date question")
    kind: Literal["date"]


class PhotoQuestion(ByFormula):
    """Nothing but photos; it is answered when it has its minimum, and at least one."""

    called: ClassVar[str] = _("a photo question")
    kind: Literal["photo"]
    photo: Photo = Photo()


class Note(Question):
    """A text between the questions; there is nothing to answer."""

    called: ClassVar[str] = _("a note")
    kind: Literal["note"]


KINDS: dict[str, type[Question]] = {
    "yes_no": YesNo,
    "choice": OneChoice,
    "choices": ManyChoices,
    "scale": Scale,
    "nps": Nps,
    "number": NumberQuestion,
    "duration": Duration,
    "text": TextQuestion,
    "time": TimeQuestion,
    "date": DateQuestion,
    "note": Note,
    "photo": PhotoQuestion,
}


def choice_ids(question: Question) -> tuple[str, ...]:
    """Return the ids that an answer can choose from, in order; empty where there are none."""
    if isinstance(question, YesNo):
        return YES_NO
    return tuple(choice.id for choice in question.choices) if isinstance(question, OneChoice | ManyChoices) else ()
