"""Scenario versions at hand."""

import asyncio

import pytest

from shopper.db import Database
from shopper.problems import Problem
from shopper.scenarios.publish import publish
from shopper.visits import versions
from tests.builders.visits import SCENARIO
from tests.builders.world import NOW


def test_a_version_is_read_once_and_the_oldest_makes_room(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "KEPT", 2)
    for name in ("one", "two", "three"):
        db.write_now(lambda con, name=name: publish(con, SCENARIO.replace("office-test", name), None, NOW))

    async def ask(*names: str) -> list[object]:
        return [await versions.published(db, name, 1) for name in names]

    first, again = asyncio.run(ask("one", "one"))
    assert first is again
    assert [one.id for one in asyncio.run(ask("two", "three", "one"))] == ["two", "three", "one"]


def test_a_version_that_was_never_published_is_refused(db: Database) -> None:
    with pytest.raises(Problem) as raised:
        asyncio.run(versions.published(db, "office", 1))
    assert raised.value.kind.code == "version_not_published"
