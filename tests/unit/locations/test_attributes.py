"""Which attributes offices have, and of which kinds."""

import pytest

from shopper.db import Database
from shopper.locations import imports, records
from shopper.locations.attributes import FEW, typed_attributes
from shopper.locations.model import Attribute
from shopper.logic import Kind, Type


def of(kind: Kind, *ids: str) -> Type:
    return Type(kind, ids, question=False)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([True, False], of(Kind.BOOLEAN)),
        ([1, 2.5, 1], of(Kind.NUMBER)),
        (["street", "mall", "street"], of(Kind.TEXT, "mall", "street")),
        ([1, True], of(Kind.ANY)),
        (["1", 1], of(Kind.ANY)),
        ([str(number) for number in range(FEW)], of(Kind.TEXT, *sorted(map(str, range(FEW))))),
        ([str(number) for number in range(FEW + 1)], of(Kind.TEXT)),
    ],
)
def test_an_attribute_has_the_kind_of_all_its_values(values: list[Attribute], expected: Type) -> None:
    assert typed_attributes([{"x": value} for value in values]) == {"x": expected}


def test_there_are_as_many_attributes_as_names() -> None:
    assert list(typed_attributes([{"b": 1}, {"a": 2}, {}])) == ["a", "b"]
    assert typed_attributes([]) == {}


def test_the_attributes_of_all_clients_offices_are_known(db: Database) -> None:
    rows = ["client,code,parent,kind,name,zone,office.format,office.desks,office.area"]
    rows += ["acme,acme,,client,Acme,Europe/Tallinn,,,big", "acme,a1,acme,location,One,,mall,2,"]
    rows += ["beta,beta,,client,Beta,Europe/Tallinn,,,", "beta,b1,beta,location,One,,street,many,"]
    db.write_now(lambda con: imports.locations(con, "\n".join(rows).encode()))
    found = db.read_now(records.attributes)
    assert found == {"format": of(Kind.TEXT, "mall", "street"), "desks": of(Kind.ANY)}
