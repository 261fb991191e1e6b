"""The page of one visit: what managers, reviewers and admins see of it, and what they do not."""

from pathlib import Path
from typing import Any

import pytest

from shopper.db import Database
from tests.builders.programme import Programme
from tests.builders.visits import a_photo, claim, hash_of, visit_id

SIGN, SLIP, HIDDEN = a_photo("teal"), a_photo("navy"), a_photo("red")
ANSWERS = {
    "greeted": {"value": "yes"},
    "wait": {"value": 400, "comment": "One desk of three was open."},
    "sign": {"value": "yes"},
    "noticed": {"value": "yes", "comment": "The guard looked at me."},
}


@pytest.fixture
def programme(db: Database, tmp_path: Path) -> Programme:
    programme = Programme(db, tmp_path / "data")
    for photo in (SIGN, SLIP, HIDDEN):
        programme.field.photograph(photo)
    return programme


def shown(programme: Programme, name: str = "first", location: str = "T1") -> str:
    """Release a visit with photos, of which the client may see the sign; return its address."""
    evidence = [claim(SIGN), claim(SLIP, "slip"), claim(HIDDEN)]
    programme.arrives(name, location, answers=ANSWERS, evidence=evidence)
    programme.accepts(name, photos=frozenset({hash_of(SIGN), hash_of(SLIP)}))
    programme.releases()
    return f"/visits/{visit_id(name)}"


def test_guests_are_asked_to_sign_in(programme: Programme):
    assert programme.site.guest().get(shown(programme)).status_code == 303


@pytest.mark.parametrize("name", ["anna", "boris", "oleg", "uljana"])
def test_it_is_not_there_for_those_it_does_not_concern(programme: Programme, name: str):
    assert programme.browser(name).get(shown(programme)).status_code == 404


@pytest.mark.parametrize("address", [f"/visits/{visit_id('never')}", "/visits/not-a-visit"])
def test_an_unknown_visit_is_not_found(programme: Programme, address: str):
    assert programme.browser("tiina").get(address).status_code == 404


def test_a_manager_does_not_see_it_before_it_is_released(programme: Programme):
    programme.arrives("first")
    maria, address = programme.browser("maria"), f"/visits/{visit_id('first')}"
    assert maria.get(address).status_code == 404
    programme.accepts("first")
    assert maria.get(address).status_code == 404
    programme.releases()
    assert maria.get(address).status_code == 200


def test_a_manager_reads_answers_points_and_reasons(programme: Programme):
    page = programme.browser("maria").get(shown(programme)).text
    assert "Tallinn Harbour" in page
    assert "50.0" in page
    assert "6 min 40 s" in page
    assert "One desk of three was open." in page
    assert "target at most 5 min" in page
    assert "10 if wait ≤ 5 else 0" in page
    assert "10 of 20" in page
    assert "poor" in page


def test_a_manager_sees_the_week_and_the_part_of_the_day_alone(programme: Programme):
    page = programme.browser("maria").get(shown(programme)).text
    assert "week of November 9, 2026" in page
    assert "before noon" in page
    for clue in ("10:00", "10:30", "08:00", "Nov 10", "November 10", "Anna", "newcomer"):
        assert clue not in page


def test_a_manager_sees_no_question_of_the_agency_s(programme: Programme):
    page = programme.browser("maria").get(shown(programme)).text
    for clue in ("Were you noticed?", "The guard looked at me.", "Slip", "agency only"):
        assert clue not in page


def test_a_manager_sees_released_photos_alone(programme: Programme):
    address, maria = shown(programme), programme.browser("maria")
    page = maria.get(address).text
    assert f"{address}/evidence/{hash_of(SIGN)}" in page
    photo = maria.get(f"{address}/evidence/{hash_of(SIGN)}")
    assert (photo.status_code, photo.content, photo.headers["content-type"]) == (200, SIGN, "image/jpeg")
    assert "last-modified" not in photo.headers
    for other in (SLIP, HIDDEN):
        assert hash_of(other) not in page
        assert maria.get(f"{address}/evidence/{hash_of(other)}").status_code == 404


@pytest.mark.parametrize("name", ["anna", "boris", "oleg", "uljana"])
def test_photos_follow_their_visit(programme: Programme, name: str):
    address = f"{shown(programme)}/evidence/{hash_of(SIGN)}"
    assert programme.browser(name).get(address).status_code == 404
    assert programme.site.guest().get(address).status_code == 303


def test_a_photo_of_another_visit_is_not_found_here(programme: Programme):
    shown(programme)
    other = programme.shows("other")
    assert programme.browser("rita").get(f"{other}/evidence/{hash_of(SIGN)}").status_code == 404


def test_the_desk_sees_everything_with_a_pseudonym(programme: Programme):
    address = shown(programme)
    page = programme.browser("rita").get(address).text
    for fact in ("10:00", "10:30", "newcomer", "Were you noticed?", "The guard looked at me.", "agency only"):
        assert fact in page
    assert "Anna" not in page
    assert "anna@" not in page
    for photo in (SIGN, SLIP, HIDDEN):
        assert programme.browser("rita").get(f"{address}/evidence/{hash_of(photo)}").status_code == 200


def test_the_desk_is_told_how_answers_came_about_in_time(programme: Programme):
    programme.arrives(
        "timed",
        answers={
            "wait": {"value": 200, "how": {"timer": True}},
            "sign": {"na": True},
            "listened": {"value": 5, "how": {"memory_min": 0}},
            "noticed": {"value": "no", "how": {"by_hand": True}},
        },
        extra={"clock_gap_ms": {"wait": -3_600_000}, "left_at": "2026-11-10T10:25:00+02:00"},
        trail=[{"question": "wait", "at": "2026-11-10T10:07:08+02:00"}],
    )
    programme.accepts("timed")
    programme.releases()
    address = f"/visits/{visit_id('timed')}"
    page, clients = programme.browser("rita").get(address).text, programme.browser("maria").get(address).text
    for fact in (
        "the clock was set back by 60:00 meanwhile",
        "the phone's clock was moved during a timing",
        "“does not apply” without a reason",
        "no reason given",
        "from memory after 0 min",
        "typed, not timed",
        "10:25",
        "10:07:08",
    ):
        assert fact in page
        assert fact not in clients


@pytest.mark.parametrize(
    ("moved", "words"),
    [(["wait"], "the clock was set forward by 10:00 meanwhile"), ([], "the phone slept for 10:00 meanwhile")],
)
def test_the_desk_tells_a_moved_clock_from_a_phone_that_slept(programme: Programme, moved: list[str], words: str):
    programme.arrives("timed", extra={"clock_gap_ms": {"wait": 600_000}, "clock_moved": moved})
    assert words in programme.browser("rita").get(f"/visits/{visit_id('timed')}").text


def test_photos_stand_in_the_shopper_s_order(programme: Programme):
    evidence = [claim(SLIP), claim(SIGN), claim(HIDDEN)]
    programme.arrives("first", evidence=evidence)
    page = programme.browser("rita").get(f"/visits/{visit_id('first')}").text
    lines = page[page.index("Sign visible?") :]
    found = [lines.index(hash_of(photo)) for photo in (SLIP, SIGN, HIDDEN)]
    assert found == sorted(found)


def test_the_desk_is_told_what_is_against_the_script(programme: Programme):
    programme.arrives("lacking", answers={"greeted": None, "wait": {"value": 7300, "comment": "Endless."}})
    page = programme.browser("rita").get(f"/visits/{visit_id('lacking')}").text
    assert "This needs an answer." in page
    assert "Under two hours." in page
    assert "to be reviewed" in page


def test_a_reviewer_decides_here(programme: Programme):
    programme.arrives("first")
    page = programme.browser("rita").get(f"/visits/{visit_id('first')}").text
    assert f'action="/visits/{visit_id("first")}/review"' in page
    assert 'value="accepted"' in page
    programme.accepts("first")
    programme.releases()
    assert "/review" not in programme.browser("maria").get(f"/visits/{visit_id('first')}").text


def test_what_did_not_apply_is_named_apart(programme: Programme):
    lost = {"greeted": {"value": "no", "comment": "Nobody looked up."}, "sign": None}
    page = programme.browser("maria").get(programme.shows("first", answers=lost)).text
    assert "1 question did not apply" in page
    assert "Nobody looked up." in page


def test_a_visit_that_could_not_be_done_says_so(programme: Programme):
    address = programme.shows("shut", outcome="not_possible", reason="The office was closed.", answers={})
    assert "The visit could not be done." in programme.browser("maria").get(address).text
    assert "The office was closed." in programme.browser("rita").get(address).text


def test_why_a_visit_could_not_be_done_is_for_those_who_check_it(programme: Programme):
    answers = {"greeted": {"value": "yes", "comment": "Through the window."}}
    extra, reason = {"obstacle": "closed"}, "Lights were out."
    evidence = [claim(HIDDEN, None)]
    body = {"outcome": "not_possible", "reason": reason, "extra": extra, "answers": answers, "evidence": evidence}
    address = programme.shows("shut", **body)
    reviewer, manager = (programme.browser(name).get(address).text for name in ("rita", "maria"))
    for fact in ("It was closed", reason, "Other photos", hash_of(HIDDEN), "Through the window."):
        assert fact in reviewer
        assert fact not in manager
    assert "Were you noticed?" in reviewer, "what was noted before is shown"
    assert "This needs an answer." not in reviewer
    assert "Greeted?" not in manager


def test_moods_and_whereabouts_are_told_to_reviewers_in_words_and_to_no_manager(programme: Programme):
    programme.db.write_now(lambda con: con.execute("UPDATE location SET latitude = 59.437, longitude = 24.754"))
    fix = {"lat": 59.4373, "lon": 24.754, "accuracy_m": 25, "at": "2026-11-10T09:50:00+02:00"}
    left = {**fix, "lat": 59.4613}
    extra = {"mood_after": 2, "arrived": {"age_s": 300}, "left": {"age_s": 0}}
    address = programme.shows("told", mood=4, expectation=3, arrived=fix, left=left, extra=extra)
    reviewer, manager = (" ".join(programme.browser(name).get(address).text.split()) for name in ("rita", "maria"))
    told = (
        "before: good · after: rather bad", "2 steps worse", "Expected service", "so-so",
        "about 30 m from the office", "accuracy 25 m", "known since 5 min", "far from the office", "2.7 km", "9:50",
    )  # fmt: skip
    for fact in told:
        assert fact in reviewer
    for clue in ("Mood", "Expected", "from the office", "59.4", "accuracy", "9:50"):
        assert clue not in manager
    seen = programme.browser("maria").get(f"/api/v1{address}").text
    assert "59.4" not in seen
    assert "mood" not in seen


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"mood": 3, "extra": {"mood_after": 3}}, "no change"),
        ({"mood": 1, "extra": {"mood_after": 2}}, "1 step better"),
        ({"extra": {"arrived": {"unknown": "denied"}}}, "not known: the phone may not tell"),
        ({"arrived": {"lat": 1, "lon": 2, "accuracy_m": 5, "at": "2026-11-10T10:00:00Z"}}, "nobody wrote down where"),
        ({"extra": {"also_changed": ["wait", "gone"]}}, "Changed without being asked"),
    ],
)
def test_what_was_told_beside_the_answers_is_said_in_words(programme: Programme, changes: dict[str, Any], told: str):
    programme.arrives("first", **changes)
    assert told in programme.browser("rita").get(f"/visits/{visit_id('first')}").text


def test_a_withdrawn_visit_is_gone_for_managers(programme: Programme):
    address = shown(programme)
    programme.db.write_now(lambda con: con.execute("UPDATE visit SET state = 'void'"))
    assert programme.browser("maria").get(address).status_code == 404
    assert programme.browser("rita").get(address).status_code == 200


def test_it_speaks_the_reader_s_language(programme: Programme):
    address = shown(programme)
    maria = programme.browser("maria")
    assert "Да" in maria.get(f"{address}?lang=ru").text
    assert "Jah" in maria.get(f"{address}?lang=et").text
