"""Publishing a draft: what is looked at before, the button, and two versions beside each other."""

import pytest
from httpx2 import Response

from shopper.authoring import records
from shopper.scenarios import records as scenarios
from tests.builders.drafts import a_draft, the_draft
from tests.builders.plan import SCENARIO, a_published_scenario
from tests.builders.site import Site, form_token
from tests.builders.world import NOW

OTHER = SCENARIO.replace("Were you greeted?", "Did anybody greet you?")
WARNED = SCENARIO.replace("kind: yes_no,", "kind: yes_no, criterion: politenes,")
BROKEN = SCENARIO.replace("kind: yes_no", "kind: yesno")


def publishes(site: Site, draft_id: int, name: str = "tiina", **fields: str) -> Response:
    """Send the form of the publishing page, as far as somebody has filled it in."""
    client = site.browser(name)
    token = form_token(client.get("/me").text)
    return client.post(f"/drafts/{draft_id}/publish", data={"csrf": token, "revision": "1", **fields})


def latest(site: Site, scenario: str = "short-visit") -> int | None:
    return site.world.db.read_now(lambda con: scenarios.latest(con, scenario))


# Refusals


@pytest.mark.parametrize("name", ["anna", "rita", "maria", "uljana"])
def test_publishing_is_for_admins(site: Site, name: str) -> None:
    draft = a_draft(site.world)
    client = site.browser(name)
    for address in (f"/drafts/{draft.id}/publish", f"/drafts/{draft.id}/what-if"):
        assert client.get(address).status_code == 404
    assert publishes(site, draft.id, name).status_code == 404
    assert latest(site) is None


def test_a_draft_that_is_not_there_is_not_found(site: Site) -> None:
    admin = site.browser("tiina")
    assert admin.get("/drafts/99/publish").status_code == 404
    assert admin.get("/drafts/99/what-if").status_code == 404
    assert publishes(site, 99).status_code == 404


def test_a_form_without_its_token_publishes_nothing(site: Site) -> None:
    draft = a_draft(site.world)
    assert site.browser("tiina").post(f"/drafts/{draft.id}/publish", data={"revision": "1"}).status_code == 403
    assert latest(site) is None


def test_what_has_errors_cannot_be_published(site: Site) -> None:
    draft = a_draft(site.world, BROKEN)
    page = site.browser("tiina").get(f"/drafts/{draft.id}/publish").text
    assert "1 error has to be corrected first" in page
    assert f'href="/drafts/{draft.id}#line-' in page
    assert f'href="/drafts/{draft.id}/form#findings"' in page
    assert "What changes" not in page
    assert 'name="revision"' not in page
    answer = publishes(site, draft.id)
    assert (answer.status_code, latest(site)) == (422, None)
    assert "yes_no" in answer.text
    assert site.browser("tiina").get(f"/drafts/{draft.id}/what-if").status_code == 422


def test_what_has_to_be_corrected_is_said_in_the_readers_language(site: Site) -> None:
    draft = a_draft(site.world, BROKEN)
    client = site.browser("tiina")
    token = form_token(client.get("/me").text)
    page = client.get(f"/drafts/{draft.id}/publish?lang=ru").text
    refusal = client.post(f"/drafts/{draft.id}/publish?lang=ru", data={"csrf": token, "revision": "1"}).text
    for said in (page, refusal):
        assert "Did you mean" not in said
        assert "yes_no" in said


def test_a_language_that_is_not_complete_keeps_it_from_being_published(site: Site) -> None:
    draft = a_draft(site.world, SCENARIO.replace("languages: [en]", "languages: [en, et]"))
    page = site.browser("tiina").get(f"/drafts/{draft.id}/publish").text
    assert "0\xa0% of the texts" in page
    assert page.count("complete") == 1
    assert publishes(site, draft.id).status_code == 422
    assert latest(site) is None


def test_warnings_have_to_be_read(site: Site) -> None:
    draft = a_draft(site.world, WARNED)
    page = site.browser("tiina").get(f"/drafts/{draft.id}/publish").text
    assert "1 warning to read" in page
    assert "is not one of the shared criteria" in page
    assert "I have read the warning" in page
    answer = publishes(site, draft.id)
    assert (answer.status_code, latest(site)) == (422, None)
    assert "There are warnings to read first" in answer.text
    assert publishes(site, draft.id, read="1").status_code == 303


def test_a_draft_that_changed_in_the_meantime_is_not_published(site: Site) -> None:
    draft = a_draft(site.world)
    tiina = site.world.person("tiina")
    site.world.db.write_now(lambda con: records.put_source(con, draft.id, OTHER, tiina, NOW))
    answer = publishes(site, draft.id)
    assert (answer.status_code, latest(site)) == (409, None)
    assert "The draft has changed since you looked at it" in answer.text


def test_a_draft_that_was_put_away_is_not_published(site: Site) -> None:
    draft = a_draft(site.world)
    site.world.db.write_now(lambda con: records.put_discarded(con, draft.id, NOW))
    page = site.browser("tiina").get(f"/drafts/{draft.id}/publish").text
    assert "This draft was put away." in page
    assert "Publish version" not in page
    assert publishes(site, draft.id).status_code == 409
    assert latest(site) is None


def test_a_version_that_came_in_between_has_to_be_confirmed(site: Site) -> None:
    draft = a_draft(site.world, OTHER, based_on=1)
    for change in ("points: {yes: 10", "points: {yes: 20"):
        a_published_scenario(site.world.db, SCENARIO.replace("points: {yes: 10", change))
    page = site.browser("tiina").get(f"/drafts/{draft.id}/publish").text
    assert "This draft goes on from version 1, but version 2 has been published since." in page
    assert 'href="/scenarios/short-visit/1/difference?to=2"' in page
    for answer in (publishes(site, draft.id), publishes(site, draft.id, over="1")):
        assert (answer.status_code, latest(site)) == (409, 2)
    assert "Look at what this draft would undo of version 2" in answer.text
    assert publishes(site, draft.id, over="2").status_code == 303
    assert latest(site) == 3


def test_a_draft_that_took_the_name_of_a_scenario_has_to_be_confirmed(site: Site) -> None:
    a_published_scenario(site.world.db)
    draft = a_draft(site.world, OTHER)
    assert "did not begin from version 1" in site.browser("tiina").get(f"/drafts/{draft.id}/publish").text
    assert publishes(site, draft.id).status_code == 409


# Publishing


def test_a_first_version_is_published_with_one_button(site: Site) -> None:
    draft = a_draft(site.world)
    page = site.browser("tiina").get(f"/drafts/{draft.id}/publish").text
    for said in ("No errors", "No warnings", "This is the first version", "Publish version 1"):
        assert said in page
    assert "What if" not in page
    answer = publishes(site, draft.id)
    assert answer.headers["location"] == "/scenarios/short-visit/1/assignments?published=1"
    assert "Version 1 is published." in site.browser("tiina").get(answer.headers["location"]).text
    assert site.world.db.read_now(lambda con: scenarios.source(con, "short-visit", 1)) == SCENARIO
    assert the_draft(site.world, draft.id).published_as == 1


def test_publishing_again_leads_to_the_version_that_it_became(site: Site) -> None:
    draft = a_draft(site.world)
    first, again = (publishes(site, draft.id) for _ in range(2))
    assert first.headers["location"] == again.headers["location"]
    assert latest(site) == 1
    assert "published as version 1" in site.browser("tiina").get(f"/drafts/{draft.id}/publish").text


def test_the_next_version_says_what_it_changes(site: Site) -> None:
    a_published_scenario(site.world.db)
    draft = a_draft(site.world, OTHER.replace("yes: 10", "yes: 20"), based_on=1)
    page = site.browser("tiina").get(f"/drafts/{draft.id}/publish").text
    assert "compared with version 1" in page
    assert "<del>Were</del>" in page
    assert "<ins>yes 20, no 0</ins>" in page
    assert "re-worded 1" in page
    assert f'hx-get="/drafts/{draft.id}/what-if"' in page
    assert publishes(site, draft.id).headers["location"] == "/scenarios/short-visit/2/assignments?published=1"


def test_a_text_that_is_published_already_becomes_no_other_version(site: Site) -> None:
    a_published_scenario(site.world.db)
    draft = a_draft(site.world, based_on=1)
    page = site.browser("tiina").get(f"/drafts/{draft.id}/publish").text
    assert "This is the very text of version 1." in page
    assert publishes(site, draft.id).headers["location"] == "/scenarios/short-visit/1/assignments?published=1"
    assert (latest(site), the_draft(site.world, draft.id).published_as) == (1, 1)


def test_another_way_of_writing_the_same_is_said_to_be_just_that(site: Site) -> None:
    a_published_scenario(site.world.db)
    draft = a_draft(site.world, SCENARIO + "# A comment.\n", based_on=1)
    assert "Nothing that a visit could notice" in site.browser("tiina").get(f"/drafts/{draft.id}/publish").text


def test_what_a_script_says_is_text_and_nothing_else(site: Site) -> None:
    a_published_scenario(site.world.db)
    draft = a_draft(site.world, SCENARIO.replace("Were you greeted?", "<script>alert(1)</script>"), based_on=1)
    page = site.browser("tiina").get(f"/drafts/{draft.id}/publish").text
    assert "<script>alert" not in page


# Two versions


def test_two_versions_can_be_laid_beside_each_other(site: Site) -> None:
    for source in (SCENARIO, OTHER, OTHER.replace("yes: 10", "yes: 20")):
        a_published_scenario(site.world.db, source)
    admin = site.browser("tiina")
    page = admin.get("/scenarios/short-visit/1/difference").text
    assert "From version 1 to version 3" in page
    assert "re-weighted 1" in page
    page = admin.get("/scenarios/short-visit/3/difference?to=2").text
    assert "<del>yes 20, no 0</del>" in page
    assert "Both are the same text." in admin.get("/scenarios/short-visit/2/difference?to=2").text


def test_versions_that_are_not_there_are_not_found(site: Site) -> None:
    a_published_scenario(site.world.db)
    admin = site.browser("tiina")
    for address in ("/scenarios/short-visit/2/difference", "/scenarios/short-visit/1/difference?to=2"):
        assert admin.get(address).status_code == 404
    assert admin.get("/scenarios/short-visit/1/difference?to=x").status_code == 422
    assert site.browser("rita").get("/scenarios/short-visit/1/difference").status_code == 404
