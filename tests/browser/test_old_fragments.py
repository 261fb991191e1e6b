"""A phone keeps a checklist for months: what an earlier server drew has to work in every later build."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.browser import checklist
from tests.browser.installation import Installation
from tests.browser.network import Network
from tests.browser.phone import Phone

pytestmark = pytest.mark.browser
VECTORS = Path(__file__).resolve().parents[1] / "vectors"
ASSIGNMENT = """client,wave,location,shopper,scenario,persona,from,to
acme,2026-12,tln-1,anna@acme.test,every-key,calm,2020-01-01,2099-12-31
"""
ANSWERS = {
    "rings": {"value": 20},
    "held": {"value": 301},
    "told": {"value": "all"},
    "offered": {"value": ["plan", "gift"]},
    "again": {"value": "nothing"},
    "liked": {"value": 7},
    "fee": {"value": 12.5},
    "glad": {"value": "yes"},
    "name": {"value": "A <b> & „c“"},
    "day": {"value": "2026-11-10"},
    "hour": {"value": "14:05"},
}


@pytest.mark.parametrize("fragment", sorted(VECTORS.glob("fragments/*.html")), ids=lambda path: path.stem)
def test_every_kind_of_question_is_answered_in_a_fragment_of_an_earlier_server(
    installation: Installation,
    network: Network,
    phone: Callable[[str], Phone],
    photos: list[Path],
    tmp_path: Path,
    fragment: Path,
) -> None:
    (tmp_path / "more.csv").write_text(ASSIGNMENT)
    installation.run("publish", str(VECTORS / "scenarios" / "every-key.yaml"))
    installation.run("import", "assignments", str(tmp_path / "more.csv"))

    def old(route: Route) -> None:
        pack = route.fetch().json()
        pack["fragments"] = {"en": fragment.read_text()}
        route.fulfill(json=pack)

    anna = phone("anna")
    anna.start(f"{network.origin}/app")
    anna.page.route("**/api/v1/packs/every-key/**", old)
    anna.sign_in(installation.code("anna@acme.test"))
    offer = anna.page.locator("article[data-assignment]").filter(has_text="Every key")
    offer.get_by_role("button", name="Take it").click()
    card = anna.page.locator("a[data-assignment]").filter(has_text="Every key")
    expect(card).to_have_attribute("data-state", "ready")
    card.click()
    anna.page.click("#start")
    anna.on("visit")

    checklist.fill_rest(anna, ANSWERS, {"bill": photos})
    assert anna.page.locator("#missing").all_inner_texts() == []
    anna.page.check("#declared")
    with anna.page.expect_request(lambda request: request.method == "PUT" and "/visits/" in request.url) as sent:
        anna.page.click("#finish")
    body = json.loads(sent.value.post_data or "")
    assert {
        name: {key: one[key] for key in ("value", "na") if key in one} for name, one in body["answers"].items()
    } == ANSWERS
    assert [one["question"] for one in body["evidence"]] == ["bill", "bill"]
    anna.on("outbox")
    expect(anna.page.locator("[data-visit]")).to_have_attribute("data-state", "sent")
