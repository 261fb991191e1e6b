"""A visit filled in without network arrives as it was filled in: in Firefox, and in WebKit."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser import checklist, desk
from tests.browser.installation import Installation
from tests.browser.network import Network
from tests.engines.firefox import Firefox
from tests.engines.handset import Handset

pytestmark = pytest.mark.browser
PICTURED = "hours_posted"
FEW = 40


@pytest.fixture(params=["firefox", "webkit"])
def handset(request: pytest.FixtureRequest) -> Handset:
    """Make a phone with each engine in turn."""
    return Handset(request.getfixturevalue(request.param))


@pytest.fixture
def basement(handset: Handset, installation: Installation, network: Network) -> Callable[[bool], None]:
    """Take the network away or give it back: Firefox is told that it is offline, WebKit finds the server stopped."""

    def enter(inside: bool) -> None:
        if isinstance(handset.engine, Firefox):
            handset.engine.offline(inside)
        elif inside:
            installation.stop()
        else:
            network.target = installation.serve()

    return enter


def test_what_is_filled_in_without_network_arrives_as_it_was(
    handset: Handset, basement: Callable[[bool], None], installation: Installation, network: Network, photos: list[Path]
):
    answers = checklist.sample("skips-and-not-applicable")["answers"]
    token = installation.token("tiina@acme.test")
    handset.engine.start(f"{network.origin}/app")
    handset.sign_in(installation.code("anna@acme.test"))
    handset.take()

    basement(True)
    handset.engine.reload()
    handset.on("visits")
    handset.begin()
    filled = handset.fill_part(answers)
    handset.photograph(PICTURED, photos)
    kept = handset.kept_photos()
    assert [(question, sort) for question, _, sort, _ in kept] == [(PICTURED, "ArrayBuffer")] * 2
    assert all(said == counted for _, said, _, counted in kept)

    handset.engine.reload()
    handset.on("visit")
    handset.wait(f"#q-{PICTURED} [data-photos] > li:nth-child(2) img")
    assert handset.kept_photos() == kept
    assert handset.engine.run("return document.querySelector('#q-sign_visible input[value=no]').checked")
    comment = handset.engine.run("return document.querySelector('#q-sign_visible [data-comment-text]').value")
    assert comment == answers["sign_visible"]["comment"]

    while handset.next_part():
        filled |= handset.fill_part(answers)
    handset.finish()
    handset.wait("[data-visit][data-state=ready]")

    basement(False)
    handset.tap("#send")
    handset.wait("[data-visit][data-state=sent] [data-receipt]")
    visit, receipt = handset.engine.run(
        "const { visit } = document.querySelector('[data-visit]').dataset;"
        "return [visit, document.querySelector('[data-receipt]').dataset.receipt]"
    )
    with desk.reader(network.target, token) as tiina:
        delivered = tiina.get(f"/api/v1/visits/{visit}").json()
    assert delivered["receipt"] == receipt
    assert given(delivered["answers"]) == filled
    assert len(filled) > FEW
    assert sorted((one["question"], one["sha256"]) for one in delivered["evidence"]) == [
        (question, sha256) for question, sha256, *_ in kept
    ]


def given(answers: dict[str, Any]) -> dict[str, Any]:
    """Leave of the delivered answers what a hand put in."""
    return {
        name: {key: answer[key] for key in ("value", "na", "comment") if answer.get(key) is not None}
        for name, answer in answers.items()
    }
