"""A programme starts from an empty folder: files with mistakes are refused, then a visit reaches its manager."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Page, expect

from tests.browser import checklist, desk
from tests.browser.conftest import LOCATIONS, PEOPLE, SCENARIOS
from tests.browser.installation import Installation
from tests.browser.phone import Phone

pytestmark = pytest.mark.browser
SCENARIO = str(SCENARIOS / "office-visit.yaml")
ASSIGNMENTS = """client,wave,location,shopper,scenario,persona,from,to,acceptance,release_after_hours
acme,2026-11,trt-1,boris@acme.test,office-visit,newcomer,2020-01-01,2099-12-31,automatic,0
acme,2026-11,tln-1,anna@acme.test,office-visit,aggrieved,2020-01-01,2099-12-31,automatic,0
"""
WRONG = {
    "locations": (
        LOCATIONS + "acme,trt-2,nowhere,location,Tartu 2,,,,,\nacme,trt-3,trt,castle,Tartu 3,,,91,,\n",
        ["11: parent:", "12: kind:", "12: latitude:"],
    ),
    "people": (
        PEOPLE + "eva.acme.test,Eva,en,shopper,,\nivo@acme.test,Ivo,en,boss,acme,\n",
        ["8: email:", "9: role:"],
    ),
    "assignments": (
        ASSIGNMENTS + "acme,2026-11,trt-9,boris@acme.test,office-visit,stranger,2020-01-01,2099-12-31,automatic,0\n"
        "acme,2026-11,trt-1,maria@acme.test,no-such,newcomer,2099-01-01,2020-12-31,automatic,0\n",
        ["4: location:", "5: "],
    ),
}


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Installation]:
    """Serve a folder in which there is nothing."""
    served = Installation(tmp_path / "data")
    yield served
    served.stop()


def test_an_empty_folder_becomes_a_programme_whose_manager_sees_a_visit(
    bare: Installation, phone: Callable[[str], Phone], at_desk: Page, tmp_path: Path
):
    origin = f"http://127.0.0.1:{bare.serve()}"
    admin_link = next(line for line in bare.said if line.startswith("admin: ")).removeprefix("admin: ")
    assert admin_link.startswith(f"{origin}/in/")
    at_desk.goto(admin_link)
    at_desk.get_by_role("button").first.click()
    at_desk.wait_for_url("**/waves")

    # Beside the running server, as the README has it. Each file first comes with mistakes.
    assert bring(bare, tmp_path, "locations", LOCATIONS) == "9 created, 0 updated, 0 unchanged\n"
    assert bring(bare, tmp_path, "people", PEOPLE) == "6 created, 0 updated, 0 unchanged\n"
    assert bare.run("publish", SCENARIO) == "office-visit version 1\n"
    assert bring(bare, tmp_path, "assignments", ASSIGNMENTS) == "2 created, 0 updated, 0 unchanged\n"
    for what, text in (("locations", LOCATIONS), ("people", PEOPLE), ("assignments", ASSIGNMENTS)):
        assert " 0 updated, " in bring_right(bare, tmp_path, what, text)
    assert bare.run("publish", SCENARIO) == "office-visit version 1\n", "the same text is the same version"
    assert bare.run("release", "2026-11") == "2026-11: 0 released\n"

    # Two phones; what is Boris's is not on Anna's.
    anna, boris = phone("anna"), phone("boris")
    for one, name in ((anna, "anna"), (boris, "boris")):
        one.start(f"{origin}/app")
        one.sign_in(bare.code(f"{name}@acme.test"))
    expect(anna.page.locator("article[data-assignment]")).to_have_count(1)
    expect(anna.page.get_by_text("Tartu, Jõe 2")).to_have_count(0)
    receipt = deliver(boris)

    # Whole and first of its assignment, it was accepted by itself; released, it reaches its own manager alone.
    with desk.reader(int(origin.rsplit(":", 1)[1]), bare.token("oleg@acme.test")) as oleg:
        assert mean(oleg, "south", "trt-1") is None
        assert bare.run("release", "acme/2026-11") == "2026-11: 1 released\n"
        assert mean(oleg, "south", "trt-1") is not None
        assert receipt not in oleg.get("/comparison").text
    with desk.reader(int(origin.rsplit(":", 1)[1]), bare.token("maria@acme.test")) as maria:
        assert "Tartu" not in maria.get("/comparison").text
    at_desk.goto(f"{origin}/waves")
    expect(at_desk.locator("tbody tr")).to_contain_text(["2026-11"])
    bare.run("verify")


def bring(bare: Installation, folder: Path, what: str, right: str) -> str:
    """Import a file with mistakes, which changes nothing and lists every line, then the right one."""
    wrong, said = WRONG[what]
    file = folder / f"{what}.csv"
    file.write_text(wrong)
    listed = bare.run("import", what, str(file), expect=1).splitlines()
    assert listed[-1] == "Nothing was changed."
    for start in said:
        assert any(line.startswith(f"{file}:{start}") for line in listed), f"{start} is not in {listed}"
    return bring_right(bare, folder, what, right)


def bring_right(bare: Installation, folder: Path, what: str, text: str) -> str:
    (folder / f"{what}.csv").write_text(text)
    return bare.run("import", what, str(folder / f"{what}.csv"))


def deliver(shopper: Phone) -> str:
    """Take the offer, fill it in well, send it; return the receipt."""
    page = shopper.page
    page.get_by_role("button", name="Take it").click()
    page.locator("a[data-assignment][data-state=ready]").click()
    page.click("#start")
    shopper.on("visit")
    checklist.fill_rest(shopper, checklist.sample("good-visit")["answers"])
    expect(page.locator("#whole")).to_be_visible()
    page.locator("label.tick").click()
    page.click("#finish")
    visit = page.locator("[data-visit]")
    expect(visit).to_have_attribute("data-state", "sent", timeout=30_000)
    return str(visit.locator("[data-receipt]").get_attribute("data-receipt"))


def mean(manager: httpx2.Client, within: str, code: str) -> int | None:
    """Return an office's score as its manager reads it; None before there is one."""
    rows = desk.comparison(manager, client="acme", within=within)["rows"]
    found = [row["mean"] for row in rows if row["location"]["code"] in {code, "trt"} and row["n"]]
    return found[0] if found else None
