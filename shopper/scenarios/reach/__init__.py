"""What answers to a scenario can come to: which questions can be shown, and what expressions can give.

Found by trying all combinations of answers, where some answers stand for others. What is said to be impossible is
impossible; what cannot be told counts as possible.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shopper.logic import Expression, Kind, Value
from shopper.logic.nodes import Node
from shopper.logic.space import Effort, Split, TooMany
from shopper.scenarios.model import Calculated, Scenario, Section
from shopper.scenarios.names import roots, types, uses
from shopper.scenarios.questions import Question
from shopper.scenarios.reach.cases import cases, wide
from shopper.scenarios.reach.closing import Closing
from shopper.scenarios.reach.world import Ground, World

EFFORT = 2_000_000


@dataclass(frozen=True)
class Truth:
    """Whether a condition can be definitely true, definitely false, and unknown although nothing is left blank."""

    true: bool = True
    false: bool = True
    unknown: bool = True

    @property
    def always(self) -> bool:
        """True where it holds for whatever is answered, as soon as it is."""
        return self.true and not self.false and not self.unknown

    @property
    def never(self) -> bool:
        """True where it holds for nothing that can be answered."""
        return not self.true


OPEN = Truth()


def reach(scenario: Scenario) -> "Reach":
    """Return what answers to the scenario can come to; the scenario has to be free of errors."""
    return scenario.once(Reach)


class Reach:
    """What can be shown, and what the expressions of a scenario can give."""

    def __init__(self, scenario: Scenario) -> None:
        self._types = types(scenario)
        self._closing = Closing(self._types, wide(scenario), {one.id: one.value for one in scenario.calculated})
        for use in uses(scenario):
            # All of them before the first question is put: each may cut the cases of the others more finely.
            self._closing.closed(use.expression)
        self._ground = Ground(
            lambda name: cases(scenario, name, self._types, self._closing), self._behind, Effort(EFFORT)
        )
        self._everybody: Sequence[str | None] = [persona.id for persona in scenario.personas] or [None]
        self._section_of = {question.id: section for section in scenario.sections for question in section.questions}
        self._shown: dict[int, Truth] = {}
        self._conditions: dict[int, list[Node]] = {}
        self._personas: dict[str, Sequence[str | None]] = {}
        self._values: dict[str, Truth] = {}
        self._walk(scenario)

    def shown(self, part: Section | Question) -> Truth:
        """Tell whether the part's own condition can be true, and false, where what holds the part is shown."""
        return self._shown[id(part)]

    def can_be_seen(self, question: Question) -> bool:
        """Tell whether anybody can be shown the question."""
        return self.shown(question).true and self.shown(self._section_of[question.id]).true

    def personas(self, question: Question) -> Sequence[str | None]:
        """Return the personas that can be shown the question; None stands for a visit without one."""
        return self._personas[question.id] if self.can_be_seen(question) else ()

    def value(self, calculated: Calculated) -> Truth:
        """Tell whether a calculated value that is a condition can be true, and false."""
        return self._values[calculated.id]

    def truth(self, question: Question, condition: Expression, *, answered: bool = False) -> Truth:
        """Tell what a condition can be where the question is shown, and has a value if `answered`."""
        return self._truth(self._closing.condition(condition), self._behind(question.id), question.id * answered)

    def outcomes(self, question: Question, expression: Expression) -> frozenset[Value] | None:
        """Return all values of an expression where the question is answered, or None where they cannot be listed."""
        closed = self._closing.closed(expression)
        if closed.wide or closed.lost:
            return None
        try:
            world = World(self._ground, [closed.node], self._behind(question.id))
            return frozenset(world.split(closed.node, world.with_value(question.id)))
        except TooMany:
            return None

    def unreached(self, expression: Expression, question: Question | None = None) -> Node | None:
        """Return the first outcome of `a if b else c` that nothing leads to, where the question is answered, if any."""
        written, closed = expression.root, self._closing.closed(expression).node
        try:
            conditions = _conditions(closed)
            world = World(self._ground, conditions, self._behind(question.id) if question else ())
            where = world.with_value(question.id) if question else world.allowed
            return _unreached(world, written, closed, where)
        except TooMany:
            return None

    def _walk(self, scenario: Scenario) -> None:
        """See every part and judge every value in the order in which a shopper comes to it."""
        places = {question.id: place for place, question in enumerate(scenario.questions)}
        behind = roots(scenario)
        due: dict[int, list[str]] = {}
        for calculated in scenario.calculated:
            last = max((places[root] for root in behind[calculated.id]), default=-1)
            due.setdefault(last, []).append(calculated.id)
        for name in due.get(-1, ()):
            self._judge(name)
        for section in scenario.sections:
            self._see(section, [])
            for question in section.questions:
                self._see(question, self._conditions[id(section)])
                for name in due.get(places[question.id], ()):
                    self._judge(name)

    def _see(self, part: Section | Question, holder: list[Node]) -> None:
        conditions = [*holder, *([self._closing.condition(part.show_if)] if part.show_if else [])]
        truth, personas = Truth(false=False, unknown=False), self._everybody
        if conditions:
            try:
                world = World(self._ground, conditions[-1:], conditions[:-1])
                split = world.split(conditions[-1], world.allowed)
                truth = _truth_of(world, split)
                met = world.values("persona", split.get(True, 0)) if truth.true else None
                personas = self._everybody if met is None else [one for one in self._everybody if one in met]
            except TooMany:
                truth = OPEN
        self._shown[id(part)] = truth
        # A part that can never be shown is told once; what it would forbid is not held against other parts.
        self._conditions[id(part)] = conditions if truth.true else []
        if isinstance(part, Question):
            self._personas[part.id] = personas

    def _judge(self, name: str) -> None:
        self._values[name] = OPEN
        if self._types[name].kind is Kind.BOOLEAN:
            self._values[name] = found = self._truth(self._closing.value(name), (), "")
            if found.never or found.always:
                self._closing.settle(name)

    def _behind(self, name: str) -> Sequence[Node]:
        section = self._section_of.get(name)
        question = None if section is None else next(one for one in section.questions if one.id == name)
        return [] if question is None else self._conditions.get(id(question), [])

    def _truth(self, node: Node, assumed: Sequence[Node], answered: str) -> Truth:
        try:
            world = World(self._ground, [node], assumed)
            split = world.split(node, world.with_value(answered) if answered else world.allowed)
        except TooMany:
            return OPEN
        return _truth_of(world, split)


def _truth_of(world: World, split: Split) -> Truth:
    return Truth(True in split, False in split, bool(split.get(None, 0) & world.complete()))


def _conditions(closed: Node) -> Iterator[Node]:
    while closed.op == "if":
        condition, then, closed = closed.parts
        yield condition
        yield from _conditions(then)


def _unreached(world: World, written: Node, closed: Node, where: int) -> Node | None:
    if written.op != "if":
        return None
    condition, then, otherwise = closed.parts
    split = world.split(condition, where)
    if True not in split:
        return written.parts[1]
    within = _unreached(world, written.parts[1], then, split[True])
    if within is None and False in split:
        within = _unreached(world, written.parts[2], otherwise, split[False])
    return within
