"""One phone's last report: how much is on it and for how long. Nothing of place, network or content."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from shopper.visits.backups.model import sign
from shopper.visits.values import Moment

# A phone reports once a day; after this nothing is known of it any more.
CURRENT_FOR = timedelta(days=3)
PHONES_A_PERSON = 10

Some = Annotated[int, Field(ge=0, le=10_000)]
# What their makers call them.
BROWSERS = {
    "chrome": "Chrome",
    "edge": "Edge",
    "firefox": "Firefox",
    "opera": "Opera",
    "safari": "Safari",
    "samsung": "Samsung Internet",
}
Browser = Literal["chrome", "edge", "firefox", "opera", "safari", "samsung", "other"]


class Report(BaseModel):
    """What a phone says. `oldest_at`: since when the oldest undelivered visit is finished; `room_used` is per cent."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")
    drafts: Some
    undelivered: Some
    oldest_at: Moment | None
    room_used: Annotated[int, Field(ge=0, le=100)] | None
    build: Annotated[str, StringConstraints(max_length=64, pattern=r"^[\w.-]*$")]
    browser: Browser
    installed: bool


@dataclass(frozen=True, slots=True)
class Phone:
    """One phone of one person, as it last reported."""

    id: str
    person_id: int
    person: str
    reported_at: datetime
    drafts: int
    undelivered: int
    oldest_at: datetime | None
    room_used: int | None
    build: str
    browser: str
    installed: bool

    @property
    def sign(self) -> str:
        """The phone's sign."""
        return sign(self.id)

    def outdated(self, now: datetime) -> bool:
        """Tell whether the report is so old that the phone may look otherwise by now."""
        return now - self.reported_at > CURRENT_FOR

    def hours_waiting(self, now: datetime) -> int | None:
        """Return for how many whole hours the oldest undelivered visit has waited."""
        return max(0, int((now - self.oldest_at).total_seconds()) // 3600) if self.oldest_at else None


def in_order(phones: list[Phone]) -> list[Phone]:
    """Sort phones by who has waited longest, then by drafts; those with nothing on them come last."""
    never = datetime.max.replace(tzinfo=phones[0].reported_at.tzinfo) if phones else None
    return sorted(phones, key=lambda one: (one.oldest_at or never, -one.undelivered, -one.drafts, one.person))
