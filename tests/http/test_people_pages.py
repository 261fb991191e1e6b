"""The admin's page of people, and everybody's own."""

import re

import pytest
from starlette.testclient import TestClient

from shopper.people import records
from shopper.people.imports import people
from tests.builders.site import Site, form_token, sends, sessions_of
from tests.builders.world import NOW

LINK = re.compile(r'<code data-link>http://testserver/in/<span class="whole">([^<]+)</span></code>')


def a_balt_admin(site: Site) -> TestClient:
    line = "email,name,language,role,client,location\neva@demo.test,Eva,en,admin,balt,\n"
    site.world.db.write_now(lambda con: people(con, line.encode(), NOW))
    return site.browser("eva")


@pytest.mark.parametrize("name", ["anna", "maria", "rita"])
def test_only_admins_see_people(site: Site, name: str) -> None:
    client, boris = site.browser(name), site.world.person("boris")
    assert client.get("/people").status_code == 403
    token = form_token(client.get("/me").text)
    for action in ("code", "sign-out"):
        assert client.post(f"/people/{boris.id}/{action}", data={"csrf": token}).status_code == 404


def test_strangers_are_led_to_sign_in(site: Site) -> None:
    for path in ("/people", "/me"):
        assert site.guest().get(path).headers["location"] == "/sign-in"
    assert site.guest().post("/people/1/code").status_code == 401


def test_a_form_without_its_token_does_nothing(site: Site) -> None:
    tiina, anna = site.browser("tiina"), site.world.person("anna")
    assert tiina.post(f"/people/{anna.id}/code").status_code == 403
    assert tiina.post(f"/people/{anna.id}/code", data={"csrf": "00" * 32}).status_code == 403


def test_people_are_listed_with_roles_and_places(site: Site) -> None:
    page = site.browser("tiina").get("/people").text
    assert "maria@demo.test" in page
    assert "Balt Mobile, North" in page
    assert "everywhere" in page
    assert page.count("<tr>") == 8


def test_a_new_code_is_shown_once_and_lets_its_person_in(site: Site) -> None:
    tiina, anna = site.browser("tiina"), site.world.person("anna")
    answer = sends(tiina, "/people", f"/people/{anna.id}/code")
    assert answer.status_code == 200
    found = LINK.search(answer.text)
    assert found
    assert tiina.get(f"/people/{anna.id}/code").headers["location"] == "/people"
    assert found[1] not in tiina.get("/people").text
    assert site.guest().post(f"/in/{found[1]}").headers["location"] == f"/app#/arriving/{anna.id}"


def test_an_admin_signs_somebody_out_everywhere(site: Site) -> None:
    tiina, anna = site.browser("tiina"), site.browser("anna")
    anna_id = site.world.person("anna").id
    page = f"/people/{anna_id}"
    assert sends(tiina, page, f"{page}/sign-out").headers["location"] == page
    assert anna.get("/api/v1/session").status_code == 401
    assert sessions_of(site.world, "tiina") == 1


def test_an_admin_of_one_client_cannot_borrow_the_rights_of_others(site: Site) -> None:
    eva = a_balt_admin(site)
    page = eva.get("/people").text
    seen = {name for name in ("anna", "boris", "rita", "maria", "oleg", "uljana", "tiina") if f"{name}@demo" in page}
    assert seen == {"anna", "boris", "maria", "oleg"}
    for name in ("tiina", "uljana", "rita"):
        who = site.world.person(name)
        assert sends(eva, "/people", f"/people/{who.id}/code").status_code == 404
        assert sends(eva, "/people", f"/people/{who.id}/sign-out").status_code == 404
    assert sends(eva, "/people", "/people/999/code").status_code == 404


def test_a_password_must_be_long_and_typed_twice_alike(site: Site) -> None:
    maria = site.browser("maria")
    short = sends(maria, "/me", "/me/password", password="short", again="short")
    assert short.status_code == 422
    assert "At least 12 characters." in short.text
    differs = sends(maria, "/me", "/me/password", password="correct horse battery", again="correct horse")
    assert differs.status_code == 422
    assert 'id="wrong-again"' in differs.text
    assert maria.post("/me/password", data={"password": "correct horse battery"}).status_code == 403
    assert maria.get("/me/password").headers["location"] == "/me"


def test_a_new_password_signs_out_everywhere_else(site: Site) -> None:
    maria, elsewhere = site.browser("maria"), site.browser("maria")
    answer = sends(maria, "/me", "/me/password", password="correct horse battery", again="correct horse battery")
    assert answer.headers["location"] == "/me?saved=password"
    assert "All other devices were signed out" in maria.get("/me?saved=password").text
    assert elsewhere.get("/api/v1/session").status_code == 401
    body = {"email": "maria@demo.test", "password": "correct horse battery"}
    assert site.guest().post("/api/v1/session", json=body).status_code == 200


def test_a_shopper_has_no_password(site: Site) -> None:
    words = "correct horse battery"
    assert sends(site.browser("anna"), "/me", "/me/password", password=words, again=words).status_code == 403


def test_everybody_can_leave_everywhere(site: Site) -> None:
    anna, elsewhere = site.browser("anna"), site.browser("anna")
    mine = anna.get("/me").text.lower()
    assert "password" not in mine
    assert "shopper" not in mine
    assert sends(anna, "/me", "/me/sign-out").headers["location"] == "/sign-in"
    for client in (anna, elsewhere):
        assert client.get("/api/v1/session").status_code == 401


def test_somebody_without_rights_is_told_so(site: Site) -> None:
    anna = site.browser("anna")
    anna_id = site.world.person("anna").id
    site.world.db.write_now(lambda con: records.grant(con, anna_id, "shopper", []))
    assert anna.get("/").headers["location"] == "/me"
    assert "no rights here yet" in anna.get("/me").text
