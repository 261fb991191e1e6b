"""What phones report, who sees it, and what becomes of a lost one's session."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from shopper import clock
from shopper.people import sessions
from shopper.people.imports import people
from shopper.phone.fleet.model import PHONES_A_PERSON
from shopper.web.static import build
from tests.builders.site import Site, sends
from tests.builders.visits import visit_id
from tests.builders.world import NOW

SESSION, PHONES = "/api/v1/session", "/phones"
REPORT = {
    "drafts": 2,
    "undelivered": 1,
    "oldest_at": "2026-11-20T10:00:00+02:00",
    "room_used": 40,
    "build": "b1",
    "browser": "safari",
    "installed": True,
}


def reports(client: TestClient, name: str = "phone", **changes: Any) -> Response:
    return client.put(f"/api/v1/phones/{visit_id(name)}", json=REPORT | changes)


def rows(site: Site) -> list[dict[str, Any]]:
    found = site.world.db.read_now(lambda con: con.execute("SELECT * FROM phone ORDER BY person_id, id").fetchall())
    return [dict(zip(row.keys(), row, strict=True)) for row in found]


def age(site: Site, days: float) -> None:
    moment = clock.stamp(clock.now() - timedelta(days=days))
    site.world.db.write_now(lambda con: con.execute("UPDATE phone SET reported_at = ?", (moment,)))


# Reporting


def test_a_stranger_reports_nothing(site: Site) -> None:
    assert reports(site.guest()).status_code == 401
    assert rows(site) == []


@pytest.mark.parametrize(
    "change",
    [
        {"drafts": -1},
        {"undelivered": "1"},
        {"oldest_at": "yesterday"},
        {"room_used": 101},
        {"build": "<b>"},
        {"browser": "netscape"},
        {"place": [59.4, 24.7]},
    ],
)
def test_a_report_says_what_it_may_and_nothing_else(site: Site, change: dict[str, Any]) -> None:
    assert reports(site.browser("anna"), **change).status_code == 422
    assert rows(site) == []


def test_a_phones_name_is_a_uuid_and_its_report_is_short(site: Site) -> None:
    anna = site.browser("anna")
    assert anna.put("/api/v1/phones/mine", json=REPORT).status_code == 404
    assert anna.put(f"/api/v1/phones/{visit_id('a')}", content=b"x" * 3000).status_code == 413


def test_only_the_last_report_stays(site: Site) -> None:
    anna = site.browser("anna")
    assert reports(anna).status_code == 204
    assert reports(anna, undelivered=0, oldest_at=None, room_used=None).status_code == 204
    [row] = rows(site)
    assert (row["undelivered"], row["oldest_at"], row["room_used"], row["drafts"]) == (0, None, None, 2)


def test_two_people_on_one_phone_do_not_stand_in_each_others_way(site: Site) -> None:
    reports(site.browser("anna"), drafts=1)
    reports(site.browser("boris"), drafts=5)
    assert [row["drafts"] for row in rows(site)] == [1, 5]


def test_of_many_phones_the_latest_stay(site: Site) -> None:
    anna = site.browser("anna")
    for number in range(PHONES_A_PERSON + 2):
        reports(anna, str(number), drafts=number)
    assert sorted(row["drafts"] for row in rows(site)) == list(range(2, PHONES_A_PERSON + 2))


# Who sees it


@pytest.mark.parametrize("name", ["anna", "rita", "maria"])
def test_only_admins_see_phones_and_persons(site: Site, name: str) -> None:
    assert site.browser(name).get(PHONES).status_code == 403
    assert site.browser(name).get(f"/people/{site.world.person('boris').id}").status_code == 404


def test_an_admin_sees_the_phones_of_those_whom_they_oversee(site: Site) -> None:
    line = "email,name,language,role,client,location\neva@demo.test,Eva,en,admin,balt,\n"
    site.world.db.write_now(lambda con: people(con, line.encode(), NOW))
    reports(site.browser("anna"))
    reports(site.browser("uljana"))
    eva, tiina = site.browser("eva").get(PHONES).text, site.browser("tiina").get(PHONES).text
    assert [name in eva for name in ('data-phone="Anna"', 'data-phone="Uljana"')] == [True, False]
    assert 'data-phone="Uljana"' in tiina
    assert site.browser("eva").get(f"/people/{site.world.person('uljana').id}").status_code == 404


def test_who_has_waited_longest_stands_first(site: Site) -> None:
    reports(site.browser("anna"), undelivered=0, oldest_at=None)
    reports(site.browser("boris"), oldest_at="2026-11-20T08:00:00Z")
    reports(site.browser("maria"), oldest_at="2026-11-19T08:00:00Z")
    page = site.browser("tiina").get(PHONES).text
    assert page.index('data-phone="Maria"') < page.index('data-phone="Boris"') < page.index('data-phone="Anna"')


def test_a_page_without_phones_says_so(site: Site) -> None:
    assert "No phone has reported yet." in site.browser("tiina").get(PHONES).text


def test_an_old_report_says_that_it_is_old(site: Site) -> None:
    reports(site.browser("anna"))
    tiina = site.browser("tiina")
    assert "it may look otherwise by now" not in tiina.get(PHONES).text
    age(site, 4)
    assert "it may look otherwise by now" in tiina.get(PHONES).text


def test_a_full_phone_and_an_older_build_are_named(site: Site) -> None:
    reports(site.browser("anna"), room_used=90)
    full = site.browser("tiina").get(PHONES).text
    assert "nearly full" in full
    assert "an older build" in full
    reports(site.browser("anna"), room_used=20, build=build())
    well = site.browser("tiina").get(PHONES).text
    assert "nearly full" not in well
    assert "an older build" not in well


def test_a_persons_page_names_sessions_by_where_they_are(site: Site) -> None:
    anna, person = site.browser("anna"), f"/people/{site.world.person('anna').id}"
    tiina = site.browser("tiina")
    assert "Browser" in tiina.get(person).text
    reports(anna)
    page = tiina.get(person).text
    assert "Safari, installed" in page
    assert "anna@demo.test" in page
    assert "Shopper" in page


# A lost phone


def end_sessions_of(site: Site, name: str) -> None:
    page = f"/people/{site.world.person(name).id}"
    assert sends(site.browser("tiina"), page, f"{page}/sign-out").headers["location"] == page


def test_a_session_that_was_ended_is_told_so_and_one_that_is_unknown_is_not(site: Site) -> None:
    anna, stranger = site.browser("anna"), site.guest()
    stranger.cookies.set(sessions.COOKIE, "nonsense")
    end_sessions_of(site, "anna")
    for path in (SESSION, "/api/v1/assignments"):
        assert (anna.get(path).status_code, anna.get(path).json()["code"]) == (401, "session_ended")
        assert stranger.get(path).json()["code"] == "not_signed_in"
    assert anna.put(f"/api/v1/visits/{visit_id('a')}", content=b"{}").json()["code"] == "session_ended"
    assert anna.get("/me").headers["location"] == "/sign-in"
    assert "Nobody is signed in." in site.browser("tiina").get(f"/people/{site.world.person('anna').id}").text


def test_signing_out_of_a_session_that_was_ended_is_told_so_however_often(site: Site) -> None:
    anna = site.browser("anna")
    end_sessions_of(site, "anna")
    for _ in range(2):
        answer = anna.delete(SESSION)
        assert (answer.status_code, answer.json()["code"]) == (401, "session_ended")
    assert site.guest().delete(SESSION).status_code == 204


def test_whoever_signs_in_again_goes_on(site: Site) -> None:
    anna = site.browser("anna")
    end_sessions_of(site, "anna")
    assert anna.post(SESSION, json={"code": site.world.code("anna", clock.now())}).status_code == 200
    assert anna.get(SESSION).status_code == 200


def test_signing_out_oneself_or_being_idle_too_long_is_no_ending(site: Site) -> None:
    anna, boris = site.browser("anna"), site.browser("boris")
    cookie = anna.cookies[sessions.COOKIE]
    anna.delete(SESSION)
    anna.cookies.set(sessions.COOKIE, cookie)
    assert anna.get(SESSION).json()["code"] == "not_signed_in"
    long_ago = clock.stamp(clock.now() - timedelta(days=1))
    site.world.db.write_now(lambda con: con.execute("UPDATE session SET expires_at = ?", (long_ago,)))
    assert boris.get(SESSION).json()["code"] == "not_signed_in"


def test_an_ended_session_is_remembered_for_as_long_as_a_phone_may_be_idle(site: Site) -> None:
    end = "SELECT hash, forget_at FROM ended_session"
    site.browser("anna")
    before = clock.now()
    end_sessions_of(site, "anna")
    [row] = site.world.db.read_now(lambda con: con.execute(end).fetchall())
    assert clock.parse(row["forget_at"]) - before >= sessions.IDLE_PHONE
    past = clock.stamp(before - timedelta(days=1))
    site.world.db.write_now(lambda con: con.execute("UPDATE ended_session SET forget_at = ?", (past,)))
    site.browser("boris")
    assert site.world.db.read_now(lambda con: con.execute(end).fetchall()) == []


def test_names_of_phones_are_nobodys(site: Site) -> None:
    reports(site.browser("anna"))
    page = site.browser("tiina").get(PHONES).text
    assert str(UUID(visit_id("phone"))) not in page
