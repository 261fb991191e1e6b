"""What the lines of one wave say together about the wave itself."""

import calendar
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TypeVar

from shopper.assignments.lines import AssignmentLine, read_moment
from shopper.assignments.model import Acceptance, ReleasePolicy, Wave
from shopper.assignments.records import NewWave
from shopper.languages import mark as _
from shopper.web.csvfile import Mistakes, Row

T = TypeVar("T")
Lines = Sequence[Row[AssignmentLine]]
MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def wave_said(lines: Lines, present: Wave | None, mistakes: Mistakes) -> NewWave | None:
    """Gather a wave from its lines; what they leave open stays as it is, or is guessed where that is safe.

    A new wave called like a month lasts that month, else from its first window to its last. None after a mistake.
    """
    before = len(mistakes.found)
    first, last = _usual(lines, present)
    starts_on = _date(lines, "starts_on", lambda said: said.starts_on, mistakes) or first
    ends_on = _date(lines, "ends_on", lambda said: said.ends_on, mistakes) or last
    title = _one(lines, "wave_title", lambda said: said.wave_title or None, mistakes)
    acceptance: Acceptance | None = _one(lines, "acceptance", lambda said: said.acceptance, mistakes)
    release: ReleasePolicy | None = _one(lines, "release", lambda said: said.release, mistakes)
    hours = _one(lines, "release_after_hours", lambda said: said.release_after_hours, mistakes)
    _check_dates(lines[0].line, starts_on, ends_on, mistakes)
    if len(mistakes.found) > before or starts_on is None or ends_on is None:
        return None
    return NewWave(
        code=lines[0].said.wave,
        title=title or (present.title if present else lines[0].said.wave),
        starts_on=starts_on,
        ends_on=ends_on,
        acceptance=acceptance or (present.acceptance if present else "review"),
        release_policy=release or (present.release_policy if present else "by_hand"),
        release_after_hours=hours if hours is not None or present is None else present.release_after_hours,
    )


def _check_dates(line: int, starts_on: date | None, ends_on: date | None, mistakes: Mistakes) -> None:
    needed = _("A new wave needs its dates, or a code like 2026-11.")
    if starts_on is None:
        mistakes.at(line, "starts_on", "wave_dates", needed)
    elif ends_on is None:
        mistakes.at(line, "ends_on", "wave_dates", needed)
    elif starts_on > ends_on:
        mistakes.at(line, "ends_on", "ends_before_start", _("This ends before it starts."))


def _usual(lines: Lines, present: Wave | None) -> tuple[date | None, date | None]:
    """Return the dates that hold where the lines say none."""
    if present:
        return present.starts_on, present.ends_on
    month = MONTH.fullmatch(lines[0].said.wave)
    if month:
        year, number = int(month[1]), int(month[2])
        return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])
    starts = [day for row in lines if (day := _day(row.said.starts))]
    ends = [day for row in lines if (day := _day(row.said.ends))]
    return min(starts, default=None), max(ends, default=None)


def _date(lines: Lines, column: str, told: Callable[[AssignmentLine], str], mistakes: Mistakes) -> date | None:
    cell = _one(lines, column, lambda said: told(said) or None, mistakes)
    day = _day(cell or "")
    if cell and day is None:
        line = next(row.line for row in lines if told(row.said))
        mistakes.at(line, column, "not_a_date", _("This is not a date; write it like 2026-11-30."))
    return day


def _day(cell: str) -> date | None:
    moment = read_moment(cell) if cell else None
    return moment.date() if isinstance(moment, datetime) else moment


def _one(lines: Lines, column: str, told: Callable[[AssignmentLine], T | None], mistakes: Mistakes) -> T | None:
    """Return what the lines say in one voice; a line that says nothing agrees."""
    found: tuple[int, T] | None = None
    for row in lines:
        value = told(row.said)
        if value is None:
            continue
        if found is None:
            found = row.line, value
        elif value != found[1]:
            other = _("Line {line} says “{value}” of the same wave.")
            mistakes.at(row.line, column, "wave_differs", other, line=found[0], value=found[1])
    return found[1] if found else None
