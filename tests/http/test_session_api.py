"""Signing in and out as the phone and programs do it."""

import asyncio

import pytest

from shopper import clock
from shopper.people import passwords, records
from tests.builders.site import Site, sessions_of

SESSION = "/api/v1/session"


def with_password(site: Site, name: str, password: str) -> None:
    password_hash, who = asyncio.run(passwords.make(password)), site.world.person(name)
    site.world.db.write_now(lambda con: records.set_password_hash(con, who.id, password_hash))


def test_nobody_is_signed_in_at_first(site: Site) -> None:
    answer = site.guest().get(SESSION)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "not_signed_in"


@pytest.mark.parametrize("code", ["", "0000-0000", "nonsense"])
def test_a_wrong_code_is_refused_in_the_caller_s_language(site: Site, code: str) -> None:
    answer = site.guest().post(SESSION, json={"code": code})
    assert (answer.status_code, answer.json()["code"]) == (401, "wrong_code")
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({}, ["/code"]),
        ({"email": "tiina@demo.test"}, ["/password"]),
        ({"password": "x"}, ["/email"]),
        ({"code": 5}, ["/code"]),
        ({"code": "7" * 65, "colour": "red"}, ["/code", "/colour"]),
    ],
)
def test_what_is_missing_or_unknown_is_named(site: Site, body: dict[str, object], pointers: list[str]) -> None:
    answer = site.guest().post(SESSION, json=body)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == pointers


def test_an_unknown_address_and_a_wrong_password_are_answered_alike(site: Site) -> None:
    with_password(site, "tiina", "correct horse battery")
    wrong = site.guest().post(SESSION, json={"email": "tiina@demo.test", "password": "guess"})
    unset = site.guest().post(SESSION, json={"email": "rita@demo.test", "password": "guess"})
    unknown = site.guest().post(SESSION, json={"email": "nobody@demo.test", "password": "guess"})
    assert wrong.status_code == 401
    assert wrong.json()["code"] == "wrong_password"
    assert wrong.json() == unset.json() == unknown.json()


def test_another_site_cannot_sign_anybody_in(site: Site) -> None:
    code = site.world.code("anna", clock.now())
    foreign = site.guest().post(SESSION, json={"code": code}, headers={"Sec-Fetch-Site": "cross-site"})
    assert (foreign.status_code, foreign.json()["code"]) == (403, "cross_site")
    assert site.guest().post(SESSION, json={"code": code}).status_code == 200


def test_a_code_opens_a_session(site: Site) -> None:
    guest = site.guest()
    answer = guest.post(SESSION, json={"code": site.world.code("anna", clock.now()).lower()})
    anna = site.world.person("anna")
    told = {
        "person": {"id": anna.id, "name": "Anna", "email": "anna@demo.test", "language": "ru", "roles": ["shopper"]}
    }
    assert (answer.status_code, answer.json()) == (200, told)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie
    assert guest.get(SESSION).json() == told


def test_over_https_the_cookie_never_leaves_it(site: Site) -> None:
    guest = site.guest()
    guest.base_url = "https://testserver"
    answer = guest.post(
        SESSION, json={"code": site.world.code("anna", clock.now())}, headers={"Origin": "https://testserver"}
    )
    assert "secure" in answer.headers["set-cookie"].lower()


def test_a_password_opens_a_session(site: Site) -> None:
    with_password(site, "tiina", "correct horse battery")
    body = {"email": "Tiina@demo.test", "password": "correct horse battery"}
    answer = site.guest().post(SESSION, json=body)
    assert (answer.status_code, answer.json()["person"]["roles"]) == (200, ["admin"])


def test_signing_in_again_ends_the_session_before(site: Site) -> None:
    guest = site.guest()
    for _ in range(2):
        assert guest.post(SESSION, json={"code": site.world.code("anna", clock.now())}).status_code == 200
    assert sessions_of(site.world, "anna") == 1


def test_signing_out_ends_the_session_and_may_be_repeated(site: Site) -> None:
    anna = site.browser("anna")
    stolen = anna.cookies["session"]
    assert anna.delete(SESSION).status_code == 204
    assert anna.delete(SESSION).status_code == 204
    thief = site.guest()
    thief.cookies.set("session", stolen)
    assert thief.get(SESSION).status_code == 401


def test_a_program_proves_itself_by_token(site: Site) -> None:
    assert site.program("rita").get(SESSION).json()["person"]["name"] == "Rita"


def test_a_code_for_another_device_is_given_to_people_not_to_programs(site: Site) -> None:
    assert site.guest().post(f"{SESSION}/code").status_code == 401
    assert site.program("anna").post(f"{SESSION}/code").status_code == 403
    answer = site.browser("anna").post(f"{SESSION}/code")
    assert answer.status_code == 201
    assert answer.json()["link"] == f"/in/{answer.json()['code']}"
    opened = site.guest().post(SESSION, json={"code": answer.json()["code"]})
    assert opened.json()["person"]["name"] == "Anna"


def test_guessing_is_slowed_down_by_address(site: Site) -> None:
    guest = site.guest()
    answers = [guest.post(SESSION, json={"code": "0000-0000"}) for _ in range(101)]
    assert {answer.status_code for answer in answers[:100]} == {401}
    assert answers[100].status_code == 429
    assert int(answers[100].headers["retry-after"]) > 0


def test_guessing_a_password_is_slowed_down_by_e_mail(site: Site) -> None:
    body, guest = {"email": "tiina@demo.test", "password": "guess"}, site.guest()
    guest.post(SESSION, json=body)
    for _ in range(9):
        site.app.state.sign_in_limits.emails.spend("tiina@demo.test")
    assert guest.post(SESSION, json=body | {"email": "TIINA@demo.test"}).status_code == 429
    assert guest.post(SESSION, json=body | {"email": "rita@demo.test"}).status_code == 401


def test_asking_for_codes_is_limited_by_person(site: Site) -> None:
    anna = site.browser("anna")
    assert [anna.post(f"{SESSION}/code").status_code for _ in range(6)] == [201] * 5 + [429]
    assert site.browser("boris").post(f"{SESSION}/code").status_code == 201
