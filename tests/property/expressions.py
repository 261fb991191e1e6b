"""Random expressions: well typed for a kind, or put together without regard to kinds; and random answers to them."""

from functools import cache

from hypothesis import strategies as st

from shopper.logic import Kind, Type
from shopper.logic.patterns import PatternError, canonical

NAMES = {
    "wait": Type(Kind.NUMBER),
    "price": Type(Kind.NUMBER),
    "visit.hour": Type(Kind.NUMBER),
    "greeted": Type(Kind.CHOICE, ("yes", "no")),
    "needs": Type(Kind.CHOICE, ("fully", "none", "yes")),
    "offered": Type(Kind.CHOICES, ("plan", "yes", "none")),
    "story": Type(Kind.TEXT),
    "seen_on": Type(Kind.DATE),
    "came_at": Type(Kind.TIME),
    "long_wait": Type(Kind.BOOLEAN),
    "ticket": Type(Kind.PHOTO),
    "office.floor": Type(Kind.ANY),
}
QUESTIONS = [name for name in NAMES if "." not in name]
DATES = ["2026-05-31", "2026-06-01", "0001-01-01", "9999-12-31"]
TIMES = ["00:00", "09:30", "23:59"]
TEXTS = ["", " ", "yes", "no", "plan", "ab", "abc", "Ёж", "😀", "\uff5e", "12", "a\ufeff", "e\u0301", "\\", '"', "'"]
LETTERS = "ab1Я -.,😀\uff5e\n\u00a0\ufeff"

small = st.integers(0, 3)
numbers = (
    st.integers(-3, 12)
    | st.integers(-2000, 2000).map(lambda thousandth: thousandth / 1000)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from([0.1, 0.5, 2.5, 1e16, 2**53 + 1, 1.7e308, 5e-324, 4503599627370495.5, -0.0])
)
texts = st.sampled_from(TEXTS) | st.text(LETTERS, max_size=8) | st.text(max_size=4)


def name(kind):
    """Write a name of this kind."""
    return st.sampled_from([name for name, each in NAMES.items() if each.kind is kind])


def quoted(text):
    """Write a text in quotes, without what an expression cannot hold."""
    kept = "".join(sign for sign in text if sign.isprintable() or sign == "\ufeff")
    return '"' + kept.replace("\\", "\\\\").replace('"', '\\"') + '"'


literal_texts = texts.map(quoted)
literal_numbers = numbers.map(lambda number: repr(number + 0))


@st.composite
def pattern(draw):
    """Write a pattern that the language takes."""
    atoms = [
        "a",
        "b",
        "1",
        ".",
        "[ab]",
        "[^a]",
        r"\d",
        r"\s",
        "[а-яЁЯ-]",
        "😀",
        "[\uff5e-😀]",
        "(a|b)",
        "(ab)",
        "(a|ab)",
        r"\.",
    ]
    times = ["", "", "", "?", "*", "+", "{2}", "{1,3}", "{2,}"]
    pieces = draw(st.lists(st.tuples(st.sampled_from(atoms), st.sampled_from(times)), min_size=1, max_size=5))
    written = "".join(atom + count for atom, count in pieces)
    written = draw(st.sampled_from([written, f"{written}|a", f"({written})?b"]))
    try:
        canonical(written)
    except PatternError:
        return r"(a|b)*\."
    return written


def call(function, arguments):
    """Write a call with one to three arguments."""
    return st.lists(arguments, min_size=1, max_size=3).map(lambda each: f"{function}({', '.join(each)})")


def variadic(arguments):
    """Write a call of a function that leaves unknowns out."""
    return st.sampled_from(["sum", "avg", "min", "max"]).flatmap(lambda function: call(function, arguments))


def infix(left, signs, right):
    """Write an operation with its sign in the middle."""
    return st.builds("({} {} {})".format, left, st.sampled_from(signs), right)


def either(outcomes, conditions):
    """Write what gives one of several outcomes."""
    return st.builds("({} if {} else {})".format, outcomes, conditions, outcomes) | call("coalesce", outcomes)


def rounded(inner):
    """Write a rounding."""
    return st.builds("round({}, {})".format, inner, st.integers(0, 6)) | st.builds("round({})".format, inner)


ORDER = ["<", "<=", ">", ">="]
EQUALITY = ["==", "!="]
MEMBERSHIP = ["in", "not in"]


def compared(kind, inner, literals):
    """Write comparisons of values that have an order."""
    pair = infix(name(kind), ORDER + EQUALITY, inner | literals)
    chain = st.builds(
        "({} {} {} {} {})".format, inner, st.sampled_from(ORDER), name(kind), st.sampled_from(ORDER), literals
    )
    listed = infix(name(kind), MEMBERSHIP, call("", literals).map(lambda written: f"[{written[1:-1]}]"))
    return pair | chain | listed


@cache
def typed(kind, depth=3):
    """Write an expression whose value is of this kind, or unknown."""
    if depth == 0:
        return LEAVES[kind]
    return GROWTH[kind](lambda kind: typed(kind, depth - 1)) | LEAVES[kind]


CHOICE_LITERALS = st.sampled_from(['"yes"', '"no"', '"fully"', '"none"', '"plan"'])
LEAVES = {
    Kind.NUMBER: name(Kind.NUMBER) | literal_numbers,
    Kind.BOOLEAN: name(Kind.BOOLEAN)
    | st.sampled_from(["True", "False", '(greeted == "no")', '("plan" in offered)', '(needs not in ["none", "yes"])'])
    | st.sampled_from(QUESTIONS).flatmap(
        lambda question: st.sampled_from([f"answered({question})", f"is_na({question})"])
    ),
    Kind.TEXT: name(Kind.TEXT),
    Kind.DATE: name(Kind.DATE),
    Kind.TIME: name(Kind.TIME),
    Kind.CHOICE: name(Kind.CHOICE),
}
GROWTH = {
    Kind.NUMBER: lambda inner: st.one_of(
        infix(inner(Kind.NUMBER), ["+", "-", "*", "/"], inner(Kind.NUMBER)),
        inner(Kind.NUMBER).map("-{}".format),
        inner(Kind.NUMBER).map("abs({})".format),
        rounded(inner(Kind.NUMBER)),
        variadic(inner(Kind.NUMBER)),
        call("count", st.sampled_from(list(Kind)[:6]).flatmap(inner)),
        st.just("selected_count(offered)"),
        either(inner(Kind.NUMBER), inner(Kind.BOOLEAN)),
    ),
    Kind.BOOLEAN: lambda inner: st.one_of(
        infix(inner(Kind.BOOLEAN), ["and", "or", *EQUALITY], inner(Kind.BOOLEAN)),
        inner(Kind.BOOLEAN).map("(not {})".format),
        compared(Kind.NUMBER, inner(Kind.NUMBER), literal_numbers),
        compared(Kind.TEXT, inner(Kind.TEXT), literal_texts),
        compared(Kind.DATE, inner(Kind.DATE), st.sampled_from(DATES).map(quoted)),
        compared(Kind.TIME, inner(Kind.TIME), st.sampled_from(TIMES).map(quoted)),
        infix(inner(Kind.CHOICE), EQUALITY, st.just("needs")),
        infix(inner(Kind.CHOICE), MEMBERSHIP, st.just("offered")),
        infix(st.just("office.floor"), ORDER + EQUALITY, literal_numbers | literal_texts),
        st.builds("matches({}, r{})".format, inner(Kind.TEXT), pattern().map('"{}"'.format)),
        either(inner(Kind.BOOLEAN), inner(Kind.BOOLEAN)),
    ),
    Kind.TEXT: lambda inner: either(inner(Kind.TEXT) | literal_texts, inner(Kind.BOOLEAN)),
    Kind.DATE: lambda inner: either(inner(Kind.DATE), inner(Kind.BOOLEAN)),
    Kind.TIME: lambda inner: either(inner(Kind.TIME), inner(Kind.BOOLEAN)),
    Kind.CHOICE: lambda inner: either(inner(Kind.CHOICE), inner(Kind.BOOLEAN)),
}


@cache
def untyped(depth=3):
    """Write an expression that can be read, whatever the kinds of its parts."""
    leaves = st.sampled_from([*NAMES, "True", "False"]) | literal_numbers | literal_texts
    if depth == 0:
        return leaves
    inner = untyped(depth - 1)
    question = st.sampled_from(QUESTIONS)
    signs = ["and", "or", "+", "-", "*", "/", *ORDER, *EQUALITY]
    chain = st.lists(st.sampled_from(ORDER + EQUALITY), min_size=2, max_size=2)
    return st.one_of(
        leaves,
        infix(inner, signs, inner),
        infix(
            inner,
            MEMBERSHIP,
            question | call("", literal_numbers | literal_texts).map(lambda some: f"[{some[1:-1]}]"),
        ),
        st.builds(lambda a, b, c, some: f"({a} {some[0]} {b} {some[1]} {c})", inner, inner, inner, chain),
        inner.map("(not {})".format),
        inner.map("-{}".format),
        inner.map("abs({})".format),
        rounded(inner),
        variadic(inner),
        call("count", inner),
        either(inner, inner),
        question.map("selected_count({})".format),
        st.builds("matches({}, r{})".format, inner, pattern().map('"{}"'.format)),
    )


VALUES = {
    Kind.NUMBER: numbers | st.integers(-(10**400), 10**400),
    Kind.CHOICE: st.sampled_from(["yes", "no", "fully", "none"]),
    Kind.CHOICES: st.lists(st.sampled_from(["plan", "yes", "none"]), unique=True),
    Kind.TEXT: texts,
    Kind.DATE: st.sampled_from(DATES),
    Kind.TIME: st.sampled_from(TIMES),
    Kind.BOOLEAN: st.booleans(),
}
ANY_VALUE = st.one_of(*VALUES.values())


def answers(*, of_their_kind):
    """Answer most of the questions and mark some, as JSON has it."""
    kinds = {name: VALUES.get(declared.kind, ANY_VALUE) for name, declared in NAMES.items()}
    each = {name: (kinds[name] if of_their_kind else ANY_VALUE) | st.none() for name in NAMES}
    marks = st.lists(st.sampled_from(QUESTIONS), max_size=2)
    return st.fixed_dictionaries({"values": st.fixed_dictionaries(each), "answered": marks, "na": marks})
