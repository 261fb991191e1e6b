"""PUT and GET of visits over HTTP: statuses, problem documents, who sees what."""

from pathlib import Path
from typing import Any

import pytest

from shopper.db import Database
from shopper.reviews import releases
from shopper.reviews.decisions import Verdict, decide
from tests.builders.site import Site
from tests.builders.visits import Field, a_body, a_photo, bytes_of, claim, hash_of, later, visit_id

ADDRESS = f"/api/v1/visits/{visit_id('first')}"
OPEN = {"scenario", "version", "location", "wave", "answers", "sheet", "evidence"}


@pytest.fixture
def field(site: Site, db: Database, tmp_path: Path) -> Field:
    return Field(db, tmp_path / "data" / "evidence", world=site.world)


def test_somebody_who_has_not_signed_in_delivers_nothing(site: Site, field: Field) -> None:
    answer = site.guest().put(ADDRESS, content=bytes_of(a_body(field.assign().id)))
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
    assert (field.visits(), field.held()) == ([], [])


def test_what_is_sent_for_somebody_else_than_who_is_signed_in_is_not_kept(site: Site, field: Field) -> None:
    boris, anna = site.browser("boris"), site.browser("anna")
    me = anna.get("/api/v1/session").json()["person"]["id"]
    body, photo = bytes_of(a_body(field.assign().id)), a_photo()
    for address, content in ((ADDRESS, body), (f"/api/v1/evidence/{hash_of(photo)}", photo)):
        answer = boris.put(address, content=content, headers={"Shopper-Person": str(me)})
        assert (answer.status_code, answer.json()["code"]) == (401, "other_person")
    assert (field.visits(), field.held()) == ([], [])
    assert anna.put(ADDRESS, content=body, headers={"Shopper-Person": str(me)}).status_code == 201


def test_a_page_of_another_site_delivers_nothing(site: Site, field: Field) -> None:
    anna = site.browser("anna")
    answer = anna.put(ADDRESS, content=b"{}", headers={"Origin": "https://elsewhere.example"})
    assert (answer.status_code, field.held()) == (403, [])


def test_a_body_over_four_mebibytes_is_refused_unread(site: Site, field: Field) -> None:
    answer = site.browser("anna").put(ADDRESS, content=b"x" * (4 * 1024 * 1024 + 1))
    assert (answer.status_code, answer.json()["code"], field.held()) == (413, "too_large", [])
    pieces = (b"x" * 1024 * 1024 for _ in range(5))
    assert site.browser("anna").put(ADDRESS, content=pieces).status_code == 413
    assert field.held() == []


def test_a_body_over_one_mebibyte_is_refused_and_kept(site: Site, field: Field) -> None:
    answer = site.browser("anna").put(ADDRESS, content=b"x" * (1024 * 1024 + 1))
    assert (answer.status_code, answer.json()["kept"], len(field.held())) == (413, True, 1)


def test_a_refusal_is_a_problem_document_in_the_callers_language(site: Site, field: Field) -> None:
    anna = site.browser("anna")
    body = bytes_of(a_body(field.assign().id, answers={"greeted": {"value": "maybe"}}))
    answer = anna.put(ADDRESS, content=body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert {"type", "title", "status", "detail", "code", "errors", "kept"} <= problem.keys()
    assert problem["errors"][0]["pointer"] == "/answers/greeted/value"
    assert "maybe" in problem["errors"][0]["detail"]


def test_every_status_of_the_contract(site: Site, field: Field) -> None:
    anna, boris, photo = site.browser("anna"), site.browser("boris"), a_photo()
    assignment = field.assign().id
    raw = bytes_of(a_body(assignment, evidence=[claim(photo)]))
    first = anna.put(ADDRESS, content=raw)
    assert (first.status_code, first.json()["missing"]) == (202, [hash_of(photo)])
    assert anna.put(f"/api/v1/evidence/{hash_of(photo)}", content=photo).status_code == 201
    again = anna.put(ADDRESS, content=raw)
    assert (again.status_code, again.json()["receipt"]) == (200, first.json()["receipt"])
    assert again.json()["sha256"] == hash_of(raw)
    assert anna.put(ADDRESS, content=raw.replace(b"newcomer", b"newcomer", 1) + b" ").status_code == 409
    assert boris.put(f"/api/v1/visits/{visit_id('x')}", content=bytes_of(a_body(assignment, "x"))).status_code == 403
    second = bytes_of(a_body(field.assign().id, "second"))
    assert anna.put(f"/api/v1/visits/{visit_id('second')}", content=second).status_code == 201


def test_a_token_delivers_like_a_session(site: Site, field: Field) -> None:
    answer = site.program("anna").put(ADDRESS, content=bytes_of(a_body(field.assign().id)))
    assert answer.status_code == 201


def test_breaches_are_told_in_words(site: Site, field: Field) -> None:
    body = a_body(field.assign().id, answers={"wait": {"value": 9000}})
    told = site.browser("anna").put(ADDRESS, content=bytes_of(body)).json()["breaches"]
    assert {"code": "check", "question": "wait", "message": "Under two hours."} in told
    assert {"code": "comment", "question": "wait", "message": "This needs a comment."} in told


# Who sees what of a visit


def delivered(field: Field) -> None:
    shown, hidden, slip = a_photo("teal"), a_photo("red"), a_photo("blue")
    for photo in (shown, hidden, slip):
        field.photograph(photo)
    claims = [claim(shown), claim(hidden), claim(slip, "slip")]
    field.send(a_body(field.assign("T1").id, evidence=claims))


def release(field: Field, **verdict: Any) -> None:
    rita = field.world.person("rita")
    field.db.write_now(lambda con: decide(con, rita, visit_id("first"), Verdict("accepted", **verdict), later()))
    field.db.write_now(lambda con: releases.release(con, field.wave, None, later(days=9)))


def test_a_shopper_sees_the_receipt_and_no_score(site: Site, field: Field) -> None:
    delivered(field)
    found = site.browser("anna").get(ADDRESS).json()
    assert found.keys() == {"id", "receipt", "sha256", "received_at", "state", "breaches", "missing"}


@pytest.mark.parametrize("name", ["boris", "maria", "oleg", "uljana"])
def test_nobody_else_sees_a_visit_before_its_release(site: Site, field: Field, name: str) -> None:
    delivered(field)
    assert site.browser(name).get(ADDRESS).status_code == 404


@pytest.mark.parametrize("name", ["rita", "tiina"])
def test_the_desk_sees_answers_and_score_but_no_shopper(site: Site, field: Field, name: str) -> None:
    delivered(field)
    answer = site.browser(name).get(ADDRESS)
    found = answer.json()
    assert found.keys() >= OPEN | {"receipt", "started_at", "flags"}
    assert found["answers"]["noticed"] == {"value": "no"}
    assert found["sheet"]["total"] == 10000
    assert len(found["evidence"]) == 3
    assert "anna" not in answer.text.lower()


def test_a_manager_sees_what_was_released_without_the_shopper_or_any_minute(site: Site, field: Field) -> None:
    delivered(field)
    release(field, photos=frozenset({hash_of(a_photo("teal"))}))
    answer = site.browser("maria").get(ADDRESS)
    found = answer.json()
    assert found.keys() == OPEN | {"id", "state", "week", "daypart"}
    assert (found["week"], found["daypart"]) == ("2026-W46", "forenoon")
    assert "noticed" not in found["answers"]
    assert [one["sha256"] for one in found["evidence"]] == [hash_of(a_photo("teal"))]
    assert "2026-11-10" not in answer.text
    assert site.browser("oleg").get(ADDRESS).status_code == 404
    assert site.browser("uljana").get(ADDRESS).status_code == 404


def test_an_answer_to_a_question_that_was_hidden_in_the_end_is_not_shown(site: Site, field: Field) -> None:
    answers = {"greeted": {"value": "no", "comment": "silence"}}
    field.send(a_body(field.assign("T1").id, answers=answers))
    found = site.browser("rita").get(ADDRESS).json()
    assert found["answers"]["greeted"] == {"value": "no", "comment": "silence"}
    assert "sign" not in found["answers"]


@pytest.mark.parametrize("address", [ADDRESS, "/api/v1/visits/nothing"])
def test_a_visit_that_never_came_is_not_found(site: Site, field: Field, address: str) -> None:
    assert site.browser("tiina").get(address).status_code == 404
