"""Drafts in the world of the tests."""

from shopper.authoring import records
from shopper.authoring.model import Draft, Start
from tests.builders.plan import SCENARIO
from tests.builders.world import NOW, World


def a_draft(world: World, source: str = SCENARIO, who: str = "tiina", based_on: int | None = None) -> Draft:
    """Begin a draft."""
    by = world.person(who)
    return world.db.write_now(lambda con: records.add(con, Start(source, based_on), by, NOW))


def the_draft(world: World, draft_id: int) -> Draft:
    """Return a draft as it is now."""
    return world.db.read_now(lambda con: records.draft(con, draft_id))
