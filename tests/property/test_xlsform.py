"""What a form's expression means does not change when it is translated, whatever was answered or left empty."""

import os
import re

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from shopper.authoring.xlsform.expressions import calculation, condition, constraint, result
from shopper.authoring.xlsform.refusing import Untranslatable
from shopper.authoring.xlsform.terms import Known
from shopper.authoring.xlsform.vocabulary import Vocabulary
from shopper.authoring.xlsform.xpath import read
from shopper.logic import Facts, Kind, Type, evaluate, parse
from tests.property.xpath import day, evaluated, text

CASES = int(os.environ.get("SHOPPER_CASES", "2000"))
ONE, MARK, MANY = {"a": "a", "b": "b", "c": "c"}, {"1": "c1", "2": "c2", "3": "c3"}, {"x": "x", "y": "y", "z": "z"}
DAYS = ["2020-01-01", "2020-02-29", "2024-12-31"]
WORDS = ["a", "abc", "ab c", "5", "cab"]
CALCULATED = {
    "big": "if(${n} > 5, '1', '0')",
    "same": "if(${one} = 'a', ${one}, ${other})",
    "double": "${n} * 2",
    "part": "${m} mod 3",
}


def share(part):
    """Try this part of the cases, the same ones every time."""
    return settings(
        max_examples=max(CASES // part, 1),
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def vocabulary():
    """Name a row of every kind."""
    names = Vocabulary()
    names.add("one", Known("one", Type(Kind.CHOICE, tuple(ONE.values())), 1, ONE))
    names.add("other", Known("other", Type(Kind.CHOICE, tuple(ONE.values())), 1, ONE))
    names.add("mark", Known("mark", Type(Kind.CHOICE, tuple(MARK.values())), 1, MARK))
    names.add("many", Known("many", Type(Kind.CHOICES, tuple(MANY.values())), 1, MANY))
    names.add("n", Known("n", Type(Kind.NUMBER), 1, whole=True))
    names.add("k", Known("k", Type(Kind.NUMBER), 1, whole=True))
    names.add("m", Known("m", Type(Kind.NUMBER), 1))
    names.add("word", Known("word", Type(Kind.TEXT), 1))
    names.add("born", Known("born", Type(Kind.DATE), 1))
    names.add("met", Known("met", Type(Kind.DATE), 1))
    trees = {}

    def named(source, used):
        known = Known(f"step{len(trees)}", Type(Kind.NUMBER, question=False), 1)
        names.add("", known)
        trees[known.id] = parse(source).tree
        return known

    for name, source in CALCULATED.items():
        found = calculation(read(source), names, (), named)
        names.add(name, Known(name, result(found, names), 1, found.term.choices))
        trees[name] = parse(found.text).tree
    return names, trees


NAMES, TREES = vocabulary()

answers = st.fixed_dictionaries(
    {
        "one": st.sampled_from([None, *ONE]),
        "other": st.sampled_from([None, *ONE]),
        "mark": st.sampled_from([None, *MARK]),
        "many": st.sets(st.sampled_from(list(MANY))).map(lambda chosen: tuple(sorted(chosen)) or None),
        "n": st.none() | st.integers(-3, 12),
        "k": st.none() | st.integers(-3, 12),
        "m": st.none() | st.integers(0, 24).map(lambda halves: halves / 2),
        "word": st.sampled_from([None, *WORDS]),
        "born": st.sampled_from([None, *DAYS]),
        "met": st.sampled_from([None, *DAYS]),
    }
)


def facts(given_answers):
    """Write answers as a scenario knows them."""
    maps = {"one": ONE, "other": ONE, "mark": MARK}
    values = {
        name: maps[name][value] if name in maps else float(value) if isinstance(value, int) else value
        for name, value in given_answers.items()
        if value is not None
    }
    for name, tree in TREES.items():
        values[name] = evaluate(tree, Facts(values))
    return Facts(values)


def instance(given_answers):
    """Write answers as a form keeps them: texts, empty where nothing was answered; dates as days."""
    dates = {"born", "met"}
    values = {
        name: ""
        if value is None
        else str(day(value))
        if name in dates
        else " ".join(value)
        if name == "many"
        else text(value)
        for name, value in given_answers.items()
    }
    for name, source in CALCULATED.items():
        values[name] = text(evaluated(source, values))
    return values


sign = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
equality = st.sampled_from(["=", "!="])
small = st.integers(-1, 12).map(str)
numeric = st.one_of(
    st.sampled_from(
        [
            "${n}",
            "${k}",
            "${m}",
            "${double}",
            "${part}",
            "${mark}",
            "count-selected(${many})",
            "count-selected(${one})",
            "${n} + ${m}",
            "${n} - ${k} * 2",
            "-${n}",
            "${n} div 4",
            "${n} mod 3",
            "(${n} + 1) mod 4",
            "int(${m})",
            "int(${n} div 4)",
            "round(${m})",
            "round(${m} div 3, 2)",
            "floor(${m})",
            "ceiling(${m})",
            "abs(${n})",
            "min(${n}, ${k})",
            "max(${n}, 3)",
            "coalesce(${n}, ${k})",
            "number(${n})",
            "if(${one} = 'a', ${n}, ${m})",
            "if(${n} > 2 or ${word} = '', 1, if(selected(${many}, 'x'), ${k}, null))",
            "if(not(${n} > 2), ${n}, '')",
        ]
    ),
    small.filter(lambda one: one != "-1"),
)
ATOMS = st.one_of(
    # Whether what is no number equals itself depends on the program that shows the form.
    st.builds("{} {} {}".format, numeric, sign, numeric).filter(lambda one: len(re.findall("double|part", one)) < 2),
    st.builds(
        "{} {} {}".format,
        st.sampled_from(["${n}", "${m}", "${one}", "${word}", "${born}", "${many}", "${big}"]),
        equality,
        st.just("''"),
    ),
    st.builds("'' {} {}".format, equality, st.sampled_from(["${n}", "${one}"])),
    st.builds("{} {} 'NaN'".format, st.sampled_from(["${double}", "${part}", "${one}"]), equality),
    st.builds("string-length(${{word}}) {} {}".format, sign, st.integers(0, 4)),
    st.builds("string-length({}) {} 0".format, st.sampled_from(["${one}", "${n}", "${many}"]), sign),
    st.builds("${{one}} {} '{}'".format, equality, st.sampled_from(["a", "b", "zz"])),
    st.builds("'{}' {} ${{same}}".format, st.sampled_from(["a", "b", "zz"]), equality),
    st.builds("${{one}} {} ${{other}}".format, equality),
    st.builds("${{n}} {} '5'".format, sign),
    st.builds("${{n}} {} 'abc'".format, equality),
    st.builds("${{word}} {} '{}'".format, equality, st.sampled_from(WORDS)),
    st.builds("${{many}} {} '{}'".format, equality, st.sampled_from(["x", "zz"])),
    st.builds("${{big}} {} {}".format, equality, st.sampled_from(["'1'", "'0'", "1", "'2'"])),
    st.builds("${{big}} {} {}".format, sign, st.sampled_from(["0", "1"])),
    st.builds("selected({}, '{}')".format, st.sampled_from(["${one}", "${same}"]), st.sampled_from(["a", "b", "zz"])),
    st.builds("selected(${{many}}, '{}')".format, st.sampled_from(["x", "y", "zz"])),
    st.builds("selected(${{big}}, '{}')".format, st.sampled_from(["1", "0", "2"])),
    st.builds("${{born}} {} date('2020-02-29')".format, sign),
    st.builds("${{born}} {} ${{met}}".format, sign),
    st.builds(
        "{}(${{word}}, '{}')".format,
        st.sampled_from(["contains", "starts-with", "ends-with"]),
        st.sampled_from(["a", "b c"]),
    ),
    st.builds(
        "regex(${{word}}, '{}')".format, st.sampled_from(["^[a-c]+$", "[a-c ]*", "\\d", "^(a|ab c)$", "\\w{1,3}"])
    ),
    st.sampled_from(["true()", "false()", "${one}", "${word}", "${many}"]),
)
CONDITIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("not({})".format, inner),
        st.builds("if({}, {}, {})".format, inner, inner, inner),
        st.builds("({}) = true()".format, inner),
    ),
    max_leaves=6,
)


def translated(translate, *arguments):
    """Translate, or leave the case out where there is no equal."""
    try:
        return translate(*arguments)
    except Untranslatable:
        assume(False)
        raise


@share(3)
@given(source=CONDITIONS, given_answers=st.lists(answers, min_size=6, max_size=6))
def test_what_is_shown_is_definitely_true_exactly_where_xpath_says_true(source, given_answers):
    tree = parse(translated(condition, source, NAMES).text).tree
    for each in given_answers:
        values = instance(each)
        xpath = evaluated(f"if({source}, 1, 0)", values) == 1
        assert (evaluate(tree, facts(each)) is True) == xpath, (source, tree, each)


OWN = {"n": "${n}", "word": "${word}", "many": "${many}", "one": "${one}", "born": "${born}"}


@share(3)
@given(own=st.sampled_from(sorted(OWN)), source=CONDITIONS, given_answers=st.lists(answers, min_size=6, max_size=6))
def test_an_answer_is_stopped_exactly_where_its_constraint_is_false(own, source, given_answers):
    source = source.replace(OWN[own], ".")
    tree = parse(translated(constraint, source, NAMES, NAMES.find(own)).text).tree
    for each in given_answers:
        stopped = evaluate(tree, facts(each)) is False
        if each[own] is None:  # a form looks at a constraint only where there is an answer
            assert not stopped, (source, tree, each)
        else:
            xpath = evaluated(f"if({source}, 1, 0)", instance(each), own) == 1
            assert stopped is not xpath, (source, tree, each)


@share(8)
@given(source=numeric, given_answers=st.lists(answers, min_size=6, max_size=6))
def test_a_calculated_number_is_the_same_or_unknown_where_xpath_has_none(source, given_answers):
    found = translated(calculation, read(source), NAMES, (), lambda *_: translated(_refused))
    tree = parse(found.text).tree
    for each in given_answers:
        xpath = text(evaluated(source, instance(each)))
        value = evaluate(tree, facts(each))
        if found.term.kind is Kind.NUMBER:
            assert ("" if value is None else text(value)) == xpath.replace("NaN", ""), (source, tree, each)


def _refused():
    raise Untranslatable("too_large")


def test_nearly_every_condition_of_the_generator_has_an_equal():
    """Otherwise the tests above would say little."""
    tried, refused = 0, 0

    @share(8)
    @given(source=ATOMS)
    def count(source):
        nonlocal tried, refused
        tried += 1
        try:
            condition(source, NAMES)
        except Untranslatable:
            refused += 1

    count()
    assert refused < tried / 20
