"""Whatever is asked, and however it fails, the answer is ours: in its form, its language, with its headers."""

import pytest

from tests.builders.site import Site, form_token

PROTECTED = ("content-security-policy", "x-content-type-options", "referrer-policy", "cache-control")
BEYOND_ROWS = "9" * 30
NUMBERED = (
    ("GET", "/quarantine/{}", "tiina"),
    ("GET", "/quarantine/{}/body", "tiina"),
    ("GET", "/locations/{}", "tiina"),
    ("GET", "/waves/{}", "tiina"),
    ("GET", "/api/v1/packs/office-test/{}", "tiina"),
    ("GET", "/api/v1/scenarios/office-test/{}", "tiina"),
    ("POST", "/api/v1/assignments/{}/accept", "anna"),
    ("POST", "/api/v1/assignments/{}/start", "anna"),
)


@pytest.mark.parametrize(("method", "address", "name"), NUMBERED)
def test_a_number_that_no_row_can_have_is_not_found(site: Site, method: str, address: str, name: str) -> None:
    answer = site.browser(name).request(method, address.format(BEYOND_ROWS))
    assert answer.status_code == 404


def test_a_fault_of_ours_is_answered_like_any_refusal(site: Site) -> None:
    browser = site.browser("tiina")
    site.world.db.close()
    answer = browser.get("/api/v1/session", headers={"Cookie": "session=x; language=et"})
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.json()["code"], answer.json()["title"]) == ("failed", "Meie poolel läks midagi valesti")
    assert [name for name in PROTECTED if name not in answer.headers] == []


def test_an_origin_that_is_no_address_is_another_site(site: Site) -> None:
    answer = site.guest().post("/sign-in", headers={"Origin": "http://["}, data={"code": "x"})
    assert answer.status_code == 403
    assert "came from another site" in answer.text


def test_a_form_too_large_is_refused_as_a_page(site: Site) -> None:
    browser = site.browser("tiina")
    token = form_token(browser.get("/me").text)
    answer = browser.post("/language", data={"csrf": token, "next": "/" + "a" * 9_000_000})
    assert answer.status_code == 413
    assert "This is too large" in answer.text
    assert "At most 1048576 bytes" in answer.text
    assert [name for name in PROTECTED if name not in answer.headers] == []


def test_a_form_that_hides_its_length_is_refused_too(site: Site) -> None:
    pieces = (b"next=" + b"a" * 60_000 if n == 0 else f"&x{n}=".encode() + b"a" * 60_000 for n in range(30))
    answer = site.guest().post(
        "/language", content=pieces, headers={"Content-Type": "application/x-www-form-urlencoded"}
    )
    assert answer.status_code == 413


def test_a_wrong_method_names_all_that_the_address_takes(site: Site) -> None:
    answer = site.program("anna").patch("/api/v1/visits/x")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, PUT")


def test_who_has_not_signed_in_is_led_there_whether_or_not_the_page_itself_is_asked_for(site: Site) -> None:
    for method in ("GET", "HEAD"):
        answer = site.guest().request(method, "/comparison")
        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


def test_a_program_is_answered_in_the_language_it_asks_for(site: Site) -> None:
    anna = site.program("anna")
    titles = [anna.get("/api/v1/nothing", headers={"Accept-Language": code}).json()["title"] for code in ("et", "ru")]
    assert titles == ["Siin ei ole midagi", "Здесь ничего нет"]
