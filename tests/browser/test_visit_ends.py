"""The beginning and the end of a visit: what is told before and after, where one was, what could not be done."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
from playwright.sync_api import expect

from tests.browser.examination import Examination
from tests.browser.installation import Installation
from tests.browser.network import Network
from tests.browser.phone import Phone
from tests.builders.sixty_questions import sixty_questions

pytestmark = pytest.mark.browser
MakePhone = Callable[[str], Phone]
FROZEN = """async (id) => {
    const answered = (asked) => new Promise((done) => (asked.onsuccess = () => done(asked.result)));
    const db = await answered(indexedDB.open("shopper"));
    const row = await answered(db.transaction("outbox").objectStore("outbox").get(id));
    db.close();
    return JSON.parse(new TextDecoder().decode(row.body));
}"""
SIXTY = """client,wave,location,shopper,scenario,from,to
acme,2026-12,tln-1,anna@acme.test,sixty-questions,2020-01-01,2099-12-31
"""
NEAR = {"latitude": 59.4373, "longitude": 24.754, "accuracy": 25}
FAR = {"latitude": 59.4613, "longitude": 24.754, "accuracy": 25}


@pytest.fixture
def anna(installation: Installation, network: Network, phone: MakePhone) -> Phone:
    """Anna has accepted her visit to Pärna 4, and stands at its briefing."""
    anna = phone("anna")
    anna.start(f"{network.origin}/app")
    anna.sign_in(installation.code("anna@acme.test"))
    offer = anna.page.locator("[data-assignment]").filter(has_text="Pärna 4")
    offer.get_by_role("button", name="Take it").click()
    card = anna.page.locator("a[data-assignment]").filter(has_text="Pärna 4")
    expect(card).to_have_attribute("data-state", "ready")
    card.click()
    anna.on("briefing")
    anna.installed()
    return anna


def feel(anna: Phone, what: str, step: int) -> None:
    """Tap one of five steps, and wait until it is kept."""
    box = anna.page.locator(f"[data-steps={what}]")
    box.locator(f"label:has(input[value='{step}'])").click()
    expect(box).to_have_attribute("data-kept", str(step))


def begin(anna: Phone) -> str:
    """Start the visit; returns its id."""
    anna.page.click("#start")
    anna.on("visit")
    return anna.page.url.split("/visit/")[1].split("/")[0]


def end(anna: Phone, visit: str) -> None:
    """Go to the end of the visit."""
    anna.page.goto(anna.page.url.split("#")[0] + f"#/finish/{visit}")
    anna.on("finish")


def declare(anna: Phone, button: str = "#finish") -> None:
    """Declare and finish."""
    anna.page.locator("label.tick").click()
    anna.page.click(button)
    anna.on("outbox")


def frozen(anna: Phone) -> dict[str, Any]:
    """Return the body of the newest visit in the outbox, as it lies there."""
    return dict(anna.page.evaluate(FROZEN, anna.page.locator("[data-visit]").first.get_attribute("data-visit")))


def stands(anna: Phone, at: dict[str, float] | None) -> None:
    """Put the phone somewhere, with permission to tell; None: it may not tell."""
    if at:
        anna.context.grant_permissions(["geolocation"], origin=anna.page.url.split("/app")[0])
        anna.context.set_geolocation(at)  # type: ignore[arg-type]
    else:
        session = anna.context.new_cdp_session(anna.page)
        setting = {"permission": {"name": "geolocation"}, "setting": "denied"}
        session.send("Browser.setPermission", setting)


# Before and after


def test_how_one_feels_before_and_after_travels_with_the_visit(anna: Phone, network: Network):
    feel(anna, "mood", 4)
    feel(anna, "expectation", 2)
    feel(anna, "expectation", 3)
    network.cut()
    visit = begin(anna)
    end(anna, visit)
    feel(anna, "mood_after", 2)
    declare(anna)
    body = frozen(anna)
    assert (body["mood"], body["expectation"], body["extra"]["mood_after"]) == (4, 3, 2)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+[+-]\d\d:\d\d", body["declared_at"])


def test_a_visit_begins_without_any_of_it(anna: Phone, network: Network):
    network.cut()
    end(anna, begin(anna))
    expect(anna.page.locator("[data-steps=mood_after]")).to_be_visible()
    declare(anna)
    body = frozen(anna)
    assert not {"mood", "expectation", "arrived", "left", "extra", "reason"} & body.keys()


def test_what_was_told_before_survives_the_kill_and_can_be_taken_back(anna: Phone, network: Network):
    feel(anna, "mood", 5)
    feel(anna, "expectation", 1)
    anna.kill()
    anna.start(f"{network.origin}/app")
    anna.page.locator("a[data-assignment]").filter(has_text="Pärna 4").click()
    anna.on("briefing")
    expect(anna.page.locator("#mood-5")).to_be_checked()
    box = anna.page.locator("[data-steps=mood]")
    box.locator("label:has(input[value='5'])").click()
    expect(box).to_have_attribute("data-kept", "none")
    network.cut()
    end(anna, begin(anna))
    declare(anna)
    body = frozen(anna)
    assert "mood" not in body
    assert body["expectation"] == 1


def test_what_is_told_after_a_start_that_was_left_blank_travels_when_one_only_goes_forward(
    anna: Phone, network: Network
):
    network.cut()
    visit = begin(anna)
    anna.page.go_back()
    anna.on("briefing")
    feel(anna, "mood", 4)
    anna.page.go_forward()
    anna.on("visit")
    end(anna, visit)
    declare(anna)
    assert frozen(anna)["mood"] == 4


# On arrival


@pytest.mark.parametrize(
    ("at", "state", "words"),
    [
        (NEAR, "near", "about 30 m away, accuracy 25 m"),
        (FAR, "far", "this looks far from the office: 2.7 km. You can go on."),
        (None, "unknown", "the phone is not allowed to tell where it is. That is fine, go on."),
    ],
)
def test_where_one_is_is_told_in_words_without_a_network_and_blocks_nothing(
    anna: Phone, network: Network, at: dict[str, float] | None, state: str, words: str
):
    network.cut()
    stands(anna, at)
    place = anna.page.locator("#place")
    expect(place).to_have_attribute("data-place", "not-asked")
    anna.page.click("#i-am-there")
    expect(place).to_have_attribute("data-place", state)
    expect(place.locator("[role=status]")).to_contain_text(words)
    visit = begin(anna)
    expect(anna.page.locator("#place [role=status]")).to_contain_text(words)
    anna.page.click("#i-leave")
    expect(anna.page.locator("#place-left")).to_have_attribute("data-place", state)
    end(anna, visit)
    declare(anna)
    body = frozen(anna)
    if at:
        assert body["arrived"]["lat"] == body["left"]["lat"] == at["latitude"]
        assert body["arrived"]["accuracy_m"] == at["accuracy"]
        assert body["extra"]["arrived"]["age_s"] >= 0
    else:
        assert "arrived" not in body
        assert body["extra"]["arrived"]["unknown"] == "denied"


def test_nobody_asks_where_the_phone_is_before_a_tap(anna: Phone):
    anna.page.add_init_script("""
        const asked = (window.asked = []);
        navigator.geolocation.getCurrentPosition = (found, failed) => { asked.push(1); };
    """)
    anna.page.reload()
    anna.on("briefing")
    begin(anna)
    assert anna.page.evaluate("window.asked.length") == 0


def test_one_can_go_on_while_the_phone_still_looks(anna: Phone, network: Network):
    anna.page.add_init_script("navigator.geolocation.getCurrentPosition = () => {};")
    anna.page.reload()
    anna.on("briefing")
    anna.page.click("#i-am-there")
    expect(anna.page.locator("#place")).to_have_attribute("data-place", "asking")
    network.cut()
    end(anna, begin(anna))
    declare(anna)
    assert "arrived" not in frozen(anna)


def test_a_reviewer_is_told_that_the_phone_was_far(anna: Phone, reader: Callable[[str], httpx2.Client]):
    stands(anna, FAR)
    anna.page.click("#i-am-there")
    expect(anna.page.locator("#place")).to_have_attribute("data-place", "far")
    visit = begin(anna)
    end(anna, visit)
    declare(anna)
    expect(anna.page.locator("[data-visit]")).to_have_attribute("data-state", "sent", timeout=30_000)
    told = reader("tiina@acme.test").get(f"/api/v1/visits/{visit}").json()
    assert "far_from_office" in told["flags"]
    assert "far from the office" in reader("rita@acme.test").get(f"/visits/{visit}").text


# The visit that could not be done


def test_from_the_briefing_a_closed_door_is_a_visit_with_a_reason_and_a_photo(
    anna: Phone, network: Network, photos: list[Path], reader: Callable[[str], httpx2.Client]
):
    network.cut()
    anna.page.click("#could-not")
    anna.on("undone")
    expect(anna.page.locator("[data-steps]")).to_have_count(0)
    anna.page.locator("label:has(#obstacle-closed)").click()
    anna.page.fill("#words", "Shutters down, no notice.")
    anna.page.locator("[data-photo-input]").set_input_files(photos[0])
    expect(anna.page.locator("[data-photos] img")).to_have_count(1)

    # What was said is there when the app is opened again.
    anna.saved()
    anna.quit()
    anna.start(f"{network.origin}/app")
    anna.page.locator("a[data-state=draft]").click()
    anna.on("visit")
    anna.page.click("#next")
    anna.page.locator("#could-not").click()
    anna.on("undone")
    expect(anna.page.locator("#obstacle-closed")).to_be_checked()
    expect(anna.page.locator("#words")).to_have_value("Shutters down, no notice.")
    expect(anna.page.locator("[data-photos] img")).to_have_count(1)

    declare(anna, "#finish-undone")
    body = frozen(anna)
    assert (body["outcome"], body["reason"], body["answers"]) == ("not_possible", "Shutters down, no notice.", {})
    assert body["extra"] == {"obstacle": "closed"}
    assert [photo.get("question") for photo in body["evidence"]] == [None]
    network.restore()
    anna.looks_again()
    expect(anna.page.locator("[data-visit]")).to_have_attribute("data-state", "sent", timeout=30_000)
    told = reader("tiina@acme.test").get(f"/api/v1/visits/{body['id']}").json()
    assert (told["state"], told["breaches"], told["flags"]) == ("received", [], ["not_possible"])
    assert told["sheet"]["total"] is None
    page = reader("rita@acme.test").get(f"/visits/{body['id']}").text
    assert "It was closed" in page
    assert body["evidence"][0]["sha256"] in page


def test_in_the_middle_of_a_visit_it_can_turn_out_not_to_be_possible(anna: Phone, network: Network):
    network.cut()
    begin(anna)
    anna.choose("sign_visible", "no")
    anna.saved()
    anna.page.click("#could-not")
    anna.on("undone")
    anna.page.locator("label:has(#obstacle-refused)").click()
    declare(anna, "#finish-undone")
    body = frozen(anna)
    assert body["extra"]["obstacle"] == "refused"
    assert body["answers"]["sign_visible"]["value"] == "no"


def test_without_a_reason_it_does_not_end_and_something_else_wants_words(anna: Phone):
    anna.page.click("#could-not")
    anna.on("undone")
    lacking = anna.page.locator("#lacking[role=alert]")
    anna.page.click("#finish-undone")
    expect(lacking).to_have_text("Choose what stood in the way.")
    expect(anna.page.locator("#obstacle-closed")).to_be_focused()
    anna.page.locator("label:has(#obstacle-other)").click()
    expect(lacking).to_have_count(0)
    anna.page.click("#finish-undone")
    expect(lacking).to_have_text("Say in a few words what it was.")
    expect(anna.page.locator("#words")).to_be_focused()
    anna.page.fill("#words", "A parade in the street.")
    anna.page.click("#finish-undone")
    expect(lacking).to_contain_text("Tick here first")
    expect(anna.page.locator("#declared")).to_be_focused()
    anna.page.locator("label.tick").click()
    anna.page.click("#finish-undone")
    anna.on("outbox")


def test_without_the_declaration_the_visit_does_not_end_and_the_app_says_so_in_its_own_language(anna: Phone):
    visit = begin(anna)
    end(anna, visit)
    anna.page.evaluate("location.hash = '#/me'")
    anna.on("me")
    anna.page.click("#speak-et")
    expect(anna.page.locator("html")).to_have_attribute("lang", "et")
    end(anna, visit)
    anna.page.click("#finish")
    lacking = anna.page.locator("label.tick + #lacking[role=alert]")
    expect(lacking).to_contain_text("Märkige")
    expect(anna.page.locator("#declared")).to_be_focused()
    assert anna.page.evaluate("document.querySelector('#declared').form.noValidate")
    declare(anna)


def test_a_photo_of_no_question_goes_along_when_the_visit_is_done_after_all(
    anna: Phone, network: Network, photos: list[Path]
):
    network.cut()
    anna.page.click("#could-not")
    anna.on("undone")
    visit = anna.page.url.split("/undone/")[1]
    anna.page.locator("[data-photo-input]").set_input_files(photos[0])
    expect(anna.page.locator("[data-photos] img")).to_have_count(1)
    end(anna, visit)
    anna.page.locator("#summary summary").click()
    expect(anna.page.locator("#summary h2").last).to_have_text("Other photos")
    expect(anna.page.locator("#summary img")).to_have_count(1)
    declare(anna)
    body = frozen(anna)
    assert (body["outcome"], len(body["evidence"])) == ("done", 1)


# The end


def test_answers_are_read_back_with_all_that_belongs_to_them_and_lead_to_their_questions(
    anna: Phone, photos: list[Path]
):
    visit = begin(anna)
    anna.choose("sign_visible", "no")
    anna.comment("sign_visible", "A tree hides it.")
    anna.photograph("hours_posted", photos[:1])
    anna.saved()
    end(anna, visit)
    summary = anna.page.locator("#summary")
    expect(summary.locator("img")).to_have_count(0)
    summary.locator("summary").click()
    sign = summary.locator("[data-answer=sign_visible]")
    expect(sign.locator("b")).to_have_text("No")
    expect(sign.locator("q")).to_have_text("A tree hides it.")
    expect(summary.locator("[data-answer=hours_posted] img")).to_have_count(1)
    sign.locator("a").click()
    anna.on("visit")
    expect(anna.question("sign_visible")).to_be_visible()
    expect(anna.question("sign_visible").locator("input").first).to_be_focused()


def test_finishing_waits_for_a_photo_that_is_still_being_prepared(anna: Phone, network: Network, photos: list[Path]):
    network.cut()
    visit = begin(anna)
    anna.page.evaluate("""() => {
        const develop = globalThis.createImageBitmap;
        globalThis.createImageBitmap = async (...args) => {
            await new Promise((done) => document.addEventListener("develop", done, { once: true }));
            return develop(...args);
        };
    }""")
    anna.question("hours_posted").locator("[data-photo-input]").set_input_files(photos[0])
    anna.page.evaluate(f"location.hash = '#/finish/{visit}'")
    anna.on("finish")
    anna.page.locator("label.tick").click()
    anna.page.click("#finish")
    expect(anna.page.locator("#live")).to_have_text("Waiting until everything is saved")
    expect(anna.page.locator("#finish")).to_be_disabled()
    anna.page.evaluate("document.dispatchEvent(new Event('develop'))")
    anna.on("outbox")
    expect(anna.page.locator("#live")).to_contain_text("Finished.")
    expect(anna.page.locator("main h1")).to_be_focused()
    assert [photo["question"] for photo in frozen(anna)["evidence"]] == ["hours_posted"]


def test_two_taps_on_finish_end_the_visit_once(anna: Phone, network: Network):
    network.cut()
    end(anna, begin(anna))
    anna.page.locator("label.tick").click()
    anna.page.evaluate("() => { const button = document.querySelector('#finish'); button.click(); button.click(); }")
    anna.on("outbox")
    expect(anna.page.locator("[data-visit]")).to_have_count(1)
    expect(anna.page.locator("[role=alert]:not(:empty)")).to_have_count(0)


def test_sixty_answers_are_read_back_on_the_smallest_screen_with_large_text(
    anna: Phone, installation: Installation, network: Network, tmp_path: Path
):
    (tmp_path / "sixty.yaml").write_text(sixty_questions())
    (tmp_path / "sixty.csv").write_text(SIXTY)
    installation.run("publish", str(tmp_path / "sixty.yaml"))
    installation.run("import", "assignments", str(tmp_path / "sixty.csv"))
    examination = Examination(anna.page, for_fingers=True)
    anna.page.goto(f"{network.origin}/app#/visits")
    anna.page.reload()
    offer = anna.page.locator("article[data-assignment]").filter(has_text="Sixty questions")
    offer.locator(".primary").click()
    anna.page.locator("a[data-assignment][data-state=ready]").filter(has_text="Sixty questions").click()
    anna.on("briefing")
    network.cut()
    end(anna, begin(anna))
    anna.page.locator("#summary summary").click()
    rows = anna.page.locator("#summary [data-answer]")
    expect(rows).to_have_count(60)
    examination.look("sixty answers", ("light", "dark"), (320, 360))
    assert not examination.wrong, "\n".join(examination.wrong)
    rows.last.locator("a").click()
    anna.on("visit")
    expect(anna.page.locator(f"#q-{anna.page.url.split('/')[-1]}")).to_be_in_viewport()


def test_steps_are_chosen_and_kept_by_keyboard(anna: Phone):
    anna.page.locator("#mood-1").focus()
    anna.page.keyboard.press("Space")
    anna.page.keyboard.press("ArrowRight")
    anna.page.keyboard.press("ArrowRight")
    expect(anna.page.locator("[data-steps=mood]")).to_have_attribute("data-kept", "3")
    expect(anna.page.locator("#mood-3")).to_be_checked()


# A visit that came back


def comes_back(anna: Phone, network: Network, reader: Callable[[str], httpx2.Client]) -> str:
    """Let a visit be returned with one question marked, and begin its correction; returns the first id."""
    first = begin(anna)
    anna.choose("sign_visible", "yes")
    anna.choose("step_free", "yes")
    anna.next_part()
    anna.choose("served", "yes")
    anna.saved()
    end(anna, first)
    declare(anna)
    expect(anna.page.locator("[data-visit]")).to_have_attribute("data-state", "sent", timeout=30_000)
    back = {"decision": "returned", "note": "Was it lit?", "questions": ["sign_visible"]}
    assert reader("rita@acme.test").post(f"/visits/{first}/review", data=back).status_code == 303
    anna.page.goto(f"{network.origin}/app#/visits")
    anna.page.reload()
    card = anna.page.locator("a[data-assignment]").filter(has_text="Pärna 4")
    expect(card).to_contain_text("Returned")
    network.cut()
    card.click()
    anna.on("briefing")
    expect(anna.page.locator("[data-steps]")).to_have_count(0)
    begin(anna)
    return first


def test_a_returned_visit_shows_what_is_asked_and_locks_the_rest(
    anna: Phone, network: Network, reader: Callable[[str], httpx2.Client]
):
    examination = Examination(anna.page, for_fingers=True)
    first = comes_back(anna, network, reader)
    expect(anna.page.locator("#returned p").first).to_have_text("Was it lit?")
    marked = anna.question("sign_visible")
    expect(marked.locator("legend")).to_contain_text("Look at this again")
    expect(marked.locator("input").first).to_be_enabled()
    locked = anna.question("step_free")
    expect(locked.locator("input").first).to_be_disabled()

    examination.look("a correction", ("light", "dark"), (320, 360))
    assert not examination.wrong, "\n".join(examination.wrong)

    # A lock opens by two taps, and that is told.
    unlock = locked.locator("[data-unlock]")
    unlock.click()
    expect(locked.locator("input").first).to_be_disabled()
    locked.locator("[data-unlock][data-armed]").click()
    expect(locked.locator("input").first).to_be_enabled()
    visit = anna.page.url.split("/visit/")[1].split("/")[0]
    anna.page.evaluate(f"location.hash = '#/list/{visit}'")
    anna.page.reload()
    anna.on("list")
    expect(anna.question("served").locator("[data-row]")).to_be_disabled()
    anna.page.evaluate(f"location.hash = '#/visit/{visit}'")
    anna.on("visit")
    expect(anna.question("step_free").locator("input").first).to_be_enabled()

    anna.page.locator("#returned a").first.click()
    expect(marked.locator("input").first).to_be_focused()
    anna.choose("sign_visible", "no")
    anna.saved()
    end(anna, visit)
    declare(anna)
    body = frozen(anna)
    assert (body["supersedes"], body["extra"]["also_changed"]) == (first, ["step_free"])
    assert body["answers"]["sign_visible"]["value"] == "no"
