"""Random scenarios: whole files that are valid, over all kinds of questions and all keys of the format."""

from typing import Any, get_args

from hypothesis import strategies as st

from shopper.logic import Kind, Type, parse, type_of
from shopper.scenarios.model import Channel
from shopper.scenarios.questions import KINDS
from tests.property.dice import Dice
from tests.property.making_questions import FEWER, POINTS, TYPES, Head, Questioner
from tests.property.writing import CONTEXT, Author
from tests.property.yaml_text import Pen

# Some are words of Python or JavaScript; `class` cannot be named in expressions, and `constructor` is in every object.
IDS = (
    *(
        "wait",
        "greeted",
        "needs",
        "offered",
        "price",
        "story",
        "seen_on",
        "came_at",
        "ticket",
        "listened",
        "a",
        "b",
        "c",
    ),
    *("class", "constructor", "valueof", "null", "length", "answered_all", "q_1", "x" * 60, "name", "eval", "delete"),
)
TEXTS = (
    *("Did anybody greet you?", "Вас поприветствовали?", "Kas teid tervitati?", "5", "yes", "null", "- one", "a: b"),
    *("<b>bold</b> & <script>alert(1)</script>", "\"quoted\" and 'quoted'", "{{ 7 * 7 }} {% raw %}", "Ёлки 😀", "# no"),
    *("[a link](javascript:alert(1))", "**Bold**\n\n- one\n- two", "õ" * 80),
)
CHOICES = ("fully", "partly", "none", "yes", "other")
METHODS = ("mystery_visit", "survey", "knowledge_test", "recording_review")
STAGES = ("attraction", "interest", "evaluation", "purchase", "loyalty")
PERSONAS = ("calm", "hurried")
OFTEN = ("yes_no", "choice", "choices", "scale", "number", "duration")
SPOKEN = (("en",), ("et", "ru"), ("ru", "et", "en"), ("ru",))


@st.composite
def scenarios(draw: st.DrawFn) -> str:
    """Return the text of a scenario file in which nothing is wrong."""
    return Pen(draw).file(_Maker(Dice(draw)).scenario())


class _Maker:
    """Makes up one scenario from the heads of its questions down: so every expression knows what it may name."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self.languages = list(dice.one(SPOKEN))
        self.ids = dice.draw(st.permutations(IDS))
        self.lists = {name: self._choices(POINTS) for name in ("grade", "amount")[: dice.one((0, 1, 2))]}
        self.heads = self._heads()
        self.personas = [{"id": name, "brief": self._text()} for name in PERSONAS] if dice.one((True, False)) else []
        self.known = dict(CONTEXT)
        if self.personas:
            self.known["persona"] = Type(Kind.CHOICE, PERSONAS, question=False)
        self.known |= {head.id: head.type for part in self.heads for head in part}
        self.roots: dict[str, set[str]] = {}
        self.calculated = [self._value() for _ in range(dice.one((0, 1, 2, 4)))]
        self.questioner = Questioner(dice, self._text, Author(dice, self.known))

    def scenario(self) -> dict[str, Any]:
        """Return everything as the file has it."""
        dice, weighed = self.dice, self.dice.one((True, False))
        parts = {"personas": self.personas, "choices": self.lists, "calculated": self.calculated}
        return {
            "format": 1,
            "scenario": dice.one(("random-visit", "x", "a-1")),
            "languages": self.languages,
            "method": dice.one(METHODS),
            "channel": dice.one(get_args(Channel)),
            **dice.maybe(stage=lambda: dice.one(STAGES)),
            "title": self._text(),
            **dice.maybe(briefing=self._text, comments=lambda: dice.one(("on_loss", "on_loss", "optional", "off"))),
            **{key: part for key, part in parts.items() if part},
            **dice.maybe(scoring=self._scoring),
            "sections": [self._section(place, weighed=weighed) for place in range(len(self.heads))],
        }

    def _text(self) -> dict[str, str]:
        return self.dice.words(TEXTS, self.languages)

    def _choices(self, worth: tuple[float, ...]) -> list[dict[str, Any]]:
        ids = self.dice.draw(st.lists(st.sampled_from(CHOICES), min_size=1, max_size=4, unique=True))
        points = {"points": lambda: self.dice.one(worth)} if self.dice.one((True, False)) else {}
        alone = {"exclusive": lambda: True}
        return [
            {"id": one, **self.dice.maybe(**points), **self.dice.rarely(**alone), "text": self._text()} for one in ids
        ]

    def _heads(self) -> list[list[Head]]:
        sizes = [self.dice.one((3, 4, 5, 2, 1, 0)) for _ in range(self.dice.one((2, 3, 1, 4)))]
        return [[self._head() for _ in range(size)] for size in (sizes if any(sizes) else [1, *sizes])]

    def _head(self) -> Head:
        name, kind = self.ids.pop(), self.dice.one((*KINDS, *OFTEN))
        if kind not in {"choice", "choices"}:
            return Head(name, kind, [], TYPES[kind])
        choices = self.dice.one((self._choices(FEWER if kind == "choices" else POINTS), *self.lists))
        ids = tuple(one["id"] for one in (self.lists[choices] if isinstance(choices, str) else choices))
        return Head(name, kind, choices, Type(Kind.CHOICE if kind == "choice" else Kind.CHOICES, ids))

    def _value(self) -> dict[str, Any]:
        name, source = self.ids.pop(), Author(self.dice, self.known).value()
        expression = parse(source)
        asked = {head.id for part in self.heads for head in part}
        through = (self.roots.get(one, set()) for one in expression.names)
        self.roots[name] = set(expression.names & asked).union(*through)
        self.known[name] = type_of(expression, self.known)
        return {"id": name, "value": source}

    def _scoring(self) -> dict[str, Any]:
        bands = [{"id": name, "min": least} for name, least in (("good", 85), ("fair", 60.5), ("poor", 0))]
        return self.dice.maybe(
            cap_bonus=lambda: self.dice.one((False, False, True)),
            coverage_min=lambda: self.dice.one((0, 50.5, 100)),
            bands=lambda: self.dice.draw(st.permutations(bands)),
        )

    def _above(self, place: int, row: int = 0) -> Author:
        """Return who may name what stands above a question, or above a section where no row is given."""
        below = [*self.heads[place][row:], *(head for part in self.heads[place + 1 :] for head in part)]
        later = {head.id for head in below}
        later |= {name for name, behind in self.roots.items() if behind & later}
        return Author(self.dice, {name: known for name, known in self.known.items() if name not in later})

    def _section(self, place: int, *, weighed: bool) -> dict[str, Any]:
        heads = enumerate(self.heads[place])
        return {
            "id": f"part_{place}",
            **self.dice.maybe(title=self._text),
            **({"weight": self.dice.one((0, 1, 20, 80, 0.5))} if weighed else {}),
            **self.dice.rarely(show_if=self._above(place).condition),
            "questions": [self.questioner.question(head, self._above(place, row)) for row, head in heads],
        }
