"""Points that nobody can earn, points beyond what counts, and points that are the same whatever is answered."""

from collections.abc import Iterator, Mapping

from shopper.logic import Expression
from shopper.logic.nodes import LITERAL, Node
from shopper.scenarios.lint.figures import number
from shopper.scenarios.model import Scenario
from shopper.scenarios.points import Exact, best, by_choice, exact, formula, is_bonus, is_scored, possible
from shopper.scenarios.questions import ByChoice, ManyChoices, Question
from shopper.scenarios.reach import Reach, reach
from shopper.scenarios.report import Report


def find(scenario: Scenario, report: Report) -> None:
    """Look at the points of each question that somebody can be shown, while there are no mistakes."""
    if report.has_errors:
        return
    reached = reach(scenario)
    for question in scenario.questions:
        if is_scored(question) and possible(question) > 0 and reached.can_be_seen(question):
            if written := formula(question):
                _look_at_formula(question, written, reached, report)
            elif points := by_choice(question):
                _look_at_choices(question, points, report)


def _look_at_formula(question: Question, written: Expression, reached: Reach, report: Report) -> None:
    path, most = report.path(question, "points"), possible(question)
    if unreached := reached.unreached(written, question):
        report.within(path, unreached.column, "outcome_never_reached")
        return
    above = next((one for one in _literals(written.root) if exact(float(one.value)) > most), None)
    if above:
        report.within(path, above.column, "points_above", points=number(float(above.value)), most=number(most))
        return
    outcomes = reached.outcomes(question, written)
    if outcomes is None:
        return
    earned = {min(max(exact(one), 0), most) for one in outcomes if isinstance(one, float)}
    highest = max(earned, default=0)
    if highest < most:
        _tell_out_of_reach(question, highest, most, report)
    elif len(earned) == 1 and not is_bonus(question):
        report.rule(path, "same_points")


def _look_at_choices(question: Question, points: Mapping[str, Exact], report: Report) -> None:
    most, highest = possible(question), best(question)
    for place, (choice, worth) in enumerate(points.items()):
        if worth > most:
            # The points stand in a map of the question's own, in its own list, or in a list that it names.
            mapped = isinstance(question, ByChoice) and question.points is not None
            where = report.path(question, *(("points", choice) if mapped else ("choices", place)))
            report.rule(where, "points_above", points=number(worth), most=number(most))
    if highest < most:
        _tell_out_of_reach(question, highest, most, report)
    elif len(points) > 1 and len(set(points.values())) == 1 and not isinstance(question, ManyChoices):
        report.rule(report.path(question, "points"), "same_points")


def _tell_out_of_reach(question: Question, highest: Exact, most: Exact, report: Report) -> None:
    where = report.path(question, "max_points")
    report.rule(where, "points_out_of_reach", best=number(highest), most=number(most))


def _literals(node: Node) -> Iterator[Node]:
    """Return the outcomes that are written as numbers."""
    if node.op == "if":
        for outcome in node.parts[1:]:
            yield from _literals(outcome)
    elif node.op == LITERAL and isinstance(node.value, float):
        yield node
