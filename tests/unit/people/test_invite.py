"""Invitations and the codes that they are made of."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from shopper.db import Database
from shopper.people import records, sessions
from shopper.people.invite import FIRST_ADMIN, Invitation, ensure_admin, invite, spend
from shopper.people.model import Person
from shopper.problems import WRONG_CODE, Problem
from tests.builders.world import NOW, SECRET, a_world


def spends(db: Database, code: str, after: timedelta = timedelta(), secret: bytes = SECRET) -> Person:
    return db.write_now(lambda con: spend(con, secret, code, NOW + after))


def invited(db: Database, name: str = "anna") -> Invitation:
    who = a_world(db).person(name)
    return db.write_now(lambda con: invite(con, SECRET, who, NOW))


@pytest.mark.parametrize("typed", ["", "0000-0000", "no code at all"])
def test_a_code_that_was_never_made_lets_nobody_in(db: Database, typed: str) -> None:
    invited(db)
    with pytest.raises(Problem) as refusal:
        spends(db, typed)
    assert refusal.value.kind is WRONG_CODE


def test_a_code_works_once(db: Database) -> None:
    made = invited(db)
    assert spends(db, made.shown.lower()).name == "Anna"
    with pytest.raises(Problem) as refusal:
        spends(db, made.code)
    assert refusal.value.kind is WRONG_CODE


def test_of_many_who_spend_a_code_at_once_one_comes_in(db: Database) -> None:
    code = invited(db).code

    def attempt(_: int) -> bool:
        try:
            return bool(spends(db, code))
        except Problem:
            return False

    with ThreadPoolExecutor(8) as crowd:
        assert sum(crowd.map(attempt, range(20))) == 1


def test_an_invitation_holds_three_days_and_an_asked_code_a_quarter_of_an_hour(db: Database) -> None:
    world = a_world(db)
    anna = world.person("anna")
    invitation = db.write_now(lambda con: invite(con, SECRET, anna, NOW))
    asked = db.write_now(lambda con: invite(con, SECRET, anna, NOW, "asked"))
    for code, lifetime in ((invitation.code, timedelta(hours=72)), (asked.code, timedelta(minutes=15))):
        with pytest.raises(Problem):
            spends(db, code, lifetime)
        assert spends(db, code, lifetime - timedelta(seconds=1)) == anna


def test_another_server_s_key_makes_a_code_worthless(db: Database) -> None:
    made = invited(db)
    with pytest.raises(Problem):
        spends(db, made.code, secret=b"another key")


def test_the_database_does_not_hold_the_code(db: Database) -> None:
    made = invited(db)
    stored = db.read_now(lambda con: [tuple(row) for row in con.execute("SELECT * FROM code")])
    assert made.code not in str(stored)


def test_signing_out_everywhere_ends_unspent_codes_too(db: Database) -> None:
    made = invited(db)
    db.write_now(lambda con: sessions.end_all(con, made.person, NOW))
    with pytest.raises(Problem):
        spends(db, made.code)


def test_somebody_who_left_cannot_come_back_by_code(db: Database) -> None:
    made = invited(db)
    db.write_now(lambda con: con.execute("UPDATE person SET active = 0 WHERE id = ?", (made.person.id,)) and None)
    with pytest.raises(Problem):
        spends(db, made.code)


def test_an_empty_installation_gets_an_admin_and_a_link_until_somebody_came_in(db: Database) -> None:
    first, again = ensure_admin(db, SECRET, NOW), ensure_admin(db, SECRET, NOW)
    assert first is not None
    assert again is not None
    assert first.person.email == again.person.email == FIRST_ADMIN
    assert first.person.roles == ("admin",)
    assert again.link == f"/in/{again.shown}"
    spends(db, again.code)
    assert ensure_admin(db, SECRET, NOW) is None


def test_an_installation_with_people_gets_no_admin_of_its_own(db: Database) -> None:
    a_world(db)
    assert ensure_admin(db, SECRET, NOW) is None


def test_a_person_is_found_by_e_mail_and_by_id(db: Database) -> None:
    anna = a_world(db).person("anna")
    assert db.read_now(lambda con: records.named(con, " ANNA@demo.test")) == anna
    assert db.read_now(lambda con: records.named(con, str(anna.id))) == anna
    for name in ("nobody@demo.test", "99", ""):
        with pytest.raises(Problem) as refusal:
            db.read_now(lambda con, name=name: records.named(con, name))
        assert refusal.value.kind.code == "person_unknown"
