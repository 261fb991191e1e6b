"""Who sees which location, and how a tree is walked."""

import pytest

from shopper.db import Database
from shopper.locations import records
from shopper.locations.model import Client, Location
from shopper.problems import NOT_FOUND, Problem
from tests.builders.world import World, a_world


def codes(found: tuple[Location, ...]) -> list[str]:
    return [one.code for one in found]


@pytest.mark.parametrize(
    ("name", "role", "code", "client"),
    [
        ("maria", "manager", "S1", "balt"),
        ("maria", "manager", "balt", "balt"),
        ("maria", "reviewer", "T1", "balt"),
        ("oleg", "manager", "T1", "balt"),
        ("maria", "manager", "E1", "ural"),
        ("uljana", "manager", "T1", "balt"),
        ("anna", "manager", "T1", "balt"),
    ],
)
def test_a_place_outside_one_s_rights_is_not_found(db: Database, name: str, role: str, code: str, client: str) -> None:
    world = a_world(db)
    who, place = world.person(name), world.location(code, client)
    with pytest.raises(Problem) as refusal:
        db.read_now(lambda con: records.of(con, who, place.id, role))  # type: ignore[arg-type]
    assert refusal.value.kind is NOT_FOUND


def found_by(world: World, name: str, code: str) -> Location:
    who, place = world.person(name), world.location(code)
    return world.db.read_now(lambda con: records.of(con, who, place.id, "manager", "admin"))


def test_a_manager_sees_the_own_part_and_an_admin_all(db: Database) -> None:
    world = a_world(db)
    assert found_by(world, "maria", "T1").name == "Tallinn Harbour"
    assert found_by(world, "maria", "north").code == "north"
    assert found_by(world, "tiina", "S1").zone == "Europe/Tallinn"


def test_unknown_places_and_clients_are_not_found(db: Database) -> None:
    world = a_world(db)
    tiina, balt = world.person("tiina"), world.client().id
    for job in (
        lambda con: records.of(con, tiina, 99, "admin"),
        lambda con: records.by_code(con, balt, "nowhere"),
        lambda con: records.client(con, 99),
        lambda con: records.client_of(con, tiina, 99, "admin"),
    ):
        with pytest.raises(Problem) as refusal:
            db.read_now(job)
        assert refusal.value.kind is NOT_FOUND
    assert db.read_now(lambda con: records.client_by_code(con, "nobody")) is None
    assert db.read_now(lambda con: records.find(con, balt, "nowhere")) is None


def test_another_client_is_not_found(db: Database) -> None:
    world = a_world(db)
    maria, ural = world.person("maria"), world.client("ural")
    with pytest.raises(Problem) as refusal:
        db.read_now(lambda con: records.client_of(con, maria, ural.id, "manager"))
    assert refusal.value.kind is NOT_FOUND
    assert [one.code for one in db.read_now(lambda con: records.clients_of(con, maria, "manager"))] == ["balt"]
    tiina = world.person("tiina")
    assert len(db.read_now(lambda con: records.clients_of(con, tiina, "admin"))) == 2
    assert db.read_now(lambda con: records.client_of(con, tiina, ural.id, "admin")) == ural


def test_a_tree_is_walked_down_and_up(db: Database) -> None:
    world = a_world(db)
    root, north, harbour = (world.location(code) for code in ("balt", "north", "T1"))
    assert codes(db.read_now(lambda con: records.children(con, root))) == ["north", "south"]
    assert codes(db.read_now(lambda con: records.leaves(con, north))) == ["T1", "T2"]
    assert codes(db.read_now(lambda con: records.leaves(con, harbour))) == ["T1"]
    assert codes(db.read_now(lambda con: records.ancestors(con, harbour))) == ["balt", "north", "tallinn"]
    assert codes(db.read_now(lambda con: records.ancestors(con, root))) == []


def test_the_tops_are_the_highest_places_that_one_may_see(db: Database) -> None:
    world = a_world(db)
    balt, ural = world.client(), world.client("ural")

    def tops(name: str, client: Client) -> list[str]:
        who = world.person(name)
        return codes(db.read_now(lambda con: records.tops(con, who, client, "manager", "admin")))

    assert tops("maria", balt) == ["north"]
    assert tops("maria", ural) == []
    assert tops("tiina", ural) == ["ural"]
    assert tops("anna", balt) == []
