"""Receipts: short, sayable, never given twice."""

import re
from pathlib import Path

import pytest

from shopper.db import Database
from shopper.visits import receipts
from shopper.visits.tracing.model import visit_meant
from tests.builders.visits import Field, a_body


def test_a_receipt_can_be_said_on_the_telephone() -> None:
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{2}-[0-9A-HJKMNP-TV-Z]{3}", receipts.draw(0))


def test_receipts_grow_when_the_short_ones_run_out() -> None:
    assert [len(receipts.draw(tries)) for tries in (0, 3, 4, 8)] == [6, 6, 7, 8]


def test_a_receipt_that_was_given_is_not_given_again(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = Field(db, tmp_path)
    drawn = iter(["K7-42Q", "K7-42Q", "K7-42R"])
    monkeypatch.setattr(receipts, "draw", lambda _tries: next(drawn))
    sent = [field.send(a_body(field.assign(place).id, place)) for place in ("T1", "T2")]
    assert [one.answer["receipt"] for one in sent] == ["K7-42Q", "K7-42R"]


def test_a_code_of_another_length_is_no_visits_id() -> None:
    assert [visit_meant(typed) for typed in ("6c1f", "6C1F-2B1E", "6c1f2b1e0", "no-hex-88")] == [
        None,
        "6c1f2b1e",
        None,
        None,
    ]
