"""Compares what the screen called saved with what the server has, answer by answer and byte by byte."""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shopper.settings import Settings
from shopper.visits.evidence import path
from tests.torture.ledger import Page, Said
from tests.torture.pictures import number_in
from tests.torture.plan import Answer
from tests.torture.script import QUESTIONS

KINDS = {one.id: one.kind for one in QUESTIONS}


@dataclass
class Verdict:
    """Each difference in words; nothing in any of them is what we want."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    photos_missing: list[str] = field(default_factory=list)
    written_twice: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Say that nothing is wrong."""
        return not any(vars(self).values())

    def lines(self) -> Iterable[str]:
        """Say everything that is wrong."""
        for name, found in vars(self).items():
            yield from (f"{name.replace('_', ' ')}: {one}" for one in found)


def judge(data: Path, pages: Mapping[str, Page], assignments: int) -> Verdict:
    """Compare the ledger's pages with a data folder whose server has stopped."""
    verdict = Verdict()
    settings = Settings(data=data)
    with sqlite3.connect(settings.database) as con:
        bodies = {str(row[0]): json.loads(row[1]) for row in con.execute("SELECT id, body FROM visit")}
        receipts = {str(row[0]): str(row[1]) for row in con.execute("SELECT id, receipt FROM visit")}
        delivered = Counter(row[0] for row in con.execute("SELECT assignment_id FROM visit"))
        held = con.execute("SELECT visit_id, code FROM quarantine").fetchall()
        waiting = con.execute("SELECT id FROM visit WHERE state = 'waiting_evidence'").fetchall()
    con.close()
    verdict.doubled += [f"assignment {one}: {times} visits" for one, times in delivered.items() if times > 1]
    verdict.lost += [f"{assignments - len(delivered)} visits never arrived"] if len(delivered) < assignments else []
    verdict.differing += [f"{visit} is held: {code}" for visit, code in held]
    verdict.photos_missing += [f"{visit} still waits for photos" for (visit,) in waiting]
    for visit, page in pages.items():
        if not (page.saved or page.photos or page.finished):
            continue
        verdict.written_twice += [f"{visit}: open for writing in two tabs"] * page.written_twice
        if visit not in bodies:
            verdict.lost.append(f"{visit}: {len(page.saved)} answers and {len(page.photos)} photos called saved")
            continue
        if page.receipt != receipts[visit]:
            verdict.differing.append(f"{visit}: receipt {page.receipt!r} shown, {receipts[visit]!r} given")
        _answers(visit, page, bodies[visit]["answers"], verdict)
        _photos(visit, page, bodies[visit]["evidence"], settings.evidence, verdict)
    return verdict


def _answers(visit: str, page: Page, answers: Mapping[str, Mapping[str, Any]], verdict: Verdict) -> None:
    last = {question: (at, said) for at, question, said in sorted(page.saved, key=lambda one: one[0])}
    visible = page.finished or {}
    for question, (at, saved) in last.items():
        if question not in visible:
            continue
        there = arrived(question, answers.get(question))
        own = [tried for tried in page.tried if tried.answer.question == question]
        unsaid = [tried.answer for tried in own if tried.until >= at and not tried.within(saved)]
        if saved != Said() and there == Said() and not unsaid:
            verdict.lost.append(f"{visit} {question}: {saved}")
        elif not settles(there, saved, unsaid):
            verdict.differing.append(f"{visit} {question}: {saved} called saved, {there} arrived")
    for question, shown in visible.items():
        there = arrived(question, answers.get(question))
        if there != shown:
            verdict.differing.append(f"{visit} {question}: {shown} on the screen that finished, {there} arrived")


def _photos(visit: str, page: Page, evidence: list[dict[str, Any]], folder: Path, verdict: Verdict) -> None:
    there = Counter((one["question"], one["sha256"]) for one in evidence)
    verdict.doubled += [f"{visit} {photo}" for photo, times in there.items() if times > 1]
    verdict.photos_missing += [f"{visit} {photo}: not in the body" for photo in page.photos - there.keys()]
    pictures: Counter[tuple[str, int]] = Counter()
    for question, sha256 in there:
        file = path(folder, sha256)
        photo = file.read_bytes() if file.exists() else b""
        if hashlib.sha256(photo).hexdigest() != sha256:
            verdict.photos_missing.append(f"{visit} {question} {sha256}: other bytes")
            continue
        pictures[question, number_in(photo)] += 1
    tried = {(one.question, one.picture) for one in page.pictures_tried}
    due = {(one.question, one.picture) for one in page.pictures_due}
    verdict.doubled += [f"{visit} {picture}: {times} times" for picture, times in pictures.items() if times > 1]
    verdict.photos_missing += [f"{visit} {picture}: taken before the finish" for picture in due - pictures.keys()]
    verdict.differing += [f"{visit} {picture}: never taken there" for picture in pictures.keys() - tried]


def arrived(question: str, answer: Mapping[str, Any] | None) -> Said:
    """Return an answer of a body as a screen would show it."""
    if not answer:
        return Said()
    value = answer.get("value")
    if KINDS[question] == "duration" and value:
        value = f"{value // 60}:{value % 60:02d}"
    values = value if isinstance(value, list) else [] if value is None else [value]
    return Said(tuple(map(str, values)), bool(answer.get("na")), answer.get("comment") or "")


def settles(there: Said, saved: Said, unsaid: list[Answer]) -> bool:
    """Say whether an answer is what was called saved, or on the way from there to what was only tried."""
    if there.comment not in {saved.comment} | {tried.comment for tried in unsaid}:
        return False
    if (there.value, there.na) == (saved.value, saved.na):
        return True
    return any(
        set(there.value) <= {*tried.values, *saved.value} and there.na in {saved.na, not tried.values}
        for tried in unsaid
    )
