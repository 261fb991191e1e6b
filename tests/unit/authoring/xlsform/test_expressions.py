"""How expressions of a form are written in a scenario."""

import pytest

from tests.builders.xlsforms import codes, drafted, row, scenario

LISTS = {"yn": ["yes", "no"], "abc": ["a", "b", "c"], "marks": ["1", "2", "3"]}
ASKED = (
    row("select_one yn", "ok"),
    row("select_one abc", "one"),
    row("select_one abc", "other"),
    row("select_one marks", "mark"),
    row("select_multiple abc", "many"),
    row("integer", "n"),
    row("decimal", "m"),
    row("text", "word"),
    row("date", "born"),
    row("time", "came"),
    row("image", "seen"),
    row("note", "said"),
    row("calculate", "late", calculation="${n} > 5"),
    row("calculate", "big", calculation="if(${n} > 5, '1', '0')"),
    row("calculate", "half", calculation="${n} div 2"),
)


def shown(expression: str) -> str:
    """Return the condition that a row with this relevance gets."""
    found = drafted(*ASKED, row("text", "last", relevant=expression), choices=LISTS)
    assert not [code for _, code in codes(found) if code not in {"no_such_choice", "never_shown"}], found.notes
    condition = scenario(found).questions[-1].show_if
    return condition.source if condition else ""


def checked(kind: str, expression: str) -> str:
    """Return the check that a row `q` with this constraint gets."""
    found = drafted(*ASKED, row(kind, "q", constraint=expression), choices=LISTS)
    assert not codes(found), found.notes
    check = scenario(found).questions[-1].check
    return check.that.source if check else ""


def reason(expression: str) -> str:
    """Return why a relevance has no equal."""
    found = drafted(*ASKED, row("text", "last", relevant=expression), row("text", "later"), choices=LISTS)
    note = next(note for note in found.notes if note.code == "expression")
    assert note.row == 17
    assert scenario(found).question("last").show_if is None
    return note.values["reason"]


@pytest.mark.parametrize(
    ("expression", "written"),
    [
        ("selected(${ok}, 'yes')", 'ok == "yes"'),
        ("${one}='a'", 'one == "a"'),
        ("'a' = ${one}", 'one == "a"'),
        ("selected(${many}, 'b')", '"b" in many'),
        ("not(selected(${many}, 'b'))", 'not coalesce("b" in many, False)'),
        ("${one} != 'a'", 'coalesce(one != "a", True)'),
        ("not(${one} != 'a')", 'not one != "a"'),
        ("${n} > 3 and ${n} <= 7", "n > 3 and n <= 7"),
        ("3 < ${n}", "n > 3"),
        ("${n} = '5'", "n == 5"),
        ("${n} != ''", "answered(n)"),
        ("${one} = ''", "not answered(one)"),
        ("${half} = 'NaN'", "count(half) == 0"),
        ("string-length(${word}) > 0", "answered(word)"),
        ("string-length(${word}) = 3", 'matches(word, ".{3}")'),
        ("string-length(${word}) != 1", 'coalesce(matches(word, ".{2,}"), True)'),
        ("string-length(${word}) < 3", 'coalesce(matches(word, ".{1,2}"), True)'),
        ("count-selected(${many}) > 1", "selected_count(many) > 1"),
        ("count-selected(${many}) < 2", "coalesce(selected_count(many) < 2, True)"),
        ("count-selected(${one}) = 1", "(1 if answered(one) else 0) == 1"),
        ("${mark} >= 2", 'mark in ["c2", "c3"]'),
        ("${mark} = 2", 'mark == "c2"'),
        ("${big} = '1' or selected(${big}, '1')", 'big == "1"'),
        ("${many} = 'a'", '"a" in many and selected_count(many) == 1'),
        ("${one} = ${other}", "coalesce(one == other, count(one, other) == 0)"),
        ("selected(${many}, ${one})", "one in many"),
        ("regex(${word}, '^[A-Z]+\\d$')", r'matches(word, "[A-Z]+\\d")'),
        ("contains(${word}, 'a.b')", r'matches(word, ".*a\\.b.*")'),
        ("${born} >= date('2020-01-31')", 'born >= "2020-01-31"'),
        ("${born} < '2020-01-31'", 'born < "2020-01-31"'),
        ("${came} < '09:30'", 'came < "09:30"'),
        ("floor(${m}) = 1", "(round(m) - 1 if round(m) > m else round(m)) == 1"),
        ("int(${n}) > 1", "n > 1"),
        ("min(${n}, 3) > 1", "(min(n, 3) if count(n, 3) == 2 else 0 / 0) > 1"),
        ("if(${n} > 3, ${one} = 'a', ${one} = 'b')", 'one == "a" if coalesce(n > 3, False) else one == "b"'),
        ("coalesce(${n}, 0) > 1", "coalesce(n, 0) > 1"),
        ("(${n} > 3) = true()", "coalesce(n > 3, False)"),
        ("(${n} > 3) = false()", "not coalesce(n > 3, False)"),
        ("${n}", "n != 0"),
        ("${word}", "answered(word)"),
        ("${seen} != ''", "answered(seen)"),
        ("not(${seen})", "not answered(seen)"),
        ("null", "False"),
        ("${late}", "late"),
        ("${late} = 'true'", "late"),
        ("selected(${late}, 'true')", "late"),
        ("boolean-from-string(${big})", "False"),
        ("boolean(${n})", "n != 0"),
        ("${n} > ''", "False"),
        ("5 != ''", ""),
        ("'a' = ''", "False"),
        ("${n} = ${mark}", 'coalesce(n == (1 if mark == "c1" else 2 if mark == "c2" else 3), count(n, mark) == 0)'),
        ("${mark} > ${n}", '(1 if mark == "c1" else 2 if mark == "c2" else 3) > n'),
        ("1 = ${big}", 'big == "1"'),
        ("${n} > ${big}", '(1 if big == "1" else 0) < n'),
        ("${big} = ${half}", '(1 if big == "1" else 0) == half'),
        ("${n} + (${m} > 2) > 3", "n + (1 if coalesce(m > 2, False) else 0) > 3"),
        ("string(${word}) = 'a'", 'word == "a"'),
        ("date(${born}) < ${born}", "born < born"),
        ("max(1, 2) < ${n}", "max(1, 2) < n"),
        ("string-length(${word}) >= 0", ""),
        ("regex(${word}, '[a-z]+?')", 'matches(word, "[a-z]+")'),
        ("'a' = 'a'", '"a" == "a"'),
        ("string-length(${word}) = 2.5", "False"),
        ("if(${n} > 1, ${one}, ${mark}) = '2'", '(one if coalesce(n > 1, False) else mark) == "c2"'),
        ("if(${n} > 1, ${one}, 'b') = 'b'", '(one if coalesce(n > 1, False) else "b") == "b"'),
        ("true() and ${n} > 3", "n > 3"),
        ("true() or ${n} > 3", ""),
        ("${one} = 'zz' or ${n} > 3", "n > 3"),
        ("${one} = 'zz'", "False"),
        ("/data/group/n > 3", "n > 3"),
        ("current()/../n > 3", "n > 3"),
    ],
)  # fmt: skip
def test_what_shows_a_question(expression, written):
    assert shown(expression) == written


@pytest.mark.parametrize(
    ("kind", "expression", "written"),
    [
        ("integer", ". >= 0 and . <= 30", "q >= 0 and q <= 30"),
        ("integer", "${q} < 5", "q < 5"),
        ("integer", ". <= ${n}", "not answered(q) or coalesce(q <= n, False)"),
        ("integer", ". != ''", ""),
        ("integer", ". = ''", "not answered(q)"),
        ("integer", "${ok} = 'yes'", 'not answered(q) or coalesce(ok == "yes", False)'),
        ("integer", ". != ${n}", "not answered(q) or q != n"),
        ("text", "regex(., '^0[0-9]{9}$')", 'matches(q, "0[0-9]{9}")'),
        ("text", "string-length(.) < 10", 'matches(q, ".{1,9}")'),
        ("select_multiple abc", "not(selected(., 'a') and selected(., 'b'))", 'not ("a" in q and "b" in q)'),
        (
            "select_multiple abc",
            "(selected(., 'a') and count-selected(.) = 1) or not(selected(., 'a'))",
            '"a" in q and selected_count(q) == 1 or not "a" in q',
        ),
    ],
)
def test_what_stops_an_answer(kind, expression, written):
    assert checked(kind, expression) == written


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("${n} >", "it cannot be read"),
        ("'" + "x" * 5_000 + "' = ${word}", "it is too long"),
        ("(" * 70 + "1" + ")" * 70, "it is too large"),
        ("-" * 2_000 + "1 = 1", "it is too large"),
        ("today() > ${born}", "there is nothing like {about}()"),
        ("frobnicate(${n})", "there is nothing like {about}()"),
        ("pulldata('a', 'b', 'c', ${n}) = 1", "there is nothing like {about}()"),
        ("instance('x')/root/item[name = 'a']/label = 'b'", "there is nothing like {about}()"),
        ("position(..) = 1", "there is nothing like {about}()"),
        ("count(${n}) = 1", "there is nothing like {about}()"),
        ("${n} | ${m}", "there is nothing like “{about}”"),
        ("../.. = 1", "it points elsewhere: {about}"),
        ("a/@b = 1", "it points elsewhere: {about}"),
        (". = 1", "it points elsewhere: {about}"),
        ("${nobody} = 1", "there is no “{about}”"),
        ("${said} = 'a'", "“{about}” has no value"),
        ("${seen} = 'a'", "it compares different kinds of values"),
        ("${late} > 1", "it compares different kinds of values"),
        ("${one} = if(${n} > 1, 'a', 'b')", "it compares different kinds of values"),
        ("${one} > 'a'", "a text is not a number"),
        ("selected(${many}, ${word})", "it compares different kinds of values"),
        ("if(${n} > 1, ${n}) > 1", "it cannot be read"),
        ("if(${n} > 1, ${n}, 'none') > 1", "it compares different kinds of values"),
        ("if(${n} > 1, ${one}, 'none') = 'a'", "it compares different kinds of values"),
        ("if(${n} > 1, ${n}, ${word}) = 'a'", "it compares different kinds of values"),
        ("round(${m}, 2, 3) > 1", "it cannot be read"),
        ("max(${n}) > 1", "there is nothing like {about}()"),
        ("date(${word}) > ${born}", "dates can only be compared"),
        ("count-selected(${word}) > 1", "there is nothing like {about}()"),
        ("${later} = 'a'", "“{about}” comes later, and what is shown can depend on earlier questions only"),
        ("${last} = 'a'", "“{about}” comes later, and what is shown can depend on earlier questions only"),
        ("${born} - ${born} > 3", "dates can only be compared"),
        ("${born} = 'soon'", "dates can only be compared"),
        ("${word} > 3", "a text is not a number"),
        ("${one} + 1 > 3", "a text is not a number"),
        ("${one} = ${mark}", "it compares different kinds of values"),
        ("${word} = ${one}", "it compares different kinds of values"),
        ("${many} = ${one}", "“{about}” has several answers at once"),
        ("${many} + 1 > 3", "“{about}” has several answers at once"),
        ("${many} = 'a b'", "“{about}” has several answers at once"),
        ("string-length(${n}) = 3", "the length of a number is not known"),
        ("string-length(${word}) = ${n}", "there is nothing like {about}()"),
        ("regex(${word}, '(?=a)b')", "the pattern is not allowed: {about}"),
        ("regex(${word}, '(a*)*')", "the pattern is not allowed: {about}"),
        ("regex(${word}, ${one})", "the pattern is not allowed: {about}"),
        ("regex(${n}, '[0-9]')", "the pattern is not allowed: {about}"),
        ("selected(${word}, 'a')", "there is nothing like {about}()"),
        ("if(${n}, ${born}, '') > ${born}", "nothing can stand for an empty value here"),
        ("round(${n}, 9) = 1", "there is nothing like {about}()"),
        ("not(${n}, 2)", "it cannot be read"),
        ("$x + 1 > ${n}", "it cannot be read"),
        ("$r0 > ${n}", "it cannot be read"),
        ("$r9 > 1", "it cannot be read"),
        ("${n > 1", "it cannot be read"),
    ],
)
def test_what_has_no_equal_says_why(expression, why):
    assert reason(expression) == why


def test_a_comparison_with_no_choice_is_said():
    found = drafted(*ASKED, row("text", "last", relevant="${one} = 'zz' or ${n} > 3"), choices=LISTS)
    said = next(note for note in found.notes if note.code == "no_such_choice")
    assert (said.row, said.column, said.values) == (17, "relevant", {"choice": "zz", "name": "one"})


def test_a_constraint_that_has_no_equal_is_said():
    found = drafted(row("date", "born", constraint=". <= today()"))
    assert codes(found) == [(2, "expression")]
    assert scenario(found).question("born").check is None


def test_a_condition_that_grows_too_large_is_said():
    found = drafted(
        row("text", "a"), row("text", "b", relevant=" or ".join(f"${{a}} = '{number}'" for number in range(240)))
    )
    assert [note.values["reason"] for note in found.notes if note.code == "expression"] == ["it is too large"]


def test_required_is_yes_no_or_a_condition():
    found = drafted(
        row("integer", "n"),
        row("text", "always", required="yes"),
        row("text", "never", required="false()"),
        row("text", "maybe", required="${n} > 3"),
        row("image", "seen", required="TRUE"),
        row("note", "said", required="yes"),
    )
    asked = scenario(found)
    assert asked.question("always").required is True
    assert asked.question("never").required is None
    assert asked.question("maybe").required_if.source == "n > 3"
    assert (asked.question("seen").required, asked.question("seen").photo.min) == (True, 1)
    assert (found.figures.expressions, found.figures.translated) == (1, 1)


def test_messages_of_constraints_come_along():
    found = drafted(
        row("integer", "n", constraint=". > 0", **{"constraint_message::English": "More!", "label::English": "N"})
    )
    assert scenario(found).question("n").check.message.en == "More!"
