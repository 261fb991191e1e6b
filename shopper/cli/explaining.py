"""Writes what a scenario comes to for a terminal: a row for each section and question, a column for each persona."""

from collections.abc import Iterator

from shopper.answers.explaining import Path, figures, paths
from shopper.scenarios.model import Scenario

NARROWEST = 10
UNSEEN, WEIGHTLESS = "-", "seen"

Row = tuple[str, list[str]]


def explanation(scenario: Scenario) -> Iterator[str]:
    """Return the lines that explain a scenario: its figures, then what each persona can see and what that weighs."""
    whole, columns = figures(scenario), paths(scenario)
    score = "none" if whole.low is None else f"{_percent(whole.low)} to {_percent(whole.high)}"
    yield f"{scenario.id}: questions {whole.questions}, minutes {whole.minutes:.0f}, score {score}"
    rows = [*_summary(scenario, columns), *_shares(scenario, columns)]
    width = max(len(title) for title, _ in rows) + 2
    spread = max(NARROWEST, *(len(cell) + 2 for cell in rows[0][1]))
    for title, cells in rows:
        yield title.ljust(width) + "".join(cell.rjust(spread) for cell in cells)


def _summary(scenario: Scenario, columns: tuple[Path, ...]) -> Iterator[Row]:
    notes = {question.id for question in scenario.questions if question.kind == "note"}
    yield "", [path.persona or "anybody" for path in columns]
    yield "questions", [str(len(set(path.questions) - notes)) for path in columns]
    yield "minutes", [f"{path.minutes:.1f}" for path in columns]
    yield "lowest score", [_percent(path.low) for path in columns]
    yield "highest score", [_percent(path.high) for path in columns]


def _shares(scenario: Scenario, columns: tuple[Path, ...]) -> Iterator[Row]:
    """Return the part of the total that everything carries."""
    for section in scenario.sections:
        yield (
            section.id,
            [_share(path.section_shares.get(section.id), seen=section.id in path.sections) for path in columns],
        )
        for question in section.questions:
            shares = [(path.question_shares.get(question.id), question.id in path.questions) for path in columns]
            yield f"  {question.id}", [_share(share, seen=seen) for share, seen in shares]


def _share(share: int | None, *, seen: bool) -> str:
    if not seen:
        return UNSEEN
    return WEIGHTLESS if share is None else _percent(share)


def _percent(basis_points: int | None) -> str:
    return UNSEEN if basis_points is None else f"{basis_points / 100:.2f} %"
