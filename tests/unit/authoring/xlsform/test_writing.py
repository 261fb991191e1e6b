"""What is written is read again as it was."""

from hypothesis import given, settings
from hypothesis import strategies as st

from shopper.authoring.xlsform.drafting import Calculated, Draft, Question, Section, Words
from shopper.authoring.xlsform.writing import WIDTH, scalar, written
from shopper.scenarios.composing import compose
from tests.builders.xlsforms import drafted, row

TEXTS = st.one_of(
    st.text(max_size=40),
    st.text("ab: #'\"\\\n-?!&*{}[]|>%@`,~\t", max_size=30),
    st.sampled_from(
        [
            "yes",
            "null",
            "1",
            "1e5",
            "true",
            "~",
            "",
            " a",
            "a ",
            "a: b",
            "- a",
            "a #b",
            "\u2028",
            "\ufeff",
            "é\u0085",
            "0x1",
            "2020-01-01",
        ]
    ),
)


@settings(max_examples=400, derandomize=True, database=None, deadline=None)
@given(text=TEXTS.filter(lambda text: not any("\ud800" <= sign <= "\udfff" for sign in text)))
def test_every_text_is_read_as_it_was_written(text):
    document = compose(f"a: {scalar(text)}\n")
    assert document.mistakes == []
    assert document.plain == {"a": text}


@settings(max_examples=100, derandomize=True, database=None, deadline=None)
@given(words=st.lists(st.sampled_from(["a", '"b c"', "and", "(n > 1)", "x" * 60]), min_size=1, max_size=60))
def test_long_expressions_are_folded_and_read_as_they_were(words):
    text = " ".join(words)
    draft = Draft("x", ("en",), {"en": "X"}, "survey", "office", calculated=[Calculated("v", text)])
    source = written(draft)
    assert compose(source).plain["calculated"][0]["value"] == text
    assert all(len(line) <= WIDTH for line in source.splitlines())


def test_long_texts_take_a_line_for_each_language():
    question = Question("q", "text", 2, {"text": Words({"ru": "я" * 60, "en": "x" * 60}), "required": True})
    draft = Draft("x", ("en",), {"en": "X"}, "survey", "office", sections=[Section("s", {}, questions=[question])])
    assert written(draft).splitlines()[-4:] == [
        "        text:",
        f"          ru: {'я' * 60}",
        f"          en: {'x' * 60}",
        "        required: true",
    ]


def test_a_draft_reads_well():
    source = drafted(
        row("integer", "n", label="How many?", constraint=". < 9", constraint_message="Too many"),
        row("geotrace", "path"),
        row("select_one l", "why", label="Why?", relevant="${n} > 3", required="yes"),
        choices={"l": ["cheap", "near"]},
        form_title="Short",
    ).source
    assert (
        source
        == """# From form.xlsx: 4 of 5 rows, 2 of 2 expressions.
# What was lost or changed is said above its place; method and channel are a guess.
format: 1
scenario: short
languages: [en]
method: survey
channel: office
title: {en: Short}
choices:
  list:
    - {id: cheap, text: {en: Cheap}}
    - {id: near, text: {en: Near}}
sections:
  - id: questions
    title: {en: Questions}
    questions:
      - id: n
        kind: number
        text: {en: "How many?"}
        decimals: 0
        check:
          that: "n < 9"
          message: {en: Too many}
      # row 3: A scenario cannot ask for this: “geotrace”.
      - id: why
        kind: choice
        text: {en: "Why?"}
        choices: l
        show_if: "n > 3"
        required: true
""".replace("  list:", "  l:")
    )
