"""Moving open assignments to another version of their scenario: seen before, explicit, and safe to repeat."""

import pytest
from httpx2 import Response

from shopper import clock
from shopper.assignments import records
from shopper.assignments.model import State, Window
from shopper.assignments.planning import plan
from shopper.assignments.records import NewAssignment
from shopper.authoring import moving_pages
from shopper.people.imports import people
from tests.builders.plan import SCENARIO, a_published_scenario, a_wave
from tests.builders.site import Site, form_token
from tests.builders.world import NOW

ADDRESS = "/scenarios/short-visit/2/assignments"
SECOND = SCENARIO.replace("yes: 10", "yes: 20").replace(
    '  - {id: know_all, brief: {en: "You know it all better."}}\n', ""
)
ADMINS = """email,name,language,role,client,location
ulla@demo.test,Ulla,en,admin,ural,
sven@demo.test,Sven,en,admin,balt,south
"""


def assign(site: Site, location: str = "T1", state: State = "accepted", persona: str = "newcomer") -> int:
    """Give Anna a visit of version 1 that ends in a week, and return its id."""
    world, now = site.world, clock.now()
    window = Window(now.replace(year=now.year - 1), now.replace(year=now.year + 1))
    new = NewAssignment(
        a_wave(world), world.location(location), world.person("anna"), "short-visit", 1, window, persona
    )
    made = world.db.write_now(lambda con: plan(con, new, NOW))
    world.db.write_now(lambda con: records.put_state(con, made, state, NOW))
    return made


@pytest.fixture
def versions(site: Site) -> Site:
    """Publish two versions; the second does not know the persona know_all."""
    for source in (SCENARIO, SECOND):
        a_published_scenario(site.world.db, source)
    return site


def moves(site: Site, name: str = "tiina", wave: int = 1, to: str = ADDRESS, **fields: object) -> Response:
    client = site.browser(name)
    token = form_token(client.get("/me").text)
    return client.post(to, data={"csrf": token, "wave": str(wave), "which": "all", **fields})


def version(site: Site, assignment: int) -> int:
    return site.world.db.read_now(lambda con: records.assignment(con, assignment)).version


def admin_of(site: Site, name: str) -> str:
    site.world.db.write_now(lambda con: people(con, ADMINS.encode(), NOW))
    return name


# Refusals


@pytest.mark.parametrize("name", ["anna", "rita", "maria", "uljana"])
def test_assignments_are_moved_by_admins(versions: Site, name: str) -> None:
    made = assign(versions)
    assert versions.browser(name).get(ADDRESS).status_code == 404
    assert moves(versions, name).status_code == 404
    assert version(versions, made) == 1


def test_a_form_without_its_token_moves_nothing(versions: Site) -> None:
    made = assign(versions)
    assert versions.browser("tiina").post(ADDRESS, data={"wave": "1", "which": "all"}).status_code == 403
    assert version(versions, made) == 1


def test_a_version_or_wave_that_is_not_there_is_not_found(versions: Site) -> None:
    assert versions.browser("tiina").get("/scenarios/short-visit/3/assignments").status_code == 404
    assert moves(versions, to="/scenarios/short-visit/3/assignments").status_code == 404
    assert moves(versions, wave=99).status_code == 404
    assert moves(versions, which="most").status_code == 422


def test_an_admin_of_another_client_neither_sees_nor_moves_anything(versions: Site) -> None:
    made, ulla = assign(versions), admin_of(versions, "ulla")
    page = versions.browser(ulla).get(ADDRESS).text
    assert "Tallinn Harbour" not in page
    assert "Anna" not in page
    assert moves(versions, ulla, assignments=str(made)).status_code == 404
    assert version(versions, made) == 1


def test_an_admin_of_a_region_moves_only_what_lies_there(versions: Site) -> None:
    north, south, sven = assign(versions, "T1"), assign(versions, "S1"), admin_of(versions, "sven")
    page = versions.browser(sven).get(ADDRESS).text
    assert ("Tartu" in page, "Tallinn Harbour" in page) == (True, False)
    assert moves(versions, sven).headers["location"] == f"{ADDRESS}?moved=1"
    assert moves(versions, sven, which="ticked", assignments=str(north)).headers["location"] == f"{ADDRESS}?moved=0"
    assert (version(versions, north), version(versions, south)) == (1, 2)


# Looking


def test_the_page_lists_who_can_be_moved_who_has_begun_and_whose_persona_is_gone(versions: Site) -> None:
    assign(versions, "T1", "offered")
    assign(versions, "T2", "started")
    assign(versions, "S1", "accepted", "know_all")
    page = versions.browser("tiina").get(ADDRESS).text
    movable, begun, without = (page.index(name) for name in ("Tallinn Harbour", "Tallinn Centre", "Tartu"))
    assert page.index("1 can be moved") < movable < page.index("1 is being filled in") < begun
    assert begun < page.index("1 has a persona that this version does not know") < without
    assert page.count('name="assignments"') == 1
    assert "Anna" in page


def test_what_is_over_or_has_the_version_already_is_not_listed(versions: Site) -> None:
    for state in ("delivered", "declined", "cancelled", "lapsed"):
        assign(versions, "T1", state)
    made = assign(versions, "T2")
    moves(versions)
    versions.world.db.write_now(
        lambda con: con.execute("UPDATE assignment SET window_to = '2026-01-01T00:00:00Z' WHERE state = 'offered'")
    )
    assert version(versions, made) == 2
    assert "No open assignment has another version." in versions.browser("tiina").get(ADDRESS).text


def test_a_large_wave_is_moved_as_a_whole(versions: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving_pages, "TICKS", 1)
    made = [assign(versions, place) for place in ("T1", "T2")]
    page = versions.browser("tiina").get(ADDRESS).text
    assert 'name="assignments"' not in page
    assert "Move all 2 assignments" in page
    moves(versions)
    assert [version(versions, one) for one in made] == [2, 2]


# Moving


def test_the_ticked_ones_are_moved_and_the_others_keep_their_version(versions: Site) -> None:
    ticked, other = assign(versions, "T1"), assign(versions, "T2")
    answer = moves(versions, which="ticked", assignments=str(ticked))
    assert (answer.status_code, answer.headers["location"]) == (303, f"{ADDRESS}?moved=1")
    assert "1 assignment was moved." in versions.browser("tiina").get(answer.headers["location"]).text
    assert (version(versions, ticked), version(versions, other)) == (2, 1)


def test_moving_again_changes_nothing(versions: Site) -> None:
    made = assign(versions)
    moves(versions)
    before = versions.world.db.read_now(lambda con: records.assignment(con, made))
    assert moves(versions).headers["location"] == f"{ADDRESS}?moved=0"
    assert "No assignment was moved." in versions.browser("tiina").get(f"{ADDRESS}?moved=0").text
    assert versions.world.db.read_now(lambda con: records.assignment(con, made)) == before


def test_what_was_begun_or_has_a_persona_that_is_gone_is_never_moved(versions: Site) -> None:
    begun, without = assign(versions, "T1", "started"), assign(versions, "T2", "offered", "know_all")
    made = [str(begun), str(without)]
    for fields in ({"which": "all"}, {"which": "ticked", "assignments": made}):
        assert moves(versions, **fields).headers["location"] == f"{ADDRESS}?moved=0"
    assert (version(versions, begun), version(versions, without)) == (1, 1)


def test_assignments_can_be_moved_back(versions: Site) -> None:
    made = assign(versions)
    moves(versions)
    moves(versions, to="/scenarios/short-visit/1/assignments")
    assert version(versions, made) == 1
