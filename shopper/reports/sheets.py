"""The page of one visit: its score sheet with questions, answers and photos, as far as the reader may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from shopper import clock
from shopper.answers.applies import State, state
from shopper.answers.model import Answer
from shopper.answers.reading import read
from shopper.answers.sheet import CriticalRow, QuestionRow, ScoreSheet, SectionRow
from shopper.db import Connection, Row
from shopper.locations import records as locations
from shopper.locations.model import Location
from shopper.people.model import Person
from shopper.reports import seeing
from shopper.reports.backstage import Backstage, behind, breaches, grouped
from shopper.scenarios import records as scenarios
from shopper.scenarios.model import Scenario, Section
from shopper.scenarios.questions import Note, Question
from shopper.visits import records as visits
from shopper.visits import timing
from shopper.visits.model import VisitBody
from shopper.visits.reading import context
from shopper.visits.showing import daypart, for_client


@dataclass(frozen=True, slots=True)
class Line:
    """One question of the sheet; `row` is None where it is not scored."""

    question: Question
    state: State
    answer: Answer | None
    row: QuestionRow | None
    critical: CriticalRow | None
    photos: tuple[str, ...]
    lacks: tuple[dict[str, Any], ...]
    how: Any
    gap: int
    """By how many seconds the phone's clocks disagreed over the timing."""
    moved: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One section of the sheet: the questions that applied, and those that did not."""

    section: Section
    row: SectionRow | None
    lines: tuple[Line, ...]
    hidden: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The page; `backstage` is None for managers, who know the week and the part of the day alone."""

    id: str
    location: Location
    scenario: Scenario
    version: int
    week: date
    daypart: str
    sheet: ScoreSheet
    outcome: str
    blocks: tuple[Block, ...]
    backstage: Backstage | None

    @property
    def holding(self) -> tuple[CriticalRow, ...]:
        """The critical rules that hold the total down, as far as they may be seen."""
        return tuple(row for row in self.sheet.criticals if row.effective and row.scope == "total")

    @property
    def is_held(self) -> bool:
        """Whether critical rules made the total lower than the answers alone."""
        return self.sheet.total is not None and self.sheet.total != self.sheet.raw_total

    @property
    def terms(self) -> tuple[Block, ...]:
        """The sections that the total is the weighted mean of."""
        return tuple(block for block in self.blocks if block.row and block.row.share and block.row.score is not None)

    @property
    def sum(self) -> int:
        """The weighted mean of the section scores as they are shown, in basis points."""
        terms = ((block.row.share or 0) * (block.row.score or 0) for block in self.terms if block.row)
        return round(sum(terms) / 10_000)


def page(con: Connection, person: Person, visit_id: str, secret: bytes) -> Page:
    """Return what this person may see of a visit. Raises NOT_FOUND."""
    visit = seeing.of(con, person, visit_id)
    backstage = seeing.sees_all(person, visit)
    body = VisitBody.model_validate_json(visit["body"])
    scenario = scenarios.version(con, visit["scenario"], visit["version"])
    sheet = ScoreSheet.model_validate_json(visit["sheet"])
    zone = ZoneInfo(visit["zone"] or visit["client_zone"])
    day = clock.parse(visit["started_at"]).astimezone(zone).date()
    order = body.places
    came = sorted(visits.evidence_of(con, visit_id), key=lambda row: order[row["sha256"]])
    photos = [row for row in came if backstage or seeing.is_shown(row)]
    return Page(
        id=visit_id,
        location=locations.location(con, visit["location_id"]),
        scenario=scenario,
        version=visit["version"],
        week=day - timedelta(days=day.weekday()),
        daypart=daypart(body.local.hour),
        sheet=sheet,
        outcome=visit["outcome"],
        blocks=tuple(_blocks(scenario, sheet, body, photos, breaches(visit) if backstage else (), all_=backstage)),
        backstage=behind(con, person, visit, body, scenario, zone, photos, secret) if backstage else None,
    )


def _blocks(
    scenario: Scenario,
    sheet: ScoreSheet,
    body: VisitBody,
    photos: Iterable[Row],
    breaches: Iterable[dict[str, Any]],
    *,
    all_: bool,
) -> Iterable[Block]:
    answers = read(scenario, body.answers)
    states = state(scenario, answers, context(body, scenario), body.photos).states
    by_question = {name: tuple(ones) for name, ones in grouped(photos)}
    lacks = list(breaches)
    done = body.outcome == "done"
    gaps, moved = timing.gaps(body), timing.moved(body)

    def line(question: Question) -> Line:
        name = question.id
        hidden = states[name] == "hidden"
        return Line(
            question,
            states[name],
            None if hidden else answers.get(name),
            sheet.questions.get(name),
            next((row for row in sheet.criticals if row.question == name), None),
            by_question.get(name, ()),
            tuple(one for one in lacks if one["question"] == name),
            body.answers[name].how if name in body.answers else None,
            gaps.get(name, 0),
            name in moved,
        )

    for section in scenario.sections:
        seen = (
            one for one in section.questions if not isinstance(one, Note) and (all_ or for_client(scenario, one.id))
        )
        lines = [line(question) for question in seen]
        # A visit that could not be done owes no answers; what was noted all the same is for whoever checks it.
        shown = tuple(one for one in lines if one.state != "hidden" and (done or (all_ and (one.answer or one.photos))))
        hidden = tuple(one for one in lines if one.state == "hidden" and done)
        yield Block(section, sheet.sections.get(section.id), shown, hidden)
