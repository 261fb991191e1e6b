"""Translates how long a text is: whether there is any, or a pattern of so many characters."""

from shopper.authoring.xlsform.refusing import Untranslatable
from shopper.authoring.xlsform.terms import ATOM, NOT, Atom, Term, call, constant, number_of, quoted
from shopper.authoring.xlsform.xpath import Part
from shopper.logic import Kind

LENGTH_LIMIT = 1_000
_TRUTH = {
    "=": lambda length, limit: length == limit,
    "!=": lambda length, limit: length != limit,
    "<": lambda length, limit: length < limit,
    "<=": lambda length, limit: length <= limit,
    ">": lambda length, limit: length > limit,
    ">=": lambda length, limit: length >= limit,
}


def truth(sign: str, left: float, right: float) -> bool:
    """Compare two numbers with a sign of XPath."""
    return bool(_TRUTH[sign](left, right))


def is_length(part: Part) -> bool:
    """Tell whether a part asks for the length of something."""
    return part.op == "call" and part.value == "string-length" and len(part.parts) == 1


def empty(term: Term, *, really: bool = True) -> Atom:
    """Translate that there is no value; `really` False: that there is one."""
    if term.known:
        return constant(not really)
    if term.asked:
        return Atom(f"not answered({term.text})", NOT, "") if really else Atom(f"answered({term.text})", ATOM, "")
    return Atom(f"count({term.text}) {'==' if really else '>'} 0", unknown="")


def length(sign: str, term: Term, limit: Part) -> Atom:
    """Translate `string-length(term) sign limit`."""
    wanted = number_of(limit.value) if limit.op in {"number", "text"} else None
    if wanted is None:
        raise Untranslatable("function", "string-length")
    at_nothing = truth(sign, 0, wanted)
    lengths = {truth(sign, some, wanted) for some in (1, max(int(wanted), 1), max(int(wanted) + 1, 1), 10**6)}
    if lengths == {at_nothing}:
        return constant(at_nothing)
    if lengths == {not at_nothing}:  # then nothing matters but whether there is a text
        return empty(term, really=at_nothing)
    if term.kind is not Kind.TEXT or term.is_literal:
        raise Untranslatable("text_length")
    return Atom(call("matches", term.text, quoted(_pattern(sign, wanted))), ATOM, str(at_nothing), term.own)


def _pattern(sign: str, wanted: float) -> str:
    if wanted != int(wanted) or not 0 < wanted < LENGTH_LIMIT:
        raise Untranslatable("function", "string-length")
    limit = int(wanted)
    match sign:
        case "=":
            return f".{{{limit}}}"
        case "!=":
            fewer = f".{{1,{limit - 1}}}|" if limit > 1 else ""
            return f"{fewer}.{{{limit + 1},}}"
        case "<" | "<=":
            return f".{{1,{limit - (sign == '<')}}}"
        case _:
            return f".{{{limit + (sign == '>')},}}"
