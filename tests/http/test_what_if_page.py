"""The what-if of a draft, as part of the publishing page and as a page of its own."""

from pathlib import Path

import pytest

from shopper.db import Database
from shopper.people.imports import people
from shopper.reviews import releases
from shopper.reviews.decisions import Verdict, decide
from tests.builders.drafts import a_draft
from tests.builders.site import Site
from tests.builders.visits import SCENARIO, Field, a_body, later, visit_id
from tests.builders.world import NOW

DRAFT = SCENARIO.replace("points: {yes: 10, no: 0}", "points: {yes: 30, no: 0}")
PART = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def field(site: Site, db: Database, tmp_path: Path) -> Field:
    """Release two visits; in the second nobody greeted."""
    made = Field(db, tmp_path / "data" / "evidence", world=site.world)
    rude = {"greeted": {"value": "no", "comment": "Nobody."}, "sign": None}
    for name, location, answers in (("first", "T1", {}), ("second", "T2", rude)):
        made.send(a_body(made.assign(location).id, name, answers=answers))
        db.write_now(
            lambda con, name=name: decide(con, site.world.person("rita"), visit_id(name), Verdict("accepted"), NOW)
        )
    db.write_now(lambda con: releases.release(con, made.wave, None, later(days=9)))
    return made


def test_offices_that_would_move_are_named_with_their_means_and_the_questions_that_matter(
    site: Site, field: Field
) -> None:
    draft = a_draft(site.world, DRAFT, based_on=1)
    part = site.browser("tiina").get(f"/drafts/{draft.id}/what-if", headers=PART).text
    for said in ("Balt Mobile: Wave 2026-11", "2 visits", "1 office would move by more than 5 points"):
        assert said in part
    far = part.split("<details>")[0]
    assert ("Tallinn Centre" in far, "Tallinn Harbour" in far) == (True, False)
    for figure in ("50.0\xa0%", "25.0\xa0%", "−25.0", "75.0\xa0%", "62.5\xa0%"):
        assert figure in part
    assert "Greeted?" in part.split("Questions that matter")[1]
    assert "<html" not in part


def test_without_scripts_it_is_a_page(site: Site, field: Field) -> None:
    draft = a_draft(site.world, DRAFT, based_on=1)
    page = site.browser("tiina").get(f"/drafts/{draft.id}/what-if").text
    assert "<html" in page
    assert "1 office would move" in page
    assert f'href="/drafts/{draft.id}/publish"' in page


def test_an_admin_of_another_client_learns_nothing(site: Site, field: Field) -> None:
    line = "email,name,language,role,client,location\nulla@demo.test,Ulla,en,admin,ural,\n"
    site.world.db.write_now(lambda con: people(con, line.encode(), NOW))
    draft = a_draft(site.world, DRAFT, based_on=1)
    page = site.browser("ulla").get(f"/drafts/{draft.id}/what-if").text
    assert "No visits of this scenario have been released yet" in page
    assert "Tallinn" not in page


def test_what_cannot_be_compared_is_said_to_be_so(site: Site, field: Field) -> None:
    other = (
        SCENARIO.replace("{id: greeted,", "{id: hello,")
        .replace("greeted ==", "hello ==")
        .replace("id: wait\n", "id: queue\n")
    )
    other = other.replace("if wait <=", "if queue <=").replace('"wait < 120"', '"queue < 120"')
    draft = a_draft(site.world, other, based_on=1)
    page = site.browser("tiina").get(f"/drafts/{draft.id}/what-if").text
    assert "they cannot be compared" in page


def test_questions_that_are_no_more_are_named_by_their_ids(site: Site, field: Field) -> None:
    gone = SCENARIO.replace("{id: greeted,", "{id: hello,").replace("greeted ==", "hello ==")
    draft = a_draft(site.world, gone, based_on=1)
    page = site.browser("tiina").get(f"/drafts/{draft.id}/what-if").text
    assert "(no longer asked)" in page
    assert "50\xa0% of the score came from questions that the draft does not have any more." in page
    assert "No office would move" not in page
