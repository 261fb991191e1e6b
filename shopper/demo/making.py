"""Makes the demonstration, wave by wave, through the code that real programmes go through."""

import asyncio
import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from shopper.assignments import planning, states
from shopper.assignments.model import Acceptance, Wave, Window
from shopper.assignments.records import NewAssignment, NewWave
from shopper.db import Connection, Database
from shopper.demo.cast import PANEL, everyone
from shopper.demo.drafting import draft
from shopper.demo.history import Month, Office, moments, months, network, shares
from shopper.demo.places import ESTONIA, URAL, Place, places
from shopper.demo.visiting import Delivered, Going, visit
from shopper.languages import formats, speaking
from shopper.locations import imports as location_imports
from shopper.locations import records as locations
from shopper.locations.model import Client, Location
from shopper.people import imports as people_imports
from shopper.people import records as people
from shopper.people.model import Person
from shopper.reviews.decisions import Verdict, decide
from shopper.reviews.releases import release
from shopper.scenarios import records as scenarios
from shopper.scenarios.publish import publish
from shopper.settings import Settings, assets

SEED = 20
SCENARIO = "office-visit"
AT_ONCE = 32
SERVED_IN = {ESTONIA: ("et", "et", "et", "ru", "en"), URAL: ("ru",)}
ACCEPTANCE: dict[str, Acceptance] = {ESTONIA: "review", URAL: "automatic"}
DAYS_LEFT = (1, 5, 13)  # an open assignment ends at the end of today, of this week, of the next
WAITING = 3  # in the running wave, every third visit still waits for its reviewer

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Stage:
    """What every wave of one client is made with."""

    client: Client
    offices: Sequence[Office]
    locations: dict[str, Location]
    panel: Sequence[Person]
    reviewer: Person
    admin: Person
    version: int


def exists(db: Database) -> bool:
    """Tell whether this installation already has the demonstration."""
    return db.read_now(lambda con: locations.client_by_code(con, ESTONIA)) is not None


async def make(db: Database, settings: Settings, visits: int | None, now: datetime, progress: Progress) -> None:
    """Make both clients with their past, open assignments for Anna and Boris, and a draft of the next version.

    The same seed, the same numbers.
    """
    past = months(now.date())
    begins = datetime.combine(past[0].starts_on, datetime.min.time(), UTC) - timedelta(days=7)
    await db.write(lambda con: _found(con, begins))
    stages = [await db.read(partial(_stage, code=code, visits=count)) for code, count in shares(visits).items()]
    whole = sum(sum(office.visits) for stage in stages for office in stage.offices)
    done = 0
    for month in past:
        for stage in stages:
            done += await _wave(db, settings.evidence, stage, month, now)
            progress(done, whole)
    for stage in stages:
        await db.write(partial(_offer, stage=stage, month=past[-1], now=now))
    admin, version = stages[0].admin, stages[0].version
    await db.write(lambda con: draft(con, admin, SCENARIO, version, now))
    progress(whole, whole)


def _found(con: Connection, now: datetime) -> None:
    """Found both clients: their places, their people, the scenario."""
    location_imports.locations(con, _csv(map(_place_line, places())))
    people_imports.people(con, _csv(map(asdict, everyone())), now)
    publish(con, (assets("scenarios") / f"{SCENARIO}.yaml").read_bytes(), None, now)


def _stage(con: Connection, code: str, visits: int | None) -> Stage:
    client = locations.client_by_code(con, code)
    version = scenarios.latest(con, SCENARIO)
    if client is None or version is None:
        raise LookupError(code)
    return Stage(
        client,
        network(code, Random(f"{SEED}/{code}"), visits),
        {place.code: place for place in locations.tree(con, client.id)},
        [people.named(con, member.email) for member in PANEL[code]],
        people.named(con, "rita@demo.test"),
        people.named(con, "tiina@demo.test"),
        version,
    )


async def _wave(db: Database, folder: Path, stage: Stage, month: Month, now: datetime) -> int:
    """Make one wave of one client: planned, visited, reviewed and, but for the last, released."""
    planned = await db.write(lambda con: _plan(con, stage, month, now))
    scenario = await db.read(lambda con: scenarios.version(con, SCENARIO, stage.version))
    delivered: list[Delivered] = []
    for start in range(0, len(planned.goings), AT_ONCE):
        batch = planned.goings[start : start + AT_ONCE]
        delivered += await asyncio.gather(
            *(visit(db, folder, scenario, going, Random(f"{SEED}/{going.assignment}")) for going in batch)
        )
    await db.write(lambda con: _review(con, stage, month, delivered))
    if not month.is_last:
        after = datetime.combine(month.ends_on, datetime.min.time(), UTC) + timedelta(days=5)
        await db.write(lambda con: release(con, planned.wave, stage.admin.id, min(after, now)))
    return len(delivered)


@dataclass(frozen=True)
class Planned:
    """A wave and everybody who goes."""

    wave: Wave
    goings: list[Going]


def _plan(con: Connection, stage: Stage, month: Month, now: datetime) -> Planned:
    random = Random(f"{SEED}/{stage.client.code}/{month.code}")
    begins = datetime.combine(month.starts_on, datetime.min.time(), ZoneInfo(stage.client.zone))
    new = NewWave(month.code, _title(stage.client.code, month), month.starts_on, month.ends_on, _acceptance(stage))
    wave = planning.plan_wave(con, stage.client, new)
    window = Window(begins, begins + timedelta(days=(month.ends_on - month.starts_on).days + 1, seconds=-1))
    goings = []
    for number, office in enumerate(stage.offices):
        for count, began in enumerate(moments(month, office.visits[month.number], stage.client.zone, now, random)):
            shopper = stage.panel[(number + month.number + 2 * count) % len(stage.panel)]
            location = stage.locations[office.place.code]
            persona = ("newcomer", "know_all", "aggrieved", "attentive_critic")[(number + month.number) % 4]
            served_in = random.choice(SERVED_IN[stage.client.code])
            wanted = NewAssignment(wave, location, shopper, SCENARIO, stage.version, window, persona, served_in)
            assignment = planning.plan(con, wanted, begins)
            states.accept(con, shopper, assignment, begins)
            states.start(con, shopper, assignment, began)
            quality = min(0.99, max(0.2, random.gauss(office.quality(month.number), 0.04)))
            what = (persona, served_in, shopper.language, quality, location.attributes)
            goings.append(Going(assignment, shopper, stage.version, began, *what))
    return Planned(wave, goings)


def _review(con: Connection, stage: Stage, month: Month, delivered: Iterable[Delivered]) -> None:
    """Accept what was delivered, with the photos that the client may see; of the running wave a part still waits."""
    for number, one in enumerate(delivered):
        if month.is_last and (number % WAITING == 0 or ACCEPTANCE[stage.client.code] == "automatic"):
            continue
        shown = one.photos if number % 4 else frozenset[str]()
        decide(con, stage.reviewer, one.id, Verdict("accepted", photos=shown), one.received_at + timedelta(hours=20))


def _offer(con: Connection, stage: Stage, month: Month, now: datetime) -> None:
    """Give Anna and Boris something to do from today on."""
    if stage.client.code != ESTONIA:
        return
    wave = planning.plan_wave(
        con,
        stage.client,
        NewWave(month.code, _title(ESTONIA, month), month.starts_on, month.ends_on, _acceptance(stage)),
    )
    midnight = datetime.combine(now.astimezone(ZoneInfo(stage.client.zone)).date(), time(), ZoneInfo(stage.client.zone))
    for email, wanted, taken in (("anna@demo.test", (8, 0, 10, 20, 27), 3), ("boris@demo.test", (1, 9), 1)):
        shopper = people.named(con, email)
        for number, place in enumerate(wanted):
            location = stage.locations[stage.offices[place].place.code]
            persona = ("newcomer", "attentive_critic", "know_all", "aggrieved")[number % 4]
            ends = midnight + timedelta(days=DAYS_LEFT[number % len(DAYS_LEFT)], seconds=-1)
            window = Window(midnight - timedelta(days=1), ends)
            new = NewAssignment(wave, location, shopper, SCENARIO, stage.version, window, persona, "et")
            assignment = planning.plan(con, new, now)
            if number < taken:
                states.accept(con, shopper, assignment, now)


def _acceptance(stage: Stage) -> Acceptance:
    return ACCEPTANCE[stage.client.code]


def _title(client: str, month: Month) -> str:
    with speaking("ru" if client == URAL else "et"):
        return formats.month(month.starts_on).capitalize()


def _place_line(place: Place) -> dict[str, str]:
    line = asdict(place)
    return {"office.format" if name == "format" else name: value for name, value in line.items()}


def _csv(lines: Iterable[dict[str, str]]) -> bytes:
    rows = list(lines)
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()
