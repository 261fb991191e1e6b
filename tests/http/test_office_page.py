"""The page of one office."""

from pathlib import Path

import pytest

from shopper.db import Database
from shopper.reports import offices
from tests.builders.programme import Programme
from tests.builders.visits import visit_id


@pytest.fixture
def programme(db: Database, tmp_path: Path) -> Programme:
    return Programme(db, tmp_path / "data")


def address(programme: Programme, code: str = "T1", client: str = "balt") -> str:
    return f"/locations/{programme.world.location(code, client).id}"


def test_guests_are_asked_to_sign_in(programme: Programme):
    assert programme.site.guest().get(address(programme)).status_code == 303


@pytest.mark.parametrize("name", ["anna", "rita", "oleg", "uljana"])
def test_it_is_not_there_for_those_it_does_not_concern(programme: Programme, name: str):
    assert programme.browser(name).get(address(programme)).status_code == 404


@pytest.mark.parametrize(("code", "client"), [("S1", "balt"), ("south", "balt"), ("balt", "balt"), ("E1", "ural")])
def test_offices_outside_the_own_part_are_not_found(programme: Programme, code: str, client: str):
    assert programme.browser("maria").get(address(programme, code, client)).status_code == 404


def test_an_unknown_office_is_not_found(programme: Programme):
    assert programme.browser("tiina").get("/locations/99999").status_code == 404


def test_a_region_leads_to_its_comparison(programme: Programme):
    answer = programme.browser("maria").get(address(programme, "north"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/comparison?client=balt&within=north")


def test_before_the_first_release_it_says_so(programme: Programme):
    page = programme.browser("maria").get(address(programme))
    assert page.status_code == 200
    assert "Nothing has been released yet" in page.text


def test_it_shows_score_trend_criteria_and_visits(programme: Programme):
    visit = programme.shows("first")
    programme.scores(programme.field.wave, T1=[9000, 9200, 9080], T2=[7000, 7100, 7200], S1=[6000, 6100, 6200])
    page = programme.browser("maria").get(address(programme)).text
    assert "Tallinn Harbour" in page
    assert "93.2" in page
    assert "<svg" in page
    assert "Politeness" in page
    assert visit in page
    assert "November 9, 2026" in page
    assert "Office" in page


def test_the_path_names_what_the_reader_may_open(programme: Programme):
    page = programme.browser("maria").get(address(programme)).text
    assert "within=north" in page
    assert "within=tallinn" in page
    assert "within=balt" not in page


def test_visits_of_other_offices_and_unreleased_ones_are_not_listed(programme: Programme):
    programme.shows("elsewhere", "T2")
    programme.arrives("fresh")
    page = programme.browser("maria").get(address(programme)).text
    assert visit_id("elsewhere") not in page
    assert visit_id("fresh") not in page


def test_older_visits_are_a_page_further(programme: Programme, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(offices, "PAGE", 2)
    for hour, name in enumerate(("one", "two", "three")):
        programme.arrives(name, started_at=f"2026-11-10T1{hour}:00:00+02:00", finished_at="2026-11-10T19:30:00+02:00")
    programme.accepts("one", "two", "three")
    programme.releases()
    maria, page = programme.browser("maria"), address(programme)
    newest = maria.get(page).text
    assert visit_id("three") in newest
    assert visit_id("one") not in newest
    assert f"?after={visit_id('two')}" in newest
    older = maria.get(f"{page}?after={visit_id('two')}").text
    assert visit_id("one") in older
    assert visit_id("three") not in older
    assert visit_id("one") not in maria.get(f"{page}?after={visit_id('never')}").text


def test_only_a_period_of_released_waves_can_be_asked_for(programme: Programme):
    programme.shows("first")
    assert programme.browser("maria").get(f"{address(programme)}?waves=2026-11").status_code == 200
    assert programme.browser("maria").get(f"{address(programme)}?waves=2031-01").status_code == 422
