"""The editor's form view: fields that change the draft's text, value by value."""

from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response

from shopper.authoring import records
from shopper.authoring.form.undoing import recent
from shopper.authoring.model import Draft
from shopper.authoring.starting import BLANK
from shopper.scenarios.composing import compose
from tests.builders.drafts import a_draft, the_draft
from tests.builders.filled import filled
from tests.builders.site import Site, form_token
from tests.builders.world import NOW

EVERY_KEY = Path(__file__).parents[1] / "vectors" / "scenarios" / "every-key.yaml"
SOURCE = """\
# What to look at
format: 1
scenario: office
languages: [ru, en]
method: mystery_visit
channel: office
title: {ru: Офис, en: Office}
choices:
  grade:   # from best to worst
    - {id: good, points: 2, text: {ru: Да, en: Good}}
    - {id: bad, points: 0, text: {ru: Нет, en: Bad}}
sections:
  - id: arrival
    title: {ru: Вход, en: Arrival}
    questions:
      # Time matters
      - id: wait
        kind: duration
        points: "10 if wait <= 5 else 0"
        max_points: 10
        text: {ru: Сколько, en: How long}
      - id: greeted
        kind: yes_no   # either way
        points: {yes: 5, no: 0}
        text: {ru: Привет, en: Greeted}
  - id: talk
    title: {ru: Разговор, en: Talk}
    questions:
      - id: needs
        kind: choice
        choices: grade
        show_if: 'greeted == "yes"'
        text: {ru: Как, en: How}
"""
WAIT, GREETED, NEEDS = "/sections/0/questions/0", "/sections/0/questions/1", "/sections/1/questions/0"
PARTIAL = {"HX-Request-Type": "partial", "HX-Request": "true"}


class Desk:
    """An admin with a draft open in the form view."""

    def __init__(self, site: Site, source: str = SOURCE) -> None:
        self.site = site
        self.id = a_draft(site.world, source).id
        self.admin = site.browser("tiina")

    @property
    def draft(self) -> Draft:
        return the_draft(self.site.world, self.id)

    @property
    def plain(self) -> dict[str, Any]:
        plain: dict[str, Any] = compose(self.draft.source).plain
        return plain

    def page(self, at: str = "", **query: str) -> str:
        answer = self.admin.get(f"/drafts/{self.id}/form", params={"at": at, **query})
        assert answer.status_code == 200
        return answer.text

    def send(self, at: str = "", form: str = "form", headers: dict[str, str] | None = None, **fields: str) -> Response:
        sent = filled(self.page(at), form, **fields)
        return self.admin.post(f"/drafts/{self.id}/form", data=sent, headers=headers)

    def press(self, do: str, at: str = "") -> str:
        """Press a button of the outline; returns the part that is shown then."""
        answer = self.send(at, "form-outline", do=do)
        assert answer.status_code == 303
        return answer.headers["location"].partition("at=")[2].partition("&")[0]

    def at(self, pointer: str) -> object:
        found: object = self.plain
        for step in pointer.split("/")[1:]:
            found = found[int(step)] if isinstance(found, tuple) else found[step]  # type: ignore[index]
        return found


@pytest.fixture
def desk(site: Site) -> Desk:
    return Desk(site)


@pytest.mark.parametrize("name", ["anna", "rita", "maria"])
def test_the_form_of_a_draft_does_not_exist_for_others(desk: Desk, name: str) -> None:
    other = desk.site.browser(name)
    assert other.get(f"/drafts/{desk.id}/form").status_code == 404
    assert other.post(f"/drafts/{desk.id}/form", data={"revision": "1"}).status_code == 404
    assert desk.site.guest().get(f"/drafts/{desk.id}/form").headers["location"] == "/sign-in"
    assert desk.draft.source == SOURCE


def test_a_form_without_its_token_or_revision_changes_nothing(desk: Desk) -> None:
    address, token = f"/drafts/{desk.id}/form", form_token(desk.page())
    assert desk.admin.post(address, data={"revision": "1", "/scenario": "x"}).status_code == 403
    assert desk.admin.post(address, data={"csrf": token, "/scenario": "x"}).status_code == 422
    assert desk.admin.post("/drafts/99/form", data={"csrf": token, "revision": "1"}).status_code == 404
    assert desk.draft.source == SOURCE


def test_places_that_are_not_there_are_refused_in_words(desk: Desk) -> None:
    assert "<h2" in desk.page("/sections/9/questions/1")
    for do in (
        "remove /sections/9",
        "up /nothing/1",
        "dance /sections/0",
        "copy /",
        "add /format",
        "share /title",
        "up",
    ):
        answer = desk.send(do=do)
        assert answer.status_code == 303
        assert "said=outdated" in answer.headers["location"], do
    for name in ("/languages/0/id", "/sections/9/id", "/sections/9/weight", "/choices/x/name"):
        answer = desk.send(**{name: "choice"})
        assert "said=outdated" in answer.headers["location"], name
    assert "Nothing was changed" in desk.page(said="outdated")
    assert desk.draft.source == SOURCE


ODD = "sections: {x: {questions: [{id: a}, 7, [1]]}, y: 5}\nchoices: [1, {id: 3}]\n"
OTHER = "sections: [a, [1]]\nchoices: {g: x}\n"


@pytest.mark.parametrize("source", [SOURCE, ODD, OTHER, "", "- a\n", "5\n"])
@pytest.mark.parametrize(
    "sent",
    [
        {"do": "share /sections"},
        {"do": "share /sections/0/questions"},
        {"do": f"share {NEEDS}"},
        {"do": "share /choices/grade"},
        {"do": "share /sections/x/questions/0"},
        {"do": "up /sections/x/questions/0"},
        {"do": "add /sections/0/sections"},
        {"do": "add /questions"},
        {"do": "add /choices/nothing"},
        {"do": "add /sections/9/questions"},
        {"/sections/0/questions/1/0/id": "x"},
        {"/sections/" + "9" * 200 + "/id": "x"},
        {"/sections/" + "9" * 5000 + "/id": "x"},
        {f"{NEEDS}/section": "/sections/" + "9" * 5000},
    ],
)
def test_what_no_button_or_field_asks_for_is_answered(site: Site, source: str, sent: dict[str, str]) -> None:
    desk = Desk(site, source)
    form = {"csrf": form_token(desk.page()), "revision": "1", **sent}
    assert desk.admin.post(f"/drafts/{desk.id}/form", data=form).status_code in {303, 413}
    assert desk.draft.source == source or "do" not in sent


def test_a_name_in_a_list_does_not_replace_the_list(desk: Desk) -> None:
    form = {"csrf": form_token(desk.page()), "revision": "1", "/sections/arrival/id": "x"}
    assert "said=outdated" in desk.admin.post(f"/drafts/{desk.id}/form", data=form).headers["location"]
    assert desk.draft.source == SOURCE


@pytest.mark.parametrize(
    "field", ["/a" * 30, "/sections/0/", "/title/ru"], ids=["too deep", "a key without a name", "too long"]
)
def test_what_a_script_cannot_hold_is_refused_in_words(desk: Desk, field: str) -> None:
    form = {"csrf": form_token(desk.page()), "revision": "1", field: "x" * 999_990}
    answer = desk.admin.post(f"/drafts/{desk.id}/form", data=form, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (413, "script_full")
    assert desk.draft.source == SOURCE


def test_a_form_about_another_text_changes_nothing(desk: Desk) -> None:
    answer = desk.send("/choices/grade", shape="7", **{"/choices/grade/0/id": "x"})
    assert "said=outdated" in answer.headers["location"]
    assert desk.draft.source == SOURCE


def test_a_text_that_is_no_yaml_is_led_to_the_text_view(site: Site) -> None:
    desk = Desk(site, "format: [1\n")
    page = desk.page()
    assert "cannot be read as it stands" in page
    answer = desk.admin.post(f"/drafts/{desk.id}/form", data={"csrf": form_token(page), "revision": "1", "/stage": "x"})
    assert answer.status_code == 303
    assert desk.draft.source == "format: [1\n"


def test_a_part_that_is_no_mapping_is_not_shown_as_one(site: Site) -> None:
    desk = Desk(site, "sections: [a, {id: b, questions: [c, 1]}]\nchoices: x\nlanguages: y\n")
    for at in ("", "/sections/0", "/sections/1", "/sections/1/questions/0", "/choices", "/scoring", "/personas"):
        assert "<h2" in desk.page(at)


def test_a_form_that_nobody_touched_changes_no_letter(site: Site) -> None:
    desk = Desk(site, EVERY_KEY.read_text("utf-8"))
    parts = [
        "",
        "/scoring",
        "/personas",
        "/calculated",
        "/choices",
        *(f"/choices/{name}" for name in desk.plain["choices"]),
    ]
    for index, section in enumerate(desk.plain["sections"]):
        parts += [
            f"/sections/{index}",
            *(f"/sections/{index}/questions/{at}" for at in range(len(section["questions"]))),
        ]
    for part in parts:
        assert desk.send(part).status_code == 303, part
        assert desk.draft.revision == 1, part


def test_one_field_changes_one_value(desk: Desk) -> None:
    answer = desk.send(WAIT, **{f"{WAIT}/text/en": "How long, really?"})
    assert (answer.status_code, answer.headers["location"].split("&")[0]) == (303, f"/drafts/{desk.id}/form?at={WAIT}")
    assert desk.draft.source == SOURCE.replace("en: How long}", 'en: "How long, really?"}')
    assert desk.draft.revision == 2


def test_with_scripts_the_form_comes_back_alone_and_the_preview_is_told(desk: Desk) -> None:
    answer = desk.send(WAIT, headers=PARTIAL, **{f"{WAIT}/hint/ru": "Часы"})
    assert answer.headers["hx-trigger"] == "draft-saved"
    assert "hx-push-url" not in answer.headers
    assert "<html" not in answer.text
    assert answer.text.count("<hx-partial") == 4
    assert 'name="revision" value="2"' in answer.text
    added = desk.send(WAIT, headers=PARTIAL, do="add /sections/0/questions")
    assert added.headers["hx-push-url"] == f"/drafts/{desk.id}/form?at={GREETED}"


def test_an_emptied_field_takes_its_key_with_it(desk: Desk) -> None:
    desk.send(WAIT, **{f"{WAIT}/text/ru": "", f"{WAIT}/max_points": ""})
    assert desk.at(f"{WAIT}/text") == {"en": "How long"}
    desk.send(WAIT, **{f"{WAIT}/text/en": ""})
    assert desk.at(WAIT) == {"id": "wait", "kind": "duration", "points": "10 if wait <= 5 else 0"}
    assert "# Time matters" in desk.draft.source


def test_numbers_and_boxes_become_numbers_and_booleans(desk: Desk) -> None:
    desk.send(WAIT, **{f"{WAIT}/target/at_most": "4,5", f"{WAIT}/on_site": "true", f"{WAIT}/required": "false"})
    assert desk.at(f"{WAIT}/target") == {"at_most": 4.5}
    assert desk.at(f"{WAIT}/on_site") is True
    assert desk.at(f"{WAIT}/required") is False
    desk.send(WAIT, **{f"{WAIT}/on_site": "", f"{WAIT}/required": ""})
    assert "on_site" not in desk.draft.source
    desk.send("/scoring", **{"/scoring/cap_bonus": "false"})
    assert desk.at("/scoring") == {"cap_bonus": False}
    desk.send("/scoring", **{"/scoring/cap_bonus": ""})
    assert "scoring" not in desk.draft.source


def test_what_is_no_number_is_kept_and_told_at_its_field(desk: Desk) -> None:
    desk.send(WAIT, **{f"{WAIT}/max_points": "ten"})
    assert desk.at(f"{WAIT}/max_points") == "ten"
    page = desk.page(WAIT)
    field = page[page.index(f'id="{WAIT}/max_points"') :]
    assert 'aria-invalid="true"' in field[:400]
    assert "should be a number" in field[:600]


def test_a_missing_translation_is_told_at_its_language(desk: Desk) -> None:
    desk.send(WAIT, **{f"{WAIT}/text/ru": ""})
    page = desk.page(WAIT)
    assert "There is no text in ru." in page[page.index(f'id="{WAIT}/text/ru"') :][:500]
    assert "0 of 1" in page
    assert 'class="badge poor">1 error' in page


def test_a_new_id_is_written_into_the_expressions_too(desk: Desk) -> None:
    desk.send(GREETED, **{f"{GREETED}/id": "said_hello"})
    assert desk.at(f"{NEEDS}/show_if") == 'said_hello == "yes"'
    desk.send("/choices/grade", **{"/choices/grade/0/id": "fine"})
    assert "- {id: fine, points: 2" in desk.draft.source
    answer = desk.send("/choices/grade", **{"/choices/grade/name": "mark"})
    assert answer.headers["location"].startswith(f"/drafts/{desk.id}/form?at=/choices/mark")
    assert "  mark:   # from best to worst" in desk.draft.source
    assert desk.at(f"{NEEDS}/choices") == "mark"


@pytest.mark.parametrize(
    ("wrong", "told"), [("greeted", "This id is taken."), ("Two words", "An id is a small Latin letter")]
)
def test_an_id_that_cannot_be_is_refused_with_the_reason(desk: Desk, wrong: str, told: str) -> None:
    answer = desk.send(WAIT, headers=PARTIAL, **{f"{WAIT}/id": wrong})
    assert told in answer.text
    assert f'value="{wrong}"' in answer.text
    assert desk.draft.source == SOURCE
    named = desk.send("/choices/grade", headers=PARTIAL, **{"/choices/grade/name": "Two words"})
    assert "An id is a small Latin letter" in named.text


def test_the_last_language_stays(desk: Desk) -> None:
    desk.send(**{"/languages": "et"})
    assert desk.at("/languages") == ("et",)
    assert "at least one language" in desk.send(headers=PARTIAL, **{"/languages": ""}).text


def test_another_kind_keeps_what_fits(desk: Desk) -> None:
    desk.send(GREETED, **{f"{GREETED}/kind": "choice"})
    assert [one["id"] for one in desk.at(f"{GREETED}/choices")] == ["yes", "no"]  # type: ignore[attr-defined]
    assert desk.at(f"{GREETED}/points") == {"yes": 5, "no": 0}
    assert "kind: choice   # either way" in desk.draft.source
    desk.send(GREETED, **{f"{GREETED}/kind": "number"})
    assert desk.at(GREETED) == {"id": "greeted", "kind": "number", "text": {"ru": "Привет", "en": "Greeted"}}
    desk.send(WAIT, **{f"{WAIT}/kind": "choices"})
    assert desk.at(f"{WAIT}/points") == "10 if wait <= 5 else 0"
    assert desk.at(f"{WAIT}/choices") == ({"id": "choice_1"}, {"id": "choice_2"})
    desk.send(WAIT, **{f"{WAIT}/kind": "note"})
    assert desk.at(WAIT) == {"id": "wait", "kind": "note", "text": {"ru": "Сколько", "en": "How long"}}


def test_points_are_given_to_every_choice_at_once(desk: Desk) -> None:
    desk.send(GREETED, **{f"{GREETED}/points/yes": "7"})
    assert desk.at(f"{GREETED}/points") == {"yes": 7, "no": 0}
    desk.send(GREETED, **{f"{GREETED}/points/yes": "", f"{GREETED}/points/no": ""})
    assert "points" not in desk.at(GREETED)  # type: ignore[operator]
    desk.send(NEEDS, **{f"{NEEDS}/points/good": "3"})
    assert desk.at(f"{NEEDS}/points") == {"good": 3, "bad": 0}
    desk.send(GREETED, **{f"{GREETED}/points": "3 if wait > 2 else 1"})
    assert desk.at(f"{GREETED}/points") == "3 if wait > 2 else 1"


def test_conditions_are_put_together_from_lists(desk: Desk) -> None:
    shown = f"{NEEDS}/show_if?"
    assert filled(desk.page(NEEDS))[f"{shown}0.operator"] == ["=="]
    desk.send(NEEDS, **{f"{shown}0.value": "no", f"{shown}1.name": "wait"})
    assert desk.at(f"{NEEDS}/show_if") == 'greeted == "no" and answered(wait)'
    desk.send(NEEDS, **{f"{shown}join": "or", f"{shown}1.operator": ">"})
    assert desk.at(f"{NEEDS}/show_if") == 'greeted == "no" or wait > 0'
    desk.send(NEEDS, **{f"{shown}0.name": ""})
    assert desk.at(f"{NEEDS}/show_if") == "wait > 0"
    desk.send(NEEDS, **{f"{shown}0.name": ""})
    assert "show_if" not in desk.at(NEEDS)  # type: ignore[operator]
    assert f'name="{NEEDS}/show_if"' in desk.page(NEEDS, written=f"{NEEDS}/show_if")


def test_a_condition_that_lists_cannot_say_stays_a_text(desk: Desk) -> None:
    desk.send(NEEDS, **{f"{NEEDS}/check/that?0.name": "wait", f"{NEEDS}/check/message/ru": "Нет"})
    assert desk.at(f"{NEEDS}/check") == {"that": "answered(wait)", "message": {"ru": "Нет"}}
    page = desk.page(NEEDS, written=f"{NEEDS}/check/that")
    sent = filled(page, **{f"{NEEDS}/check/that": "sum(wait, 1) > 2"})
    desk.admin.post(f"/drafts/{desk.id}/form", data=sent)
    assert desk.at(f"{NEEDS}/check/that") == "sum(wait, 1) > 2"
    assert filled(desk.page(NEEDS))[f"{NEEDS}/check/that"] == ["sum(wait, 1) > 2"]
    desk.send(NEEDS, **{f"{NEEDS}/check/that": ""})
    assert "check" not in desk.at(NEEDS)  # type: ignore[operator]


def test_a_critical_rule_has_an_effect_at_once(desk: Desk) -> None:
    desk.send(GREETED, **{f"{GREETED}/critical/when?0.name": "greeted", f"{GREETED}/critical/when?0.value": "no"})
    assert desk.at(f"{GREETED}/critical") == {"when": 'greeted == "no"', "effect": "flag"}


def test_sections_and_questions_are_added_where_one_looks(desk: Desk) -> None:
    assert desk.press("add /sections/0/questions", WAIT) == GREETED
    assert [one["id"] for one in desk.at("/sections/0/questions")] == ["wait", "question_1", "greeted"]  # type: ignore[attr-defined]
    assert desk.press("add /sections/1/questions") == "/sections/1/questions/1"
    assert desk.at("/sections/1/questions/1/id") == "question_2"
    assert desk.press("add /sections", "/sections/0") == "/sections/1"
    question = {"id": "question_3", "kind": "yes_no", "text": {"ru": "", "en": ""}}
    assert desk.at("/sections/1") == {"id": "section_1", "questions": (question,)}


def test_parts_move_and_what_is_looked_at_moves_along(desk: Desk) -> None:
    assert desk.press(f"down {WAIT}", WAIT) == GREETED
    assert desk.at(f"{GREETED}/id") == "wait"
    assert desk.draft.source.index("# Time matters") > desk.draft.source.index("id: greeted")
    assert desk.press(f"down {GREETED}", GREETED) == NEEDS
    assert desk.at(f"{NEEDS}/id") == "wait"
    assert desk.press(f"up {NEEDS}", NEEDS) == GREETED
    assert desk.press("up /sections/1", GREETED) == "/sections/1/questions/1"
    assert desk.press("up /sections/0", WAIT) == WAIT
    answer = desk.send(WAIT, **{f"{WAIT}/section": "/sections/1"})
    assert "/sections/1/questions/2" in answer.headers["location"]


def test_copies_have_ids_of_their_own(desk: Desk) -> None:
    assert desk.press(f"copy {WAIT}", WAIT) == GREETED
    assert desk.at(f"{GREETED}/points") == "10 if wait_2 <= 5 else 0"
    assert desk.press("copy /sections/1") == "/sections/2"
    assert desk.at("/sections/2/questions/0/id") == "needs_2"


def test_what_was_removed_comes_back_with_its_comments(desk: Desk) -> None:
    answer = desk.send(GREETED, "form-outline", do=f"remove {WAIT}")
    assert f"at={WAIT}" in answer.headers["location"]
    assert "Time matters" not in desk.draft.source
    undo = answer.headers["location"].partition("undo=")[2].partition("&")[0]
    assert "Undo the last change" in desk.page(WAIT, undo=undo)
    desk.send(WAIT, do=f"undo {undo}")
    assert desk.draft.source == SOURCE
    assert "said=outdated" in desk.send(WAIT, do=f"undo {'0' * 64}").headers["location"]


def test_what_others_wrote_since_is_not_undone(desk: Desk) -> None:
    changed = desk.send(WAIT, **{f"{WAIT}/max_points": "12"})
    undo = changed.headers["location"].partition("undo=")[2].partition("&")[0]
    who, theirs = desk.site.world.person("tiina"), desk.draft.source.replace("en: Greeted", "en: Were you greeted")
    desk.site.world.db.write_now(lambda con: records.put_source(con, desk.id, theirs, who, NOW))
    assert "Undo the last change" not in desk.page(WAIT, undo=undo)
    assert "said=outdated" in desk.send(WAIT, do=f"undo {undo}").headers["location"]
    assert desk.draft.source == theirs


def test_the_last_question_and_the_last_section_can_go(desk: Desk) -> None:
    assert desk.press(f"remove {NEEDS}", NEEDS) == "/sections/1"
    assert desk.at("/sections/1/questions") == ()
    assert desk.press("add /sections/1/questions", "/sections/1") == NEEDS
    assert desk.press("remove /sections/0", "/sections/0") == "/sections/0"
    assert desk.press("remove /sections/0", "/sections/0") == ""
    assert desk.press("add /sections") == "/sections/0"


def test_roles_values_bands_and_lists_begin_from_nothing(desk: Desk) -> None:
    for do, at in (
        ("add /personas", "/personas"),
        ("add /calculated", "/calculated"),
        ("add /scoring/bands", "/scoring"),
    ):
        desk.send(at, do=do)
    assert desk.at("/personas") == ({"id": "role_1"},)
    assert desk.at("/calculated") == ({"id": "value_1", "value": "0"},)
    assert desk.at("/scoring/bands") == ({"id": "band_1", "min": 0},)
    assert "at=/choices/list" in desk.send("/choices", do="add /choices").headers["location"]
    desk.send("/choices/list", do="remove /choices/list")
    assert list(desk.at("/choices")) == ["grade"]  # type: ignore[call-overload]


def test_roles_values_and_bands_can_go_again(desk: Desk) -> None:
    for part, holder in (("/personas", "/personas"), ("/calculated", "/calculated"), ("/scoring/bands", "/scoring")):
        for _ in range(2):
            desk.send(holder, do=f"add {part}")
        desk.send(holder, do=f"remove {part}/0")
        (left,) = desk.at(part)  # type: ignore[misc]
        assert left["id"].endswith("_2")
    desk.send("/personas", do="remove /personas/0")
    assert "personas" not in desk.plain


@pytest.mark.parametrize(
    ("part", "fields", "words", "badge"),
    [
        (NEEDS, {f"{NEEDS}/text/en": ""}, "There is no text in en", "1 error</span>"),
        ("/calculated", {"do": "add /calculated"}, "Nothing uses the calculated value", "1 warning</span>"),
        ("", {"/title/en": ""}, "There is no text in en", "1 error</span>"),
    ],
)
def test_findings_lead_to_the_part_that_shows_them(
    desk: Desk, part: str, fields: dict[str, str], words: str, badge: str
) -> None:
    desk.send(part, **fields)
    outline, _, found = desk.page(WAIT).partition('id="findings"')
    assert f'at={part}"' in found.partition(words)[0]
    assert outline.count(badge) == 1


def test_nothing_is_found_in_a_script_without_fault(desk: Desk) -> None:
    assert "Nothing was found." in desk.page().partition('id="findings"')[2]


def test_a_list_with_a_name_gets_more_choices(desk: Desk) -> None:
    desk.send("/choices/grade", do="add /choices/grade")
    assert desk.at("/choices/grade/2") == {"id": "choice_1"}
    assert "# from best to worst" in desk.draft.source


def test_choices_become_a_list_for_others_and_back(desk: Desk) -> None:
    desk.send(NEEDS, **{f"{NEEDS}/choices": ""})
    assert [one["id"] for one in desk.at(f"{NEEDS}/choices")] == ["good", "bad"]  # type: ignore[attr-defined]
    desk.send(NEEDS, do=f"add {NEEDS}/choices", **{f"{NEEDS}/choices/1/text/en": "Poor"})
    assert desk.at(f"{NEEDS}/choices/1/text/en") == "Poor"
    assert desk.at(f"{NEEDS}/choices/2") == {"id": "choice_1"}
    desk.send(NEEDS, do=f"share {NEEDS}")
    assert desk.at(f"{NEEDS}/choices") == "needs"
    desk.send(NEEDS, **{f"{NEEDS}/choices": "grade"})
    assert desk.at(f"{NEEDS}/choices") == "grade"


def test_a_second_admin_is_told_and_both_texts_are_kept(desk: Desk) -> None:
    page, who = desk.page(WAIT), desk.site.world.person("tiina")
    theirs = SOURCE.replace("en: How long", "en: For how long")
    desk.site.world.db.write_now(lambda con: records.put_source(con, desk.id, theirs, who, NOW))
    sent = filled(page, **{f"{WAIT}/max_points": "12"})
    answer = desk.admin.post(f"/drafts/{desk.id}/form", data=sent, headers=PARTIAL)
    aside = the_draft(desk.site.world, desk.id + 1)
    assert answer.headers["hx-redirect"] == f"/drafts/{aside.id}/form?at={WAIT}&beside={desk.id}"
    assert aside.source == SOURCE.replace("max_points: 10", "max_points: 12")
    assert desk.draft.source == theirs
    plain = desk.admin.post(f"/drafts/{desk.id}/form", data=sent)
    assert plain.headers["location"].endswith(f"beside={desk.id}")


def test_fields_filled_in_before_the_last_change_do_not_take_it_back(desk: Desk) -> None:
    page = desk.page(WAIT)
    desk.admin.post(f"/drafts/{desk.id}/form", data=filled(page, **{f"{WAIT}/id": "queue"}))
    late = filled(page, **{f"{WAIT}/id": "queue", f"{WAIT}/text/en": "Queue", "revision": "2", "base": "1"})
    desk.admin.post(f"/drafts/{desk.id}/form", data=late)
    assert desk.at(f"{WAIT}/points") == "10 if queue <= 5 else 0"
    assert desk.at(f"{WAIT}/text/en") == "Queue"
    assert desk.draft.revision == 3


def test_a_blank_draft_becomes_a_scenario_in_the_form_alone(site: Site) -> None:
    desk = Desk(site, BLANK)
    desk.send(**{"/languages": "en", "/title/en": "Office", "/scenario": "new-office"})
    desk.send("/sections/0", **{"/sections/0/title/en": "Arrival"})
    desk.send("/sections/0/questions/0", **{"/sections/0/questions/0/text/en": "Were you greeted?"})
    assert "no errors" in desk.page()


def test_texts_are_remembered_for_a_while_only() -> None:
    key = recent.remember(1_000_000, 7, "a: 1\n")
    assert recent.recall(1_000_000, key) == recent.recall(1_000_000, "7") == "a: 1\n"
    assert recent.recall(1_000_000, "8") is None
