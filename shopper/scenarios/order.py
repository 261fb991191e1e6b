"""Checks that nothing depends on what comes later: visibility on earlier questions, values on those above them."""

from shopper.logic import Expression
from shopper.scenarios.model import Scenario, Section
from shopper.scenarios.names import roots
from shopper.scenarios.questions import Question
from shopper.scenarios.report import Report


def check_order(scenario: Scenario, report: Report) -> None:
    """Report forward references and cycles, also those through calculated values."""
    _check_values(scenario, report)
    visibility = _Visibility(scenario, report)
    start = 0
    for section in scenario.sections:
        visibility.check(section, start)
        for place, question in enumerate(section.questions, start):
            visibility.check(question, place)
        start += len(section.questions)


def _check_values(scenario: Scenario, report: Report) -> None:
    above: set[str] = set()
    everything = {calculated.id for calculated in scenario.calculated}
    for calculated in scenario.calculated:
        for name in sorted(calculated.value.names & (everything - above)):
            code = "own_value" if name == calculated.id else "later_value"
            report.within(report.path(calculated, "value"), column(calculated.value, name), code, name=name)
        above.add(calculated.id)


class _Visibility:
    """What the visibility of sections and questions may depend on."""

    def __init__(self, scenario: Scenario, report: Report) -> None:
        self.report = report
        self.places = {question.id: place for place, question in enumerate(scenario.questions)}
        self.roots = roots(scenario)

    def check(self, part: Section | Question, place: int) -> None:
        """Report what the visibility of `part` depends on although it stands at `place` or later."""
        if part.show_if is None:
            return
        path = self.report.path(part, "show_if")
        for name in sorted(part.show_if.names):
            at = column(part.show_if, name)
            if self.places.get(name, -1) >= place:
                self.report.within(path, at, self._code(part, name), name=name)
            for root in sorted(self.roots.get(name, ())):
                if self.places[root] >= place:
                    self.report.within(path, at, "through_value", value=name, name=root)

    def _code(self, part: Section | Question, name: str) -> str:
        if isinstance(part, Section):
            return "own_section"
        return "own_answer" if name == part.id else "later_question"


def column(expression: Expression, name: str) -> int:
    """Return the first column of the expression in which the name stands."""
    asked = (node.parts[0] if node.op in {"answered", "is_na"} else node for node in expression.root.all())
    return next(node.column for node in asked if node.value == name)
