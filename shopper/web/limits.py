"""Limits on how often something may be tried, kept in memory: there is one process."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from shopper.problems import TOO_MANY, Problem

KEYS = 10_000


@dataclass
class Limit:
    """At most `times` tries in `seconds` for one key, such as an address or an e-mail."""

    times: int
    seconds: float
    clock: Callable[[], float] = time.monotonic
    _tries: dict[str, deque[float]] = field(default_factory=dict)

    def spend(self, key: str = "") -> None:
        """Count one try. Raises TOO_MANY, with the seconds to wait, when there were enough."""
        now = self.clock()
        tries = self._tries.setdefault(key, deque())
        while tries and tries[0] <= now - self.seconds:
            tries.popleft()
        if len(tries) >= self.times:
            wait = max(1, round(tries[0] + self.seconds - now))
            problem = Problem(TOO_MANY, seconds=wait)
            problem.headers = {"Retry-After": str(wait)}
            raise problem
        tries.append(now)
        if len(self._tries) > KEYS:
            self._forget(now)

    def _forget(self, now: float) -> None:
        self._tries = {key: tries for key, tries in self._tries.items() if tries and tries[-1] > now - self.seconds}
