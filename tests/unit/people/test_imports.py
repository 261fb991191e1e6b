"""People by CSV file."""

import pytest

from shopper.db import Database
from shopper.people import records
from shopper.people.imports import people
from shopper.problems import Problem
from shopper.web.csvfile import Imported, place
from tests.builders.world import NOW, PEOPLE, a_world

HEADER = "email,name,language,role,client,location\n"


def bring(db: Database, *lines: str) -> Imported:
    return db.write_now(lambda con: people(con, (HEADER + "\n".join(lines)).encode(), NOW))


def mistakes(db: Database, *lines: str) -> list[tuple[int, str, str]]:
    with pytest.raises(Problem) as refusal:
        bring(db, *lines)
    assert refusal.value.kind.code == "import_mistakes"
    return [(*place(error), error.code) for error in refusal.value.errors]


def test_every_mistake_is_named_with_its_line_and_column(db: Database) -> None:
    a_world(db)
    assert mistakes(
        db,
        "ina,Ina,en,shopper,balt,",
        "ivo@demo.test,,en,shopper,balt,",
        "ivo@demo.test,Ivo,de,shopper,balt,",
        "ivo@demo.test,Ivo,en,boss,balt,",
        "eva@demo.test,Eva,en,manager,,",
        "eva@demo.test,Eva,en,manager,,north",
        "eva@demo.test,Eva,en,manager,nowhere,",
        "eva@demo.test,Eva,en,manager,balt,nowhere",
        "EVA@demo.test,Eve,et,manager,balt,north",
    ) == [
        (2, "email", "not_an_email"),
        (3, "name", "missing"),
        (4, "language", "literal_error"),
        (5, "role", "literal_error"),
        (6, "client", "client_missing"),
        (7, "client", "client_missing"),
        (8, "client", "client_unknown"),
        (9, "location", "location_unknown"),
        (10, "name", "person_differs"),
        (10, "language", "person_differs"),
    ]


def test_a_file_with_a_mistake_changes_nothing(db: Database) -> None:
    a_world(db)
    mistakes(db, "ivo@demo.test,Ivo,en,shopper,balt,", "eva@demo.test,Eva,en,boss,balt,")
    assert db.read_now(lambda con: records.by_email(con, "ivo@demo.test")) is None


def test_the_same_file_again_changes_nothing(db: Database) -> None:
    world = a_world(db)
    before = world.person("maria")
    done = db.write_now(lambda con: people(con, PEOPLE.encode(), NOW))
    assert done == Imported(created=0, updated=0, unchanged=7)
    assert world.person("maria") == before


def test_a_person_may_hold_several_rights(db: Database) -> None:
    world = a_world(db)
    assert bring(
        db,
        "eva@demo.test,Eva,et,manager,balt,north",
        "eva@demo.test,Eva,et,manager,balt,south",
        "eva@demo.test,Eva,et,shopper,,",
    ) == Imported(created=1)
    eva = world.person("eva")
    assert set(eva.paths("manager")) == {world.location("north").path, world.location("south").path}
    assert eva.paths("shopper") == ("/",)


def test_the_file_says_all_places_of_a_role_that_it_names(db: Database) -> None:
    world = a_world(db)
    assert bring(db, "maria@demo.test,Maria,en,manager,balt,south") == Imported(updated=1)
    assert world.person("maria").paths("manager") == (world.location("south").path,)
    assert bring(db, "maria@demo.test,Maria K,et,shopper,balt,") == Imported(updated=1)
    maria = world.person("maria")
    assert (maria.name, maria.language, maria.roles) == ("Maria K", "et", ("shopper", "manager"))


def test_an_admin_of_one_client_and_one_of_all(db: Database) -> None:
    world = a_world(db)
    bring(db, "eva@demo.test,Eva,et,admin,balt,")
    assert world.person("eva").paths("admin") == (world.location("balt").path,)
    assert world.person("tiina").paths("admin") == ("/",)
    assert world.person("rita").paths("reviewer") == ("/",)
