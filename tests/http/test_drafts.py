"""The editor with the text of a draft, and what it asks for while somebody types."""

import pytest

from tests.builders.drafts import a_draft, the_draft
from tests.builders.plan import SCENARIO
from tests.builders.site import Site, form_token, sends

BROKEN = SCENARIO.replace("kind: yes_no", "kind: yesno")
JSON = {"Accept": "application/json"}


@pytest.mark.parametrize("name", ["anna", "rita", "maria", "uljana"])
def test_a_draft_does_not_exist_for_others(site: Site, name: str) -> None:
    draft = a_draft(site.world)
    browser = site.browser(name)
    assert browser.get(f"/drafts/{draft.id}").status_code == 404
    assert browser.get(f"/drafts/{draft.id}/file").status_code == 404
    assert browser.post(f"/drafts/{draft.id}/examination", json={}, headers=JSON).status_code == 404
    assert browser.post(f"/drafts/{draft.id}/text", data={"source": "a", "revision": "1"}).status_code == 404
    assert the_draft(site.world, draft.id) == draft


def test_a_draft_that_is_not_there_is_not_found(site: Site) -> None:
    admin = site.browser("tiina")
    assert admin.get("/drafts/99").status_code == 404
    assert admin.post("/drafts/99/examination", json={}, headers=JSON).status_code == 404
    assert sends(admin, "/me", "/drafts/99/discard").status_code == 404


def test_the_editor_holds_the_text_byte_for_byte_and_lists_what_is_wrong(site: Site) -> None:
    source = "\n" + BROKEN + "# </textarea><script>alert(1)</script>\n"
    draft = a_draft(site.world, source)
    page = site.browser("tiina").get(f"/drafts/{draft.id}").text
    shown = page.split('aria-label="Script">\n')[1].split("</textarea>")[0]
    assert shown.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"') == source
    assert "1 error" in page
    assert '<a href="#line-16"' in page
    assert "Did you mean &#34;yes_no&#34;?" in page


def test_a_text_with_a_title_of_any_length_can_be_opened(site: Site) -> None:
    long = "x" * 100_000
    source = SCENARIO.replace("Arrival", f"Arrival {long}")
    draft = a_draft(site.world, source)
    admin = site.browser("tiina")
    page = admin.get(f"/drafts/{draft.id}")
    assert page.status_code == 200
    assert "Arrival xxx" in page.text.partition('id="outline"')[2]
    assert admin.get(f"/drafts/{draft.id}/form?at=/sections/0").status_code == 200
    assert admin.post(f"/drafts/{draft.id}/examination", json={}, headers=JSON).json()["usable"] is False


def test_without_scripts_a_text_is_saved_and_shown_again(site: Site) -> None:
    draft = a_draft(site.world)
    admin = site.browser("tiina")
    text = SCENARIO.replace("Arrival", "Coming in").replace("\n", "\r\n")
    saved = sends(admin, f"/drafts/{draft.id}", f"/drafts/{draft.id}/text", source=text, revision="1")
    assert (saved.status_code, saved.headers["location"]) == (303, f"/drafts/{draft.id}")
    after = the_draft(site.world, draft.id)
    assert (after.source, after.revision) == (text.replace("\r\n", "\n"), 2)


def test_a_text_needs_its_token_and_its_size(site: Site) -> None:
    draft = a_draft(site.world)
    admin = site.browser("tiina")
    form = {"source": "a: b", "revision": "1"}
    assert admin.post(f"/drafts/{draft.id}/text", data=form, headers=JSON).json()["code"] == "stale_form"
    large = {"csrf": form_token(admin.get(f"/drafts/{draft.id}").text), "source": "ы" * 1_000_001, "revision": "1"}
    assert admin.post(f"/drafts/{draft.id}/text", data=large, headers=JSON).status_code in {413, 422}
    assert the_draft(site.world, draft.id) == draft


def test_a_second_admin_is_told_and_both_texts_are_kept(site: Site) -> None:
    draft = a_draft(site.world)
    admin = site.browser("tiina")
    token = form_token(admin.get(f"/drafts/{draft.id}").text)
    texts = [SCENARIO + f"# text {number}\n" for number in range(3)]

    def save(number: int, address: str, revision: int) -> dict[str, object]:
        form = {"csrf": token, "source": texts[number], "revision": str(revision)}
        answer = admin.post(address, data=form, headers=JSON)
        assert answer.status_code == 200
        told: dict[str, object] = answer.json()
        return told

    assert save(0, f"/drafts/{draft.id}/text", 1)["draft"] == draft.id
    second = save(1, f"/drafts/{draft.id}/text", 1)
    assert (second["draft"], second["beside"]) == (draft.id + 1, draft.id)
    assert str(second["aside"]).startswith("Tiina changed this draft in the meantime.")
    third = save(2, f"/drafts/{second['draft']}/text", 1)
    assert (third["draft"], third["revision"], "aside" in third) == (second["draft"], 2, False)
    assert the_draft(site.world, draft.id).source == texts[0]
    beside = the_draft(site.world, int(str(second["draft"])))
    assert (beside.source, beside.aside_of) == (texts[2], draft.id)
    assert "This is a second text" in admin.get(f"/drafts/{beside.id}").text


def test_without_scripts_a_second_text_is_told_as_well(site: Site) -> None:
    draft = a_draft(site.world)
    admin = site.browser("tiina")
    page = f"/drafts/{draft.id}"
    sends(admin, page, f"{page}/text", source="first: 1", revision="1")
    second = sends(admin, page, f"{page}/text", source="second: 2", revision="1")
    assert second.headers["location"] == f"/drafts/{draft.id + 1}?beside={draft.id}"
    assert "Somebody else changed the draft" in admin.get(second.headers["location"]).text


def test_an_examination_says_what_a_text_comes_to_and_saves_nothing(site: Site) -> None:
    draft = a_draft(site.world)
    admin = site.browser("tiina")
    found = admin.post(f"/drafts/{draft.id}/examination", json={"source": BROKEN}, headers=JSON).json()
    assert (found["usable"], found["pack"], found["completeness"]) == (False, None, {"en": 100})
    assert found["findings"][0] | {"message": ""} == {
        "line": 15,
        "column": 29,
        "severity": "error",
        "code": "one_of",
        "message": "",
        "remedy": 'Did you mean "yes_no"?',
        "nearest": "yes_no",
    }
    assert "15:29" in found["html"]["findings"]
    assert "Arrival" in found["html"]["outline"]
    saved = admin.post(f"/drafts/{draft.id}/examination", json={}, headers=JSON).json()
    assert saved["usable"]
    assert saved["pack"]["fragments"]["en"].startswith("<form")
    assert saved["pack"]["rules"]["questions"]["greeted"]["kind"] == "yes_no"
    assert the_draft(site.world, draft.id) == draft


def test_a_draft_goes_out_as_a_file(site: Site) -> None:
    draft = a_draft(site.world)
    file = site.browser("tiina").get(f"/drafts/{draft.id}/file")
    assert (file.text, file.headers["content-type"]) == (SCENARIO, "application/yaml")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ('a\\"; filename=\\"evil.exe', "a-filename-evil.exe"),
        ("обход", ""),
        ("a\\r\\nX-Evil: 1", "a-X-Evil-1"),
        ("../../etc", "etc"),
        ("\\u202Ecod", "cod"),
    ],
)
def test_whatever_a_draft_calls_itself_its_file_has_a_plain_name(site: Site, said: str, name: str) -> None:
    draft = a_draft(site.world, SCENARIO.replace("scenario: short-visit", f'scenario: "{said}"'))
    file = site.browser("tiina").get(f"/drafts/{draft.id}/file")
    plain = "-".join(filter(None, [name, f"draft-{draft.id}"]))
    assert file.headers["content-disposition"] == f'attachment; filename="{plain}.yaml"'


def test_a_draft_is_put_away_and_brought_back(site: Site) -> None:
    draft = a_draft(site.world)
    admin = site.browser("tiina")
    put = sends(admin, f"/drafts/{draft.id}", f"/drafts/{draft.id}/discard")
    listed = admin.get(put.headers["location"]).text
    in_use, _, away = listed.partition('id="away"')
    assert f'href="/drafts/{draft.id}"' not in in_use
    assert f'href="/drafts/{draft.id}"' in away
    assert "The draft was put away." in listed
    assert "This draft was put away." in admin.get(f"/drafts/{draft.id}").text
    back = sends(admin, put.headers["location"], f"/drafts/{draft.id}/restore")
    assert back.headers["location"] == f"/drafts/{draft.id}"
    listed = admin.get("/scenarios").text
    assert f'href="/drafts/{draft.id}"' in listed
    assert 'id="away"' not in listed


def test_a_draft_that_was_put_away_offers_to_come_back(site: Site) -> None:
    draft = a_draft(site.world)
    admin = site.browser("tiina")
    sends(admin, f"/drafts/{draft.id}", f"/drafts/{draft.id}/discard")
    sends(admin, f"/drafts/{draft.id}", f"/drafts/{draft.id}/restore")
    assert the_draft(site.world, draft.id).discarded_at is None


def test_what_is_written_into_a_closed_draft_becomes_a_new_one(site: Site) -> None:
    draft = a_draft(site.world)
    admin = site.browser("tiina")
    sends(admin, f"/drafts/{draft.id}", f"/drafts/{draft.id}/discard")
    saved = sends(admin, f"/drafts/{draft.id}", f"/drafts/{draft.id}/text", source="new: 1", revision="1")
    assert the_draft(site.world, draft.id).source == SCENARIO
    assert saved.headers["location"].startswith(f"/drafts/{draft.id + 1}")
