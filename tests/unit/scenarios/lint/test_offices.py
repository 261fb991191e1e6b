"""What is asked of offices, held to what clients say of theirs."""

import pytest

from shopper.logic import Kind, Type
from shopper.scenarios import files
from shopper.scenarios.names import Attributes
from tests.builders.scripts import marked, script

ATTRIBUTES: Attributes = {
    "has_queue": Type(Kind.BOOLEAN, question=False),
    "desks": Type(Kind.NUMBER, question=False),
    "format": Type(Kind.TEXT, ("mall", "street"), question=False),
    "street": Type(Kind.TEXT, question=False),
    "mixed": Type(Kind.ANY, question=False),
}


def asked(condition: str) -> str:
    return script("id: greeted, kind: yes_no, points: {yes: 1, no: 0}", f"id: a, kind: text, show_if: '{condition}'")


def found(condition: str, attributes: Attributes | None = ATTRIBUTES) -> list[str]:
    """Return what is found; where the condition has a mark, without the place that the mark says."""
    source, place = marked(asked(condition)) if "›" in condition else (asked(condition), "nowhere")
    return [str(one).removeprefix(f"f:{place}: ") for one in files.load(source, "f", attributes).findings]


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        (
            "not ›office.has_que",
            'warning: No location has the attribute "office.has_que". Did you mean "office.has_queue"?',
        ),
        ('›office.x == "y" or office.x == "z"', 'warning: No location has the attribute "office.x".'),
        (
            'office.format == ›"mal" or office.format in ["mal", "street"]',
            'warning: No location has "mal" as its office.format. Did you mean "mall"?',
        ),
        ('›"hall" != office.format', 'warning: No location has "hall" as its office.format. Did you mean "mall"?'),
        (
            'office.format in ["mall", ›"airport"]',
            'warning: No location has "airport" as its office.format.',
        ),
        ("›office.desks", "error: Expected boolean, found number."),
        ("›office.has_queue > 2", "error: boolean cannot be compared with number."),
        ("›office.format > 2", "error: text cannot be compared with number."),
    ],
)
def test_what_no_office_is_like_is_told(condition: str, message: str) -> None:
    assert found(condition) == [message]


@pytest.mark.parametrize(
    "condition",
    [
        "office.has_queue and office.desks > 2",
        'office.format == "mall" or office.format in ["street"]',
        'office.street == "Any street"',
        'office.mixed == "text" or office.mixed > 2 or office.mixed',
        'greeted == "yes"',
    ],
)
def test_what_offices_are_like_can_be_asked(condition: str) -> None:
    assert found(condition) == []


def test_without_a_list_of_attributes_everything_can_be_asked() -> None:
    assert found("office.anything > 2", None) == []
    assert len(found("office.anything > 2", {})) == 1


def test_the_values_in_use_are_no_limit_for_an_order() -> None:
    assert found('office.format > "k"') == []
