"""What the screen called saved arrives once and whole, whatever dies on the way."""

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.torture.mutations import BLOBS, MUTATIONS, QUIET, Mutation
from tests.torture.plan import Fate, KillBrowser, Photo, plan
from tests.torture.run import Report, torture

pytestmark = pytest.mark.browser
SEED = 7


def tortured(folder: Path, visits: int, fate: Fate, scripts: dict[str, str] | None = None) -> Report:
    with sync_playwright() as playwright:
        return torture(playwright, folder, SEED, visits, fate, scripts)


def test_nothing_that_was_called_saved_is_lost_doubled_or_another(tmp_path: Path):
    report = tortured(tmp_path, 12, Fate())
    print(report)
    assert report.verdict.clean, report
    befell = report.figures
    for what in ("browser killed", "server killed", "offline switches", "second tabs", "dropped before they arrived"):
        assert befell[what], f"the plan of this seed has no {what}"


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_a_phone_that_breaks_one_promise_is_caught(mutation: Mutation, tmp_path: Path):
    report = tortured(tmp_path, 1, mutation.fate, mutation.scripts)
    print(report)
    assert not report.verdict.clean


@pytest.mark.parametrize("mutation", [one for one in MUTATIONS if one.hardship], ids=str)
def test_the_phone_itself_gets_through_the_same_hardship(mutation: Mutation, tmp_path: Path):
    report = tortured(tmp_path, 1, mutation.fate, mutation.undone.scripts)
    print(report)
    assert report.verdict.clean
    assert bool(report.figures["browser killed"]) == any(mutation.fate.browser_kills)


@pytest.mark.parametrize("mutation", [*MUTATIONS, BLOBS], ids=str)
def test_what_a_mutation_changes_is_still_there(mutation: Mutation):
    assert mutation.scripts


def test_the_same_seed_is_the_same_plan():
    first, again, other = plan(3, 20, Fate()), plan(3, 20, Fate()), plan(4, 20, Fate())
    assert first == again
    assert first != other
    steps = [step for visit in first for step in visit.steps]
    assert any(isinstance(step, KillBrowser) for step in steps)
    assert any(isinstance(step, Photo) and step.hurry for step in steps)
    assert not any(isinstance(step, KillBrowser) for visit in plan(3, 20, QUIET) for step in visit.steps)
