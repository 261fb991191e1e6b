"""The promise of the protocol: deliveries in any order, any number of times, give the same table."""

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from shopper.db import Database
from tests.builders.visits import Field, a_body, a_photo, claim, visit_id

PHOTOS = [a_photo("teal"), a_photo("red"), a_photo("blue")]
IN_ORDER = list(range(8))


def deliveries(field: Field) -> list[Any]:
    """Two assignments: one with a corrected visit that was corrected again, one with a visit that is not complete."""
    one, two = field.assign("T1").id, field.assign("T2").id
    return [
        a_body(one, "first", evidence=[claim(PHOTOS[0])]),
        a_body(one, "second", supersedes=visit_id("first"), evidence=[claim(PHOTOS[0]), claim(PHOTOS[1])]),
        a_body(one, "third", supersedes=visit_id("second"), evidence=[claim(PHOTOS[1], None)]),
        a_body(two, "other", answers={"greeted": None, "sign": None}, evidence=[claim(PHOTOS[2])]),
        a_body(two, "correction", supersedes=visit_id("other")),
        *PHOTOS,
    ]


def table(acceptance: Any, order: Sequence[int]) -> list[tuple[object, ...]]:
    """Return what is stored after these deliveries, but for moments and receipts."""
    with tempfile.TemporaryDirectory() as folder:
        db = Database.open(Path(folder) / "shopper.sqlite3")
        try:
            field = Field(db, Path(folder) / "evidence", acceptance=acceptance)
            sent = deliveries(field)
            for place in order:
                if isinstance(sent[place], bytes):
                    field.photograph(sent[place])
                else:
                    field.send(sent[place])
            kept = "id, assignment_id, state, flags, complete, completed_at IS NULL, total, sheet, contribution, sha256"
            found = [*field.rows(f"SELECT {kept} FROM visit ORDER BY id")]
            found += field.rows("SELECT * FROM visit_evidence ORDER BY 1, 2")
            found += field.rows("SELECT person_id, sha256, size, type FROM evidence ORDER BY 1, 2")
            found += field.rows("SELECT id, state FROM assignment ORDER BY id")
            return [tuple(row) for row in found]
        finally:
            db.close()


@settings(max_examples=8, deadline=None)
@given(
    st.sampled_from(["review", "automatic"]), st.permutations(IN_ORDER), st.lists(st.sampled_from(IN_ORDER), max_size=6)
)
def test_any_order_and_any_repeats_give_the_same_table(acceptance: str, order: list[int], repeats: list[int]) -> None:
    mixed = [*order, *repeats]
    random.Random(len(repeats)).shuffle(mixed)
    assert table(acceptance, mixed) == table(acceptance, IN_ORDER)


def test_in_the_end_only_the_last_corrections_stand() -> None:
    states = {row[0]: row[2] for row in table("automatic", IN_ORDER)[:5]}
    assert {name: states[visit_id(name)] for name in ("first", "second", "third", "other", "correction")} == {
        "first": "superseded",
        "second": "superseded",
        "third": "accepted",
        "other": "superseded",
        "correction": "accepted",
    }
