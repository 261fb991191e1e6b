"""A shopper's offline checklist becomes an office's score: the main job, from the first code to the manager's page."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
from playwright.sync_api import Page, expect

from tests.browser import checklist, desk
from tests.browser.installation import Installation
from tests.browser.network import Network
from tests.browser.phone import Phone

pytestmark = pytest.mark.browser
MakePhone = Callable[[str], Phone]
SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"


def test_a_visit_survives_the_basement_and_the_kill_and_becomes_the_offices_score(  # noqa: PLR0915 - one long day
    installation: Installation,
    network: Network,
    phone: MakePhone,
    at_desk: Page,
    reader: Callable[[str], httpx2.Client],
    photos: list[Path],
    tmp_path: Path,
):
    wanted = checklist.sample("skips-and-not-applicable")
    answers = wanted["answers"]
    port = network.target
    maria = reader("maria@acme.test")

    # At home: sign in by code, take the assignment, everything is loaded.
    anna = phone("anna")
    anna.start(f"{network.origin}/app")
    anna.sign_in(installation.code("anna@acme.test"))
    offer = anna.page.locator("[data-assignment]").filter(has_text="Pärna 4")
    offer.get_by_role("button", name="Take it").click()
    card = anna.page.locator("a[data-assignment]").filter(has_text="Pärna 4")
    expect(card).to_have_attribute("data-state", "ready")
    anna.installed()
    before = desk.everything(maria, all_a_manager_reads())

    # In the basement: no network, a cold start.
    network.cut()
    anna.quit()
    anna.start(f"{network.origin}/app")
    anna.on("visits")
    anna.page.locator("a[data-assignment]").filter(has_text="Pärna 4").click()
    anna.on("briefing")
    expect(anna.page.locator("#persona .prose")).not_to_be_visible()
    anna.page.locator("#persona summary").click()
    expect(anna.page.locator("#persona .prose")).to_be_visible()
    anna.page.click("#start")
    anna.on("visit")

    # Half of it, then the power is gone.
    seen = checklist.fill_part(anna, answers)
    anna.next_part()
    seen += checklist.fill_part(anna, answers)
    assert "noticed" not in seen, "a short wait asks nothing about a long one"
    anna.next_part()
    timer = anna.question("talk")
    timer.locator("[data-start]").click()
    anna.saved()
    anna.kill()

    # Everything that was called saved is there, and the timer still runs.
    anna.start(f"{network.origin}/app")
    anna.on("visits")
    anna.page.locator("a[data-assignment][data-state=draft]").click()
    anna.on("visit")
    expect(anna.question("sign_visible").locator("input[value=no]")).to_be_checked()
    expect(anna.question("sign_visible").locator("[data-comment-text]")).to_have_value(
        answers["sign_visible"]["comment"]
    )
    anna.next_part()
    anna.next_part()
    timer = anna.question("talk")
    expect(timer.locator("[data-elapsed]")).not_to_have_text("0:00")
    timer.locator("[data-stop]").click()
    pictures = {"hours_posted": photos[:1], "take_away": photos[1:]}
    seen += checklist.fill_rest(anna, without(answers, "talk"), pictures)
    assert {"same_price", "price_tags"} <= set(seen), "what did not apply was asked"
    finish(anna)
    visit = anna.page.locator("[data-visit]")
    expect(visit).to_have_attribute("data-state", "ready")

    # The network returns, and the receipt appears by itself.
    network.restore()
    anna.looks_again()
    expect(visit).to_have_attribute("data-state", "sent", timeout=30_000)
    receipt = visit.locator("[data-receipt]").get_attribute("data-receipt")
    visit_id = str(visit.get_attribute("data-visit"))
    assert desk.everything(maria, all_a_manager_reads()) == before, "a manager sees that a visit arrived"
    assert maria.get(f"/visits/{visit_id}").status_code == 404

    # An admin accepts and releases; the office has its score.
    tiina = reader("tiina@acme.test").get(f"/api/v1/visits/{visit_id}").json()
    assert tiina["receipt"] == receipt
    release_at_the_desk(at_desk, f"http://127.0.0.1:{port}", installation.code("tiina@acme.test"))
    row = only_row(desk.comparison(maria, client="acme", within="tln"), "tln-1")
    sheet = scored(installation, tiina["answers"], tmp_path)
    assert (row["n"], row["mean"]) == (1, sheet["total"])
    shown = maria.get(f"/api/v1/visits/{visit_id}").json()
    assert shown["sheet"]["total"] == sheet["total"]
    assert shown["sheet"]["sections"].keys() == sheet["sections"].keys()
    page = maria.get(f"/visits/{visit_id}").text
    assert f"{sheet['total'] / 100:.1f}" in page
    assert "Anna" not in page


def without(answers: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: answer for name, answer in answers.items() if name not in names}


def finish(anna: Phone) -> None:
    anna.page.locator("label.tick").click()
    anna.page.click("#finish")
    anna.on("outbox")


def all_a_manager_reads() -> list[str]:
    return [address.format(client="acme", within="north") for address in desk.MANAGER_READS]


def release_at_the_desk(page: Page, origin: str, code: str) -> None:
    page.goto(f"{origin}/sign-in")
    page.fill("input[name=code]", code)
    page.press("input[name=code]", "Enter")
    page.wait_for_url("**/waves")
    page.get_by_role("link", name="2026-11").or_(page.locator("th a, td a")).first.click()
    page.get_by_role("button", name="Accept").first.click()
    page.get_by_role("button", name="Release").first.click()
    expect(page.get_by_role("button", name="Release")).to_have_count(0)


def only_row(comparison: dict[str, Any], code: str) -> dict[str, Any]:
    return next(row for row in comparison["rows"] if row["location"]["code"] == code)


def scored(installation: Installation, answers: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Score the delivered answers by the command line, as anybody can who has the script."""
    plain = {
        name: {key: answer[key] for key in ("value", "na", "comment") if key in answer}
        for name, answer in answers.items()
    }
    file = folder / "answers.json"
    file.write_text(json.dumps({"persona": "attentive_critic", "office": {"format": "street"}, "answers": plain}))
    return dict(json.loads(installation.score(SCENARIOS / "office-visit.yaml", file)))
