"""The live preview of a draft: the form in a frame, what answers would score, and the form on paper."""

import hashlib
import re
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from shopper.authoring import examining
from shopper.db import Connection
from shopper.locations.imports import locations as import_locations
from shopper.people.imports import people as import_people
from tests.builders.drafts import a_draft, the_draft
from tests.builders.site import Site
from tests.builders.world import NOW

JSON = {"Accept": "application/json"}
SCRIPT = """
format: 1
scenario: tried
languages: [en, et]
method: mystery_visit
channel: office
title: {en: "A tried office", et: "Proovitud esindus"}
personas:
  - {id: newcomer, brief: {en: "You know nothing.", et: "Te ei tea midagi."}}
scoring:
  bands: [{id: good, min: 80}, {id: poor, min: 0}]
sections:
  - id: arrival
    title: {en: Arrival, et: Saabumine}
    questions:
      - id: greeted
        kind: yes_no
        points: {yes: 10, no: 0}
        text: {en: "Were you greeted?", et: "Kas teid tervitati?"}
      - id: queue
        kind: yes_no
        points: {yes: 5, no: 0}
        show_if: office.has_queue
        text: {en: "Was there a queue?", et: "Kas oli järjekord?"}
      - {id: sign, kind: photo, photo: {min: 1, where: outside}, text: {en: "The sign", et: "Silt"}}
      - id: lunch
        kind: yes_no
        show_if: visit.weekday == 3 and visit.hour == 12
        points: {yes: 1, no: 0}
        text: {en: "Open at lunch?", et: "Lõunal avatud?"}
  - id: talk
    show_if: 'persona == "newcomer"'
    title: {en: The talk, et: Vestlus}
    questions:
      - id: price
        kind: yes_no
        points: {yes: 10, no: 0}
        critical: {when: 'price == "no"', effect: cap, at: 20}
        text: {en: "Was the price named?", et: "Kas hind öeldi?"}
      - {id: marks, kind: scale, low: 1, high: 5, max_points: 5, text: {en: "How attentive?", et: "Kui tähelepanelik?"}}
      - {id: story, kind: text, text: {en: "In your words", et: "Oma sõnadega"}}
"""
BROKEN = SCRIPT.replace("kind: scale", "kind: scales")
WHEN = {"local": {"weekday": 3, "hour": 11}}
YES, NO = {"value": "yes"}, {"value": "no"}


def sha256(source: str) -> str:
    return hashlib.sha256(source.encode()).hexdigest()


def ask(browser: TestClient, draft: int, **body: Any) -> Response:
    return browser.post(f"/drafts/{draft}/score", json={**WHEN, "answers": {}, **body}, headers=JSON)


def scored(browser: TestClient, draft: int, **body: Any) -> dict[str, Any]:
    answer = ask(browser, draft, **{"source": SCRIPT, "persona": "newcomer", **body})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


@pytest.mark.parametrize("name", ["anna", "rita", "maria", "uljana"])
def test_a_preview_does_not_exist_for_others(site: Site, name: str):
    draft, browser = a_draft(site.world, SCRIPT).id, site.browser(name)
    assert browser.get(f"/drafts/{draft}/preview").status_code == 404
    assert browser.get(f"/drafts/{draft}/blank").status_code == 404
    assert ask(browser, draft, source=SCRIPT).status_code == 404


def test_a_draft_that_is_not_there_has_no_preview(site: Site):
    admin = site.browser("tiina")
    assert admin.get("/drafts/99/preview").status_code == 404
    assert admin.get("/drafts/99/blank").status_code == 404
    assert ask(admin, 99, source=SCRIPT).status_code == 404


def test_another_sites_page_cannot_ask_for_a_score(site: Site):
    draft, admin = a_draft(site.world, SCRIPT).id, site.browser("tiina")
    answer = admin.post(f"/drafts/{draft}/score", json={}, headers={**JSON, "Origin": "https://elsewhere.test"})
    assert (answer.status_code, answer.json()["code"]) == (403, "cross_site")


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"answers": {"nobody": YES}}, "/answers/nobody"),
        ({"answers": {"greeted": {"value": "maybe"}}}, "/answers/greeted/value"),
        ({"answers": {"greeted": {"worth": 3}}}, "/answers/greeted/worth"),
        ({"local": {"weekday": 8, "hour": 12}}, "/local/weekday"),
        ({"photos": {"sign": -1}}, "/photos/sign"),
        ({"persona": "p" * 501}, "/persona"),
        ({"unknown": 1}, "/unknown"),
        ({"source": None, "sha256": "0" * 64}, "/sha256"),
        ({"source": None, "sha256": "short"}, "/sha256"),
        ({"source": None}, "/sha256"),
    ],
)
def test_what_cannot_be_scored_is_refused_by_name(site: Site, body: dict[str, Any], pointer: str):
    answer = ask(site.browser("tiina"), a_draft(site.world, SCRIPT).id, **{"source": SCRIPT, **body})
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


def test_a_body_beyond_its_limit_is_refused(site: Site):
    answer = ask(site.browser("tiina"), a_draft(site.world, SCRIPT).id, source="x" * 4_000_001)
    assert answer.status_code == 413


def test_a_text_with_errors_is_not_scored_and_not_printed(site: Site):
    draft, admin = a_draft(site.world, BROKEN).id, site.browser("tiina")
    assert ask(admin, draft, source=BROKEN).json()["code"] == "text_unusable"
    assert ask(admin, draft, sha256=sha256(BROKEN)).json()["code"] == "text_unusable"
    printed = admin.get(f"/drafts/{draft}/blank")
    assert (printed.status_code, "The text has errors" in printed.text) == (422, True)


def test_answers_are_scored_with_the_contracts_sheet_and_its_words(site: Site):
    admin, draft = site.browser("tiina"), a_draft(site.world, SCRIPT).id
    found = scored(admin, draft, answers={"greeted": YES, "price": NO, "marks": {"value": 3}})
    sheet, said = found["sheet"], found["said"]
    assert (sheet["total"], sheet["sections"]["arrival"]["score"]) == (2000, 10000)
    assert sheet["criticals"][0]["question"] == "price"
    assert (said["total"], said["band"]) == ("20.0\u00a0%", {"text": "poor", "tone": "poor"})
    assert said["raw"].startswith("Without critical questions: ")
    assert said["coverage"] == "Answered: 100\u00a0% of the points"
    assert said["criticals"] == [
        {"question": "price", "text": "Was the price named?", "effect": "held at 20\u00a0%", "tone": "poor"}
    ]
    arrival, talk = said["sections"]
    assert (arrival["title"], arrival["points"], arrival["score"]) == ("Arrival", "10 / 10", "100.0\u00a0%")
    assert [(one["id"], one["points"], one["reason"], one["tone"]) for one in arrival["questions"]] == [
        ("greeted", "10 / 10", "answered", "good"),
        ("queue", "–", "did not apply", ""),
        ("lunch", "–", "did not apply", ""),
    ]
    assert [(one["points"], one["tone"]) for one in talk["questions"]] == [("0 / 10", "poor"), ("2.5 / 5", "fair")]
    assert "held at 20" in talk["questions"][0]["rule"]


def test_nothing_answered_says_so_without_numbers(site: Site):
    said = scored(site.browser("tiina"), a_draft(site.world, SCRIPT).id)["said"]
    assert (said["total"], said["raw"], said["band"], said["criticals"]) == ("–", "", None, [])
    assert {section["points"] for section in said["sections"]} == {""}


def test_role_office_photos_and_hour_count(site: Site):
    admin, draft = site.browser("tiina"), a_draft(site.world, SCRIPT).id

    def states(**body: Any) -> dict[str, str]:
        rows = scored(admin, draft, **body)["sheet"]["questions"]
        return {name: row["reason"] for name, row in rows.items()}

    assert states()["queue"] == "hidden"
    assert states(office={"has_queue": True})["queue"] == "blank"
    assert states(persona=None)["price"] == "hidden"
    assert states()["lunch"] == "hidden"
    assert states(local={"weekday": 3, "hour": 12})["lunch"] == "blank"
    answered = {"greeted": YES, "price": YES, "marks": {"value": 5}}
    assert scored(admin, draft, answers=answered)["sheet"]["complete"] is False
    assert scored(admin, draft, answers=answered, photos={"sign": 1})["sheet"]["complete"] is True


def test_a_text_examined_a_moment_ago_is_scored_by_its_hash(site: Site):
    admin, draft = site.browser("tiina"), a_draft(site.world, "format: 1").id
    typed = SCRIPT.replace("A tried office", "An office being typed")
    admin.post(f"/drafts/{draft}/examination", json={"source": typed}, headers=JSON)
    assert scored(admin, draft, source=None, sha256=sha256(typed), answers={"greeted": YES})["sheet"]["total"] == 10000


def test_the_saved_text_is_scored_by_its_hash_also_when_it_was_forgotten(site: Site):
    admin, draft = site.browser("tiina"), a_draft(site.world, SCRIPT).id
    examining.examine.cache_clear()
    assert scored(admin, draft, source=None, sha256=sha256(SCRIPT), answers={"greeted": NO})["sheet"]["total"] == 0


def test_scoring_stores_nothing(site: Site):
    draft, admin = a_draft(site.world, SCRIPT), site.browser("tiina")
    before = everything(site)
    scored(admin, draft.id, answers={"greeted": YES})
    assert everything(site) == before
    assert the_draft(site.world, draft.id) == draft


def everything(site: Site) -> dict[str, int]:
    def job(con: Connection) -> dict[str, int]:
        tables = [row["name"] for row in con.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: con.execute(f"SELECT count(*) AS n FROM {name}").fetchone()["n"] for name in tables}

    return site.world.db.read_now(job)


def test_the_sheet_speaks_the_readers_language(site: Site):
    admin, draft = site.browser("tiina"), a_draft(site.world, SCRIPT).id
    admin.cookies.set("language", "et")
    section = scored(admin, draft, answers={"greeted": YES})["said"]["sections"][0]
    assert (section["title"], section["questions"][0]["text"]) == ("Saabumine", "Kas teid tervitati?")
    assert section["score"] == "100,0%"


def test_the_page_begins_with_the_eyes_that_were_asked_for(site: Site):
    admin, draft = site.browser("tiina"), a_draft(site.world, SCRIPT).id
    office = site.world.location("S1").id
    page = admin.get(f"/drafts/{draft}/preview?language=et&persona=newcomer&office={office}").text
    assert '<html lang="et">' in page
    assert "Kas teid tervitati?" in page
    chosen = re.findall(r"<option[^>]*selected[^>]*>\s*([^<]*?)\s*</option>", page)
    assert chosen[:2] == ["Eesti", "newcomer"]
    assert "Tartu" in chosen[2]


def test_the_page_offers_one_office_for_each_set_of_attributes_of_this_admins_clients(site: Site):
    more = "client,code,parent,kind,name,office.has_queue,office.desks\nbalt,T3,tallinn,location,Tallinn Zoo,true,4\n"
    ada = "email,name,language,role,client,location\nada@demo.test,Ada,en,admin,balt,\n"
    site.world.db.write_now(lambda con: (import_locations(con, more.encode()), import_people(con, ada.encode(), NOW)))
    address = f"/drafts/{a_draft(site.world, SCRIPT).id}/preview"
    of_balt = [
        "Tallinn Zoo and 1 more · desks 4 · has_queue yes",
        "Tallinn Centre · desks 2 · has_queue no",
        "Tartu · desks 3 · has_queue yes",
    ]
    assert offices(site.browser("ada").get(address)) == of_balt
    assert offices(site.browser("tiina").get(address)) == [
        *(f"Balt Mobile: {one}" for one in of_balt),
        "Ural Svyaz: Yekaterinburg · desks 5 · has_queue yes",
    ]


def offices(page: Response) -> list[str]:
    return [" ".join(one.split()) for one in re.findall(r"data-attributes=[^>]*>([^<]*)<", page.text)]


def test_a_text_with_errors_has_a_page_that_says_so(site: Site):
    page = site.browser("tiina").get(f"/drafts/{a_draft(site.world, BROKEN).id}/preview")
    assert page.status_code == 200
    assert re.search(r'data-notice="unusable"\s+role="status">', page.text)
    assert "data-question" not in page.text


def test_our_own_pages_may_frame_it_and_no_others(site: Site):
    page = site.browser("tiina").get(f"/drafts/{a_draft(site.world, SCRIPT).id}/preview")
    assert "frame-ancestors 'self'" in page.headers["content-security-policy"]
    assert "x-frame-options" not in page.headers


def test_the_blank_holds_every_question_with_its_choices_and_its_condition(site: Site):
    admin, draft = site.browser("tiina"), a_draft(site.world, SCRIPT).id
    page = admin.get(f"/drafts/{draft}/blank?language=et").text
    for text in ("Kas teid tervitati?", "Kas oli järjekord?", "Silt", "Oma sõnadega", "persona = &#34;newcomer&#34;"):
        assert text in page
    assert page.count("Ainult siis, kui") == 3


@pytest.mark.parametrize(("asked", "shown"), [("et", "et"), ("en", "en"), ("ru", "en"), ("", "en")])
def test_an_examination_brings_the_form_in_the_language_that_is_looked_at(site: Site, asked: str, shown: str):
    draft = a_draft(site.world, SCRIPT).id
    body = {"source": SCRIPT, "language": asked}
    pack = site.browser("tiina").post(f"/drafts/{draft}/examination", json=body, headers=JSON).json()["pack"]
    assert (list(pack["fragments"]), list(pack["texts"])) == ([shown], [shown])
    assert (pack["languages"], pack["channel"]) == (["en", "et"], "office")
