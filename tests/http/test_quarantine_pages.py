"""The admin's pages of what could not be taken."""

from pathlib import Path

import pytest

from shopper.db import Database
from shopper.people.imports import people
from shopper.problems import VISIT_INVALID, Problem
from shopper.visits.quarantine import records
from shopper.visits.quarantine.model import BYTES_A_PERSON, KEPT_A_PERSON
from tests.builders.site import Site
from tests.builders.visits import Field, a_body, bytes_of, visit_id
from tests.builders.world import NOW


@pytest.fixture
def field(site: Site, db: Database, tmp_path: Path) -> Field:
    return Field(db, tmp_path / "data" / "evidence", world=site.world)


def a_refused_visit(field: Field) -> bytes:
    raw = bytes_of(a_body(field.assign().id, answers={"greeted": {"value": "<b>maybe</b>"}}))
    with pytest.raises(Problem):
        field.send(raw)
    return raw


@pytest.mark.parametrize("name", ["anna", "rita", "maria"])
@pytest.mark.parametrize("path", ["/quarantine", "/quarantine/1", "/quarantine/1/body"])
def test_only_admins_look_into_the_quarantine(site: Site, field: Field, name: str, path: str) -> None:
    a_refused_visit(field)
    assert site.browser(name).get(path).status_code == (403 if path == "/quarantine" else 404)


def test_an_admin_of_one_client_sees_nothing_of_it(site: Site, field: Field) -> None:
    a_refused_visit(field)
    line = "email,name,language,role,client,location\neva@demo.test,Eva,en,admin,balt,\n"
    field.db.write_now(lambda con: people(con, line.encode(), NOW))
    eva = site.browser("eva")
    assert "Nothing is in quarantine." in eva.get("/quarantine").text
    assert [eva.get(path).status_code for path in ("/quarantine/1", "/quarantine/1/body")] == [404, 404]


def test_an_empty_quarantine_says_so(site: Site) -> None:
    assert "Nothing is in quarantine." in site.browser("tiina").get("/quarantine").text
    assert site.browser("tiina").get("/quarantine/1").status_code == 404


def test_each_entry_explains_itself_and_hands_out_what_came(site: Site, field: Field) -> None:
    raw = a_refused_visit(field)
    tiina = site.browser("tiina")
    listed = tiina.get("/quarantine").text
    assert "This visit does not fit its form" in listed
    assert "Anna" in listed
    shown = tiina.get("/quarantine/1").text
    assert "/answers/greeted/value" in shown
    assert "&lt;b&gt;maybe&lt;/b&gt;" in shown
    answer = tiina.get("/quarantine/1/body")
    assert answer.content == raw
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"


def test_it_is_said_when_the_visit_came_after_all(site: Site, field: Field) -> None:
    assignment = field.assign(shopper="boris")
    raw = bytes_of(a_body(assignment.id))
    with pytest.raises(Problem):
        field.send(raw, "anna")
    field.send(raw, "boris")
    assert "came later after all" in site.browser("tiina").get("/quarantine").text
    assert "The same visit came later after all." in site.browser("tiina").get("/quarantine/1").text


def test_one_shopper_cannot_fill_it_with_large_bodies(field: Field) -> None:
    anna, problem, raw = field.world.person("anna").id, Problem(VISIT_INVALID), b"x" * (BYTES_A_PERSON // 2)
    kept = [
        field.db.write_now(lambda con, n=n: records.hold(con, anna, "", problem, raw, str(n), NOW, "phone"))
        for n in range(3)
    ]
    assert kept == [True, True, False]


def test_one_shopper_cannot_fill_it(field: Field) -> None:
    anna = field.world.person("anna").id

    def hold(name: str) -> bool:
        problem = Problem(VISIT_INVALID)
        return field.db.write_now(
            lambda con: records.hold(con, anna, visit_id(name), problem, b"{}", name, NOW, "phone")
        )

    kept = [hold(str(place)) for place in range(KEPT_A_PERSON + 1)]
    assert kept == [True] * KEPT_A_PERSON + [False]
    assert hold("0")


def test_a_long_quarantine_comes_in_pages(site: Site, field: Field) -> None:
    anna = field.world.person("anna").id
    for place in range(records.PAGE + 1):
        field.db.write_now(
            lambda con, place=place: records.hold(
                con, anna, "", Problem(VISIT_INVALID), b"{}", str(place), NOW, "phone"
            )
        )
    tiina = site.browser("tiina")
    assert 'href="?before=2"' in tiina.get("/quarantine").text
    second = tiina.get("/quarantine?before=2").text
    assert 'href="/quarantine/1"' in second
    assert 'href="/quarantine/2"' not in second
    assert tiina.get("/quarantine?before=x").status_code == 422
