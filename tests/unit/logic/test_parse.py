"""Reading an expression: hostile text, names in use, and trees that survive JSON."""

import json
import warnings

import pytest

from shopper.logic import ExpressionError, parse


def refused(source):
    with pytest.raises(ExpressionError) as refusal:
        parse(source)
    return refusal.value


@pytest.mark.parametrize(
    "source",
    [
        "__import__('os').system('true')",
        "().__class__.__bases__[0].__subclasses__()",
        "office.__class__.__mro__",
        "(lambda: 1)()",
        "[x for x in answered]",
        "f'{wait}'",
        "exec('1')",
        "wait if wait else (yield wait)",
        "await wait",
        "9 ** 9 ** 9 ** 9",
        "'a' * 10 ** 9",
        "not " * 1249 + "a",
        "a" + "[0]" * 1600,
        "a" + ".b" * 2000,
        "[" * 199 + "]" * 199,
        "1" + "+1" * 2400,
        "(" * 2500 + ")" * 2500,
        "9" * 5000,
        "a if " * 900 + "b",
        '"' + '\\"' * 2400,
        "\\\n" * 2000,
        "\x00",
        "\ud800",
    ],
    ids=range(23),
)
def test_it_refuses_hostile_text_and_does_nothing_else(source):
    assert refused(source).mistakes


def test_a_refusal_lists_all_mistakes_in_the_order_of_the_text():
    refusal = refused("wait % 2 > none(1) and +wait > None")
    assert [(each.column, each.code) for each in refusal.mistakes] == [
        (5, "not_allowed"),
        (11, "unknown_function"),
        (23, "not_allowed"),
        (31, "none"),
    ]
    assert str(refusal).startswith('5: "%" is not part of the expression language. 11: There is no function "none".')


def test_every_mistake_stands_within_the_text():
    for source in ("wait >", "(", "wait is ", "\n\n wait ==\n", "'", "a b", ")"):
        for mistake in refused(source).mistakes:
            assert 0 <= mistake.column < mistake.end <= len(source)


def test_it_names_everything_in_use_once():
    expression = parse(
        'answered(a) and is_na(b) and c > office.d + visit.hour and "x" in e and sum(c, selected_count(f)) > 1'
    )
    assert expression.names == {"a", "b", "c", "office.d", "visit.hour", "e", "f"}


def test_functions_and_literals_are_no_names():
    assert parse('sum(1, 2) > 3 and True and "text" == "text" and matches("a", "b")').names == set()


def test_spaces_within_an_attribute_do_not_matter():
    assert parse("office . floor > 1").names == {"office.floor"}


def test_an_expression_may_go_over_lines():
    assert parse("\n wait > 1\n  and wait < 5\r\n").tree == parse("wait > 1 and wait < 5").tree


def test_expressions_with_the_same_text_are_equal():
    assert parse("wait > 1") == parse("wait > 1") != parse("wait>1")
    assert len({parse("wait > 1"), parse("wait > 1")}) == 1


def test_numbers_stay_the_same_through_json():
    tree = parse("sum(5, 5.0, .5, 1e3, 9007199254740993, 1e300, -0, 0.1)").tree
    assert json.dumps(tree) == '["sum", 5, 5, 0.5, 1000, 9007199254740992.0, 1e+300, 0, 0.1]'
    assert json.loads(json.dumps(tree)) == tree


def test_a_backslash_that_escapes_nothing_stays_and_nobody_is_warned():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert parse(r'story == "\d\. \я"').tree == ["==", ["q", "story"], "\\d\\. \\я"]


def test_a_word_may_touch_the_text_after_it():
    assert parse('"a" in["a"]or"b"in["b"]').tree == ["or", ["in", "a", ["list", "a"]], ["in", "b", ["list", "b"]]]


def test_a_chain_holds_each_operand_once_however_it_is_nested():
    source = "1 < 2 < 3"
    for _ in range(30):
        source = f"1 < ({source}) < 3"
    assert len(json.dumps(parse(source).tree)) < 1000
