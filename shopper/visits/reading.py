"""Reads a visit's bytes: parsed, held against its scenario version, scored. Nothing here touches the database."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from shopper.answers import score
from shopper.answers.applies import Applied, state
from shopper.answers.check import Breach
from shopper.answers.model import Answer, Answers, Context
from shopper.answers.reading import AnswerErrors, read
from shopper.answers.sheet import NOTHING, ScoreSheet
from shopper.languages import mark as _
from shopper.logic import known
from shopper.problems import VISIT_INVALID, FieldError, Problem
from shopper.scenarios.model import Scenario
from shopper.tallies.measures import contribution
from shopper.visits.model import Change, EvidenceClaim, VisitBody

PER_CENT = 100
UNKNOWN_QUESTION = _("This scenario has no question {question}.")
OWN_SUCCESSOR = _("A visit cannot supersede itself.")
UNKNOWN_PERSONA = _("This scenario has no role {persona}.")


@dataclass(frozen=True, slots=True)
class Reading:
    """A visit as it will be stored: the very bytes, and all that follows from them and the scenario version."""

    raw: bytes
    sha256: str
    body: VisitBody
    sheet: ScoreSheet
    complete: bool
    breaches: tuple[dict[str, Any], ...]
    flags: tuple[str, ...]
    contribution: dict[str, int]
    sheet_json: str
    contribution_json: str
    claims: tuple[tuple[EvidenceClaim, str], ...]

    @property
    def hashes(self) -> frozenset[str]:
        """The photos that belong to the visit."""
        return frozenset(claim.sha256 for claim in self.body.evidence)


def sha256_of(raw: bytes) -> str:
    """Return the hash by which a body is known."""
    return hashlib.sha256(raw).hexdigest()


def judge(raw: bytes, body: VisitBody, scenario: Scenario) -> Reading:
    """Hold a body against its scenario version and score it. Raises VISIT_INVALID for what cannot be scored.

    A visit that could not be done owes no answers: it scores nothing, and gives the tallies nothing.
    """
    answers = _answers(body, scenario)
    if body.outcome == "not_possible":
        return _reading(raw, body, scenario, NOTHING, (), ("not_possible",), {})
    judged = score.judge(scenario, answers, context(body, scenario), body.photos)
    answered = {name: answer for name, answer in answers.items() if judged.applied.states[name] == "answered"}
    given = contribution(scenario, judged.sheet, answered)
    flags = _flags(judged.sheet, scenario) + _without_reason(answers, judged.applied)
    return _reading(raw, body, scenario, judged.sheet, judged.breaches, flags, given)


def _reading(
    raw: bytes,
    body: VisitBody,
    scenario: Scenario,
    sheet: ScoreSheet,
    breaches: tuple[Breach, ...],
    flags: tuple[str, ...],
    given: dict[str, int],
) -> Reading:
    return Reading(
        raw=raw,
        sha256=sha256_of(raw),
        body=body,
        sheet=sheet,
        complete=not breaches,
        breaches=tuple(breach.to_json() for breach in breaches),
        flags=flags,
        contribution=given,
        sheet_json=sheet.model_dump_json(),
        contribution_json=json.dumps(given),
        claims=tuple((claim, _audience(claim, scenario)) for claim in body.evidence),
    )


def counted(body: VisitBody, scenario: Scenario) -> Mapping[str, Answer]:
    """Return the answers of a kept visit that count: given, or N/A, to questions that were visible in the end."""
    answers = read(scenario, body.answers) if body.outcome == "done" else {}
    applied = state(scenario, answers, context(body, scenario), body.photos)
    return {name: answer for name, answer in answers.items() if applied.states[name] in ("answered", "na")}


def context(body: VisitBody, scenario: Scenario) -> Context:
    """Return what expressions may ask about a visit: what the phone froze at its start."""
    return Context(
        persona=body.persona,
        channel=scenario.channel,
        service_language=body.service_language,
        office=body.office,
        weekday=body.local.weekday,
        hour=body.local.hour,
    )


def _answers(body: VisitBody, scenario: Scenario) -> Answers:
    """Read the answers, and look at every other id that the body takes from its scenario."""
    errors = list(_wrong_ids(body, scenario))
    try:
        answers = read(scenario, body.answers)
    except AnswerErrors as wrong:
        errors += wrong.errors
    if errors:
        raise Problem(VISIT_INVALID, errors=errors)
    return answers


def _wrong_ids(body: VisitBody, scenario: Scenario) -> Iterator[FieldError]:
    if body.supersedes == body.id:
        yield FieldError("/supersedes", "own_successor", OWN_SUCCESSOR)
    if body.persona and scenario.personas and not scenario.persona(body.persona):
        yield FieldError("/persona", "unknown_persona", UNKNOWN_PERSONA, {"persona": body.persona})
    for place, change in enumerate(body.trail):
        if isinstance(change, Change) and not scenario.question(change.question):
            pointer = f"/trail/{place}/question"
            yield FieldError(pointer, "unknown_question", UNKNOWN_QUESTION, {"question": change.question})
    for place, claim in enumerate(body.evidence):
        if claim.question and not scenario.question(claim.question):
            pointer = f"/evidence/{place}/question"
            yield FieldError(pointer, "unknown_question", UNKNOWN_QUESTION, {"question": claim.question})


def _flags(sheet: ScoreSheet, scenario: Scenario) -> tuple[str, ...]:
    return ("coverage",) if (sheet.coverage or 0) < scenario.scoring.coverage_min * PER_CENT else ()


def _without_reason(answers: Answers, applied: Applied) -> tuple[str, ...]:
    """Flag N/A that says nothing further: it is where weak shoppers hide, but no reason to refuse a visit."""
    skipped = (answer for name, answer in answers.items() if applied.states[name] == "na")
    return ("na_without_reason",) if any(known(answer.comment) is None for answer in skipped) else ()


def _audience(claim: EvidenceClaim, scenario: Scenario) -> str:
    """Say who may ever see a photo: what belongs to no question is the agency's alone."""
    question = scenario.question(claim.question) if claim.question else None
    return question.audience if question else "agency"
