"""The page on which managers compare their offices."""

from pathlib import Path

import pytest

from shopper.assignments.model import Wave
from shopper.db import Database
from tests.builders.programme import Programme

GOOD, FAIR = [9500, 9600, 9400, 9550], [7900, 8100, 8000, 8050]


@pytest.fixture
def programme(db: Database, tmp_path: Path) -> Programme:
    return Programme(db, tmp_path / "data")


@pytest.fixture
def november(programme: Programme) -> Wave:
    """Scores of November and of the wave before."""
    before = programme.field.a_wave("2026-10")
    programme.db.write_now(
        lambda con: con.execute("UPDATE wave SET starts_on = '2026-10-01' WHERE id = ?", (before.id,))
    )
    programme.scores(before, T1=[8900, 9000, 9100], T2=FAIR, S1=FAIR)
    programme.scores(programme.field.wave, T1=GOOD, T2=FAIR, S1=[6000, 6100])
    return programme.field.wave


def test_guests_are_asked_to_sign_in(programme: Programme):
    answer = programme.site.guest().get("/comparison")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


@pytest.mark.parametrize("name", ["anna", "rita"])
def test_those_who_do_not_read_results_are_refused(programme: Programme, name: str):
    assert programme.browser(name).get("/comparison").status_code == 403


@pytest.mark.parametrize(
    "asked", ["within=south", "within=S1", "within=balt", "within=nowhere", "client=ural", "client=nobody"]
)
def test_what_lies_outside_the_own_part_is_not_found(programme: Programme, november: Wave, asked: str):
    assert programme.browser("maria").get(f"/comparison?{asked}").status_code == 404


@pytest.mark.parametrize("asked", ["waves=2025-01", "waves=2026-10..soon", "measure=everything", "measure=section:"])
def test_what_makes_no_sense_is_refused(programme: Programme, november: Wave, asked: str):
    assert programme.browser("maria").get(f"/comparison?{asked}").status_code == 422


def test_an_agency_question_is_not_found_for_a_manager(programme: Programme, november: Wave):
    address = "/comparison?measure=choice:noticed:yes"
    assert programme.browser("maria").get(address).status_code == 404
    assert programme.browser("tiina").get(address).status_code == 200


def test_before_the_first_release_it_says_so(programme: Programme):
    page = programme.browser("maria").get("/comparison")
    assert page.status_code == 200
    assert "Nothing has been released yet" in page.text


def test_offices_stand_with_score_visits_change_and_standing(programme: Programme, november: Wave):
    page = programme.browser("maria").get("/comparison").text
    assert "Tallinn Harbour" in page
    assert "95.1" in page
    assert "above average" in page
    assert "+5.1" in page
    assert "most likely between" in page
    assert "Tartu" not in page


def test_the_period_is_named_with_why_it_was_chosen(programme: Programme, november: Wave):
    page = programme.browser("maria").get("/comparison").text
    assert "November 2026" in page
    assert "at least three visits" in page
    assert "at least three visits" not in programme.browser("maria").get("/comparison?waves=2026-10").text


def test_a_form_s_two_waves_are_a_period(programme: Programme, november: Wave):
    page = programme.browser("maria").get("/comparison?first=2026-10&last=2026-11&of=balt").text
    assert "October – November 2026" in page.replace("\u2009", " ")


def test_choosing_another_client_forgets_place_and_period(programme: Programme, november: Wave):
    page = programme.browser("tiina").get("/comparison?of=balt&client=ural&within=north&first=2026-10&last=2026-11")
    assert page.status_code == 200
    assert "Nothing has been released yet" in page.text


def test_an_office_with_too_few_visits_stands_apart(programme: Programme, november: Wave):
    page = programme.browser("oleg").get("/comparison").text
    assert "Too few visits to compare" in page
    assert "too few visits" in page


def test_an_admin_sees_parts_to_open(programme: Programme, november: Wave):
    page = programme.browser("tiina").get("/comparison?client=balt").text
    assert "/comparison?client=balt&amp;within=north&amp;measure=total" in page
    assert page.count("<option") > 8


def test_mixed_versions_are_marked(programme: Programme, november: Wave):
    page = programme.browser("maria").get("/comparison").text
    assert "changed on the way" not in page


def test_htmx_gets_the_comparison_alone(programme: Programme, november: Wave):
    browser = programme.browser("maria")
    part = browser.get("/comparison", headers={"HX-Request": "true", "HX-Request-Type": "partial"}).text
    assert part.lstrip().startswith("<form")
    assert part.strip() in browser.get("/comparison").text


def test_any_measure_has_its_page(programme: Programme, november: Wave):
    browser = programme.browser("maria")
    for measure in ("raw_total", "section:arrival", "criterion:speed", "within:wait", "question:greeted"):
        assert browser.get(f"/comparison?measure={measure}").status_code == 200


def test_pages_carry_no_style_or_script_of_their_own(programme: Programme, november: Wave):
    page = programme.browser("maria").get("/comparison").text
    assert " style=" not in page
    assert "<style" not in page
    assert "<script>" not in page


def test_an_arriving_visit_changes_nothing_until_it_is_released(programme: Programme, november: Wave):
    browser = programme.browser("maria")
    place = programme.world.location("T1").id
    pages = ["/comparison", f"/locations/{place}", "/api/v1/comparison", "/api/v1/exports/visits.csv"]
    before = [browser.get(page).text for page in pages]
    programme.arrives("quiet")
    assert [browser.get(page).text for page in pages] == before
    programme.accepts("quiet")
    assert [browser.get(page).text for page in pages] == before
    programme.releases()
    after = [browser.get(page).text for page in pages]
    assert all(new != old for new, old in zip(after, before, strict=True))
