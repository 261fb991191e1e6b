"""The draft of the demonstration."""

from shopper.authoring.examining import examine
from shopper.db import Database
from shopper.demo.drafting import draft
from shopper.settings import assets
from tests.builders.plan import a_published_scenario
from tests.builders.world import NOW, a_world


def test_the_draft_of_the_demonstration_is_ready_to_be_published(db: Database) -> None:
    world = a_world(db)
    source = (assets("scenarios") / "office-visit.yaml").read_text("utf-8")
    version = a_published_scenario(world.db, source)
    admin = world.person("tiina")
    made = world.db.write_now(lambda con: draft(con, admin, "office-visit", version, NOW))
    before, after = examine(source), examine(made.source)
    assert (after.findings, after.questions) == ((), before.questions + 1)
    assert made.based_on == version
