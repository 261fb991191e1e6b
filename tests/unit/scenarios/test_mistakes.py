"""Every way in which a scenario file can be wrong, with the place and the words for it."""

from collections.abc import Iterable

import pytest

from shopper.scenarios import files
from shopper.scenarios.part import Text
from shopper.scenarios.wording import worded

HEAD = """\
format: 1
scenario: example
languages: [en]
method: mystery_visit
channel: office
title: {en: An example}
"""

FILE = HEAD + "sections:\n  - id: only\n    questions:\n"


def findings(source: str | bytes) -> list[str]:
    """Return what is found, without the file's name."""
    return [str(found).removeprefix("f.yaml:") for found in files.load(source, "f.yaml").findings]


def marked(source: str) -> tuple[str, str]:
    """Return the source without its mark ›, and where that stood."""
    before = source[: source.index("›")]
    place = f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}: "
    return source.replace("›", ""), place


def said(source: str) -> list[str]:
    """Return what is found, without the file's name and the place."""
    return [found.split(": ", 1)[1] for found in findings(source)]


def a_file(*questions: str, head: str = "") -> str:
    """Return a file whose first question stands in line 10; texts that are left out are added."""
    return FILE.replace("sections:", head + "sections:") + "".join(f"      - {{{one}}}\n" for one in questions)


def texted(*questions: str) -> Iterable[str]:
    """Return questions with a text at their end."""
    return (f"{one}, text: {{en: Text}}" for one in questions)


GREETED = "id: greeted, kind: yes_no, points: {yes: 5, no: 0}"
GRADE = "choices:\n  grade: [{id: good, points: 2, text: {en: Good}}, {id: bad, points: 0, text: {en: Bad}}]\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", "1:1: error: The file is empty."),
        ("# nothing but a remark\n", "1:1: error: The file is empty."),
        ("[a, list]", "1:1: error: The file should be a mapping of keys to values."),
        ("a: [1, 2", "1:9: error: This is not YAML: expected ',' or ']', but got '<stream end>'."),
        ("a: b\nc: d: e", "2:5: error: This is not YAML: mapping values are not allowed here."),
        ('a: "\\UFFFFFFFF"', "1:1: error: This is not YAML: an escape after this names no character."),
        ("a: b\nc: d\x07", "2:5: error: This is not YAML: the character U+0007 cannot be used."),
        (b"a: b\nc: \xff", "2:1: error: The file is not written in UTF-8. Save it as UTF-8."),
        (b"a" * 1_000_001, "1:1: error: The file is larger than 1000000 bytes. Split it into several scenarios."),
        ("[" * 30, "1:22: error: This is nested more than 20 levels deep."),
        ("- \n" * 20_001, "20000:2: error: The file has more than 20000 values. Split it into several scenarios."),
    ],
    ids=lambda given: repr(given[:20]),
)
def test_a_file_that_cannot_be_read_at_all(source: str | bytes, expected: str) -> None:
    loaded = files.load(source, "f.yaml")
    assert loaded.scenario is None
    assert findings(source) == [expected]


# In the tables the mark › stands where the finding has to point.
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("stage: ›&x interest", "Anchors and aliases cannot be used."),
        ("stage: ›*x", "Anchors and aliases cannot be used."),
        ("stage: ›!!str interest", "Tags cannot be used."),
        ('stage: ›"\\ud800"', "This text has a character that cannot be stored."),
        ("›channel: call", 'The key "channel" stands here twice; the first is in line 5. Keep one of them.'),
        ("›[a]: b", "A key has to be a word."),
        ('›"": b', "A key has to be a word."),
        ("›chanel: call", '"chanel" is not a key of a scenario. Did you mean "channel"?'),
        ("›xyzzy: 1", '"xyzzy" is not a key of a scenario.'),
        ("stage: ›interst", '"interst" cannot be the value of "stage". Did you mean "interest"?'),
        (
            "stage: ›true",
            '"true" cannot be the value of "stage". One of: attraction, interest, evaluation, purchase, l',
        ),
        ("briefing: ›text", '"briefing" should be a text in each language. Write {ru: …, et: …, en: …}.'),
        ("briefing: {en: ›5}", '"en" should be a text. Write it in quotes: "5".'),
        ("briefing: {en: ›true}", '"en" should be a text. Write it in quotes: "true".'),
        ("briefing: {en: ›[a]}", '"en" should be a text.'),
        ("briefing: ›{ru: а}", "There is no text in en."),
        ('briefing: ›{en: "  "}', "There is no text in en."),
        ("scoring: ›5", "Scoring is a mapping of keys to values. Keys: cap_bonus, coverage_min, bands."),
        ("scoring: {cap_bonus: ›1}", '"cap_bonus" should be true or false.'),
        ("scoring: {coverage_min: ›high}", '"coverage_min" should be a number.'),
        ("scoring: {coverage_min: ›1e999}", '"coverage_min" should be a number.'),
        ("scoring: {coverage_min: ›-1}", '"coverage_min" should be at least 0.'),
        ("scoring: {coverage_min: ›101}", '"coverage_min" should be at most 100.'),
        ("scoring: {bands: ›{a: 1}}", '"bands" should be a list.'),
        ("scoring: {bands: [›{id: a}]}", 'A band needs "min".'),
        ("personas: [{id: ›Kind}]", '"Kind" cannot be an id. Write a small Latin letter, then letters, digits or _.'),
        ("personas: [{id: kind}, {id: ›kind}]", 'The id "kind" is taken; it stands first in line 7.'),
        ("choices: ›5", "Choices is a mapping of keys to values."),
        ("choices: {grade: ›good}", '"grade" should be a list. Write [one, two], or lines that begin with a dash.'),
        ("choices: {grade: [›{text: {en: Good}}]}", 'A choice needs "id".'),
        ("choices: {›Grade: [{id: good}]}", '"Grade" cannot be an id.'),
        ("calculated: ›{late: 5}", '"calculated" should be a list.'),
        ("calculated: [{id: late, value: ›5}]", '"value" should be an expression. Write it in quotes.'),
        ("calculated: [{id: ›persona, value: '5'}]", '"persona" already means something in expressions.'),
        ("calculated: [{id: a, value: '›a'}]", 'The calculated value "a" cannot use itself.'),
        ("calculated: [{id: a, value: '1 + ›b'}, {id: b, value: '2'}]", 'The calculated value "b" is declared below'),
    ],
)
def test_a_mistake_above_the_sections(line: str, expected: str) -> None:
    question = "sections:\n  - id: only\n    questions:\n      - {" + GREETED + ", text: {en: Hello?}}\n"
    source, place = marked(f"{HEAD}{line}\n{question}")
    assert any(found.startswith(f"{place}error: {expected}") for found in findings(source)), findings(source)
    assert files.load(source).scenario is None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("kind: text", 'A text question needs "id".'),
        ("id: a", 'A question needs "kind".'),
        ("id: a, kind: ›yesno", '"yesno" cannot be the value of "kind". Did you mean "yes_no"?'),
        ("id: a, kind: ›5", '"5" cannot be the value of "kind". One of: yes_no, choice, choices, scale, nps'),
        ("id: a, kind: nps, ›points: '5'", '"points" is not a key of an nps question.'),
        (
            "id: a, kind: yes_no, ›requred: true",
            '"requred" is not a key of a yes_no question. Did you mean "required"?',
        ),
        ("id: a, kind: choice", 'A choice question needs "choices".'),
        ("id: a, kind: choice, choices: ›[]", '"choices" has too few entries; at least 1.'),
        ("id: a, kind: choice, choices: ›grades", 'There is no list of choices "grades". Did you mean "grade"?'),
        ("id: a, kind: choice, choices: [{id: b}, {id: ›b}]", 'The id "b" is taken; it stands first in line 12.'),
        ("id: a, kind: choice, choices: ›[{id: b, points: -1}]", "Only a choices question can take points away."),
        ("id: a, kind: yes_no, points: ›{yes: 5}", 'The points do not name the choice "no".'),
        ("id: a, kind: yes_no, points: {yes: 5, no: 0, ›noo: 1}", '"noo" is not a choice of this question. Did you'),
        ("id: a, kind: yes_no, points: {yes: 5, no: ›-1}", "Only a choices question can take points away."),
        ("id: a, kind: yes_no, points: {yes: ›five, no: 0}", '"yes" should be a number.'),
        ("id: a, kind: yes_no, points: ›[1]", '"points" should be an expression.'),
        ("id: a, kind: yes_no, points: '5'", 'Where points are an expression, "max_points" is needed.'),
        ("id: a, kind: yes_no, points: '5', max_points: ›ten", '"max_points" should be a number.'),
        ("id: a, kind: number, points: ›{x: 1}", "Only a question with choices has a map of points. Write an expre"),
        ("id: a, kind: number, min: ›5, max: 3", '"min" is above "max".'),
        ("id: a, kind: number, decimals: ›1.5", '"decimals" should be a whole number.'),
        ("id: a, kind: scale, low: 5, high: ›5", '"high" has to be above "low".'),
        ("id: a, kind: scale, low: 0, high: ›90", "A scale has at most 21 marks."),
        ("id: a, kind: text, photo: {min: ›3, max: 1}", '"min" is above "max".'),
        ("id: a, kind: text, photo: {min: ›-3}", '"min" should be at least 0.'),
        ("id: a, kind: text, critical: ›{when: '1 < 2', effect: cap}", 'A cap needs "at", in per cent.'),
        ("id: a, kind: text, critical: ›{when: '1 < 2'}", 'A critical rule needs "effect".'),
        ("id: a, kind: text, hint: {en: ›" + "x" * 20_001 + "}", '"en" is too long; at most 20000.'),
        ("id: ›visit, kind: text", '"visit" already means something in expressions.'),
    ],
)
def test_a_mistake_in_a_question(question: str, expected: str) -> None:
    source = a_file(*texted(question, GREETED)).replace("sections:", GRADE + "sections:")
    source, place = marked(source if "›" in source else source.replace("- {", "- ›{", 1))
    assert any(found.startswith(f"{place}error: {expected}") for found in findings(source)), findings(source)
    assert files.load(source).scenario is None


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('›""', "The expression is empty."),
        ("'›a == \"yes\"'", 'Whether "a" is shown cannot depend on its own answer.'),
        ("'›greeted == \"yes\"'", '"greeted" comes later, and what is shown can depend on earlier questions only.'),
        ("'answered(›greeted)'", '"greeted" comes later'),
        ("›late", '"late" depends on "greeted", which comes later'),
        ("›later", '"later" depends on "greeted", which comes later'),
        ("'›greted == \"yes\"'", 'There is no question "greted". Did you mean "greeted"?'),
        ("greeted == ›yes", 'There is no question "yes". A choice is written in quotes: "yes".'),
        ("'greeted == ›\"mayb\"'", '"mayb" is not a choice of greeted.'),
        ("›1 + 1", "Expected boolean, found number."),
        ("greeted ›=", '"=" is not an operator. Write == instead.'),
        ('"greeted == ›\\"mayb\\""', '"mayb" is not a choice of greeted.'),
        ("'›''mayb'' == greeted'", '"mayb" is not a choice of greeted.'),
    ],
)
def test_a_mistake_in_an_expression_is_pointed_at(condition: str, expected: str) -> None:
    values = "calculated: [{id: late, value: answered(greeted)}, {id: later, value: not late}]\n"
    source = HEAD + values + FILE.removeprefix(HEAD)
    source += f"      - {{id: a, kind: yes_no, show_if: {condition}, text: {{en: A}}}}\n"
    source, place = marked(f"{source}      - {{{GREETED}, text: {{en: B}}}}\n")
    assert any(found.startswith(f"{place}error: {expected}") for found in findings(source)), findings(source)


def test_a_mistake_in_a_folded_expression_is_pointed_at_in_its_line() -> None:
    source = HEAD + "sections:\n  - id: only\n    questions:\n      - id: a\n        kind: yes_no\n        check:\n"
    source += '          that: >-\n            a == "yes"\n            or a == "nope"\n        text: {en: A}\n'
    assert findings(source) == ['15:21: error: "nope" is not a choice of a. Did you mean "no"?']


def test_expressions_are_checked_wherever_they_stand() -> None:
    wrong = "'xyz > 1'"
    source = a_file(
        *texted(
            f"id: a, kind: text, show_if: {wrong}, required_if: {wrong}, check: {{that: {wrong}}},"
            f" critical: {{when: {wrong}, effect: flag}}, photo: {{required_if: {wrong}}}, points: {wrong},"
            " max_points: 1"
        ),
        head=f"calculated: [{{id: late, value: {wrong}}}]\n",
    ).replace("- id: only", f"- id: only\n    show_if: {wrong}")
    assert said(source).count('error: There is no question "xyz".') == 8


def test_a_section_depends_on_earlier_sections_only() -> None:
    source = a_file(*texted(GREETED)).replace("- id: only", '- id: only\n    show_if: greeted == "yes"')
    (found,) = findings(source)
    assert found.startswith('9:14: error: "greeted" stands in this section or later; a section can depend on earlier')


def test_a_section_may_depend_on_an_earlier_section() -> None:
    source = a_file(*texted(GREETED)) + '  - id: next\n    show_if: greeted == "yes"\n    questions: []\n'
    assert files.load(source).scenario is not None


def test_weights_are_for_all_sections_or_none() -> None:
    source = a_file(*texted(GREETED)) + "  - id: next\n    weight: 5\n    questions:\n      - {" + GREETED + "}\n"
    assert "7:5: error: Some sections have a weight and some have none. Give each a weight, or none of them." in [
        found.replace("8:5", "7:5") for found in findings(source)
    ]


def test_ids_of_sections_and_questions_are_given_once() -> None:
    source = a_file(*texted(GREETED)) * 1 + "  - id: only\n    questions:\n      - {" + GREETED + ", text: {en: B}}\n"
    assert said(source) == [
        'error: The id "only" is taken; it stands first in line 8. Give one of them another id.',
        'error: The id "greeted" is taken; it stands first in line 10. Give one of them another id.',
    ]


def test_what_is_missing_is_told_where_it_should_be() -> None:
    assert findings("format: 1\n") == [
        f'1:1: error: A scenario needs "{key}".'
        for key in ("channel", "languages", "method", "scenario", "sections", "title")
    ]


@pytest.mark.parametrize("sections", ["sections: []", "sections: [{id: a}]", "sections: [{id: a, questions: []}]"])
def test_a_scenario_has_questions(sections: str) -> None:
    assert said(HEAD + sections) == ["error: A scenario needs at least one section with a question."]


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        (
            "sections: {a: 1}",
            '7:11: error: "sections" should be a list. Write [one, two], or lines that begin with a d',
        ),
        ("sections: [5]", "7:12: error: A section is a mapping of keys to values. Keys: id, title, weight, show_if, q"),
        ("sections: [{id: a, questions: [5]}]", "7:32: error: A question is a mapping of keys to values."),
        ("sections: [{id: a, questions: 5}]", '7:31: error: "questions" should be a list.'),
        ("sections: [{id: A, questions: [{id: b, kind: text, text: {en: B}}]}]", '7:17: error: "A" cannot be an id.'),
        ("sections: [{id: a, weigth: 5, questions: []}]", '7:20: error: "weigth" is not a key of a section. Did you'),
    ],
)
def test_sections_and_questions_have_their_form(sections: str, expected: str) -> None:
    assert any(expected in found for found in findings(HEAD + sections)), findings(HEAD + sections)


def test_a_second_document_is_refused() -> None:
    assert "11:1: error: A file holds one scenario. Put what follows into a file of its own." in findings(
        a_file(*texted(GREETED)) + "---\na: b\n"
    )


def test_a_directive_is_refused() -> None:
    assert findings("%YAML 1.1\n---\n" + a_file(*texted(GREETED))) == [
        "1:1: error: A % directive cannot be used. Leave it out; the format is YAML 1.2."
    ]


def test_one_mistake_hides_no_other() -> None:
    source = a_file(
        "id: a, kind: choice, choices: grade, requred: true, points: {good: 1, bda: 0}, text: {ru: А}",
        "id: b, kind: yesno, text: {en: B}",
        "id: c, kind: text, required_if: 'a == \"goood\" and b == 5', text: {en: C}",
        head="choices:\n  grade: [{id: good, pints: 1, text: {en: G}}, {id: bad, text: {en: B}}]\n",
    )
    assert said(source) == [
        'error: "pints" is not a key of a choice. Did you mean "points"?',
        'error: "requred" is not a key of a choice question. Did you mean "required"?',
        'error: The points do not name the choice "bad". Every choice is named, also with 0.',
        'error: "bda" is not a choice of this question. Did you mean "bad"?',
        "error: There is no text in en. Write it, or do not declare the language.",
        'warning: "ru" is not among the declared languages. Declare it, or leave it out.',
        'error: "yesno" cannot be the value of "kind". Did you mean "yes_no"?',
        'error: "goood" is not a choice of a. Did you mean "good"?',
    ]


def test_what_was_found_wrong_is_not_complained_about_twice() -> None:
    source = a_file(
        *texted(
            "id: a, kind: number, points: '5', max_points: ten",
            "id: b, kind: choice, choices: grade",
        ),
        "id: c, kind: yes_no, points: {yes: five, no: 0}, text: {en: Other}",
        head="choices: {grade: [{id: 5}]}\n",
    )
    assert said(source) == [
        'error: "id" should be a text. Write it in quotes: "5".',
        'error: "max_points" should be a number.',
        'error: "choices" has too few entries; at least 1.',
        'error: "yes" should be a number.',
    ]


def test_what_has_several_mistakes_is_told_all_of_them() -> None:
    assert said(a_file(*texted(GREETED), head="scoring: {bands: [{min: high}, {id: low, min: 0}]}\n")) == [
        'error: A band needs "id".',
        'error: "min" should be a number.',
    ]


def test_what_no_words_were_made_for_is_told_all_the_same() -> None:
    error = {"type": "odd", "loc": ("a",), "msg": "It is odd", "input": 3}
    assert worded(error, Text, ()) == ("unreadable", {"key": "a", "problem": "It is odd"})  # type: ignore[arg-type]


def test_parse_raises_all_of_it() -> None:
    with pytest.raises(files.ScenarioErrors, match='needs "title"') as caught:
        files.parse(HEAD.replace("title", "titel") + "sections: []")
    assert [found.code for found in caught.value.findings] == ["missing_key", "unknown_key", "no_sections"]
