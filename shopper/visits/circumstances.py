"""What stands between a visit and its assignment: out of its window, an assignment withdrawn or lapsed."""

from typing import Any

from shopper import clock
from shopper.languages import mark as _
from shopper.visits import timing
from shopper.visits.model import Assigned, VisitBody
from shopper.visits.place import all_far

OUT_OF_WINDOW = _("The visit began outside the window of its assignment.")

# Beyond this a phone's clock is worth a look.
MINUTES_OFF = 10


def breaches(body: VisitBody, assignment: Assigned) -> list[dict[str, Any]]:
    """Name what the visit does against its assignment, in the form of the script's own breaches.

    Only the start counts: the checklist may be finished hours later, and a correction keeps its visit's start.
    """
    inside = assignment.window_from <= clock.stamp(body.started_at) <= assignment.window_to
    return [] if inside else [{"code": "window", "question": None, "message": OUT_OF_WINDOW}]


def flags(body: VisitBody, assignment: Assigned) -> list[str]:
    """Name what a reviewer should look at."""
    found = []
    if assignment.state in ("declined", "cancelled", "lapsed"):
        found.append(assignment.state)
    if assignment.persona and assignment.persona != body.persona:
        found.append("persona")
    if all_far((body.arrived, body.left), assignment.latitude, assignment.longitude):
        found.append("far_from_office")
    if body.finished_at < body.started_at or abs(body.clock.offset_ms or 0) > MINUTES_OFF * 60_000:
        found.append("clock")
    if timing.moved(body):
        found.append("timer_clock")
    return found
