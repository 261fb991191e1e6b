"""The rules of a scenario as the phone needs them: what shows, what is required, what loses, but no points."""

from collections.abc import Iterator, Mapping
from functools import reduce
from math import lcm
from typing import Any

from shopper.logic import Tree
from shopper.scenarios.details import Photo
from shopper.scenarios.model import Scenario, Section
from shopper.scenarios.points import (
    Exact,
    by_choice,
    by_mark,
    exact,
    formula,
    is_bonus,
    is_required,
    is_scored,
    possible,
)
from shopper.scenarios.questions import (
    ManyChoices,
    Nps,
    NumberQuestion,
    OneChoice,
    Question,
    Scale,
    TextQuestion,
    choice_ids,
)


def rules(scenario: Scenario) -> dict[str, Any]:
    """Return the rules as JSON; what is false or not there is left out."""
    return {
        "sections": [_section(section) for section in scenario.sections],
        "questions": {question.id: dict(_question(question, scenario)) for question in scenario.questions},
        "calculated": [{"id": one.id, "value": one.value.tree} for one in scenario.calculated],
    }


def loses(question: Question) -> "Tree | None":
    """Return which choices lose points, or an expression that is true when points are lost, or None.

    A bonus cannot lose: it only adds.
    """
    most = possible(question)
    if not is_scored(question) or is_bonus(question) or most == 0:
        return None
    if written := formula(question):
        return _below(written.tree, most)
    points = by_choice(question)
    if points is None:
        return ["<", ["q", question.id], max(mark for mark in by_mark(question) or {})]
    if isinstance(question, ManyChoices):
        return _choices_below(question, points, most)
    losing: list[Tree] = [choice for choice, worth in points.items() if worth < most]
    return losing or None


def _section(section: Section) -> dict[str, Any]:
    shown = {"show": section.show_if.tree} if section.show_if else {}
    return {"id": section.id, **shown, "questions": [question.id for question in section.questions]}


def _question(question: Question, scenario: Scenario) -> Iterator[tuple[str, Any]]:
    yield "kind", question.kind
    if question.show_if:
        yield "show", question.show_if.tree
    if is_required(question):
        yield "required", True
    if question.required_if:
        yield "required_if", question.required_if.tree
    if question.allow_na:
        yield "na", True
    if question.check:
        yield "check", question.check.that.tree
    yield from _comment(question, scenario)
    yield from _of_kind(question)
    if question.photo:
        yield "photo", dict(_photo(question.photo))
    if question.on_site:
        yield "on_site", True


def _comment(question: Question, scenario: Scenario) -> Iterator[tuple[str, Any]]:
    if scenario.comments == "off" or question.kind == "note":
        return
    losing = loses(question) if scenario.comments == "on_loss" else None
    yield "comment", "optional" if losing is None else "loses"
    if losing is not None:
        yield "loses", losing


def _of_kind(question: Question) -> Iterator[tuple[str, Any]]:
    match question:
        case OneChoice() | ManyChoices():
            yield "ids", list(choice_ids(question))
            alone = [choice.id for choice in question.choices if choice.exclusive]
            if alone and isinstance(question, ManyChoices):
                yield "exclusive", alone
        case Scale() | Nps():
            yield "low", question.low
            yield "high", question.high
        case NumberQuestion():
            for key in ("min", "max", "decimals"):
                if (limit := getattr(question, key)) is not None:
                    yield key, _number(limit)
        case TextQuestion():
            yield "max_length", question.max_length
        case _ if choice_ids(question):
            yield "ids", list(choice_ids(question))


def _photo(photo: Photo) -> Iterator[tuple[str, Any]]:
    yield "min", photo.min
    yield "max", photo.max
    if photo.required_if:
        yield "required_if", photo.required_if.tree
    yield "where", photo.where


def _below(tree: Tree, most: Exact) -> Tree:
    """Return the expression that is true where `tree` gives less than `most`; constants are compared here and now."""
    if isinstance(tree, list) and tree[0] == "if":
        _, condition, then, otherwise = tree
        return ["if", condition, _below(then, most), _below(otherwise, most)]
    if isinstance(tree, int | float) and not isinstance(tree, bool):
        return exact(tree) < most
    return ["<", tree, _number(float(most))]


def _choices_below(question: ManyChoices, points: Mapping[str, Exact], most: Exact) -> Tree:
    """Return the expression that is true where the chosen points add up to less than `most`."""
    alone = {choice.id for choice in question.choices if choice.exclusive}
    together = {choice: worth for choice, worth in points.items() if choice not in alone}
    full: list[Tree] = [_chosen(question, choice) for choice in points if choice in alone and points[choice] >= most]
    gains = sum(worth for worth in together.values() if worth > 0)
    if gains > most:
        return _sum_below(question, points, most)
    if gains == most:
        # Only who chose everything that brings points, and nothing that takes them away, has them all.
        every: list[Tree] = [
            _chosen(question, choice) if worth > 0 else ["not", _chosen(question, choice)]
            for choice, worth in together.items()
            if worth
        ]
        full.append(every[0] if len(every) == 1 else ["and", *every])
    if not full:
        return list(points)
    return ["not", full[0] if len(full) == 1 else ["or", *full]]


def _sum_below(question: ManyChoices, points: Mapping[str, Exact], most: Exact) -> Tree:
    """Add up on the phone, in whole numbers: 0.7 + 0.1 + 0.2 is less than 1 where doubles add."""
    unit = lcm(most.denominator, *(worth.denominator for worth in points.values()))
    terms: list[Tree] = [
        ["if", _chosen(question, choice), int(worth * unit), 0] for choice, worth in points.items() if worth
    ]
    return ["<", reduce(lambda left, right: ["+", left, right], terms), int(most * unit)]


def _chosen(question: ManyChoices, choice: str) -> Tree:
    return ["in", choice, ["q", question.id]]


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value
