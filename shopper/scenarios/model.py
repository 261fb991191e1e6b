"""What a scenario is: the script that a shopper plays, checks and photographs, as its file says it."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, TypeVar, cast

from pydantic import Field, StringConstraints

from shopper.languages import mark as _
from shopper.scenarios.details import Choice
from shopper.scenarios.formulas import Formula
from shopper.scenarios.part import Id, Language, Part, Percent, Positive, Text
from shopper.scenarios.questions import Question

T = TypeVar("T")
Channel = Literal["office", "call", "chat", "online", "delivery", "return", "loyalty", "internal", "promise", "reviews"]


class Persona(Part):
    """A role that the shopper plays."""

    called: ClassVar[str] = _("a persona")
    id: Id
    brief: Text | None = None


class Calculated(Part):
    """A named value for other expressions; it may use those above it."""

    called: ClassVar[str] = _("a calculated value")
    id: Id
    value: Formula


class Band(Part):
    """A name for the totals from `min` per cent up to the next band."""

    called: ClassVar[str] = _("a band")
    id: Id
    min: Percent


class Scoring(Part):
    """How the parts become one score; `coverage_min` is in per cent."""

    called: ClassVar[str] = _("scoring")
    cap_bonus: bool = True
    coverage_min: Percent = 0
    bands: tuple[Band, ...] = ()


class Section(Part):
    """A group of questions with its own score."""

    called: ClassVar[str] = _("a section")
    id: Id
    title: Text | None = None
    weight: Positive | None = None
    show_if: Formula | None = None
    questions: tuple[Question, ...] = ()


class Scenario(Part):
    """One scenario, as one version of its file says it."""

    called: ClassVar[str] = _("a scenario")
    format: Literal[1]
    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=60), Field(alias="scenario")]
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    method: Literal["mystery_visit", "survey", "knowledge_test", "recording_review"]
    channel: Channel
    stage: Literal["attraction", "interest", "evaluation", "purchase", "loyalty"] | None = None
    title: Text
    briefing: Text | None = None
    personas: tuple[Persona, ...] = ()
    lists: Annotated[Mapping[str, tuple[Choice, ...]], Field(alias="choices")] = Field(default_factory=dict)
    calculated: tuple[Calculated, ...] = ()
    comments: Literal["on_loss", "optional", "off"] = "optional"
    scoring: Scoring = Scoring()
    sections: tuple[Section, ...]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions in the order of the checklist."""
        return tuple(question for section in self.sections for question in section.questions)

    def question(self, id: str) -> Question | None:  # noqa: A002 - it is the question's id
        """Return the question with this id, if there is one."""
        return self._by_id.get(id)

    def section(self, id: str) -> Section | None:  # noqa: A002 - it is the section's id
        """Return the section with this id, if there is one."""
        return next((section for section in self.sections if section.id == id), None)

    def persona(self, id: str | None) -> Persona | None:  # noqa: A002 - it is the persona's id
        """Return the persona with this id, if there is one."""
        return next((persona for persona in self.personas if persona.id == id), None)

    def once(self, derive: Callable[["Scenario"], T]) -> T:
        """Return what `derive` makes of this scenario, made at most once: a version never changes."""
        if derive not in self._derived:
            self._derived[derive] = derive(self)
        return cast("T", self._derived[derive])

    @cached_property
    def _by_id(self) -> Mapping[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def _derived(self) -> dict[Callable[["Scenario"], Any], Any]:
        return {}
