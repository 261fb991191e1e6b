"""A desk with an admin, and drafts on it."""

from pathlib import Path

from shopper import clock
from shopper.authoring import records
from shopper.authoring.model import Start
from shopper.db import Connection
from shopper.people import records as people
from tests.browser.installation import Installation
from tests.browser.stage import Stage

PEOPLE = "email,name,language,role,client,location\ntiina@demo.test,Tiina,en,admin,,\n"


def a_desk(folder: Path) -> Stage:
    """Serve an installation in which there is Tiina, and nothing else."""
    made = Installation(folder / "data")
    (folder / "people.csv").write_text(PEOPLE)
    made.run("import", "people", str(folder / "people.csv"))
    return Stage(made)


def begin(stage: Stage, source: str) -> int:
    """Begin a draft of Tiina's; returns its id."""

    def job(con: Connection) -> int:
        return records.add(con, Start(source), people.named(con, "tiina@demo.test"), clock.now()).id

    return stage.installation.write(job)
