"""Translates the parts of an expression that have a value: names, literals, arithmetic and functions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from shopper.authoring.xlsform.refusing import Untranslatable
from shopper.authoring.xlsform.terms import (
    ATOM,
    IF,
    PRODUCT,
    SIGN,
    SUM,
    UNKNOWN_NUMBER,
    Known,
    Term,
    number_of,
    numeral,
    quoted,
)
from shopper.authoring.xlsform.vocabulary import Vocabulary
from shopper.authoring.xlsform.xpath import Part
from shopper.logic import Kind
from shopper.logic.kinds import is_date, is_time, joined

MARKS_LIMIT = 24
_ARITHMETIC = {"+": SUM, "-": SUM, "*": PRODUCT, "div": PRODUCT}


class Values:
    """Translates what has a value.

    `own` is the row that the expression stands in, for constraints. `named` gives a name to what is needed repeatedly.
    """

    def __init__(
        self, names: Vocabulary, own: Known | None = None, named: Callable[[Term], Term] | None = None
    ) -> None:
        self.names = names
        self.own = own
        self._called = named
        self.used: set[str] = set()
        self.remarks: list[tuple[str, dict[str, str]]] = []

    def exact(self, part: Part) -> Term:
        """Translate a condition so that it is true or false, never unknown."""
        raise NotImplementedError

    def called(self, part: Part) -> Term:
        """Translate a call."""
        raise NotImplementedError

    def value(self, part: Part) -> Term:  # noqa: PLR0911 - one line for each form of XPath
        """Translate a part that has a value. Raises Untranslatable."""
        match part.op:
            case "number":
                return _literal(float(part.value))
            case "text":
                return Term(quoted(part.value), ATOM, Kind.TEXT, (part.value,), known=bool(part.value))
            case "empty":
                return Term('""', ATOM, None)
            case "name" | "own":
                return self.named(part)
            case "op" if part.value in _ARITHMETIC or part.value == "mod":
                return replace(self._arithmetic(part), nan=True)
            case "call":
                return self.called(part)
        return self.exact(part)

    def named(self, part: Part) -> Term:
        """Translate a name into its value; a photo can only be there or not, and a note not even that."""
        known = self.known(part)
        if known.type.kind is Kind.NOTE:
            raise Untranslatable("no_value", part.value)
        kind, ids = known.type.kind, known.type.ids
        own = self.own is not None and known.id == self.own.id
        return Term(
            known.id,
            ATOM,
            kind,
            ids,
            known.choices,
            name=known.id,
            own=own,
            asked=known.type.question,
            whole=known.whole,
            nan=kind is Kind.NUMBER and not known.type.question,
        )

    def known(self, part: Part) -> Known:
        """Find what a name is here. Raises Untranslatable where it is nothing."""
        found = self.own if part.op == "own" else self.names.find(part.value)
        if found is None:
            raise Untranslatable("path", ".")
        self.used.add(found.id)
        return found

    def number(self, part: Part) -> Term:
        """Translate a part that is used as a number."""
        return self.as_number(self.value(part))

    def as_number(self, term: Term) -> Term:
        """Turn a value into a number, as XPath does."""
        match term.kind:
            case Kind.NUMBER | Kind.ANY:
                return term
            case None:
                return Term(UNKNOWN_NUMBER, PRODUCT, Kind.NUMBER)
            case Kind.BOOLEAN:
                return Term(f"1 if {term.within(IF)} else 0", IF, Kind.NUMBER, known=term.known)
            case Kind.TEXT if term.is_written:
                value = number_of(term.ids[0])
                return Term(UNKNOWN_NUMBER, PRODUCT, Kind.NUMBER) if value is None else _literal(value)
            case Kind.TEXT | Kind.CHOICE if term.ids:
                return _by_mark(term)
            case Kind.DATE | Kind.TIME:
                raise Untranslatable("dates")
            case Kind.CHOICES:
                raise Untranslatable("several", term.text)
        raise Untranslatable("text_number")

    def merged(self, terms: Sequence[Term]) -> tuple[Kind, tuple[str, ...], dict[str, str], list[Term]]:
        """Find the one kind of several outcomes, and write each of them as a value of it."""
        firm = [term for term in terms if term.kind is not None and not term.is_literal]
        kind = firm[0].kind if firm else Kind.TEXT
        if kind is None or kind in {Kind.CHOICES, Kind.BOOLEAN} or any(term.kind is not kind for term in firm):
            raise Untranslatable("kinds")
        pairs = {pair for term in firm for pair in term.choices.items()}
        choices = dict(pairs)
        if not len(pairs) == len(choices) == len(set(choices.values())):  # lists that write their names differently
            raise Untranslatable("kinds")
        written = [self._outcome(term, kind, choices) for term in terms]
        listed = kind is Kind.CHOICE or all(term.is_literal or term.kind is None for term in terms)
        return kind, joined(*(term.ids for term in written)) if listed else (), choices, written

    def _outcome(self, term: Term, kind: Kind, choices: Mapping[str, str]) -> Term:
        if term.kind is not None and not term.is_literal:
            return term
        text = "" if term.kind is None else term.ids[0]
        if kind is Kind.NUMBER:
            if text not in {"", "NaN"} and number_of(text) is None:
                raise Untranslatable("kinds")
            return self.as_number(term)
        if kind is Kind.CHOICE and term.kind is not None and text:
            if text not in choices:
                raise Untranslatable("kinds")
            return Term(quoted(choices[text]), ATOM, Kind.TEXT, (choices[text],))
        if kind in {Kind.DATE, Kind.TIME} and not (is_date(text) if kind is Kind.DATE else is_time(text)):
            raise Untranslatable("empty" if not text else "kinds")
        return Term('""', ATOM, Kind.TEXT, ("",)) if term.kind is None else term

    def _arithmetic(self, part: Part) -> Term:
        if len(part.parts) == 1:
            operand = self.number(part.parts[0])
            return Term(f"-{operand.within(PRODUCT)}", SIGN, Kind.NUMBER, known=operand.known)
        left, right = map(self.number, part.parts)
        if part.value == "mod":
            times = self.whole(Term(f"{left.within(SUM)} / {right.within(PRODUCT)}", PRODUCT, Kind.NUMBER))
            text = f"{left.within(SUM - 1)} - {right.within(SUM)} * {times.within(PRODUCT)}"
            return Term(text, SUM, Kind.NUMBER, whole=left.whole and right.whole)
        level, sign = _ARITHMETIC[part.value], "/" if part.value == "div" else part.value
        known = left.known and right.known and sign != "/"
        whole = left.whole and right.whole and sign != "/"
        return Term(
            f"{left.within(level - 1)} {sign} {right.within(level)}", level, Kind.NUMBER, known=known, whole=whole
        )

    def whole(self, term: Term) -> Term:
        """Cut the fraction off, towards zero: rounded, unless that went away from zero."""
        if term.whole:
            return term
        if self._called and not term.name:
            term = self._called(term)
        nearest = f"round({term.text})"
        inward = f"{nearest} - 1 if {term.within(SUM)} > 0 else {nearest} + 1"
        return Term(f"{nearest} if abs({nearest}) <= abs({term.text}) else {inward}", IF, Kind.NUMBER, whole=True)


def _literal(value: float) -> Term:
    if not abs(value) < 1e300:  # noqa: PLR2004 - what no expression can hold
        raise Untranslatable("syntax")
    return Term(numeral(value), ATOM if value >= 0 else SIGN, Kind.NUMBER, known=True, whole=value == int(value))


def _by_mark(term: Term) -> Term:
    """Write the number that each choice or text stands for."""
    names = {one: name for name, one in term.choices.items()} if term.kind is Kind.CHOICE else {}
    ids = [one for one in term.ids if one]
    marks = [number_of(names.get(one, "" if names else one)) for one in ids]
    if len(ids) > MARKS_LIMIT or all(mark is None for mark in marks):
        raise Untranslatable("text_number")
    written = [UNKNOWN_NUMBER if mark is None else numeral(mark) for mark in marks]
    pairs = [f"{mark} if {term.text} == {quoted(one)} else " for one, mark in zip(ids[:-1], written, strict=False)]
    # A comparison keeps the last one unknown where nothing is chosen, also if it is the only one.
    last = written[-1] if len(ids) > 1 else f"{written[0]} if {term.text} == {quoted(ids[0])} else {UNKNOWN_NUMBER}"
    return Term("".join(pairs) + last, IF, Kind.NUMBER)
