"""Translates comparisons, by the kinds of what is compared; XPath turns everything into numbers or texts instead."""

from shopper.authoring.xlsform.functions import Functions
from shopper.authoring.xlsform.lengths import empty, is_length, length, truth
from shopper.authoring.xlsform.refusing import Untranslatable
from shopper.authoring.xlsform.terms import (
    AND,
    COMPARISON,
    NOT,
    Atom,
    Term,
    constant,
    listed,
    number_of,
    numeral,
    quoted,
)
from shopper.authoring.xlsform.xpath import Part
from shopper.logic import Kind
from shopper.logic.kinds import is_date, is_time

FLIPPED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_SIGNS = {"=": "==", "!=": "!="}
_TRUE, _FALSE = {"true", "1"}, {"false", "0"}


class Comparisons(Functions):
    """Translates comparisons into atoms: what they are where they are known, and what XPath says where not."""

    def comparison(self, part: Part) -> Atom:
        """Translate a comparison. Raises Untranslatable."""
        sign, (left, right) = part.value, part.parts
        if _comes_first(right, left):
            sign, left, right = FLIPPED[sign], right, left
        if is_length(left):
            return length(sign, self.value(left.parts[0]), right)
        if left.op == "call" and left.value == "count-selected" and right.op == "number":
            return self._count(sign, left, float(right.value))
        one = self.value(left)
        if right.op == "empty" or (right.op == "text" and right.value in {"", "NaN"}):
            return self._with_nothing(sign, one, right)
        other = self.value(right)
        if Kind.BOOLEAN in {one.kind, other.kind}:
            return _with_truth(sign, one, right)
        return self._values(sign, one, other)

    def _count(self, sign: str, part: Part, wanted: float) -> Atom:
        term = self.selected_count(part)
        if not term.text.startswith("coalesce("):
            return Atom(f"{term.within(COMPARISON)} {_SIGNS.get(sign, sign)} {numeral(wanted)}", unknown="")
        question = self.value(part.parts[0])
        text = f"selected_count({question.text}) {_SIGNS.get(sign, sign)} {numeral(wanted)}"
        return Atom(text, unknown=str(truth(sign, 0, wanted)), own=question.own)

    def _with_nothing(self, sign: str, term: Term, nothing: Part) -> Atom:
        if sign not in _SIGNS:
            return constant(value=False)
        # Only a calculation can give what is no number.
        if nothing.value == "NaN" and (term.kind is not Kind.NUMBER or term.asked):
            return constant(sign == "!=")
        if term.own:  # a constraint is looked at only when there is an answer
            return constant(sign == "!=")
        return empty(term, really=sign == "=")

    def _values(self, sign: str, one: Term, other: Term) -> Atom:
        if _is_second(one, other):
            return self._values(FLIPPED[sign], other, one)
        if Kind.CHOICES in {one.kind, other.kind}:
            return self._several(sign, one, other)
        if _is_said(other) and (one.kind is Kind.CHOICE or (one.is_literal and not one.is_written)):
            return self._listed(sign, one, other)
        if one.kind in {Kind.DATE, Kind.TIME}:
            return _moment(sign, one, other)
        if {one.kind, other.kind} & {Kind.NUMBER, None} or (one.kind is Kind.CHOICE and sign not in _SIGNS):
            return self._numbers(sign, one, other)
        if one.kind is not other.kind or sign not in _SIGNS or (one.kind is Kind.CHOICE and not alike(one, other)):
            raise Untranslatable("kinds")
        return _plain(sign, one, other)

    def _numbers(self, sign: str, one: Term, other: Term) -> Atom:
        if other.is_written and number_of(other.ids[0]) is None:
            return constant(sign == "!=")
        return _plain(sign, self.as_number(one), self.as_number(other), (one, other))

    def _several(self, sign: str, one: Term, other: Term) -> Atom:
        if one.kind is Kind.CHOICES and other.is_written and sign in _SIGNS:
            return self._only(sign, one, other)
        raise Untranslatable("several", one.text if one.kind is Kind.CHOICES else other.text)

    def _listed(self, sign: str, one: Term, other: Term) -> Atom:
        """Compare a choice, or a calculated text, with a literal: which of its values are meant."""
        names = {one_id: name for name, one_id in one.choices.items()} if one.kind is Kind.CHOICE else {}
        meant = {each: names.get(each, "") if names else each for each in one.ids if each}
        if other.kind is Kind.NUMBER:
            wanted = number_of(other.text)
        elif other.is_written:
            wanted = number_of(other.ids[0]) if sign not in _SIGNS else None
            if sign in _SIGNS:
                return self._equal(sign, one, [each for each, name in meant.items() if name == other.ids[0]], other)
        else:
            raise Untranslatable("kinds")
        if wanted is None:
            raise Untranslatable("text_number")
        marks = {each: number_of(name) for each, name in meant.items()}
        asked = "=" if sign == "!=" else sign
        fitting = [each for each, mark in marks.items() if mark is not None and truth(asked, mark, wanted)]
        return self._equal("!=" if sign == "!=" else "=", one, fitting, other)

    def _equal(self, sign: str, one: Term, fitting: list[str], other: Term) -> Atom:
        """Translate that the value is one of these, or none of them."""
        if not fitting:
            self.remarks.append(
                ("no_such_choice", {"choice": other.ids[0] if other.ids else other.text, "name": one.text})
            )
            return constant(sign == "!=")
        unknown = str(sign == "!=")
        if len(fitting) == 1:
            return Atom(f"{one.within(COMPARISON)} {_SIGNS[sign]} {quoted(fitting[0])}", unknown=unknown, own=one.own)
        among = "in" if sign == "=" else "not in"
        return Atom(f"{one.within(COMPARISON)} {among} {listed(fitting)}", unknown=unknown, own=one.own)

    def _only(self, sign: str, one: Term, other: Term) -> Atom:
        """Translate that of several choices this one alone was chosen."""
        chosen = one.choices.get(other.ids[0])
        if chosen is None:
            if " " in other.ids[0]:
                raise Untranslatable("several", one.text)
            return self._equal(sign, one, [], other)
        text = f"{quoted(chosen)} in {one.text} and selected_count({one.text}) == 1"
        if sign == "=":
            return Atom(text, AND, "False", one.own)
        return Atom(f"not ({text})", NOT, "True", one.own)


def alike(one: Term, other: Term) -> bool:
    """Tell whether the choices of both have the same ids exactly where they have the same names."""
    pairs = {*one.choices.items(), *other.choices.items()}
    return len(pairs) == len(dict(pairs)) == len({each for _, each in pairs})


def _plain(sign: str, one: Term, other: Term, sides: tuple[Term, Term] | None = None) -> Atom:
    """Compare two values of one kind, which `sides` stand for."""
    text = f"{one.within(COMPARISON)} {_SIGNS.get(sign, sign)} {other.within(COMPARISON)}"
    own = one.own and (other.known or other.own)
    if one.known and other.known:
        return Atom(text, unknown="")
    if sign not in _SIGNS:
        return Atom(text, unknown="False", own=own or (other.own and one.known))
    # What was calculated from nothing is no number, and no number equals nothing, not even itself.
    sides = sides or (one, other)
    if one.known or other.known or any(side.nan or side.own for side in sides):
        return Atom(text, unknown=str(sign == "!="), own=own or (other.own and one.known))
    # Two empty values are equal.
    return Atom(text, unknown=f"count({sides[0].text}, {sides[1].text}) {'==' if sign == '=' else '>'} 0")


def _moment(sign: str, one: Term, other: Term) -> Atom:
    """Compare a day or a time with another one, or with one in quotes."""
    is_form = is_date if one.kind is Kind.DATE else is_time
    if one.kind is not other.kind and not (other.is_literal and all(map(is_form, other.ids))):
        raise Untranslatable("dates")
    return _plain(sign, one, other)


def _is_said(term: Term) -> bool:
    """Tell whether the value stands in the expression itself."""
    return term.is_written or (term.kind is Kind.NUMBER and number_of(term.text) is not None)


def _is_second(one: Term, other: Term) -> bool:
    """Tell whether the sides of a comparison should change places: what has a name comes first."""
    if one.is_written:
        return not other.is_written
    return other.is_literal and not other.is_written and not one.is_literal


def _with_truth(sign: str, one: Term, right: Part) -> Atom:
    """Translate the comparison of a condition with true() or false()."""
    said = right.value if right.op in {"text", "number", "call"} else ""
    if sign not in _SIGNS or one.kind is not Kind.BOOLEAN or said not in _TRUE | _FALSE:
        raise Untranslatable("kinds")
    wanted = (said in _TRUE) is (sign == "=")
    unknown = "" if one.known else str(sign == "!=")
    if wanted:
        return Atom(one.text, one.level, unknown)
    return Atom(f"not {one.within(NOT - 1)}", NOT, unknown)


def _comes_first(part: Part, other: Part) -> bool:
    """Tell whether the second side of a comparison should be the first: what is asked before what it is."""
    literal = {"number", "text", "empty"}
    if part.op in literal:
        return False
    return other.op in literal or (other.op == "call" and other.value in {"true", "false"}) or is_length(part)
