"""Measures what the docs say: deliveries beside an empty answer, the time of a release, and of a what-if."""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from shopper.assignments import records as waves
from shopper.authoring.what_if.asking import ask
from shopper.db import Connection, Database
from shopper.locations import records as locations
from shopper.people import records as people
from shopper.people.model import Person
from shopper.reviews.decisions import Verdict, decide
from shopper.reviews.releases import release
from shopper.scenarios import files
from shopper.settings import Settings, assets
from tests.bench.load import Outcome, drive, request
from tests.bench.programme import Work, founded, planned

EACH = {16: 125, 64: 50}
RELEASED = 2_000
AIM_RATIO = 0.15
AIM_SECONDS = 3.0


def main() -> None:
    """Run everything once and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        settings = founded(Path(folder))
        work = {clients: planned(settings, f"sync-{clients}", clients * each) for clients, each in EACH.items()}
        print(f"{'clients':>7} {'syncs/s':>9} {'p50 ms':>8} {'p99 ms':>8} {'no-op/s':>9} {'ratio':>6}")
        server, port = _served(settings)
        try:
            for clients, ready in work.items():
                _compare(port, clients, ready)
        finally:
            server.terminate()
            server.wait(10)
        _release(settings)


def _served(settings: Settings) -> tuple[subprocess.Popen[str], int]:
    command = [str(Path(sys.executable).parent / "shopper"), "serve", "--data", str(settings.data), "--port", "0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    if server.stdout is None:
        raise RuntimeError("the server says nothing")
    for line in server.stdout:
        if " at http://" in line:
            port = int(line.split(" at http://")[1].split()[0].rsplit(":", 1)[1])
            return server, port
    raise RuntimeError("the server did not start")


def _compare(port: int, clients: int, ready: Sequence[Work]) -> None:
    """Measure empty answers and deliveries in turn; the first delivery warms the scenario up."""
    empty = [[request("GET", "/healthz", "-") for _ in range(EACH[clients] * 2)] for _ in range(clients)]
    syncs = [
        [request("PUT", f"/api/v1/visits/{one.visit}", one.token, one.body) for one in ready[first::clients]]
        for first in range(clients)
    ]
    warm = drive("127.0.0.1", port, [syncs[0][:1]])
    nothing = drive("127.0.0.1", port, empty)
    delivered = drive("127.0.0.1", port, [syncs[0][1:], *syncs[1:]])
    nothing_again = drive("127.0.0.1", port, empty)
    _insist(warm, {201})
    _insist(delivered, {201})
    noop = (nothing.rate + nothing_again.rate) / 2
    ratio = delivered.rate / noop
    print(
        f"{clients:>7} {delivered.rate:>9.0f} {delivered.percentile(0.5):>8.1f} {delivered.percentile(0.99):>8.1f} "
        f"{noop:>9.0f} {ratio:>6.2f}  (aim ≥ {AIM_RATIO})"
    )


def _insist(outcome: Outcome, expected: set[int]) -> None:
    if set(outcome.statuses) != expected:
        raise SystemExit(f"unexpected answers: {json.dumps(outcome.statuses)}")


def _accept(con: Connection, by: Person, visit: str) -> None:
    decide(con, by, visit, Verdict("accepted"), datetime.now(UTC))


def _release(settings: Settings) -> None:
    """Accept and release 2,000 delivered visits; only the release is timed."""
    ready = planned(settings, "release", RELEASED)
    server, port = _served(settings)
    try:
        queues = [
            [request("PUT", f"/api/v1/visits/{one.visit}", one.token, one.body) for one in ready[first::16]]
            for first in range(16)
        ]
        _insist(drive("127.0.0.1", port, queues), {201})
    finally:
        server.terminate()
        server.wait(10)
    database = Database.open(settings.database)
    now = datetime.now(UTC)
    admin = database.read_now(lambda con: people.named(con, "admin@bench.test"))
    client = database.read_now(lambda con: locations.client_by_code(con, "bench"))
    wave = database.read_now(lambda con: waves.wave_by_code(con, client, "release")) if client else None
    if wave is None:
        raise SystemExit("the wave is not there")
    for one in ready:
        database.write_now(partial(_accept, by=admin, visit=one.visit))
    begun = time.perf_counter()
    batch = database.write_now(lambda con: release(con, wave, admin.id, now))
    seconds = time.perf_counter() - begun
    _what_if(database, admin)
    database.close()
    if batch.visits != RELEASED:
        raise SystemExit(f"released {batch.visits} visits instead of {RELEASED}")
    print(f"release of {RELEASED} visits: {seconds:.2f} s  (aim ≤ {AIM_SECONDS})")


def _what_if(database: Database, admin: Person) -> None:
    """Score the released visits by a draft that weighs a section otherwise."""
    source = (assets("scenarios") / "office-visit.yaml").read_text("utf-8")
    draft = files.parse(source.replace("weight: 15", "weight: 10", 1))
    begun = time.perf_counter()
    answer = asyncio.run(ask(database, admin, draft))
    seconds = time.perf_counter() - begun
    print(f"what-if of {len(answer.asked.visits)} visits: {seconds:.2f} s  (aim ≤ {AIM_SECONDS})")


if __name__ == "__main__":
    main()
