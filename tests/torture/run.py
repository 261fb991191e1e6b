"""Carries a plan out: fills in all visits while browser, server and line fail, sends everything, and compares."""

import time
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from playwright.sync_api import Error, Playwright, expect

from tests.browser.phone import Phone
from tests.torture import plan as plans
from tests.torture.hand import Hand
from tests.torture.judge import Verdict, judge
from tests.torture.ledger import Ledger
from tests.torture.line import Line
from tests.torture.plan import Fate, Step, Visit, plan
from tests.torture.server import Server, prepare
from tests.torture.watched import Watched

PATIENCE_MS = 15_000
PATIENCE_S = 120


@dataclass
class Report:
    """What was done to the phone and the server, and what came of it."""

    figures: dict[str, int]
    verdict: Verdict

    def __str__(self) -> str:
        """Return it as a table, with every difference below it."""
        wide = max(map(len, self.figures))
        rows = [f"{name:<{wide}}  {value:>6}" for name, value in self.figures.items()]
        return "\n".join([*rows, *self.verdict.lines()])


def torture(
    playwright: Playwright,
    folder: Path,
    seed: int,
    visits: int,
    fate: Fate,
    scripts: Mapping[str, str] | None = None,
) -> Report:
    """Fill in, deliver and compare so many visits in a folder of their own; `scripts` stand in for the phone's own."""
    expect.set_options(timeout=PATIENCE_MS)
    code = prepare(folder / "data", visits)
    line = Line(seed, fate.dropped, scripts)
    server = Server(folder / "data", partial(setattr, line, "target"))
    ledger = Ledger()
    watched = Watched(Phone(playwright, folder / "phone"), line.origin, ledger)
    try:
        server.start()
        run = Run(Hand(watched, folder), line, server)
        run.begin(code)
        run.fill(plan(seed, visits, fate))
        run.deliver()
    finally:
        watched.phone.kill()
        server.stop()
        line.close()
    verdict = judge(folder / "data", ledger.pages, visits)
    return Report(_figures(visits, run, verdict), verdict)


@dataclass
class Run:
    """A plan being carried out."""

    hand: Hand
    line: Line
    server: Server
    befell: Counter[str] = field(default_factory=Counter)

    def begin(self, code: str) -> None:
        """Sign in while the line is good, and close the browser as a person does: the cookie is on disk then."""
        dropped, self.line.dropped = self.line.dropped, 0
        self.hand.watched.start()
        phone = self.hand.phone
        phone.sign_in(code)
        expect(phone.page.locator("a[data-assignment][data-state=loading]")).to_have_count(0)
        expect(phone.page.locator("a[data-assignment][data-state=ready]").first).to_be_visible()
        phone.installed()
        phone.quit()
        self.hand.watched.start()
        self.line.dropped = dropped

    def fill(self, visits: list[Visit]) -> None:
        """Fill in every visit to its end; what was interrupted by a kill is not done again."""
        for visit in visits:
            steps = deque(visit.steps)
            while True:
                try:
                    if self.hand.open(visit.number + 1):
                        while steps:
                            self._step(steps.popleft())
                        self.hand.finish()
                    break
                except (Error, AssertionError) as interruption:
                    self._go_on(interruption)

    def deliver(self) -> None:
        """Send everything over the line as it is."""
        self._network(up=True)
        self.server.back()
        deadline = time.monotonic() + PATIENCE_S
        while True:
            try:
                if not self.hand.waiting():
                    break
                self.hand.phone.page.wait_for_timeout(200)
            except (Error, AssertionError) as interruption:
                self._go_on(interruption)
            if time.monotonic() > deadline:
                break  # the comparison says what is not there

    def _step(self, step: Step) -> None:
        match step:
            case plans.Answer():
                self.hand.answer(step)
            case plans.Photo():
                self.hand.photograph(step)
            case plans.KillBrowser(None):
                self.hand.watched.doom()
            case plans.KillBrowser(int(ms)):
                self.hand.watched.kill_after(ms)
            case plans.KillServer(ms):
                self.server.kill_after(ms)
            case plans.Network(up):
                self._network(up=up)
            case plans.SecondTab(take_over):
                self.befell["second tabs"] += 1
                self.hand.second_tab(take_over=take_over)
            case plans.LookAway():
                self.hand.look_away()
            case plans.TakeBack():
                self._take_back()

    def _network(self, *, up: bool) -> None:
        self.befell["offline switches"] += not up and not self.line.down
        self.line.down = not up
        self.hand.phone.context.set_offline(not up)

    def _take_back(self) -> None:
        self._network(up=False)
        self.hand.finish()
        self.befell["taken back"] += self.hand.take_back()
        self._network(up=True)

    def _go_on(self, interruption: Exception) -> None:
        """Start the browser again when it was killed; anything else that went wrong is no part of the plan."""
        while self.hand.watched.killed:
            try:
                return self.hand.watched.restart()
            except (Error, AssertionError) as again:
                interruption = again
        raise interruption


def _figures(visits: int, run: Run, verdict: Verdict) -> dict[str, int]:
    losses = run.line.losses
    return {
        "visits": visits,
        "answers called saved": run.hand.ledger.called_saved,
        "photos called saved": run.hand.ledger.photos_called_saved,
        "browser killed": run.hand.watched.kills,
        "server killed": run.server.kills,
        "offline switches": run.befell["offline switches"],
        "second tabs": run.befell["second tabs"],
        "finished visits taken back": run.befell["taken back"],
        "requests to the API": losses.total(),
        "dropped before they arrived": losses["request"],
        "dropped after they were carried out": losses["answer"] + losses["half the answer"],
        "repeats absorbed": run.line.repeats,
        "visits that came again": run.line.repeated,
        **{name.replace("_", " "): len(found) for name, found in vars(verdict).items()},
    }
