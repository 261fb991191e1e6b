"""What a phone says of its clocks and of the moment of leaving; it stands in `extra`, which nobody has checked."""

from collections.abc import Mapping
from datetime import datetime

from shopper.visits.model import Change, VisitBody
from shopper.visits.values import moment

MOST_MS = 1e13  # a gap of centuries is no gap


def gaps(body: VisitBody) -> Mapping[str, int]:
    """Return by how many seconds the phone's clocks disagreed over an answer that was timed; negative: set back.

    A phone that sleeps shows a gap forward, too; whether somebody moved the clock is what `moved` tells.
    """
    found = body.extra.get("clock_gap_ms")
    told = found.items() if isinstance(found, dict) else ()
    return {
        question: round(gap / 1000) for question, gap in told if isinstance(gap, int | float) and abs(gap) < MOST_MS
    }


def moved(body: VisitBody) -> frozenset[str]:
    """Return the questions over whose timing somebody moved the phone's clock."""
    told = body.extra.get("clock_moved")
    named = {one for one in told if isinstance(one, str)} if isinstance(told, list) else set()
    return frozenset(named | {question for question, gap in gaps(body).items() if gap < 0})


def left(body: VisitBody) -> datetime | None:
    """Return when the shopper said that they had left, if they did."""
    told = body.extra.get("left_at")
    try:
        return moment(told)
    except ValueError:
        return None


def trail(body: VisitBody) -> tuple[Change, ...]:
    """Return when each answer was given and changed, first things first."""
    return tuple(sorted((one for one in body.trail if isinstance(one, Change)), key=lambda change: change.at))
