"""Translates conditions. XPath's are true or false, ours can be unknown, so what is wanted decides the words.

A condition that shows a question acts only when it is definitely true, so unknown may stand for false. A constraint
stops only when it is definitely false, so unknown may stand for true. Below `not` the two change places. Where a
condition decides between two values, it may not be unknown at all.
"""

from enum import Enum

from shopper.authoring.xlsform.comparing import Comparisons, alike
from shopper.authoring.xlsform.lengths import empty
from shopper.authoring.xlsform.refusing import Untranslatable
from shopper.authoring.xlsform.regexes import matches_nothing_written, rewritten
from shopper.authoring.xlsform.terms import AND, ATOM, COMPARISON, IF, NOT, OR, Atom, Term, call, constant, quoted
from shopper.authoring.xlsform.xpath import Part
from shopper.logic import Kind

_COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})
_ESCAPED = frozenset("\\.*+?()[]{}|^$")


class Want(Enum):
    """Which values have to be right: true, false, or both."""

    TRUE = "true"
    FALSE = "false"
    BOTH = "both"


_OTHER_WAY = {Want.TRUE: Want.FALSE, Want.FALSE: Want.TRUE, Want.BOTH: Want.BOTH}


class Conditions(Comparisons):
    """Translates conditions; `beyond_own` tells that one depends on more than the row's own answer."""

    beyond_own = False

    def exact(self, part: Part) -> Term:
        """Translate a condition so that it is true or false, never unknown."""
        return self.condition(part, Want.BOTH)

    def condition(self, part: Part, want: Want) -> Term:
        """Translate a condition so that what is wanted of it is right. Raises Untranslatable."""
        if part.op == "op" and part.value in {"and", "or"}:
            return self._joined(part, want)
        if part.op == "call" and part.value == "not" and len(part.parts) == 1:
            return _negated(self.condition(part.parts[0], _OTHER_WAY[want]))
        if part.op == "call" and part.value == "if":
            return self._either(part, want)
        return self._rendered(self.atom(part), want)

    def atom(self, part: Part) -> Atom:  # noqa: PLR0911 - one line for each function
        """Translate a condition that cannot be taken apart."""
        if part.op == "op" and part.value in _COMPARISONS:
            return self.comparison(part)
        if part.op == "call":
            arguments = part.parts
            match part.value, len(arguments):
                case (("true" | "false"), 0):
                    return constant(part.value == "true")
                case "selected", 2:
                    return self._selected(*arguments)
                case "regex", 2:
                    return self._matches(arguments[0], rewritten(_text(arguments[1])))
                case (("contains" | "starts-with" | "ends-with"), 2):
                    return self._contains(part.value, *arguments)
                case "boolean", 1:
                    return self._truth(arguments[0])
                case "boolean-from-string", 1:
                    return self._selected(arguments[0], Part("text", "true"))
        return self._truth(part)

    def _truth(self, part: Part) -> Atom:
        """Translate a value that is used as a condition: a number that is not 0, a text that is not empty."""
        term = self.value(part)
        match term.kind:
            case Kind.BOOLEAN:
                return Atom(term.text, term.level, "" if term.known else "False")
            case Kind.NUMBER:
                return Atom(f"{term.within(COMPARISON)} != 0", unknown="" if term.known else "False", own=term.own)
            case None:
                return constant(value=False)
        return empty(term, really=False)

    def _selected(self, asked: Part, wanted: Part) -> Atom:
        one, other = self.value(asked), self.value(wanted)
        if one.kind is Kind.BOOLEAN and other.is_literal:
            return Atom(one.text, one.level, "" if one.known else "False")
        if one.kind is not Kind.CHOICES:
            if one.kind is Kind.TEXT and not one.is_literal:
                raise Untranslatable("function", "selected")
            if one.is_literal and other.is_literal:
                tokens = [each for each in one.ids if other.ids[0] in each.split()]
                return self._equal("=", one, tokens, other)
            return self._values("=", one, other)
        if other.is_literal and len(other.ids) == 1:
            chosen = one.choices.get(other.ids[0])
            if chosen is None:
                return self._equal("=", one, [], other)
            return Atom(f"{quoted(chosen)} in {one.text}", own=one.own)
        if other.kind is not Kind.CHOICE or not alike(one, other):
            raise Untranslatable("kinds")
        return Atom(f"{other.within(COMPARISON)} in {one.text}")

    def _matches(self, asked: Part, pattern: str) -> Atom:
        term = self.value(asked)
        if term.kind is not Kind.TEXT or term.is_literal:
            raise Untranslatable("pattern", pattern)
        text = call("matches", term.text, quoted(pattern))
        return Atom(text, ATOM, str(matches_nothing_written(pattern)), term.own)

    def _contains(self, how: str, asked: Part, wanted: Part) -> Atom:
        found = "".join(f"\\{sign}" if sign in _ESCAPED else sign for sign in _text(wanted))
        before = "" if how == "starts-with" else ".*"
        return self._matches(asked, f"{before}{found}{'' if how == 'ends-with' else '.*'}")

    def _joined(self, part: Part, want: Want) -> Term:
        # What has to be both is told apart from unknown once, around it all.
        inner = Want.TRUE if want is Want.BOTH else want
        ends, joint, level = ("False", " and ", AND) if part.value == "and" else ("True", " or ", OR)
        terms = [self.condition(one, inner) for one in part.parts]
        firm = [term for term in terms if term.text not in {"True", "False"}]
        if any(term.text == ends for term in terms) or not firm:
            decided = any(term.text == ends for term in terms)
            return Term(ends if decided else str(ends == "False"), ATOM, Kind.BOOLEAN, known=True)
        unique = list(dict.fromkeys(term.within(level) for term in firm))
        known = all(term.known for term in firm)
        text = joint.join(unique) if len(unique) > 1 else firm[0].text
        joined = Term(text, level if len(unique) > 1 else firm[0].level, Kind.BOOLEAN, known=known)
        return joined if known or want is not Want.BOTH else _settled(joined, "False")

    def _either(self, part: Part, want: Want) -> Term:
        if len(part.parts) != 3:  # noqa: PLR2004 - a condition and two outcomes
            raise Untranslatable("syntax")
        holds = self.exact(part.parts[0])
        then, otherwise = (self.condition(one, want) for one in part.parts[1:])
        if holds.text in {"True", "False"} or then.text == otherwise.text:
            return then if holds.text == "True" else otherwise
        text = f"{then.within(IF)} if {holds.within(IF)} else {otherwise.text}"
        return Term(text, IF, Kind.BOOLEAN, known=then.known and otherwise.known)

    def _rendered(self, atom: Atom, want: Want) -> Term:
        term = Term(atom.text, atom.level, Kind.BOOLEAN, known=not atom.unknown)
        if term.text in {"True", "False"}:
            return term
        if self.own and atom.own:
            return term
        self.beyond_own = True
        enough = {Want.TRUE: "False", Want.FALSE: "True"}.get(want)
        return term if not atom.unknown or atom.unknown == enough else _settled(term, atom.unknown)


def _settled(term: Term, unknown: str) -> Term:
    return Term(call("coalesce", term.text, unknown), ATOM, Kind.BOOLEAN, known=True)


def _negated(term: Term) -> Term:
    if term.text in {"True", "False"}:
        return Term(str(term.text == "False"), ATOM, Kind.BOOLEAN, known=True)
    return Term(f"not {term.within(NOT - 1)}", NOT, Kind.BOOLEAN, known=term.known)


def _text(part: Part) -> str:
    if part.op != "text":
        raise Untranslatable("pattern", part.value)
    return part.value
