"""Publishing scenarios as numbered versions that never change."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from shopper.db import Database
from shopper.languages import speaking
from shopper.locations import imports
from shopper.problems import Problem
from shopper.scenarios import records
from shopper.scenarios.publish import publish
from shopper.scenarios.records import ScenarioVersion
from shopper.settings import assets

NOW = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)

SOURCE = """\
format: 1
scenario: short
languages: [ru, en]
method: survey
channel: chat
title: {ru: Коротко, en: In short}
sections:
  - id: only
    questions:
      - {id: greeted, kind: yes_no, points: {yes: 1, no: 0}, text: {ru: Поздоровались?, en: Greeted?}}
"""


def published(db: Database, source: str | bytes = SOURCE, now: datetime = NOW) -> ScenarioVersion:
    return db.write_now(lambda con: publish(con, source, None, now))


@pytest.mark.parametrize("source", ["", SOURCE.replace("title", "titel"), SOURCE + "---\n" + SOURCE])
def test_what_has_mistakes_is_not_published(db: Database, source: str) -> None:
    with pytest.raises(Problem) as caught:
        published(db, source)
    assert (caught.value.kind.code, caught.value.kind.status) == ("scenario_invalid", 422)
    assert caught.value.errors
    assert db.read_now(records.all_versions) == ()


def test_every_mistake_is_told_with_its_line_and_column(db: Database) -> None:
    with pytest.raises(Problem) as caught:
        published(db, SOURCE.replace("title", "titel").replace(", en: Greeted?", ""))
    assert [(error.pointer, error.code) for error in caught.value.errors] == [
        ("1:1", "missing_key"),
        ("6:1", "unknown_key"),
        ("10:68", "translation"),
    ]


def test_mistakes_are_told_in_the_language_of_whoever_publishes(db: Database) -> None:
    with speaking("ru"), pytest.raises(Problem) as caught:
        published(db, SOURCE.replace("title", "titel"))
    assert [error.values["words"] for error in caught.value.errors] == [
        "Здесь нужен ключ «title» (сценарий).",
        "Ключа «titel» здесь не бывает (сценарий). Может быть, «title»?",
    ]


def test_a_new_text_is_the_next_version_and_leaves_the_others_alone(db: Database) -> None:
    first = published(db)
    second = published(db, SOURCE.replace("yes: 1", "yes: 2"), NOW + timedelta(days=1))
    assert (first.version, second.version, second.published_at) == (1, 2, NOW + timedelta(days=1))
    assert db.read_now(lambda con: records.source(con, "short", 1)) == SOURCE
    assert db.read_now(lambda con: records.latest(con, "short")) == 2
    assert db.read_now(lambda con: records.latest(con, "other")) is None
    assert [one.version for one in db.read_now(records.all_versions)] == [2, 1]


def test_the_newest_text_once_more_changes_nothing(db: Database) -> None:
    assert published(db) == published(db, SOURCE.encode(), NOW + timedelta(days=1))


def test_an_older_text_once_more_is_a_new_version(db: Database) -> None:
    published(db)
    published(db, SOURCE.replace("yes: 1", "yes: 2"))
    assert published(db).version == 3


def test_a_version_is_read_and_parsed_once(db: Database) -> None:
    published(db)
    first, again = (db.read_now(lambda con: records.version(con, "short", 1)) for _ in range(2))
    assert first is again
    assert first.title.in_("en") == "In short"


def test_what_is_known_of_a_version_is_what_was_published(db: Database) -> None:
    assert db.read_now(lambda con: records.published(con, "short", published(db).version)) == published(db)


@pytest.mark.parametrize(
    ("read", "code"),
    [(records.version, "version_not_published"), (records.source, "not_found"), (records.published, "not_found")],
)
def test_a_version_that_was_never_published_is_not_there(db: Database, read: object, code: str) -> None:
    with pytest.raises(Problem) as caught:
        db.read_now(lambda con: read(con, "short", 1))  # type: ignore[operator]
    assert caught.value.kind.code == code


def test_parsed_versions_are_forgotten_after_a_while() -> None:
    kept = records._Parsed()
    for number in range(records.KEPT + 1):
        kept.put(str(number), object())  # type: ignore[arg-type]
    assert kept.get("0") is None
    assert kept.get("1") is not None


def test_many_who_ask_at_once_wait_for_one_reading(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    published(db, (assets("scenarios") / "office-visit.yaml").read_bytes())
    monkeypatch.setattr(records, "_parsed", records._Parsed())

    async def ask() -> list[object]:
        return await asyncio.gather(*(db.read(lambda con: records.version(con, "office-visit", 1)) for _ in range(8)))

    assert len({id(scenario) for scenario in asyncio.run(ask())}) == 1


def test_what_is_asked_of_offices_fits_those_that_there_are(db: Database) -> None:
    rows = "client,code,parent,kind,name,zone,office.desks\na,a,,client,A,Europe/Tallinn,\na,a1,a,location,One,,2"
    db.write_now(lambda con: imports.locations(con, rows.encode()))
    asked = SOURCE + "      - {id: more, kind: text, show_if: office.desks, text: {ru: Что?, en: What?}}\n"
    with pytest.raises(Problem) as caught:
        published(db, asked)
    assert [error.code for error in caught.value.errors] == ["expression_wanted"]
    assert published(db, asked.replace("office.desks", "office.desks > 1")).version == 1
