"""What the page of a visit needs so that a reviewer can decide on it."""

from shopper.db import Connection, Row
from shopper.people.model import Person
from shopper.problems import Problem
from shopper.reviews import records
from shopper.reviews.model import Deciding, possible
from shopper.scenarios import records as scenarios
from shopper.scenarios.questions import Note


def deciding(con: Connection, person: Person, visit_id: str) -> Deciding | None:
    """Return what `reviews/_decide.html` asks for, or None when this person does not review this visit."""
    try:
        visit = records.of(con, person, visit_id)
    except Problem:
        return None
    if visit["person_id"] == person.id:
        return None
    scenario = scenarios.version(con, visit["scenario"], visit["version"])
    asked = tuple((question.id, question.text) for question in scenario.questions if not isinstance(question, Note))
    released = visit["release_id"] is not None
    return Deciding(
        visit_id=visit_id,
        state=shown_state(visit),
        decisions=possible(visit["state"], released=released),
        photos=records.photos(con, visit_id),
        questions=asked,
        past=records.past(con, visit_id),
    )


def shown_state(visit: Row) -> str:
    """Return the state as the desk shows it: an accepted visit that was released is `released`."""
    return "released" if visit["state"] == "accepted" and visit["release_id"] is not None else str(visit["state"])
