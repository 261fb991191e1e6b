"""What a reviewer is asked on the page of a visit."""

from pathlib import Path

import pytest

from shopper.db import Database
from shopper.people import records as people
from shopper.reviews import releases
from shopper.reviews.deciding import deciding
from shopper.reviews.decisions import Verdict, decide
from shopper.reviews.model import Deciding
from tests.builders.visits import Field, a_body, a_photo, claim, hash_of, later, visit_id


@pytest.fixture
def field(db: Database, tmp_path: Path) -> Field:
    made = Field(db, tmp_path / "evidence")
    photo = a_photo()
    made.photograph(photo)
    made.send(a_body(made.assign("T1").id, evidence=[claim(photo), claim(a_photo("red"))]))
    return made


def asked(field: Field, name: str) -> Deciding | None:
    person = field.world.person(name)
    return field.db.read_now(lambda con: deciding(con, person, visit_id("first")))


@pytest.mark.parametrize("name", ["anna", "boris", "maria"])
def test_nobody_but_the_desk_is_asked(field: Field, name: str) -> None:
    assert asked(field, name) is None


def test_nobody_is_asked_about_a_visit_of_their_own(field: Field) -> None:
    field.db.write_now(lambda con: people.grant(con, field.world.person("anna").id, "admin", [None]))
    assert asked(field, "anna") is None


def test_a_visit_that_waits_can_be_returned_or_rejected(field: Field) -> None:
    found = asked(field, "rita")
    assert found is not None
    assert (found.state, found.decisions) == ("waiting_evidence", ("returned", "rejected"))
    assert [photo.sha256 for photo in found.photos] == [hash_of(a_photo())]
    assert ("greeted", "Greeted?") in [(name, text.in_("en")) for name, text in found.questions]


def test_a_released_visit_can_be_withdrawn_and_tells_its_past(field: Field) -> None:
    field.photograph(a_photo("red"))
    rita = field.world.person("rita")
    field.db.write_now(lambda con: decide(con, rita, visit_id("first"), Verdict("accepted", "good"), later()))
    field.db.write_now(lambda con: releases.release(con, field.wave, None, later(days=9)))
    found = asked(field, "tiina")
    assert found is not None
    assert (found.state, found.decisions) == ("released", ("void",))
    assert [(one.decision, one.note, one.by) for one in found.past] == [("accepted", "good", "Rita")]
