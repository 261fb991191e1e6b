"""Locations by CSV file."""

import pytest

from shopper.db import Database
from shopper.locations import records
from shopper.locations.imports import locations
from shopper.problems import Problem
from shopper.web.csvfile import Imported, place
from tests.builders.world import LOCATIONS, a_world

HEADER = "client,code,parent,kind,name,address,zone,latitude,longitude,office.desks,office.queue\n"


def bring(db: Database, *lines: str, header: str = HEADER) -> Imported:
    return db.write_now(lambda con: locations(con, (header + "\n".join(lines)).encode()))


def mistakes(db: Database, *lines: str, header: str = HEADER) -> list[tuple[int, str, str]]:
    with pytest.raises(Problem) as refusal:
        bring(db, *lines, header=header)
    assert refusal.value.kind.code == "import_mistakes"
    return [(*place(error), error.code) for error in refusal.value.errors]


def test_every_mistake_of_a_line_is_named(db: Database) -> None:
    a_world(db)
    assert mistakes(
        db,
        "balt,T3,tallinn,location,,,,,,,",
        "balt,T4,tallinn,shop,Four,,,,,,",
        "balt,T 5,tallinn,location,Five,,,,,,",
        "balt,T6,tallinn,location,Six,,Mars/Base,59.4,,,",
        "balt,T7,tallinn,location,Seven,,,95,24.7,,",
        "balt,T8,tallinn,location,Eight,,,nan,24.7,,",
        "balt,T9,tallinn,location,Nine,,,,24.7,,",
    ) == [
        (2, "name", "missing"),
        (3, "kind", "literal_error"),
        (4, "code", "string_pattern_mismatch"),
        (5, "zone", "zone_unknown"),
        (5, "longitude", "half_position"),
        (6, "latitude", "less_than_equal"),
        (7, "latitude", "finite_number"),
        (8, "latitude", "half_position"),
    ]


def test_every_mistake_of_the_tree_is_named(db: Database) -> None:
    a_world(db)
    assert mistakes(
        db,
        "balt,T3,nowhere,location,Three,,,,,,",
        "balt,T4,T1,location,Four,,,,,,",
        "balt,T5,,location,Five,,,,,,",
        "balt,T5,tallinn,location,Five,,,,,,",
        "balt,other,,client,Other,,Europe/Tallinn,,,,",
        "balt,balt,,region,Balt,,Europe/Tallinn,,,,",
        "newco,N1,newco,location,One,,,,,,",
        "balt,c1,c2,city,One,,,,,,",
        "balt,c2,c1,city,Two,,,,,,",
    ) == [
        (2, "parent", "parent_unknown"),
        (3, "parent", "parent_too_low"),
        (4, "parent", "parent_missing"),
        (5, "code", "code_twice"),
        (6, "kind", "second_root"),
        (7, "kind", "root_kind"),
        (8, "client", "client_unknown"),
        (9, "parent", "parent_too_low"),
        (10, "parent", "parent_too_low"),
    ]


def test_a_client_stands_under_nothing_and_has_a_time_zone(db: Database) -> None:
    assert mistakes(
        db,
        "one,one,two,client,One,,Europe/Tallinn,,,,",
        "two,two,,client,Two,,,,,,",
        "three,x,,client,Three,,UTC,,,,",
        "three,y,,client,Y,,UTC,,,,",
    ) == [(2, "parent", "root_parent"), (3, "zone", "zone_missing"), (5, "kind", "second_root")]


def test_a_place_cannot_sink_below_what_stands_under_it(db: Database) -> None:
    a_world(db)
    assert mistakes(db, "balt,tallinn,north,location,Tallinn,,,,,,") == [
        (2, "kind", "kind_too_low"),
        (2, "kind", "kind_too_low"),
    ]


def test_attributes_are_named_like_in_expressions(db: Database) -> None:
    header = "client,code,parent,kind,name,zone,office.Has queue\n"
    assert mistakes(db, "one,one,,client,One,UTC,1", header=header) == [(2, "office.has queue", "attribute_name")]


def test_a_file_with_a_mistake_changes_nothing(db: Database) -> None:
    world = a_world(db)
    mistakes(db, "balt,T1,tallinn,location,Renamed,,,,,,", "balt,T3,nowhere,location,Three,,,,,,")
    assert world.location("T1").name == "Tallinn Harbour"


def test_the_same_file_again_changes_nothing(db: Database) -> None:
    a_world(db)
    before = db.read_now(lambda con: records.tree(con, 1))
    assert db.write_now(lambda con: locations(con, LOCATIONS.encode())) == Imported(unchanged=9)
    assert db.read_now(lambda con: records.tree(con, 1)) == before


def test_the_order_of_lines_does_not_matter(db: Database) -> None:
    lines = LOCATIONS.strip().split("\n")
    turned = "\n".join([lines[0], *reversed(lines[1:])])
    assert db.write_now(lambda con: locations(con, turned.encode())) == Imported(created=9)
    balt = db.read_now(lambda con: records.client_by_code(con, "balt"))
    assert balt is not None
    found = db.read_now(lambda con: records.tree(con, balt.id))
    codes = {one.id: one.code for one in found}
    assert {one.code: codes.get(one.parent_id or 0) for one in found} == {
        "balt": None,
        "north": "balt",
        "tallinn": "north",
        "T1": "tallinn",
        "T2": "tallinn",
        "south": "balt",
        "S1": "south",
    }
    assert found[0].code == "balt"


def test_a_location_has_what_its_line_says(db: Database) -> None:
    world = a_world(db)
    line = 'balt,T3,tallinn,location,Three,"Sadama 1, Tallinn",,"59,444",24.75,12,none'
    assert bring(db, line) == Imported(created=1)
    three = world.location("T3")
    assert (three.address, three.zone, three.latitude, three.longitude) == (
        "Sadama 1, Tallinn",
        "Europe/Tallinn",
        59.444,
        24.75,
    )
    assert three.attributes == {"desks": 12, "queue": "none"}
    assert world.location("T1").attributes == {"has_queue": True, "desks": 4}


def test_a_line_says_all_about_its_location(db: Database) -> None:
    world = a_world(db)
    assert bring(db, "balt,T1,tallinn,location,Harbour,,Europe/Riga,,,,") == Imported(updated=1)
    harbour = world.location("T1")
    assert (harbour.name, harbour.zone, harbour.attributes) == ("Harbour", "Europe/Riga", {})
    assert world.location("T2").attributes == {"has_queue": False, "desks": 2}


def test_a_place_moves_with_all_below_it(db: Database) -> None:
    world = a_world(db)
    assert bring(db, "balt,tallinn,south,city,Tallinn,,,,,,") == Imported(updated=1)
    south = world.location("south")
    leaves = db.read_now(lambda con: records.leaves(con, south))
    assert {one.code for one in leaves} == {"S1", "T1", "T2"}
    harbour = world.location("T1")
    assert [one.code for one in db.read_now(lambda con: records.ancestors(con, harbour))] == [
        "balt",
        "south",
        "tallinn",
    ]
    assert not world.person("maria").may("manager", harbour.path)
    assert world.person("oleg").may("manager", harbour.path)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("TRUE", True),
        ("false", False),
        ("3", 3),
        ("-2.50", -2.5),
        ("007", "007"),
        ("1234567890123456", "1234567890123456"),
        ("1e5", "1e5"),
        ("3 desks", "3 desks"),
        ("+372 5555", "+372 5555"),
    ],
)
def test_attributes_are_typed_where_they_are_plainly_numbers_or_truths(db: Database, cell: str, value: object) -> None:
    world = a_world(db)
    bring(db, f"balt,T3,tallinn,location,Three,,,,,{cell},")
    found = world.location("T3").attributes["desks"]
    assert found == value
    assert isinstance(found, bool) == isinstance(value, bool)


def test_a_client_is_called_like_its_root(db: Database) -> None:
    world = a_world(db)
    bring(db, "balt,balt,,client,Balt Mobile Ltd,,Europe/Riga,,,,")
    client = world.client()
    assert (client.name, client.zone, client.release_after_hours) == ("Balt Mobile Ltd", "Europe/Riga", 72)
    assert client.root_id == world.location("balt").id
