"""What one line of an assignments file says, and how its dates are read."""

from datetime import UTC, date, datetime, time
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

from shopper.assignments.model import Acceptance, ReleasePolicy

Code = Annotated[str, Field(pattern=r"^[\w.-]{1,64}$")]
# What spreadsheets in Russian and Estonian make of a date.
DOTTED = ("%d.%m.%Y", "%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S")
LAST_SECOND = time(23, 59, 59)


class AssignmentLine(BaseModel):
    """One visit to plan; what it says of the wave may stand in any of the wave's lines."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    client: str
    wave: Code
    wave_title: str = Field(default="", max_length=200)
    starts_on: str = ""
    ends_on: str = ""
    acceptance: Acceptance | None = None
    release: ReleasePolicy | None = None
    release_after_hours: int | None = Field(default=None, ge=0, le=10_000)
    location: str
    shopper: str
    scenario: str
    version: int | None = Field(default=None, ge=1, le=1_000_000)
    persona: str | None = None
    service_language: Literal["ru", "et", "en"] | None = None
    starts: str = Field(default="", alias="from")
    ends: str = Field(default="", alias="to")


def read_moment(cell: str) -> date | datetime | None:
    """Read a date, or a date with a time, as ISO 8601 or as 31.12.2026 14:30; None where it is neither."""
    try:
        return date.fromisoformat(cell) if "T" not in cell and ":" not in cell else datetime.fromisoformat(cell)
    except ValueError:
        return next((found for pattern in DOTTED if (found := _dotted(cell, pattern))), None)


def starts_at(moment: date | datetime, zone: str) -> datetime:
    """Return when a window opens: a date opens at its midnight there."""
    return _in_zone(moment if isinstance(moment, datetime) else datetime.combine(moment, time()), zone)


def ends_at(moment: date | datetime, zone: str) -> datetime:
    """Return when a window closes: a date belongs to it whole."""
    return _in_zone(moment if isinstance(moment, datetime) else datetime.combine(moment, LAST_SECOND), zone)


def _dotted(cell: str, pattern: str) -> date | datetime | None:
    try:
        found = datetime.strptime(cell, pattern)  # noqa: DTZ007 - it gets the zone of its location
    except ValueError:
        return None
    return found if "%H" in pattern else found.date()


def _in_zone(moment: datetime, zone: str) -> datetime:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))
    return aware.astimezone(UTC)
