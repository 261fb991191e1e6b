"""What reports call things. The tables hold msgids; the functions answer in the language spoken now."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from babel.dates import format_interval

from shopper.assignments.model import Wave
from shopper.languages import formats, spoken
from shopper.languages import mark as _

STANDINGS: Mapping[str, str] = MappingProxyType(
    {
        "above": _("above average"),
        "like": _("like average"),
        "below": _("below average"),
        "too_few": _("too few visits"),
    }
)
TONES: Mapping[str, str] = MappingProxyType({"above": "good", "below": "poor", "like": "", "too_few": ""})
"""The colour that goes with a standing; only clear ones have any."""

DAYPARTS: Mapping[str, str] = MappingProxyType(
    {"forenoon": _("before noon"), "afternoon": _("in the afternoon"), "evening": _("in the evening")}
)


def wave(one: Wave) -> str:
    """Name a wave: its title, or its month where it was given none."""
    return formats.month(one.starts_on) if one.title in ("", one.code) else one.title


def months(days: tuple[date, date]) -> str:
    """Name the months from one day to another: August – October 2026."""
    return format_interval(*days, "yMMMM", locale=spoken())
