"""What phones have told the served demonstration: a copy of a draft, and how much is still on them."""

import sqlite3
from typing import TYPE_CHECKING

import httpx2

if TYPE_CHECKING:
    from tests.browser.stage import Stage


def back_up(stage: "Stage") -> None:
    """Let a phone keep a draft on the server."""
    anna = int(stage.one("SELECT id FROM person WHERE email = 'anna@demo.test'"))
    copy = {
        "schema": 1,
        "person": anna,
        "phone": "6c1f2b1e-6f0b-4b7e-9d53-0a4c4f1d2e3f",
        "revision": 1,
        "assignment": int(stage.one(f"SELECT max(id) FROM assignment WHERE person_id = {anna}")),
        "photos": [],
        "head": {"place": "Kvartal", "title": {"en": "Office visit"}, "progress": {"answered": 3, "total": 28}},
        "draft": {},
    }
    answer = httpx2.put(
        f"{stage.origin}/api/v1/backups/6c1f2b1e-6f0b-4b7e-9d53-0a4c4f1d2e41",
        json=copy,
        headers={"Authorization": f"Bearer {stage.installation.token('anna@demo.test')}"},
    )
    assert answer.status_code == 200, answer.text


def report_phones(stage: "Stage") -> None:
    """Let phones say what is on them: one has much, one is long not heard of."""
    said = {
        "undelivered": 0,
        "oldest_at": None,
        "room_used": None,
        "build": "b1",
        "browser": "safari",
        "installed": True,
    }
    full = {"drafts": 2, "undelivered": 3, "oldest_at": "2026-01-02T10:00:00+02:00", "room_used": 90}
    for who, changes in (("boris", {"drafts": 1}), ("anna", full)):
        cookies = {"session": stage.session(who)}
        answer = httpx2.put(
            f"{stage.origin}/api/v1/phones/6c1f2b1e-6f0b-4b7e-9d53-0a4c4f1d2e3f",
            json=said | changes,
            cookies=cookies,
            headers={"Origin": stage.origin},
        )
        assert answer.status_code == 204, answer.text
    with sqlite3.connect(stage.data / "shopper.sqlite3") as con:
        con.execute("UPDATE phone SET reported_at = '2026-01-03T10:00:00.000000Z' WHERE undelivered = 0")
