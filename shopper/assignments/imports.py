"""Brings the waves and assignments of a CSV file into the plan: all of them, or none."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from shopper.assignments import records
from shopper.assignments.lines import AssignmentLine, ends_at, read_moment, starts_at
from shopper.assignments.model import Assignment, Wave, Window
from shopper.assignments.planning import mistakes_in
from shopper.assignments.records import NewAssignment, NewWave
from shopper.assignments.wave_lines import wave_said
from shopper.db import Connection
from shopper.languages import mark as _
from shopper.locations import records as locations
from shopper.locations.model import Client, Location
from shopper.people import records as people
from shopper.people.model import Person
from shopper.scenarios import records as scenarios
from shopper.web.csvfile import Imported, Mistakes, Row, rows

Outcome = Literal["created", "updated", "unchanged"]
Same = tuple[int, int, int, str]

# The dates of a wave whose own are wrong: no window ends before it starts because of them.
ALWAYS = date(2000, 1, 1), date(2999, 12, 31)


def assignments(con: Connection, raw: bytes, now: datetime) -> Imported:
    """Make waves and offer their visits; the same file again changes nothing. Counts assignments.

    Must run inside one write: what was already done is undone by the IMPORT_MISTAKES that it raises.
    """
    mistakes = Mistakes()
    by_wave: dict[tuple[str, str], list[Row[AssignmentLine]]] = defaultdict(list)
    lines = rows(raw, AssignmentLine, mistakes)
    _check_twice(lines, mistakes)
    for row in lines:
        by_wave[row.said.client, row.said.wave].append(row)
    done = Imported()
    for (client_code, _wave), own in by_wave.items():
        client = locations.client_by_code(con, client_code)
        if client is None:
            for row in own:
                unknown = _("There is no client “{code}”.")
                mistakes.at(row.line, "client", "client_unknown", unknown, code=client_code)
        else:
            importing = _Importing(con, client, _put_wave(con, client, own, mistakes), mistakes, now)
            for row in own:
                importing.bring(row, done)
    mistakes.refuse()
    return done


def _check_twice(lines: Sequence[Row[AssignmentLine]], mistakes: Mistakes) -> None:
    seen: dict[AssignmentLine, int] = {}
    for row in lines:
        first = seen.setdefault(row.said, row.line)
        if first != row.line:
            mistakes.at(row.line, "", "line_twice", _("This line is the same as line {line}."), line=first)


def _put_wave(con: Connection, client: Client, lines: Sequence[Row[AssignmentLine]], mistakes: Mistakes) -> Wave:
    """Make or change the wave; after a mistake about it, one that its lines can be read by until all is undone."""
    code = lines[0].said.wave
    said = wave_said(lines, records.wave_by_code(con, client, code), mistakes)
    return records.put_wave(con, client, said or NewWave(code, code, *ALWAYS, "review", "by_hand", 0))


@dataclass
class _Importing:
    """The import of one wave's lines: the n-th line of a visit meets the n-th assignment that is like it."""

    con: Connection
    client: Client
    wave: Wave
    mistakes: Mistakes
    now: datetime
    present: dict[Same, list[Assignment]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for one in records.in_wave(self.con, self.wave):
            self.present[one.wave_id, one.location_id, one.person_id, one.scenario].append(one)

    def bring(self, row: Row[AssignmentLine], done: Imported) -> None:
        """Offer what the line asks for, or change what is there, or note what is wrong."""
        location, shopper = self._location(row), self._shopper(row)
        latest = self._latest(row)
        if location is None or shopper is None or latest is None:
            return
        like = self.present[self.wave.id, location.id, shopper.id, row.said.scenario]
        old = like.pop(0) if like else None
        window = self._window(row, location)
        version = self._version(row, old.version if old else latest)
        if window is None or version is None:
            return
        new = NewAssignment(
            self.wave,
            location,
            shopper,
            row.said.scenario,
            version,
            window,
            row.said.persona,
            row.said.service_language,
        )
        wrong = mistakes_in(self.con, new)
        for mistake in wrong:
            self.mistakes.at(row.line, mistake.pointer.strip("/"), mistake.code, mistake.message, **mistake.values)
        if not wrong and (outcome := self._write(row, old, new)):
            done.count(outcome)
            done.past += outcome != "unchanged" and new.window.ends < self.now

    def _write(self, row: Row[AssignmentLine], old: Assignment | None, new: NewAssignment) -> Outcome | None:
        if old is None:
            records.add(self.con, new, self.now)
            return "created"
        if _terms(old) == _terms(new):
            return "unchanged"
        if old.state not in {"offered", "accepted", "lapsed"}:
            late = _("This assignment has moved on ({state}) and cannot be changed.")
            self.mistakes.at(row.line, "", "assignment_state", late, state=old.state)
            return None
        state = "offered" if old.state == "lapsed" and new.window.ends >= self.now else old.state
        records.change(self.con, old.id, new, state, self.now)
        return "updated"

    def _location(self, row: Row[AssignmentLine]) -> Location | None:
        found = locations.find(self.con, self.client.id, row.said.location)
        if found is None:
            unknown = _("There is no location “{code}” of this client.")
            self.mistakes.at(row.line, "location", "location_unknown", unknown, code=row.said.location)
        return found

    def _shopper(self, row: Row[AssignmentLine]) -> Person | None:
        found = people.by_email(self.con, row.said.shopper)
        if found is None:
            unknown = _("There is no person “{email}”.")
            self.mistakes.at(row.line, "shopper", "person_unknown", unknown, email=row.said.shopper)
        return found

    def _latest(self, row: Row[AssignmentLine]) -> int | None:
        found = scenarios.latest(self.con, row.said.scenario)
        if found is None:
            unknown = _("No version of a scenario “{scenario}” is published.")
            self.mistakes.at(row.line, "scenario", "scenario_unknown", unknown, scenario=row.said.scenario)
        return found

    def _version(self, row: Row[AssignmentLine], usual: int) -> int | None:
        said, latest = row.said.version, scenarios.latest(self.con, row.said.scenario) or 0
        if said is not None and said > latest:
            unknown = _("Version {version} is not published; the latest is {latest}.")
            self.mistakes.at(row.line, "version", "version_unknown", unknown, version=said, latest=latest)
            return None
        return usual if said is None else said

    def _window(self, row: Row[AssignmentLine], location: Location) -> Window | None:
        starts = read_moment(row.said.starts) if row.said.starts else self.wave.starts_on
        ends = read_moment(row.said.ends) if row.said.ends else self.wave.ends_on
        for column, moment in (("from", starts), ("to", ends)):
            if moment is None:
                wrong = _("This is not a date, or a date and time; write it like 2026-11-30 14:00.")
                self.mistakes.at(row.line, column, "not_a_moment", wrong)
        if starts is None or ends is None:
            return None
        zone = location.zone or self.client.zone
        return Window(starts_at(starts, zone), ends_at(ends, zone))


def _terms(one: Assignment | NewAssignment) -> tuple[object, ...]:
    return one.version, one.persona, one.service_language, one.window
