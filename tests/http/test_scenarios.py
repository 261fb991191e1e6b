"""Scenarios and their versions, for admins only."""

import hashlib
from pathlib import Path

import pytest

from shopper.authoring.starting import BLANK, FILE_LIMIT
from shopper.people.imports import people
from tests.builders.drafts import a_draft, the_draft
from tests.builders.plan import SCENARIO, a_published_scenario, an_assignment
from tests.builders.site import Site, form_token, sends
from tests.builders.world import NOW

VECTORS = Path(__file__).resolve().parents[1] / "vectors"
URAL_ADMIN = "email,name,language,role,client,location\nvera@demo.test,Vera,en,admin,ural,\n"
SECOND = SCENARIO.replace("points: {yes: 10, no: 0}", "points: {yes: 5, no: 0}")


@pytest.mark.parametrize("name", ["anna", "rita", "maria", "uljana"])
def test_scenarios_are_refused_to_all_but_admins(site: Site, name: str) -> None:
    a_published_scenario(site.world.db)
    browser = site.browser(name)
    assert browser.get("/scenarios").status_code == 403
    assert browser.get("/drafts/new").status_code == 403
    assert browser.get("/scenarios/short-visit").status_code == 404
    assert browser.get("/scenarios/short-visit/1.yaml").status_code == 404
    refused = browser.get("/api/v1/scenarios/short-visit/1")
    assert (refused.status_code, refused.json()["code"]) == (404, "not_found")


def test_who_has_not_signed_in_is_sent_to_sign_in(site: Site) -> None:
    page = site.guest().get("/scenarios", follow_redirects=False)
    assert (page.status_code, page.headers["location"]) == (303, "/sign-in")
    assert site.guest().get("/api/v1/scenarios/short-visit/1").status_code == 401


@pytest.mark.parametrize("path", ["short-visit/2", "other/1"])
def test_a_version_that_was_never_published_is_not_found(site: Site, path: str) -> None:
    a_published_scenario(site.world.db)
    admin = site.browser("tiina")
    assert admin.get(f"/api/v1/scenarios/{path}").status_code == 404
    assert admin.get(f"/scenarios/{path}.yaml").status_code == 404


def test_a_version_comes_with_the_text_as_it_was_written(site: Site) -> None:
    a_published_scenario(site.world.db)
    a_published_scenario(site.world.db, SECOND)
    admin = site.browser("tiina")
    first, second = (admin.get(f"/api/v1/scenarios/short-visit/{number}").json() for number in (1, 2))
    assert first == {
        "id": "short-visit",
        "version": 1,
        "sha256": hashlib.sha256(SCENARIO.encode()).hexdigest(),
        "source": SCENARIO,
    }
    assert (second["version"], second["source"]) == (2, SECOND)
    file = admin.get("/scenarios/short-visit/2.yaml")
    assert (file.text, file.headers["content-disposition"]) == (SECOND, 'attachment; filename="short-visit-2.yaml"')


def test_the_list_shows_each_scenario_once_with_its_newest_version_and_who_works_with_it(site: Site) -> None:
    an_assignment(site.world)
    a_published_scenario(site.world.db, SECOND)
    page = site.browser("tiina").get("/scenarios?lang=en").text
    assert "1 published scenario<" in page
    assert page.count("Office: a short visit") == 1
    assert 'data-label="Version">2</td>' in page
    assert 'data-label="Open assignments">1</td>' in page
    assert "November 10, 2026" in page
    assert "Mystery shopping" in page


def test_one_scenario_shows_all_its_versions_and_drafts(site: Site) -> None:
    an_assignment(site.world)
    a_published_scenario(site.world.db, SECOND)
    draft = a_draft(site.world, SECOND, based_on=2)
    page = site.browser("tiina").get("/scenarios/short-visit").text
    assert page.index("Version 2") < page.index("Version 1")
    assert 'data-label="Open assignments">1</td>' in page
    assert f'href="/drafts/{draft.id}"' in page
    assert "from version 2" in page


def test_an_admin_of_one_client_sees_no_numbers_of_another(site: Site) -> None:
    an_assignment(site.world)
    site.world.db.write_now(lambda con: people(con, URAL_ADMIN.encode(), NOW))
    for page in ("/scenarios", "/scenarios/short-visit"):
        assert 'data-label="Open assignments">1</td>' in site.browser("tiina").get(page).text
        assert 'data-label="Open assignments">0</td>' in site.browser("vera").get(page).text


def test_an_empty_list_leads_to_how_to_begin(site: Site) -> None:
    page = site.browser("tiina").get("/scenarios?lang=en").text
    assert "No scenario has been published yet." in page
    assert 'href="/drafts/new"' in page


def test_a_draft_begins_from_nothing(site: Site) -> None:
    admin = site.browser("tiina")
    begun = sends(admin, "/drafts/new", "/drafts", origin="blank")
    assert begun.status_code == 303
    assert begun.headers["location"].endswith("/form")
    assert the_draft(site.world, int(begun.headers["location"].split("/")[-2])).source == BLANK


def test_a_draft_begins_from_a_ready_scenario(site: Site) -> None:
    admin = site.browser("tiina")
    begun = sends(admin, "/drafts/new", "/drafts", origin="library", name="chat")
    draft = the_draft(site.world, int(begun.headers["location"].split("/")[-1]))
    assert (draft.scenario, draft.based_on) == ("chat-first-answer", None)
    assert sends(admin, "/drafts/new", "/drafts", origin="library", name="../secret").status_code == 404


def test_a_draft_begins_from_a_published_version_and_stands_in_the_list(site: Site) -> None:
    a_published_scenario(site.world.db)
    admin = site.browser("tiina")
    begun = sends(admin, "/scenarios", "/scenarios/short-visit/1/drafts")
    draft = the_draft(site.world, int(begun.headers["location"].split("/")[-1]))
    assert (draft.source, draft.based_on, draft.revision) == (SCENARIO, 1, 1)
    assert f'href="/drafts/{draft.id}"' in admin.get("/scenarios").text
    assert sends(admin, "/scenarios", "/scenarios/short-visit/7/drafts").status_code == 404


def test_a_draft_begins_from_a_file_whatever_is_wrong_with_it(site: Site) -> None:
    a_published_scenario(site.world.db)
    admin = site.browser("tiina")
    token = form_token(admin.get("/drafts/new").text)
    for content, based_on in ((SCENARIO, 1), ("scenario: other\nsections: 5", None), ("sections: [oops", None)):
        sent = {"file": ("my.yaml", content.encode(), "application/yaml")}
        begun = admin.post("/drafts/file", data={"csrf": token}, files=sent)
        assert begun.status_code == 303
        draft = the_draft(site.world, int(begun.headers["location"].split("/")[-1]))
        assert (draft.source, draft.based_on) == (content, based_on)


def test_a_questionnaire_becomes_a_draft_that_tells_what_was_left_out(site: Site) -> None:
    admin = site.browser("tiina")
    token = form_token(admin.get("/drafts/new").text)
    workbook = (VECTORS / "xlsforms" / "onaio__onadata__tutorial.xlsx").read_bytes()
    begun = admin.post("/drafts/file", data={"csrf": token}, files={"file": ("tutorial.xlsx", workbook, "")})
    assert begun.status_code == 303
    page = admin.get(begun.headers["location"]).text
    assert "of the questionnaire did not come over" in page
    assert "<b>survey" in page


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        ("a: ä".encode("latin-1"), 422, "file_not_text"),
        (b"\0\0", 422, "file_not_text"),
        (b"   ", 422, "file_not_text"),
        (b"x" * 1_000_001, 413, "too_large"),
        (b"x" * 11_000_000, 413, "too_large"),
        (b"PK\x03\x04 no workbook", 422, "xlsform_broken"),
    ],
)
def test_a_file_that_is_no_text_is_refused_in_words(site: Site, content: bytes, status: int, code: str) -> None:
    admin = site.browser("tiina")
    token = form_token(admin.get("/drafts/new").text)
    answer = admin.post("/drafts/file", data={"csrf": token}, files={"file": ("my.yaml", content, "text/plain")})
    assert answer.status_code == status
    assert f'data-code="{code}"' in answer.text
    assert 'action="/drafts/file"' in answer.text or len(content) > FILE_LIMIT
    told = {"Accept": "application/json"}
    files = {"file": ("my.yaml", content, "text/plain")}
    assert admin.post("/drafts/file", data={"csrf": token}, files=files, headers=told).json()["code"] == code


def test_a_form_without_a_file_or_token_is_refused(site: Site) -> None:
    admin = site.browser("tiina")
    token = form_token(admin.get("/drafts/new").text)
    assert admin.post("/drafts/file", data={"csrf": token}, files={"other": ("a", b"a")}).status_code == 422
    assert admin.post("/drafts/file", data={"csrf": "0"}, files={"file": ("a.yaml", b"a: b")}).status_code == 403
