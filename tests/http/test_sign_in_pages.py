"""The pages through which people come in."""

import asyncio

import pytest

from shopper import clock
from shopper.people import codes, passwords, records
from tests.builders.site import Site, form_token, sessions_of

HOMES = [("anna", "/app"), ("maria", "/comparison"), ("rita", "/reviews"), ("tiina", "/waves")]
GIVEAWAYS = ("shopper", "mystery", "visit", "тайн", "покупат", "визит", "testos", "külastus")


def code(site: Site, name: str) -> str:
    return codes.shown(site.world.code(name, clock.now()))


def test_a_stranger_is_led_to_sign_in(site: Site) -> None:
    answer = site.guest().get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


@pytest.mark.parametrize(("name", "home"), HOMES)
def test_everybody_is_led_to_where_their_work_begins(site: Site, name: str, home: str) -> None:
    assert site.browser(name).get("/").headers["location"] == home


@pytest.mark.parametrize("language", ["ru", "et", "en"])
@pytest.mark.parametrize("path", ["/sign-in", "/in/7K1M-0PQR"])
def test_nothing_on_the_way_in_says_what_lies_behind(site: Site, language: str, path: str) -> None:
    page = site.guest().get(path, params={"lang": language}).text.lower()
    assert not [word for word in GIVEAWAYS if word in page]
    assert f'<html lang="{language}">' in page


def test_a_wrong_code_is_said_on_the_same_page(site: Site) -> None:
    answer = site.guest().post("/sign-in", data={"code": "0000-0000"})
    assert answer.status_code == 401
    assert 'data-code="wrong_code"' in answer.text
    assert 'value="0000-0000"' in answer.text


def test_an_empty_form_is_said_on_the_same_page(site: Site) -> None:
    answer = site.guest().post("/sign-in", data={})
    assert answer.status_code == 422
    assert 'data-code="invalid"' in answer.text


def test_a_wrong_password_keeps_the_address_and_forgets_the_password(site: Site) -> None:
    answer = site.guest().post("/sign-in", data={"email": "tiina@demo.test", "password": "guessed wrong"})
    assert answer.status_code == 401
    assert 'value="tiina@demo.test"' in answer.text
    assert "guessed wrong" not in answer.text


def arriving(site: Site) -> str:
    """Return what tells Anna's phone whose session it has."""
    return f"#/arriving/{site.world.person('anna').id}"


@pytest.mark.parametrize(("name", "home"), HOMES)
def test_a_code_leads_everybody_home(site: Site, name: str, home: str) -> None:
    guest = site.guest()
    answer = guest.post("/sign-in", data={"code": code(site, name)})
    assert (answer.status_code, answer.headers["location"]) == (303, home + arriving(site) * (name == "anna"))
    assert sessions_of(site.world, name) == 1


def test_a_password_leads_home(site: Site) -> None:
    password_hash, tiina = asyncio.run(passwords.make("correct horse battery")), site.world.person("tiina")
    site.world.db.write_now(lambda con: records.set_password_hash(con, tiina.id, password_hash))
    answer = site.guest().post("/sign-in", data={"email": "tiina@demo.test", "password": "correct horse battery"})
    assert answer.headers["location"] == "/waves"


def test_opening_a_link_spends_nothing(site: Site) -> None:
    shown = code(site, "anna")
    guest = site.guest()
    for _ in range(3):
        page = guest.get(f"/in/{shown}")
        assert page.status_code == 200
        assert shown in page.text
        assert page.headers["referrer-policy"] == "no-referrer"
        assert page.headers["cache-control"] == "no-store"
        assert "set-cookie" not in page.headers
    assert guest.post(f"/in/{shown}").headers["location"] == "/app" + arriving(site)


def test_a_link_does_not_tell_whether_its_code_is_good(site: Site) -> None:
    shown = code(site, "anna")
    good, bad = site.guest().get(f"/in/{shown}").text, site.guest().get("/in/0000-0000").text
    assert good.replace(shown, "0000-0000") == bad


def test_a_spent_link_lets_nobody_in(site: Site) -> None:
    shown = code(site, "anna")
    assert site.guest().post(f"/in/{shown}").status_code == 303
    again = site.guest().post(f"/in/{shown}")
    assert again.status_code == 401
    assert 'data-code="wrong_code"' in again.text
    assert "set-cookie" not in again.headers


def test_a_broken_link_says_so(site: Site) -> None:
    assert site.guest().get("/in/7K1M").status_code == 401
    assert site.guest().post("/in/7K1M").status_code == 401


def test_a_link_may_be_followed_by_somebody_who_is_signed_in(site: Site) -> None:
    tiina, shown = site.browser("tiina"), code(site, "anna")
    assert tiina.post(f"/in/{shown}").status_code == 403
    token = form_token(tiina.get(f"/in/{shown}").text)
    assert tiina.post(f"/in/{shown}", data={"csrf": token}).headers["location"] == "/app" + arriving(site)
    assert sessions_of(site.world, "tiina") == 0


def test_signing_out_needs_the_form_s_token(site: Site) -> None:
    maria = site.browser("maria")
    assert maria.post("/sign-out").status_code == 403
    token = form_token(maria.get("/me").text)
    assert maria.post("/sign-out", data={"csrf": token}).headers["location"] == "/sign-in"
    assert maria.get("/").headers["location"] == "/sign-in"
    assert sessions_of(site.world, "maria") == 0


def test_the_sign_in_page_says_who_is_signed_in(site: Site) -> None:
    assert "Maria" in site.browser("maria").get("/sign-in").text
