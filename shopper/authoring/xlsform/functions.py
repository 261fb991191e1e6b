"""Translates the functions of forms that have a value."""

from collections.abc import Callable
from dataclasses import replace

from shopper.authoring.xlsform.refusing import Untranslatable
from shopper.authoring.xlsform.terms import ATOM, IF, UNKNOWN_NUMBER, Term, call
from shopper.authoring.xlsform.values import Values
from shopper.authoring.xlsform.xpath import Part
from shopper.logic import Kind
from shopper.logic.kinds import is_date


class Functions(Values):
    """Translates calls."""

    def called(self, part: Part) -> Term:
        """Translate a call. Raises Untranslatable."""
        if part.value in _NUMERIC:
            return replace(_NUMERIC[part.value](self, part), nan=True)
        if part.value in _FUNCTIONS:
            return _FUNCTIONS[part.value](self, part)
        if part.value not in BOOLEAN:
            raise Untranslatable("function", part.value)
        return self.exact(part)

    def chosen(self, part: Part) -> Term:
        """Translate if(condition, then, otherwise)."""
        condition, *outcomes = _arguments(part, 3)
        holds = self.exact(condition)
        kind, ids, choices, (then, otherwise) = self.merged([self.value(one) for one in outcomes])
        text = f"{then.within(IF)} if {holds.within(IF)} else {otherwise.text}"
        known, whole = then.known and otherwise.known, then.whole and otherwise.whole
        return Term(text, IF, kind, ids, choices, known=known, whole=whole, nan=then.nan or otherwise.nan)

    def coalesced(self, part: Part) -> Term:
        """Translate coalesce(a, b)."""
        kind, ids, choices, terms = self.merged([self.value(one) for one in _arguments(part, 2)])
        text = call("coalesce", *(term.text for term in terms))
        known = any(term.known for term in terms)
        return Term(text, ATOM, kind, ids, choices, known=known, nan=terms[-1].nan)

    def selected_count(self, part: Part) -> Term:
        """Translate count-selected(q), which is 0 where nothing was answered."""
        term = self.value(_arguments(part, 1)[0])
        if term.kind is Kind.CHOICES:
            return Term(f"coalesce(selected_count({term.text}), 0)", ATOM, Kind.NUMBER, known=True)
        if term.kind is Kind.CHOICE and term.asked:
            return Term(f"1 if answered({term.text}) else 0", IF, Kind.NUMBER, known=True)
        raise Untranslatable("function", part.value)

    def same(self, part: Part) -> Term:
        """Translate string(x), which changes nothing here."""
        return self.value(_arguments(part, 1)[0])

    def as_numeral(self, part: Part) -> Term:
        """Translate number(x)."""
        return self.number(_arguments(part, 1)[0])

    def cut(self, part: Part) -> Term:
        """Translate int(x), which cuts the fraction off."""
        return self.whole(self.number(_arguments(part, 1)[0]))

    def floor(self, part: Part) -> Term:
        """Translate the next whole number below or above."""
        text = self.number(_arguments(part, 1)[0]).within(IF)
        beyond, step = (">", "- 1") if part.value == "floor" else ("<", "+ 1")
        return Term(f"round({text}) {step} if round({text}) {beyond} {text} else round({text})", IF, Kind.NUMBER)

    def rounded(self, part: Part) -> Term:
        """Translate round(x) and round(x, decimals)."""
        if not 1 <= len(part.parts) <= 2:  # noqa: PLR2004 - it takes one or two
            raise Untranslatable("syntax")
        term = self.number(part.parts[0])
        decimals = part.parts[1].value if len(part.parts) > 1 else "0"
        if decimals not in {"0", "1", "2", "3", "4", "5", "6"}:
            raise Untranslatable("function", "round")
        return Term(call("round", *([term.text] if decimals == "0" else [term.text, decimals])), ATOM, Kind.NUMBER)

    def of_numbers(self, part: Part) -> Term:
        """Translate min and max of several values; of one alone they mean a group that repeats."""
        terms = [self.number(one) for one in part.parts]
        if len(terms) == 1:
            raise Untranslatable("function", part.value)
        every = ", ".join(term.text for term in terms)
        if all(term.known for term in terms):
            return Term(f"{part.value}({every})", ATOM, Kind.NUMBER, known=True)
        # XPath gives no number where one of them is empty, min() here leaves it out.
        text = f"{part.value}({every}) if count({every}) == {len(terms)} else {UNKNOWN_NUMBER}"
        return Term(text, IF, Kind.NUMBER)

    def absolute(self, part: Part) -> Term:
        """Translate abs(x)."""
        return Term(call("abs", self.number(_arguments(part, 1)[0]).text), ATOM, Kind.NUMBER)

    def date(self, part: Part) -> Term:
        """Translate a day, which stands in quotes, or what is one already."""
        term = self.value(_arguments(part, 1)[0])
        if term.kind is Kind.DATE:
            return term
        if term.is_literal and len(term.ids) == 1 and is_date(term.ids[0]):
            return Term(term.text, ATOM, Kind.TEXT, term.ids, known=True)
        raise Untranslatable("dates")


def _arguments(part: Part, count: int) -> tuple[Part, ...]:
    if len(part.parts) != count:
        raise Untranslatable("syntax")
    return part.parts


BOOLEAN = frozenset(
    {
        "not",
        "true",
        "false",
        "selected",
        "regex",
        "contains",
        "starts-with",
        "ends-with",
        "boolean",
        "boolean-from-string",
    }
)
_FUNCTIONS: dict[str, Callable[[Functions, Part], Term]] = {
    "if": Functions.chosen,
    "coalesce": Functions.coalesced,
    "count-selected": Functions.selected_count,
    "string": Functions.same,
    "date": Functions.date,
}
_NUMERIC: dict[str, Callable[[Functions, Part], Term]] = {
    "number": Functions.as_numeral,
    "int": Functions.cut,
    "floor": Functions.floor,
    "ceiling": Functions.floor,
    "round": Functions.rounded,
    "min": Functions.of_numbers,
    "max": Functions.of_numbers,
    "abs": Functions.absolute,
}
