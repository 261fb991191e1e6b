"""Translates the expressions of a form, and makes sure that a scenario takes each of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from shopper.authoring.xlsform.conditions import Conditions, Want
from shopper.authoring.xlsform.refusing import Untranslatable
from shopper.authoring.xlsform.terms import ATOM, IF, OR, UNKNOWN_NUMBER, Known, Term
from shopper.authoring.xlsform.vocabulary import Vocabulary
from shopper.authoring.xlsform.xpath import Part, read
from shopper.logic import ExpressionError, Kind, Type, check, parse, type_of

Name: TypeAlias = Callable[[str, frozenset[str]], Known]


@dataclass(frozen=True, slots=True)
class Translated:
    """An expression of a scenario: its text, what it depends on, and remarks about it as codes with values."""

    term: Term
    used: frozenset[str]
    remarks: tuple[tuple[str, Mapping[str, str]], ...] = ()

    @property
    def text(self) -> str:
        """The expression."""
        return self.term.text


def condition(source: str, names: Vocabulary, before: int | None = None) -> Translated:
    """Translate what shows or requires something: it is definitely true where XPath says true.

    With `before` it may depend only on what stands above that row. Raises Untranslatable.
    """
    conditions = Conditions(names)
    term = conditions.condition(read(source), Want.TRUE)
    if before is not None:
        for one in sorted(conditions.used):
            if names.by_id(one).place >= before:
                raise Untranslatable("later", one)
    return _accepted(conditions, term, names, Kind.BOOLEAN)


def constraint(source: str, names: Vocabulary, own: Known) -> Translated:
    """Translate what an answer has to fulfil: it is definitely false where XPath says false.

    A form looks at it only where there is an answer. Raises Untranslatable.
    """
    conditions = Conditions(names, own)
    term = conditions.condition(read(source), Want.FALSE)
    if conditions.beyond_own and term.text not in {"True", "False"}:
        term = Term(f"not answered({own.id}) or {term.within(OR - 1)}", OR, Kind.BOOLEAN)
    elif term.text == "False":
        term = Term(f"not answered({own.id})", OR, Kind.BOOLEAN)
    return _accepted(conditions, term, names, Kind.BOOLEAN)


def calculation(part: Part, names: Vocabulary, shown: tuple[Translated, ...], named: Name) -> Translated:
    """Translate a calculated value, which is unknown where one of the conditions `shown` does not hold.

    `named` makes a calculated value of its own of what is needed several times. Raises Untranslatable.
    """

    def called(term: Term) -> Term:
        known = named(term.text, frozenset(conditions.used))
        conditions.used.add(known.id)
        return Term(known.id, ATOM, Kind.NUMBER, name=known.id)

    conditions = Conditions(names, None, called)
    term = conditions.value(part)
    if term.kind is None:
        raise Untranslatable("empty")
    if term.kind is Kind.CHOICES:
        raise Untranslatable("several", term.text)
    if shown:
        term = _only_where(all_of(tuple(one.term for one in shown)), term)
        conditions.used.update(*(one.used for one in shown))
    return _accepted(conditions, term, names, Kind.ANY)


def all_of(terms: tuple[Term, ...]) -> Term:
    """Join conditions that all have to hold."""
    firm = list(dict.fromkeys(term.within(OR) for term in terms if term.text != "True"))
    if not firm:
        return Term("True", ATOM, Kind.BOOLEAN, known=True)
    if len(firm) == 1:
        return next(term for term in terms if term.text != "True")
    return Term(" and ".join(firm), OR + 1, Kind.BOOLEAN)


def accepted(text: str, types: Mapping[str, Type], want: Kind) -> None:
    """Make sure that a scenario with these names takes an expression. Raises Untranslatable."""
    try:
        mistakes = check(parse(text), types, want)
    except ExpressionError as wrong:
        raise Untranslatable("too_large") from wrong
    if mistakes:
        raise Untranslatable("kinds")


def result(translated: Translated, names: Vocabulary) -> Type:
    """Find the type of a calculated value."""
    return type_of(parse(translated.text), names.types(translated.used))


def _accepted(conditions: Conditions, term: Term, names: Vocabulary, want: Kind) -> Translated:
    used = frozenset(conditions.used | ({conditions.own.id} if conditions.own else set()))
    accepted(term.text, names.types(used), want)
    return Translated(term, used, tuple(conditions.remarks))


def _only_where(shown: Term, term: Term) -> Term:
    if term.kind is Kind.BOOLEAN:
        return all_of((shown, term))
    if term.kind in {Kind.DATE, Kind.TIME}:
        raise Untranslatable("empty")
    nothing = UNKNOWN_NUMBER if term.kind is Kind.NUMBER else '""'
    ids = (*term.ids, "") if term.ids else ()
    return Term(f"{term.within(IF)} if {shown.within(IF)} else {nothing}", IF, term.kind, ids, term.choices)
