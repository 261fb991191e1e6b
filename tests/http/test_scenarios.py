"""Published scenarios, for admins only."""

import hashlib

import pytest

from tests.builders.plan import SCENARIO, a_published_scenario
from tests.builders.site import Site

SECOND = SCENARIO.replace("points: {yes: 10, no: 0}", "points: {yes: 5, no: 0}")


@pytest.mark.parametrize("name", ["anna", "rita", "maria", "uljana"])
def test_scenarios_are_refused_to_all_but_admins(site: Site, name: str) -> None:
    a_published_scenario(site.world.db)
    assert site.browser(name).get("/scenarios").status_code == 403
    refused = site.browser(name).get("/api/v1/scenarios/short-visit/1")
    assert (refused.status_code, refused.json()["code"]) == (404, "not_found")


def test_who_has_not_signed_in_is_sent_to_sign_in(site: Site) -> None:
    page = site.guest().get("/scenarios", follow_redirects=False)
    assert (page.status_code, page.headers["location"]) == (303, "/sign-in")
    assert site.guest().get("/api/v1/scenarios/short-visit/1").status_code == 401


@pytest.mark.parametrize("path", ["short-visit/2", "other/1"])
def test_a_version_that_was_never_published_is_not_found(site: Site, path: str) -> None:
    a_published_scenario(site.world.db)
    assert site.browser("tiina").get(f"/api/v1/scenarios/{path}").status_code == 404


def test_a_version_comes_with_the_text_as_it_was_written(site: Site) -> None:
    a_published_scenario(site.world.db)
    a_published_scenario(site.world.db, SECOND)
    first, second = (site.browser("tiina").get(f"/api/v1/scenarios/short-visit/{number}").json() for number in (1, 2))
    assert first == {
        "id": "short-visit",
        "version": 1,
        "sha256": hashlib.sha256(SCENARIO.encode()).hexdigest(),
        "source": SCENARIO,
    }
    assert (second["version"], second["source"]) == (2, SECOND)


def test_the_list_names_every_version_with_the_newest_first(site: Site) -> None:
    a_published_scenario(site.world.db)
    a_published_scenario(site.world.db, SECOND)
    page = site.browser("tiina").get("/scenarios?lang=en").text
    assert "2 published versions" in page
    assert page.count("Office: a short visit") == 2
    assert page.index(">2</td>") < page.index(">1</td>")
    assert "November 10, 2026" in page
    assert "Mystery shopping" in page


def test_an_empty_list_says_so(site: Site) -> None:
    assert "No scenario has been published yet." in site.browser("tiina").get("/scenarios?lang=en").text
