"""What a shopper answers to an assignment, over HTTP."""

from datetime import timedelta

import pytest

from shopper.assignments import records
from shopper.assignments.model import Window
from tests.builders.plan import an_assignment
from tests.builders.site import Site
from tests.builders.world import NOW

LATER = Window(NOW, NOW + timedelta(days=36500))


def url(assignment_id: int, answer: str) -> str:
    return f"/api/v1/assignments/{assignment_id}/{answer}"


@pytest.mark.parametrize("answer", ["accept", "decline", "start"])
def test_answers_are_refused_to_all_but_the_shopper(site: Site, answer: str) -> None:
    made = an_assignment(site.world, "anna", window=LATER)
    path = url(made.id, answer)
    assert site.guest().post(path).status_code == 401
    assert site.browser("maria").post(path).status_code == 404
    for refused in (site.browser("boris").post(path), site.browser("anna").post(url(999, answer))):
        assert (refused.status_code, refused.json()["code"]) == (404, "not_found")
    assert site.browser("anna").get(path).status_code == 405


def test_a_move_that_comes_too_early_is_a_conflict(site: Site) -> None:
    made = an_assignment(site.world, window=LATER)
    answer = site.browser("anna").post(url(made.id, "start"))
    assert (answer.status_code, answer.json()["code"]) == (409, "assignment_state")


def test_an_offer_whose_window_has_closed_is_a_conflict(site: Site) -> None:
    made = an_assignment(site.world, window=Window(NOW - timedelta(days=5000), NOW - timedelta(days=4000)))
    answer = site.browser("anna").post(url(made.id, "accept"))
    assert (answer.status_code, answer.json()["code"]) == (409, "assignment_lapsed")


@pytest.mark.parametrize("body", ['{"reason": 5}', '{"why": "x"}', "nonsense", '{"reason": "%s"}' % ("x" * 501)])
def test_a_reason_that_cannot_be_read_declines_nothing(site: Site, body: str) -> None:
    made = an_assignment(site.world, window=LATER)
    answer = site.browser("anna").post(url(made.id, "decline"), content=body)
    assert answer.status_code == 422
    assert site.world.db.read_now(lambda con: records.assignment(con, made.id)).state == "offered"


def test_answers_may_be_sent_again(site: Site) -> None:
    made, anna = an_assignment(site.world, window=LATER), site.browser("anna")
    moves = ["accept", "accept", "start", "start", "accept"]
    for move, state in zip(moves, ["accepted", "accepted", "started", "started", "started"], strict=True):
        answer = anna.post(url(made.id, move))
        assert (answer.status_code, answer.json()["state"]) == (200, state)
        assert answer.json()["location"]["code"] == "T1"


def test_declining_keeps_the_reason(site: Site) -> None:
    made, anna = an_assignment(site.world, window=LATER), site.browser("anna")
    assert anna.post(url(made.id, "decline"), json={"reason": "Too far"}).json()["state"] == "declined"
    assert anna.post(url(made.id, "decline")).json()["state"] == "declined"
    assert site.world.db.read_now(lambda con: records.assignment(con, made.id)).reason == "Too far"
