"""Random questions: every kind with all the keys that it may have."""

from collections.abc import Callable
from typing import Any, NamedTuple

from shopper.logic import Kind, Type
from tests.property.dice import Dice
from tests.property.writing import Author

POINTS = (0, 1, 2, 2.5, 3, 5, 10, 0.1, 0.7)
FEWER = (*POINTS, -1, -2.5)
TYPES = {
    "yes_no": Type(Kind.CHOICE, ("yes", "no")), "scale": Type(Kind.NUMBER), "nps": Type(Kind.NUMBER),
    "number": Type(Kind.NUMBER), "duration": Type(Kind.NUMBER), "text": Type(Kind.TEXT), "time": Type(Kind.TIME),
    "date": Type(Kind.DATE), "photo": Type(Kind.PHOTO), "note": Type(Kind.NOTE),
}  # fmt: skip
UNSCORED = ("nps", "note")


class Head(NamedTuple):
    """What has to be known of a question before anything can be written about it."""

    id: str
    kind: str
    choices: list[dict[str, Any]] | str
    type: Type


class Questioner:
    """Makes questions out of their heads. `anything` writes what may depend on every question."""

    def __init__(self, dice: Dice, text: Callable[[], dict[str, str]], anything: Author) -> None:
        self.dice, self.text, self.anything = dice, text, anything

    def question(self, head: Head, above: Author) -> dict[str, Any]:
        """Return a question; `above` writes what decides whether it is shown."""
        dice, condition = self.dice, self.anything.condition
        return {
            "id": head.id,
            "kind": head.kind,
            "text": self.text(),
            **dice.rarely(hint=self.text, short=self.text, show_if=above.condition),
            **dice.rarely(required=self._either, required_if=condition),
            **dice.rarely(allow_na=self._either, on_site=self._either, photo=self._photo),
            **dice.rarely(check=lambda: {"that": condition(), **dice.maybe(message=self.text)}),
            **dice.rarely(critical=self._critical),
            **dice.maybe(criterion=lambda: dice.one(("speed", "care"))),
            **dice.rarely(audience=lambda: dice.one(("agency", "client"))),
            **dice.rarely(nature=lambda: dice.one(("fact", "impression"))),
            **self._of_kind(head),
            **({} if head.kind in UNSCORED else self._worth(head)),
        }

    def _either(self) -> bool:
        return self.dice.one((True, False))

    def _photo(self) -> dict[str, Any]:
        where = ("outside", "inside_unseen", "after")
        return {
            **self.dice.one(({"min": 0, "max": 2}, {"min": 2, "max": 3}, {"min": 1}, {"max": 1}, {})),
            **self.dice.maybe(required_if=self.anything.condition, where=lambda: self.dice.one(where)),
        }

    def _critical(self) -> dict[str, Any]:
        effect = self.dice.one(("zero", "cap", "flag"))
        return {
            "when": self.anything.condition(),
            "effect": effect,
            **({"at": self.dice.one((0, 33.3, 50, 100))} if effect == "cap" else {}),
            **self.dice.maybe(scope=lambda: self.dice.one(("section", "section", "total"))),
        }

    def _of_kind(self, head: Head) -> dict[str, Any]:
        dice, target = self.dice, {"at_most": 5}
        if head.choices:
            return {"choices": head.choices}
        match head.kind:
            case "scale":
                marks = dice.one(({}, {"low": 0, "high": 10}, {"low": -3, "high": 3}, {"high": 7}))
                return {**marks, **dice.maybe(ends=self._ends, measure=lambda: dice.one(("csat", "none")))}
            case "nps":
                return dice.maybe(ends=self._ends)
            case "number":
                bounds = dice.one(({}, {"min": 0, "max": 100}, {"min": -5.5}, {"max": 7}))
                decimals = dice.maybe(decimals=lambda: dice.one((0, 1, 6)))
                return {**bounds, **decimals, **dice.maybe(unit=lambda: "EUR", target=lambda: target)}
            case "duration":
                return dice.maybe(target=lambda: target)
        return dice.maybe(max_length=lambda: dice.one((1, 3, 20_000))) if head.kind == "text" else {}

    def _ends(self) -> dict[str, Any]:
        return self.dice.maybe(low=self.text, high=self.text)

    def _worth(self, head: Head) -> dict[str, Any]:
        most = self.dice.one(POINTS)
        ways: list[dict[str, Any]] = [{"points": self.anything.points(most), "max_points": most}] * 2
        if head.kind == "scale":
            ways += [{"max_points": most}] * 3
        if head.type.ids:
            worth = FEWER if head.kind == "choices" else POINTS
            each = {one: self.dice.one(worth) for one in head.type.ids}
            ways += [{"points": each, **self.dice.rarely(max_points=lambda: most)}] * 4
            ways.append({"points": "none"})
        return {**self.dice.one([*ways, {}]), **self.dice.rarely(bonus=lambda: self.dice.one((True, True, False)))}
