"""Measures what docs/scenario-format.md says: how long scripts take to be read, linted and compiled."""

import time
from collections.abc import Callable
from typing import Any

from shopper.answers.explaining import figures
from shopper.phone.render import fragment
from shopper.scenarios import files
from shopper.scenarios.composing import compose
from shopper.scenarios.lint import lint
from shopper.scenarios.model import Scenario
from shopper.scenarios.reading import Reader
from shopper.scenarios.report import Report
from shopper.scenarios.rules import rules
from shopper.settings import assets
from tests.builders.grown_script import grown_script

RUNS = 5
AIM_LOAD_MS, AIM_LINT_MS, AIM_COMPILE_MS = 1_000, 30, 300


def main() -> None:
    """Print a row for a ready scenario and one for a long one: the best of some runs, in milliseconds."""
    office = (assets("scenarios") / "office-visit.yaml").read_text("utf-8")
    print(f"{'questions':>9} {'kB':>5} {'load and lint':>14} {'lint alone':>11} {'figures':>8} {'compile':>8}")
    for source in (office, grown_script(500)):
        scenario = files.parse(source)
        linting = min(_lint_alone(source) for _ in range(RUNS))
        counting = min(_taken(figures, files.parse(source)) for _ in range(RUNS))
        loading = min(_taken(files.load, source) for _ in range(RUNS))
        compiling = min(_taken(_compile, scenario) for _ in range(RUNS))
        row = f"{len(scenario.questions):>9} {len(source.encode()) // 1000:>5} {loading:>14.0f} {linting:>11.0f}"
        print(f"{row} {counting:>8.1f} {compiling:>8.0f}")
    print(f"aims: 500 questions ≤ {AIM_LOAD_MS}, compiled ≤ {AIM_COMPILE_MS}; lint of 64 ≤ {AIM_LINT_MS}")


def _lint_alone(source: str) -> float:
    """Return how long the lint takes of a text that was read but not looked at yet."""
    document = compose(source)
    report = Report("script", document)
    scenario = Reader(document, report).scenario()
    if scenario is None:
        raise SystemExit("the script cannot be read")
    return _taken(lint, scenario, report)


def _compile(scenario: Scenario) -> None:
    rules(scenario)
    for language in scenario.languages:
        fragment(scenario, language)


def _taken(work: Callable[..., Any], *given: Any) -> float:
    begun = time.perf_counter()
    work(*given)
    return 1000 * (time.perf_counter() - begun)


if __name__ == "__main__":
    main()
