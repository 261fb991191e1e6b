"""Writes expressions that fit a place in a scenario: of the kind that is wanted, over names that may stand there."""

import keyword
from collections.abc import Callable, Mapping

from shopper.logic import Kind, Type
from tests.property.dice import Dice
from tests.property.expressions import DATES, EQUALITY, MEMBERSHIP, ORDER, TEXTS, TIMES, pattern, quoted

CONTEXT = {
    "channel": Type(Kind.CHOICE, ("office", "call", "chat"), question=False),
    "service_language": Type(Kind.CHOICE, ("ru", "et", "en"), question=False),
    "visit.weekday": Type(Kind.NUMBER, question=False),
    "visit.hour": Type(Kind.NUMBER, question=False),
    "office.floor": Type(Kind.ANY, question=False),
    "office.format": Type(Kind.ANY, question=False),
}
NUMBERS = ("0", "1", "2", "5", "10", "0.5", "-1", "7.25", "100")
SOME_TEXTS = tuple(quoted(text) for text in TEXTS if text.isprintable())
PATTERN = pattern().map('r"{}"'.format)


class Author:
    """Writes expressions over some names."""

    def __init__(self, dice: Dice, names: Mapping[str, Type]) -> None:
        self._one, self.draw = dice.one, dice.draw
        self.names = {name: known for name, known in names.items() if not keyword.iskeyword(name)}
        self.values = [name for name, known in self.names.items() if name not in CONTEXT and not known.question]

    def condition(self, depth: int = 2) -> str:
        """Write what is true, false or unknown."""
        leaves = ["True", "False", *self._of(Kind.BOOLEAN)]
        forms = [self._asked, self._number_compared, self._about_office]
        for kind, form in (
            (Kind.CHOICE, self._choice_compared),
            (Kind.CHOICES, self._chosen),
            (Kind.TEXT, self._text_compared),
            (Kind.DATE, self._date_compared),
            (Kind.TIME, self._time_compared),
            (Kind.PHOTO, self._asked),
        ):
            forms += [form] * min(len(self._of(kind)), 2)
        if depth:
            forms += [self._joined, self._negated, self._either_condition]
        return self._one(forms)(depth) if self._one((True, True, True, False)) else self._one(leaves)

    def number(self, depth: int = 2) -> str:
        """Write a number."""
        forms: list[Callable[[int], str]] = [self._leaf]
        if depth:
            forms += [self._sum, self._changed, self._variadic, self._counted, self._either_number, self._chosen_count]
        return self._one(forms)(depth)

    def points(self, most: float) -> str:
        """Write points as authors do, or any number."""
        if self._one((True, True, False)):
            return f"{most:g} if {self.condition(1)} else {self._one(('0', '1', self.number(1)))}"
        return self.number()

    def value(self) -> str:
        """Write a calculated value of any kind."""
        texts = (f'"high" if {self.condition(1)} else "low"',)
        kinds = [self.condition, self.number, lambda: self._one(texts)]
        if choices := self._of(Kind.CHOICE):
            kinds.append(lambda: f"coalesce({self._one(choices)}, {self._one(choices)})")
        return self._one(kinds)()

    def _of(self, kind: Kind) -> list[str]:
        """Return the names of a kind, calculated values twice over: else they would hardly be built on others."""
        found = [name for name, known in self.names.items() if known.kind is kind]
        return found + [name for name in self.values if name in found]

    def _questions(self) -> list[str]:
        return [name for name, known in self.names.items() if known.question]

    def _asked(self, _: int) -> str:
        # Whether a photo question is answered is all that can be asked about it.
        if not (asked := self._questions() + self._of(Kind.PHOTO) * 3):
            return "(visit.weekday > 5)"
        return f"{self._one(('answered', 'is_na'))}({self._one(asked)})"

    def _number_compared(self, depth: int) -> str:
        left, right = self.number(max(depth - 1, 0)), self.number(0)
        return self._one(
            (
                f"({left} {self._one(ORDER + EQUALITY)} {right})",
                f"({self._one(NUMBERS)} {self._one(ORDER)} {left} {self._one(ORDER)} {right})",
                f"({left} {self._one(MEMBERSHIP)} [{self._one(NUMBERS)}, {self._one(NUMBERS)}])",
            )
        )

    def _about_office(self, _: int) -> str:
        about = self._one(('"mall"', '"street"', "2", "3"))
        return f"(office.{self._one(('floor', 'format'))} {self._one(ORDER + EQUALITY)} {about})"

    def _choice_compared(self, _: int) -> str:
        name = self._one(self._of(Kind.CHOICE))
        ids = self.names[name].ids
        other = [one for one in self._of(Kind.CHOICE) if set(ids) & set(self.names[one].ids)]
        some = ", ".join(f'"{one}"' for one in ids[:2])
        return self._one(
            (
                f'({name} {self._one(EQUALITY)} "{self._one(ids)}")',
                f"({name} {self._one(EQUALITY)} {self._one(other)})",
                f"({name} {self._one(MEMBERSHIP)} [{some}])",
            )
        )

    def _chosen(self, _: int) -> str:
        name = self._one(self._of(Kind.CHOICES))
        ids = self.names[name].ids
        single = [one for one in self._of(Kind.CHOICE) if set(ids) & set(self.names[one].ids)]
        member = self._one([*(f'"{one}"' for one in ids), *single])
        return f"({member} {self._one(MEMBERSHIP)} {name})"

    def _text_compared(self, _: int) -> str:
        name = self._one(self._of(Kind.TEXT))
        if ids := self.names[name].ids:
            return f'({name} {self._one(EQUALITY)} "{self._one(ids)}")'
        compared = f"({name} {self._one(ORDER + EQUALITY)} {self._one(SOME_TEXTS)})"
        return self._one((compared, f"matches({name}, {self.draw(PATTERN)})"))

    def _date_compared(self, _: int) -> str:
        return f'({self._one(self._of(Kind.DATE))} {self._one(ORDER + EQUALITY)} "{self._one(DATES)}")'

    def _time_compared(self, _: int) -> str:
        name, times = self._one(self._of(Kind.TIME)), [f'"{time}"' for time in TIMES]
        listed = f"({name} {self._one(MEMBERSHIP)} [{', '.join(times[:2])}])"
        return self._one((f"({name} {self._one(ORDER + EQUALITY)} {self._one(times)})", listed))

    def _joined(self, depth: int) -> str:
        sign = self._one(("and", "or", *EQUALITY))
        return f"({self.condition(depth - 1)} {sign} {self.condition(depth - 1)})"

    def _negated(self, depth: int) -> str:
        return f"(not {self.condition(depth - 1)})"

    def _either_condition(self, depth: int) -> str:
        one, other = self.condition(0), self.condition(0)
        return self._one((f"({one} if {self.condition(depth - 1)} else {other})", f"coalesce({one}, {other})"))

    def _leaf(self, _: int) -> str:
        return self._one([*self._of(Kind.NUMBER) * 3, *NUMBERS])

    def _sum(self, depth: int) -> str:
        return f"({self.number(depth - 1)} {self._one('+-*/')} {self.number(depth - 1)})"

    def _changed(self, depth: int) -> str:
        return self._one(("-{}", "abs({})", "round({})", "round({}, 2)")).format(self.number(depth - 1))

    def _variadic(self, depth: int) -> str:
        several = f"{self.number(depth - 1)}, {self.number(depth - 1)}, {self.number(0)}"
        return f"{self._one(('sum', 'avg', 'min', 'max'))}({several})"

    def _counted(self, depth: int) -> str:
        return f"count({self.condition(depth - 1)}, {self.number(depth - 1)})"

    def _either_number(self, depth: int) -> str:
        one, other = self.number(depth - 1), self.number(0)
        return self._one((f"({one} if {self.condition(depth - 1)} else {other})", f"coalesce({one}, {other})"))

    def _chosen_count(self, depth: int) -> str:
        several = self._of(Kind.CHOICES)
        return f"selected_count({self._one(several)})" if several else self._leaf(depth)
