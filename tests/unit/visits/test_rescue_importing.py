"""Visits from a rescue file arrive as from the phone, but always wait for a reviewer."""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from shopper.db import Database
from shopper.problems import Problem
from shopper.settings import Settings
from shopper.visits import evidence, sync
from shopper.visits.rescue import importing, keys
from shopper.visits.rescue.model import Report
from shopper.visits.rescue.opening import opened
from tests.builders.rescue import Piece, a_visit, about, its_photo, sealed, the_end
from tests.builders.visits import Field, a_body, a_photo, bytes_of, claim, hash_of, later, visit_id
from tests.builders.world import NOW

SECRET = b"k" * 32


@pytest.fixture
def field(db: Database, tmp_path: Path) -> Field:
    return Field(db, tmp_path / "evidence", acceptance="automatic")


@pytest.fixture
def key(tmp_path: Path) -> keys.RescueKey:
    return keys.rescue_key(tmp_path)


def bring(field: Field, key: keys.RescueKey, pieces: Sequence[Piece], *, ends: bool = True) -> Report:
    parts = opened(sealed(key, pieces, ends=ends), key)
    return asyncio.run(importing.bring(Settings(data=field.folder.parent), field.db, SECRET, parts, NOW))


def of_anna(field: Field) -> Piece:
    return about(field.world.person("anna").id)


def flags(field: Field, name: str = "first") -> list[str]:
    return list(json.loads(field.visit(name)["flags"]))


def test_a_visit_arrives_with_its_photos_marked_and_waits_for_a_reviewer(field: Field, key: keys.RescueKey) -> None:
    photo = a_photo()
    body = a_body(field.assign().id, evidence=[claim(photo)])
    report = bring(field, key, [of_anna(field), a_visit(body), its_photo(body["id"], photo), the_end()])
    [brought] = report.visits
    assert (brought.outcome, brought.photos, brought.missing, brought.location) == ("arrived", 1, 0, "Tallinn Harbour")
    assert (report.well, report.person) == (True, "Anna")
    kept = field.visit()
    assert (kept["state"], kept["complete"], bytes(kept["body"])) == ("received", 1, bytes_of(body))
    assert (flags(field), brought.receipt) == (["from_file"], kept["receipt"])
    assert evidence.path(field.folder, hash_of(photo)).read_bytes() == photo


def test_the_same_visit_from_the_phone_would_have_been_accepted(field: Field) -> None:
    field.send(a_body(field.assign().id))
    assert field.visit()["state"] == "accepted"


def test_the_same_file_again_changes_nothing(field: Field, key: keys.RescueKey) -> None:
    photo = a_photo()
    body = a_body(field.assign().id, evidence=[claim(photo)])
    pieces = [of_anna(field), a_visit(body), its_photo(body["id"], photo), the_end()]
    first, before = bring(field, key, pieces), [tuple(row) for row in field.visits()]
    again = bring(field, key, pieces)
    assert (again.visits[0].outcome, again.visits[0].receipt) == ("known", first.visits[0].receipt)
    assert [tuple(row) for row in field.visits()] == before


def test_the_phone_that_delivers_later_gets_the_first_receipt(field: Field, key: keys.RescueKey) -> None:
    body = a_body(field.assign().id)
    report = bring(field, key, [of_anna(field), a_visit(body), the_end()])
    kept = field.send(body, now=later(hours=5))
    assert (kept.status, kept.answer["receipt"]) == (200, report.visits[0].receipt)
    assert (flags(field), len(field.visits()), field.visit()["state"]) == (["from_file"], 1, "received")


def test_a_file_adds_nothing_to_what_the_phone_delivered_before(field: Field, key: keys.RescueKey) -> None:
    body = a_body(field.assign().id)
    field.send(body)
    report = bring(field, key, [of_anna(field), a_visit(body, "sending"), the_end()])
    assert (report.visits[0].outcome, flags(field), field.visit()["state"]) == ("known", [], "accepted")


def test_a_photo_from_the_file_completes_what_the_phone_began(field: Field, key: keys.RescueKey) -> None:
    photo = a_photo()
    body = a_body(field.assign().id, evidence=[claim(photo)])
    assert field.send(body).status == 202
    report = bring(field, key, [of_anna(field), a_visit(body), its_photo(body["id"], photo), the_end()])
    assert (report.visits[0].outcome, report.visits[0].photos, field.visit()["state"]) == ("known", 1, "accepted")


def test_photos_may_follow_one_day_from_the_phone_and_still_nothing_is_accepted(
    field: Field, key: keys.RescueKey
) -> None:
    photo = a_photo()
    body = a_body(field.assign().id, evidence=[claim(photo)])
    report = bring(field, key, [of_anna(field), a_visit(body), the_end()])
    assert (report.visits[0].missing, report.well, field.visit()["state"]) == (1, False, "waiting_evidence")
    field.photograph(photo)
    assert field.visit()["state"] == "received"


def test_another_persons_assignment_is_refused_and_kept_in_quarantine(field: Field, key: keys.RescueKey) -> None:
    body = a_body(field.assign(shopper="boris").id)
    photo = a_photo()
    report = bring(field, key, [of_anna(field), a_visit(body), its_photo(body["id"], photo), the_end()])
    [brought] = report.visits
    assert (brought.outcome, brought.code, brought.kept) == ("refused", "assignment_not_yours", True)
    assert (field.visits(), report.well) == ([], False)
    assert [(row["code"], row["via"]) for row in field.held()] == [("assignment_not_yours", "file")]
    assert not evidence.path(field.folder, hash_of(photo)).exists()


def test_one_refused_visit_stops_none_of_the_others(
    field: Field, key: keys.RescueKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    unreadable = ({"part": "visit", "visit": visit_id("odd"), "state": "parked"}, b"{")
    good = a_body(field.assign().id, "good")
    report = bring(field, key, [of_anna(field), unreadable, a_visit(good), the_end()])
    assert [one.outcome for one in report.visits] == ["refused", "arrived"]
    monkeypatch.setattr(sync, "parse", lambda _raw, _visit_id: 1 / 0)
    [failed] = bring(field, key, [of_anna(field), a_visit(good), the_end()]).visits
    assert (failed.outcome, failed.code, len(field.held())) == ("refused", "failed", 2)


def test_other_bytes_under_a_known_id_are_a_conflict(field: Field, key: keys.RescueKey) -> None:
    assignment = field.assign().id
    field.send(a_body(assignment))
    other = a_body(assignment, answers={"wait": {"value": 10}})
    report = bring(field, key, [of_anna(field), a_visit(other), the_end()])
    assert (report.visits[0].code, len(field.visits())) == ("visit_conflict", 1)


@pytest.mark.parametrize("person", [4711, 2**53])
def test_a_person_who_is_not_here_changes_nothing(field: Field, key: keys.RescueKey, person: int) -> None:
    with pytest.raises(Problem) as refused:
        bring(field, key, [about(person), a_visit(a_body(field.assign().id)), the_end()])
    assert (refused.value.kind.code, field.visits(), field.held()) == ("rescue_person_unknown", [], [])


def test_a_file_that_does_not_say_whose_it_is_is_none(field: Field, key: keys.RescueKey) -> None:
    with pytest.raises(Problem) as refused:
        bring(field, key, [the_end()])
    assert refused.value.kind.code == "rescue_not_one"


def test_what_stood_before_a_damage_is_taken(field: Field, key: keys.RescueKey) -> None:
    body = a_body(field.assign().id)
    report = bring(field, key, [of_anna(field), a_visit(body)], ends=False)
    assert (report.damaged, report.well, report.visits[0].outcome) == (True, False, "arrived")
    twice = bring(field, key, [of_anna(field), of_anna(field), the_end()])
    assert (twice.damaged, twice.visits) == (True, [])


def test_a_photo_that_is_none_is_refused_and_a_lost_one_is_told(field: Field, key: keys.RescueKey) -> None:
    body = a_body(field.assign().id, evidence=[claim(b"no photo")])
    pieces = [of_anna(field), a_visit(body), its_photo(body["id"], b"no photo"), its_photo(visit_id("x"), a_photo())]
    report = bring(field, key, [*pieces, the_end(lost=2)])
    assert [kind.code for _visit, kind in report.refused_photos] == ["evidence_not_an_image"]
    assert (report.lost, report.visits[0].missing, report.well) == (2, 1, False)
