"""What the phone's checklist has to reach beside a bare page of the same questions."""

import statistics
from dataclasses import dataclass, field
from typing import NamedTuple

COLD_TIMES, TAP_TIMES = 2.0, 1.5
WARM_MS = 1000
WIRE_B, WIRE_SIZE = 25_000, 60
AIMS = (
    f"aims: cold {COLD_TIMES} times and tap {TAP_TIMES} times the bare page's, warm {WARM_MS} ms, "
    f"wire {WIRE_B} B with {WIRE_SIZE} questions"
)


@dataclass
class Figures:
    """What was measured of one page; times in milliseconds, bytes as they came, headers included."""

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    taps: list[float] = field(default_factory=list)
    wire: int = 0

    def told(self) -> "Told":
        """Return the medians of cold and warm, the 95th percentile of the taps, and the bytes of a cold start."""
        tap = sorted(self.taps)[int(len(self.taps) * 0.95)]
        return Told(statistics.median(self.cold), statistics.median(self.warm), tap, self.wire)


class Told(NamedTuple):
    """One line of the table."""

    cold: float
    warm: float
    tap: float
    wire: int


def missed(size: int, ours: Told, by_hand: Told) -> list[str]:
    """Return the aims that a checklist of so many questions misses, beside the bare page."""
    aims = (
        ("cold", ours.cold / by_hand.cold, COLD_TIMES),
        ("tap p95", ours.tap / by_hand.tap, TAP_TIMES),
        ("warm ms", ours.warm, WARM_MS),
        ("wire B", ours.wire if size == WIRE_SIZE else 0, WIRE_B),
    )
    return [f"{size} questions, {name}: {value:.2f}, not {aim}" for name, value, aim in aims if value > aim]
