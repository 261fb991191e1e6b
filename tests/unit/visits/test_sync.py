"""Keeping a visit that a phone delivers: refusals, the receipt, repeats, conflicts."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from shopper.clock import stamp
from shopper.db import Database
from shopper.problems import Problem
from shopper.visits import sync
from tests.builders.visits import SCENARIO, Field, a_body, a_photo, bytes_of, claim, hash_of, later, visit_id
from tests.builders.world import NOW


@pytest.fixture
def field(db: Database, tmp_path: Path) -> Field:
    return Field(db, tmp_path / "evidence")


def refused(field: Field, body: dict[str, Any] | bytes, shopper: str = "anna", to: str | None = None) -> Problem:
    with pytest.raises(Problem) as raised:
        field.send(body, shopper, to=to)
    return raised.value


def pointers(problem: Problem) -> list[str]:
    return [error.pointer for error in problem.errors]


def test_it_refuses_what_is_no_json_and_keeps_it(field: Field) -> None:
    problem = refused(field, b'{"schema":1,', to=visit_id("first"))
    assert (problem.kind.code, problem.kind.status) == ("visit_unreadable", 422)
    assert problem.extra == {"kept": True}
    assert [bytes(row["body"]) for row in field.held()] == [b'{"schema":1,']


def test_it_refuses_a_body_over_the_limit_and_keeps_it(field: Field) -> None:
    body = a_body(field.assign().id, extra={"padding": "x" * 1024 * 1024})
    problem = refused(field, body)
    assert (problem.kind.code, problem.kind.status) == ("too_large", 413)
    assert len(field.held()) == 1


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"schema": 2}, "/schema"),
        ({"surprise": 1}, "/surprise"),
        ({"assignment": "7"}, "/assignment"),
        ({"started_at": "2026-11-10T10:00:00"}, "/started_at"),
        ({"started_at": "2026-11-10"}, "/started_at"),
        ({"finished_at": "5"}, "/finished_at"),
        ({"finished_at": "0001-01-01T00:00:00+05:00"}, "/finished_at"),
        ({"finished_at": "2026-13-01T00:00:00+05:00"}, "/finished_at"),
        ({"local": {"weekday": 0, "hour": 10}}, "/local/weekday"),
        ({"office": {"desks": [1]}}, "/office/desks"),
        ({"office": {"desks": {"left": 1}}}, "/office/desks"),
        ({"mood": "x" * 501}, "/mood"),
        ({"outcome": "perhaps"}, "/outcome"),
        ({"evidence": [{"sha256": "abc", "size": 1, "type": "image/jpeg", "taken_at": None}]}, "/evidence/0/sha256"),
        ({"supersedes": visit_id("first")}, "/supersedes"),
        ({"answers": {"greeted": {"value": "yes", "points": 10}}}, "/answers/greeted/points"),
    ],
)
def test_it_points_at_what_does_not_fit_the_form(field: Field, changes: dict[str, Any], pointer: str) -> None:
    problem = refused(field, a_body(field.assign().id, **changes))
    assert (problem.kind.code, problem.kind.status) == ("visit_invalid", 422)
    assert pointer in pointers(problem)
    assert len(field.held()) == 1


@pytest.mark.parametrize("missing", ["id", "assignment", "persona", "clock", "office", "local", "answers", "evidence"])
def test_it_needs_every_part_that_the_contract_names(field: Field, missing: str) -> None:
    body = a_body(field.assign().id)
    del body[missing]
    assert pointers(refused(field, body, to=visit_id("first"))) == [f"/{missing}"]


def test_it_refuses_a_visit_sent_to_another_address(field: Field) -> None:
    problem = refused(field, a_body(field.assign().id), to=visit_id("second"))
    assert (problem.kind.code, pointers(problem)) == ("visit_id_differs", ["/id"])
    assert refused(field, a_body(field.assign().id), to="no-uuid").kind.code == "visit_id_differs"


def test_it_refuses_ids_that_are_not_of_random_uuids(field: Field) -> None:
    body = a_body(field.assign().id, id="017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
    assert pointers(refused(field, body)) == ["/id"]


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"answers": {"nobody": {"value": "yes"}}}, "/answers/nobody", "unknown_question"),
        ({"answers": {"greeted": {"value": "maybe"}}}, "/answers/greeted/value", "unknown_choice"),
        ({"answers": {"wait": {"value": "long"}}}, "/answers/wait/value", "wrong_value"),
        ({"persona": "boss"}, "/persona", "unknown_persona"),
        ({"evidence": [claim(b"x", "nobody")]}, "/evidence/0/question", "unknown_question"),
    ],
)
def test_it_refuses_what_cannot_be_scored(field: Field, changes: dict[str, Any], pointer: str, code: str) -> None:
    problem = refused(field, a_body(field.assign().id, **changes))
    assert problem.kind.code == "visit_invalid"
    assert [(error.pointer, error.code) for error in problem.errors] == [(pointer, code)]
    assert [row["code"] for row in field.held()] == ["visit_invalid"]


def test_it_names_every_mistake_at_once(field: Field) -> None:
    answers = {"greeted": {"value": "maybe"}, "nobody": {"value": 1}}
    problem = refused(field, a_body(field.assign().id, persona="boss", answers=answers))
    assert sorted(pointers(problem)) == ["/answers/greeted/value", "/answers/nobody", "/persona"]


def test_it_refuses_a_version_that_was_never_published(field: Field) -> None:
    problem = refused(field, a_body(field.assign().id, version=9))
    assert (problem.kind.code, problem.kind.status) == ("version_not_published", 422)
    assert len(field.held()) == 1


def test_it_refuses_another_scenario_than_the_assignment_asks_for(field: Field) -> None:
    from shopper.scenarios.publish import publish

    field.db.write_now(lambda con: publish(con, SCENARIO.replace("office-test", "other"), None, NOW))
    problem = refused(field, a_body(field.assign().id, scenario="other"))
    assert (problem.kind.code, pointers(problem)) == ("scenario_differs", ["/scenario"])
    assert len(field.held()) == 1


def test_another_scenario_is_named_rather_than_what_is_wrong_in_it(field: Field) -> None:
    problem = refused(field, a_body(field.assign().id, scenario="never-published"))
    assert problem.kind.code == "scenario_differs"


def test_it_refuses_somebody_elses_assignment_and_keeps_the_visit(field: Field) -> None:
    problem = refused(field, a_body(field.assign(shopper="anna").id), "boris")
    assert (problem.kind.code, problem.kind.status) == ("assignment_not_yours", 403)
    assert [row["code"] for row in field.held()] == ["assignment_not_yours"]
    assert field.visits() == []


def test_an_assignment_that_does_not_exist_is_told_like_somebody_elses(field: Field) -> None:
    assert refused(field, a_body(987654)).kind.code == "assignment_not_yours"


def test_it_does_not_explain_a_scenario_to_those_who_may_not_send(field: Field) -> None:
    body = a_body(field.assign(shopper="anna").id, answers={"nobody": {"value": 1}})
    assert refused(field, body, "boris").kind.code == "assignment_not_yours"


def test_the_same_refusal_is_kept_once(field: Field) -> None:
    body = a_body(field.assign().id, persona="boss")
    for _again in range(3):
        refused(field, body)
    assert len(field.held()) == 1


def test_a_fault_of_ours_keeps_the_visit_too(field: Field, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sync, "judge", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        field.send(a_body(field.assign().id))
    assert [row["code"] for row in field.held()] == ["failed"]


def test_it_keeps_a_visit_with_its_score_and_gives_a_receipt(field: Field) -> None:
    assignment = field.assign()
    raw = bytes_of(a_body(assignment.id))
    kept = field.send(raw)
    assert kept.status == 201
    assert kept.answer == {
        "id": visit_id("first"),
        "receipt": kept.answer["receipt"],
        "sha256": hash_of(raw),
        "received_at": stamp(NOW),
        "state": "received",
        "breaches": [],
    }
    assert len(kept.answer["receipt"]) == len("K7-42Q")
    visit = field.visit()
    assert (bytes(visit["body"]), visit["total"], visit["raw_total"], visit["band"]) == (raw, 10000, 10000, "good")
    assert (visit["complete"], visit["flags"], visit["release_id"]) == (1, "[]", None)
    assert (visit["wave_id"], visit["location_id"], visit["client_id"]) == (
        field.wave.id,
        assignment.location_id,
        field.wave.client_id,
    )
    assert field.rows("SELECT state FROM assignment")[0]["state"] == "delivered"


def test_it_keeps_a_visit_sent_twice_once_with_the_first_receipt(field: Field) -> None:
    body = a_body(field.assign().id)
    first, again = field.send(body), field.send(body, now=later(days=3))
    assert (first.status, again.status) == (201, 200)
    assert again.answer == first.answer
    assert len(field.visits()) == 1


def test_a_repeat_is_recognised_whatever_became_of_the_assignment(field: Field) -> None:
    body = a_body(field.assign().id)
    first = field.send(body)
    boris = field.world.person("boris").id
    field.db.write_now(lambda con: con.execute("UPDATE assignment SET person_id = ?", (boris,)))
    assert field.send(body).answer == first.answer


def test_twenty_deliveries_at_once_make_one_visit(field: Field) -> None:
    raw, who = bytes_of(a_body(field.assign().id)), field.world.person("anna")

    async def all_at_once() -> list[sync.Kept]:
        return await asyncio.gather(*(sync.keep(field.db, raw, visit_id("first"), who, NOW) for _ in range(20)))

    kept = asyncio.run(all_at_once())
    assert sorted(one.status for one in kept) == [200] * 19 + [201]
    assert len({one.answer["receipt"] for one in kept}) == 1
    assert len(field.visits()) == 1


def test_other_bytes_under_the_same_id_are_a_conflict_and_kept(field: Field) -> None:
    assignment = field.assign()
    field.send(a_body(assignment.id))
    problem = refused(field, a_body(assignment.id, answers={"greeted": {"value": "no", "comment": "silent"}}))
    assert (problem.kind.code, problem.kind.status) == ("visit_conflict", 409)
    assert field.visit()["total"] == 10000
    assert [row["code"] for row in field.held()] == ["visit_conflict"]


def test_an_id_that_belongs_to_somebody_else_is_a_conflict(field: Field) -> None:
    field.send(a_body(field.assign().id))
    body = a_body(field.assign(shopper="boris").id)
    assert refused(field, body, "boris").kind.code == "visit_conflict"


def test_it_says_which_photos_are_missing_until_they_came(field: Field) -> None:
    one, two = a_photo("teal"), a_photo("red")
    body = a_body(field.assign().id, evidence=[claim(one), claim(two, None)])
    first = field.send(body)
    assert (first.status, first.answer["state"]) == (202, "waiting_evidence")
    assert first.answer["missing"] == sorted([hash_of(one), hash_of(two)])
    field.photograph(one)
    again = field.send(body)
    assert (again.status, again.answer["missing"]) == (202, [hash_of(two)])
    field.photograph(two)
    last = field.send(body)
    assert (last.status, last.answer["state"], "missing" in last.answer) == (200, "received", False)
    assert last.answer["receipt"] == first.answer["receipt"]


def test_photos_that_came_first_make_the_first_delivery_whole(field: Field) -> None:
    photo = a_photo()
    field.photograph(photo)
    assert field.send(a_body(field.assign().id, evidence=[claim(photo)])).status == 201


def test_somebody_elses_photo_does_not_count(field: Field) -> None:
    photo = a_photo()
    field.photograph(photo, "boris")
    assert field.send(a_body(field.assign().id, evidence=[claim(photo)])).status == 202


def test_a_photo_named_twice_is_one_photo(field: Field) -> None:
    photo = a_photo()
    field.photograph(photo)
    assert field.send(a_body(field.assign().id, evidence=[claim(photo), claim(photo, None)])).status == 201
    assert len(field.rows("SELECT * FROM visit_evidence")) == 1


def test_photos_have_the_audience_of_their_question(field: Field) -> None:
    photos = {"sign": a_photo("teal"), "slip": a_photo("red"), None: a_photo("blue")}
    field.send(a_body(field.assign().id, evidence=[claim(photo, question) for question, photo in photos.items()]))
    found = {row["question"]: row["audience"] for row in field.rows("SELECT question, audience FROM visit_evidence")}
    assert found == {"sign": "client", "slip": "agency", None: "agency"}


@pytest.mark.parametrize(
    ("answers", "breach"),
    [
        ({"greeted": None, "sign": None}, ("required", "greeted")),
        ({"greeted": {"value": "no"}, "sign": None}, ("comment", "greeted")),
        ({"sign": {"value": "no"}}, ("photo", "sign")),
        ({"wait": {"value": 9000, "comment": "hours"}}, ("check", "wait")),
    ],
)
def test_it_stores_what_breaks_the_scripts_rules(
    field: Field, answers: dict[str, Any], breach: tuple[str, str]
) -> None:
    kept = field.send(a_body(field.assign().id, answers=answers))
    assert kept.status == 201
    assert breach in [(one["code"], one["question"]) for one in kept.answer["breaches"]]
    assert (field.visit()["complete"], field.visit()["state"]) == (0, "received")


def test_a_visit_outside_its_window_is_kept_as_a_breach(field: Field) -> None:
    kept = field.send(a_body(field.assign().id, started_at="2026-12-02T10:00:00+02:00"))
    assert [one["code"] for one in kept.answer["breaches"]] == ["window"]
    assert field.visit()["complete"] == 0


def test_finishing_the_checklist_after_the_window_is_no_breach(field: Field) -> None:
    kept = field.send(a_body(field.assign().id, finished_at="2026-12-01T01:00:00+02:00"))
    assert kept.answer["breaches"] == []


@pytest.mark.parametrize(
    ("state", "then"), [("declined", "declined"), ("cancelled", "cancelled"), ("lapsed", "delivered")]
)
def test_a_visit_for_an_assignment_that_was_over_is_kept_and_flagged(field: Field, state: Any, then: str) -> None:
    assert field.send(a_body(field.assign(state=state).id)).status == 201
    assert json.loads(field.visit()["flags"]) == [state]
    assert field.rows("SELECT state FROM assignment")[0]["state"] == then


@pytest.mark.parametrize(
    ("changes", "flag"),
    [
        ({"clock": {"device": "2026-11-10T10:30:00+02:00", "offset_ms": 3_600_000, "zone": "UTC"}}, "clock"),
        ({"finished_at": "2026-11-10T09:00:00+02:00"}, "clock"),
        ({"persona": None}, "persona"),
        ({"answers": {"wait": None}}, "coverage"),
        ({"outcome": "not_possible", "reason": "closed", "answers": {}}, "not_possible"),
    ],
)
def test_it_flags_what_a_reviewer_should_look_at(field: Field, changes: dict[str, Any], flag: str) -> None:
    field.send(a_body(field.assign().id, **changes))
    assert json.loads(field.visit()["flags"]) == [flag]


def test_a_visit_that_could_not_be_done_scores_nothing(field: Field) -> None:
    body = a_body(field.assign().id, outcome="not_possible", reason="The office was closed.")
    body["answers"] = {"greeted": {"value": "yes"}}
    kept = field.send(body)
    assert (kept.status, kept.answer["breaches"]) == (201, [])
    visit = field.visit()
    assert (visit["total"], visit["contribution"], visit["complete"]) == (None, "{}", 1)
    assert (visit["coverage"], visit["band"]) == (None, None)
    sheet = json.loads(visit["sheet"])
    assert (sheet["complete"], sheet["questions"], sheet["criticals"]) == (True, {}, [])


def test_a_visit_that_could_not_be_done_waits_for_a_person_also_where_policy_accepts(
    db: Database, tmp_path: Path
) -> None:
    field = Field(db, tmp_path / "evidence", acceptance="automatic")
    kept = field.send(a_body(field.assign().id, outcome="not_possible", reason="Closed.", answers={}))
    assert (kept.answer["state"], kept.answer["breaches"]) == ("received", [])


def test_a_photo_of_no_question_belongs_to_a_visit_that_could_not_be_done(field: Field) -> None:
    photo = a_photo()
    body = a_body(field.assign().id, outcome="not_possible", answers={}, evidence=[claim(photo, None)])
    assert field.send(body).status == 202
    field.photograph(photo)
    assert field.send(body).status == 200
    assert [row["audience"] for row in field.rows("SELECT audience FROM visit_evidence")] == ["agency"]


@pytest.mark.parametrize(
    ("lat", "accuracy", "flags"),
    [(59.437, 25, []), (59.45, 25, ["far_from_office"]), (59.45, 1500, []), (None, 0, [])],
)
def test_a_phone_far_from_the_office_is_flagged_and_no_breach(
    field: Field, lat: float | None, accuracy: float, flags: list[str]
) -> None:
    field.db.write_now(lambda con: con.execute("UPDATE location SET latitude = 59.437, longitude = 24.754"))
    fix = {"lat": lat, "lon": 24.754, "accuracy_m": accuracy, "at": "2026-11-10T10:00:00+02:00"}
    kept = field.send(a_body(field.assign().id, **({"arrived": fix} if lat else {})))
    assert kept.answer["breaches"] == []
    assert json.loads(field.visit()["flags"]) == flags


def test_an_office_without_a_place_is_far_from_nobody(field: Field) -> None:
    fix = {"lat": 0, "lon": 0, "accuracy_m": 5, "at": "2026-11-10T10:00:00+02:00"}
    field.send(a_body(field.assign().id, arrived=fix))
    assert json.loads(field.visit()["flags"]) == []


def test_a_large_visit_is_scored_like_a_small_one(field: Field) -> None:
    field.send(a_body(field.assign().id, extra={"padding": "x" * 100_000}))
    assert field.visit()["total"] == 10000


def test_everything_the_contract_allows_is_taken(field: Field) -> None:
    place = {"lat": 59.4, "lon": 24.7, "accuracy_m": 12.5, "at": "2026-11-10T10:00:00Z"}
    body = a_body(
        field.assign().id,
        service_language="et",
        mood=4,
        expectation={"before": 3},
        declared_at="2026-11-10T10:29:59.1234567Z",
        arrived=place,
        left=place,
        trail=[place, place],
        supersedes=visit_id("earlier"),
        extra={"anything": [1, {"deep": None}]},
    )
    assert field.send(body).status == 201
