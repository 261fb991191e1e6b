"""Weights that come out otherwise than written."""

from tests.builders.scripts import HEAD, codes, warned

PERSONAS = "personas: [{id: calm}, {id: hurried}, {id: late}]\n"


def scored(*names: str, points: int = 5, condition: str = "") -> str:
    """Return the questions of a section, each with points for yes."""
    show = f", show_if: '{condition}'" if condition else ""
    one = f"kind: yes_no, points: {{yes: {points}, no: 0}}{show}"
    return "[" + ", ".join(f"{{id: {name}, text: {{en: Is {name}}}, {one}}}" for name in names) + "]"


def weighed(first: int, then: str, first_questions: str, then_questions: str) -> str:
    """Return a script of two sections with these weights."""
    return (
        HEAD
        + PERSONAS
        + (
            f"sections:\n  - {{id: one, weight: {first}, questions: {first_questions}}}\n"
            f"  - {{id: two, weight: {then}, questions: {then_questions}}}\n"
        )
    )


ONLY_CALM = scored("c", condition='persona == "calm"')


def test_a_section_that_does_not_count_for_some_personas_gives_its_weight_away() -> None:
    message = "For hurried, late this section does not count, and its 40 % of the weight goes to the others."
    remedy = "Give everybody something to earn here, or write scenarios of their own."
    assert warned(weighed(60, "›40", scored("a", "b"), ONLY_CALM), f"{message} {remedy}")


def test_a_small_section_may_be_for_some_personas_only() -> None:
    assert codes(weighed(90, "10", scored("a", "b"), ONLY_CALM)) == []


def test_a_section_that_counts_for_all_keeps_its_weight() -> None:
    assert codes(weighed(60, "40", scored("a"), scored("c", condition='a == "yes"'))) == []


def test_one_question_is_not_meant_to_be_a_third_of_many() -> None:
    many = scored(*"abcdefgh")
    message = "This question alone is 40 % of the total."
    remedy = "Give it fewer points, its section less weight, or more questions beside it."
    alone = scored("z").replace("{id", "›{id", 1)
    assert warned(weighed(60, "40", many, alone), f"{message} {remedy}")
    assert codes(weighed(80, "20", many, scored("z"))) == []
    assert codes(weighed(60, "40", scored("a", "b", "c"), scored("z"))) == []  # of four, one may be more than a quarter


def test_points_without_weights_are_what_the_author_wrote() -> None:
    questions = scored(*"abcdefgh")[:-1] + ", " + scored("z", points=50)[1:]
    assert codes(HEAD + f"sections: [{{id: one, questions: {questions}}}]") == []


def test_weights_are_not_compared_while_there_are_mistakes() -> None:
    source = weighed(60, "40", scored("a"), ONLY_CALM.replace("persona", "persoona"))
    assert codes(source) == ["expression_unknown_name"]
