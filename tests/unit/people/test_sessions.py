"""Sessions and API tokens."""

import asyncio
from datetime import datetime, timedelta

from starlette.requests import HTTPConnection

from shopper.db import Database
from shopper.people import records, sessions
from shopper.people.signed import Signed
from tests.builders.world import NOW, SECRET, a_world


def asks(db: Database, now: datetime = NOW, secret: bytes = SECRET, **headers: str) -> Signed | None:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    connection = HTTPConnection({"type": "http", "headers": raw})
    return asyncio.run(sessions.authenticate(db, secret, connection, now))


def opened(db: Database, name: str) -> str:
    who = a_world(db).person(name)
    return "session=" + db.write_now(lambda con: sessions.begin(con, SECRET, who, NOW))


def test_nobody_is_signed_in_without_proof(db: Database) -> None:
    opened(db, "anna")
    assert asks(db) is None
    assert asks(db, cookie="session=made-up") is None
    assert asks(db, authorization="Bearer made-up") is None
    assert asks(db, authorization="Basic YTpi") is None


def test_a_session_tells_who_asks(db: Database) -> None:
    cookie = opened(db, "anna")
    signed = asks(db, cookie=cookie)
    assert signed is not None
    assert (signed.person.name, signed.language) == ("Anna", "ru")
    assert len(bytes.fromhex(signed.csrf)) == 16
    assert asks(db, cookie=cookie, secret=b"another key") is None


def test_the_database_does_not_hold_the_cookie(db: Database) -> None:
    cookie = opened(db, "anna")
    stored = db.read_now(lambda con: [tuple(row) for row in con.execute("SELECT * FROM session")])
    assert cookie.removeprefix("session=") not in str(stored)


def test_a_desk_session_ends_after_half_a_day_unused_and_a_phone_s_after_a_month(db: Database) -> None:
    world = a_world(db)
    for name, idle in (("maria", timedelta(hours=12)), ("anna", timedelta(days=30))):
        who = world.person(name)
        cookie = "session=" + db.write_now(lambda con, who=who: sessions.begin(con, SECRET, who, NOW))
        assert asks(db, NOW + idle, cookie=cookie) is None
        assert asks(db, NOW + idle - timedelta(seconds=1), cookie=cookie) is not None


def test_a_session_in_use_goes_on(db: Database) -> None:
    cookie = opened(db, "maria")
    for hours in range(0, 48, 8):
        assert asks(db, NOW + timedelta(hours=hours), cookie=cookie) is not None


def test_a_session_is_not_written_down_at_every_request(db: Database) -> None:
    cookie = opened(db, "maria")
    asks(db, NOW + timedelta(minutes=5), cookie=cookie)
    seen = db.read_now(lambda con: con.execute("SELECT DISTINCT seen_at = created_at FROM session").fetchone()[0])
    assert seen == 1


def test_rights_taken_away_are_gone_at_the_next_request(db: Database) -> None:
    cookie = opened(db, "tiina")
    tiina = a_signed(db, cookie).person
    db.write_now(lambda con: records.grant(con, tiina.id, "admin", []))
    assert a_signed(db, cookie).person.rights == ()


def test_signing_out_everywhere_ends_sessions_and_tokens_but_the_one_to_keep(db: Database) -> None:
    world = a_world(db)
    anna = world.person("anna")
    here, there = ("session=" + db.write_now(lambda con: sessions.begin(con, SECRET, anna, NOW)) for _ in range(2))
    token = world.token("anna")
    kept = a_signed(db, here).session
    assert db.write_now(lambda con: sessions.end_all(con, anna, NOW, keep=kept)) == 1
    assert asks(db, cookie=here) is not None
    assert asks(db, cookie=there) is None
    assert asks(db, authorization=f"Bearer {token}") is None


def test_an_api_token_tells_who_asks_and_carries_no_form_token(db: Database) -> None:
    token = a_world(db).token("rita")
    signed = asks(db, authorization=f"bearer {token}", cookie="session=made-up")
    assert signed is not None
    assert (signed.person.name, signed.session, signed.csrf) == ("Rita", "", "")


def test_ended_sessions_are_forgotten(db: Database) -> None:
    opened(db, "anna")
    rita = db.read_now(lambda con: records.named(con, "rita@demo.test"))
    db.write_now(lambda con: sessions.begin(con, SECRET, rita, NOW + timedelta(days=40)))
    assert db.read_now(lambda con: con.execute("SELECT COUNT(*) FROM session").fetchone()[0]) == 1


def a_signed(db: Database, cookie: str) -> Signed:
    signed = asks(db, cookie=cookie)
    assert signed is not None
    return signed
