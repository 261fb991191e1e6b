"""Choices and keys that change nothing: no points in a scored list, nothing to choose from, keys without effect."""

from collections.abc import Sequence

from shopper.scenarios.details import Choice
from shopper.scenarios.document import Path
from shopper.scenarios.model import Scenario
from shopper.scenarios.questions import ManyChoices, OneChoice, Question
from shopper.scenarios.report import Report


def find(scenario: Scenario, report: Report) -> None:
    """Look at each list of choices once, and at what questions do with it."""
    for choices, users, path in _lists(scenario, report):
        scored = any(user.points is None for user in users) and any(choice.points is not None for choice in choices)
        several = any(isinstance(user, ManyChoices) for user in users)
        for place, choice in enumerate(choices):
            if scored and choice.points is None:
                report.rule((*path, place), "choice_without_points", choice=choice.id)
            if choice.exclusive and users and not several:
                report.rule((*path, place, "exclusive"), "no_effect", key="exclusive")
        if len(choices) == 1 and any(isinstance(user, OneChoice) for user in users):
            report.rule(path, "one_choice")
    for question in scenario.questions:
        _look_for_idle_keys(question, report)


def _lists(
    scenario: Scenario, report: Report
) -> Sequence[tuple[tuple[Choice, ...], list[OneChoice | ManyChoices], Path]]:
    asking = [question for question in scenario.questions if isinstance(question, OneChoice | ManyChoices)]
    shared = [
        (choices, [question for question in asking if question.choices[0] is choices[0]], ("choices", name))
        for name, choices in scenario.lists.items()
        if choices
    ]
    known = {id(choices[0]) for choices, _, _ in shared}
    own = [
        (question.choices, [question], report.path(question, "choices"))
        for question in asking
        if id(question.choices[0]) not in known
    ]
    return [*shared, *own]


def _look_for_idle_keys(question: Question, report: Report) -> None:
    if question.kind == "note":
        for key in ("required", "required_if", "allow_na", "on_site"):
            if getattr(question, key):
                report.rule(report.path(question, key), "no_effect", key=key)
    if question.photo and question.photo.max == 0:
        report.rule(report.path(question, "photo"), "no_photos")
