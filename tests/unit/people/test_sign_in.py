"""Passwords at sign-in, and whose attempts count together."""

import asyncio

import pytest
from argon2 import PasswordHasher, profiles

from shopper.db import Database
from shopper.people import passwords, records
from shopper.people.sign_in import neighbourhood, with_password
from shopper.problems import WRONG_PASSWORD, Problem
from tests.builders.world import NOW, SECRET, a_world


def test_a_damaged_hash_fits_no_password(db: Database) -> None:
    tiina = a_world(db).person("tiina")
    db.write_now(lambda con: records.set_password_hash(con, tiina.id, "no hash at all"))
    with pytest.raises(Problem) as refusal:
        asyncio.run(with_password(db, SECRET, tiina.email, "no hash at all", NOW))
    assert refusal.value.kind is WRONG_PASSWORD


def test_a_hash_made_more_cheaply_is_made_anew_at_sign_in(db: Database) -> None:
    tiina = a_world(db).person("tiina")
    cheap = PasswordHasher.from_parameters(profiles.CHEAPEST).hash("correct horse battery")
    db.write_now(lambda con: records.set_password_hash(con, tiina.id, cheap))
    opened = asyncio.run(with_password(db, SECRET, tiina.email, "correct horse battery", NOW))
    assert opened.person == tiina
    _, renewed = db.read_now(lambda con: records.password_hash(con, tiina.email))
    assert passwords.outdated(cheap)
    assert not passwords.outdated(renewed)
    assert asyncio.run(passwords.fits(renewed, "correct horse battery"))


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("192.0.2.7", "192.0.2.8", False),
        ("2001:db8:1:2::7", "2001:db8:1:2:ffff::8", True),
        ("2001:db8:1:2::7", "2001:db8:1:3::7", False),
        ("testclient", "unknown", False),
    ],
)
def test_addresses_of_one_household_count_together(one: str, other: str, *, together: bool) -> None:
    assert (neighbourhood(one) == neighbourhood(other)) is together
