"""Two served installations with something on every screen: the demonstration with extra shoppers, and an empty one."""

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import httpx2
from playwright.sync_api import Browser, BrowserContext

from shopper.settings import assets
from tests.browser.installation import Installation
from tests.browser.phones_told import back_up, report_phones

LANGUAGES = ("ru", "et", "en")
VISITS = 100
LONG_NAMES = {"ru": "Константин Преображенский", "et": "Maarja-Liis Kuusepuu-Õunapuu", "en": "Christopher Featherstone"}
PEOPLE_HEADER = "email,name,language,role,client,location\n"
PERSONAS = ("newcomer", "attentive_critic", "know_all", "aggrieved")
NEVER_CODE = "ABCD-EFGH"
_OFFICES = """SELECT l.code, c.code FROM location l JOIN client c ON c.id = l.client_id
              WHERE l.kind = 'location' AND c.id = (SELECT min(id) FROM client) ORDER BY l.id LIMIT 5"""


@dataclass(frozen=True)
class Screen:
    """A page of the desk: its name, who looks at it (nobody has signed in where that is empty), and its address."""

    name: str
    who: str
    address: str
    press: str = ""
    missing: bool = False


class Stage:
    """One served installation; people sign in to it by cookie."""

    def __init__(self, installation: Installation) -> None:
        self.installation = installation
        self.data = installation.data
        self.origin = f"http://127.0.0.1:{installation.serve()}"

    def rows(self, sql: str) -> list[tuple[str, ...]]:
        """Ask the database beside the server."""
        with sqlite3.connect(f"file:{self.data / 'shopper.sqlite3'}?mode=ro", uri=True) as con:
            return con.execute(sql).fetchall()

    def one(self, sql: str) -> str:
        """Return the first value of a query."""
        return str(self.rows(sql)[0][0])

    def signed(self, browser: Browser, who: str, language: str, **options: object) -> BrowserContext:
        """Open a browser in which somebody has signed in and speaks a language."""
        context = browser.new_context(locale=language, **options)  # type: ignore[arg-type]
        cookies = {"language": language, **({"session": self.session(who)} if who else {})}
        context.add_cookies([{"name": name, "value": value, "url": self.origin} for name, value in cookies.items()])
        return context

    def session(self, who: str) -> str:
        """Let somebody sign in; returns what goes into the cookie."""
        return self.installation.session(f"{who}@demo.test")


def demonstration(folder: Path) -> Stage:
    """Serve the demonstration; `looks-ru`, `looks-et`, `looks-en` shop there besides, and one body is in quarantine."""
    made = Installation(folder)
    made.run("demo", "--once", "--visits", str(VISITS))
    _add_shoppers(made, folder.parent)
    _publish_next(made, folder.parent)
    stage = Stage(made)
    answer = httpx2.put(
        f"{stage.origin}/api/v1/visits/6c1f2b1e-6f0b-4b7e-9d53-0a4c4f1d2e3f",
        content=json.dumps({"schema": 1, "id": "6c1f2b1e-6f0b-4b7e-9d53-0a4c4f1d2e3f", "answers": []}),
        headers={"Authorization": f"Bearer {made.token('anna@demo.test')}", "Content-Type": "application/json"},
    )
    assert answer.status_code == 422, answer.text
    back_up(stage)
    report_phones(stage)
    return stage


def nothing_yet(folder: Path) -> Stage:
    """Serve an installation that has people, and nothing else."""
    made = Installation(folder)
    people = folder.parent / "only-people.csv"
    people.write_text(
        PEOPLE_HEADER
        + "tiina@demo.test,Tiina,en,admin,,\nrita@demo.test,Rita,en,reviewer,,\nnew@demo.test,New,en,shopper,,\n"
    )
    made.run("import", "people", str(people))
    return Stage(made)


def desk_screens(stage: Stage) -> list[Screen]:
    """Return every page of the desk with something on it."""
    manager_visit = stage.one(
        "SELECT v.id FROM visit v JOIN location l ON l.id = v.location_id JOIN visit_evidence e ON e.visit_id = v.id"
        " WHERE v.release_id IS NOT NULL AND e.released = 1 AND l.path LIKE (SELECT path || '%' FROM location"
        " WHERE code = 'ee-north') ORDER BY v.total LIMIT 1"
    )
    anna = stage.one("SELECT id FROM person WHERE email = 'anna@demo.test'")
    waiting = stage.one("SELECT id FROM visit WHERE state = 'received' ORDER BY received_at LIMIT 1")
    office = stage.one(f"SELECT location_id FROM visit WHERE id = '{manager_visit}'")
    wave = stage.one("SELECT wave_id FROM visit WHERE state = 'received' ORDER BY received_at LIMIT 1")
    receipt = stage.one(f"SELECT receipt FROM visit WHERE id = '{waiting}'")
    held = stage.one("SELECT id FROM quarantine LIMIT 1")
    link = stage.installation.run("invite", "boris@demo.test").split("/in/")[1].split()[0]
    return [
        Screen("sign-in", "", "/sign-in"),
        Screen("link", "", f"/in/{link}"),
        Screen("link-spent", "", f"/in/{NEVER_CODE}"),
        Screen("me", "maria", "/me"),
        Screen("me-shopper", "anna", "/me"),
        Screen("comparison", "maria", "/comparison"),
        Screen("comparison-client", "tiina", "/comparison"),
        Screen("comparison-sections", "maria", "/comparison?measure=raw_total"),
        Screen("office", "maria", f"/locations/{office}"),
        Screen("visit-manager", "maria", f"/visits/{manager_visit}"),
        Screen("visit-reviewer", "rita", f"/visits/{waiting}"),
        Screen("visit-admin", "tiina", f"/visits/{manager_visit}"),
        Screen("reviews", "rita", "/reviews"),
        Screen("waves", "tiina", "/waves"),
        Screen("wave", "tiina", f"/waves/{wave}"),
        Screen("people", "tiina", "/people"),
        Screen("person", "tiina", f"/people/{anna}", press="#end-sessions summary"),
        Screen("phones", "tiina", "/phones"),
        Screen("code", "tiina", "/people", press="form[action$='/code'] button"),
        Screen("scenarios", "tiina", "/scenarios"),
        Screen("scenario", "tiina", "/scenarios/office-visit"),
        Screen("scenario-new", "tiina", "/drafts/new"),
        Screen("draft", "tiina", "/drafts/1"),
        Screen("form", "tiina", "/drafts/1/form"),
        Screen("form-section", "tiina", "/drafts/1/form?at=/sections/1"),
        Screen("form-question", "tiina", "/drafts/1/form?at=/sections/1/questions/2"),
        Screen("preview", "tiina", "/drafts/1/preview"),
        Screen("blank", "tiina", "/drafts/1/blank"),
        Screen("publish", "tiina", "/drafts/1/publish"),
        Screen("what-if", "tiina", "/drafts/1/what-if"),
        Screen("difference", "tiina", "/scenarios/office-visit/1/difference"),
        Screen("assignments", "tiina", "/scenarios/office-visit/2/assignments"),
        Screen("arrived", "tiina", f"/receipts?code={receipt}"),
        Screen("arrived-not", "rita", "/receipts?code=00-000"),
        Screen("arrived-held", "tiina", "/receipts?code=6C1F-2B1E"),
        Screen("backups", "tiina", "/backups"),
        Screen("quarantine", "tiina", "/quarantine"),
        Screen("held", "tiina", f"/quarantine/{held}"),
        Screen("rescue", "tiina", "/quarantine/rescue"),
        Screen("problem", "maria", "/locations/999999", missing=True),
        Screen("problem-guest", "", "/nowhere", missing=True),
    ]


def empty_screens() -> list[Screen]:
    """Return the pages that a fresh installation shows."""
    pages = ("comparison", "reviews", "waves", "people", "scenarios", "receipts", "quarantine", "backups", "phones")
    return [Screen(f"empty-{page}", "tiina", f"/{page}") for page in pages]


def _add_shoppers(made: Installation, folder: Path) -> None:
    people, assignments = folder / "looks-people.csv", folder / "looks-assignments.csv"
    people.write_text(
        PEOPLE_HEADER + "".join(f"looks-{code}@demo.test,{LONG_NAMES[code]},{code},shopper,,\n" for code in LANGUAGES)
    )
    with sqlite3.connect(made.data / "shopper.sqlite3") as con:
        offices = con.execute(_OFFICES).fetchall()
    lines = "".join(
        f"{client},2031-01,{office},looks-{code}@demo.test,office-visit,{persona},et,2020-01-01,2031-01-31\n"
        for code in LANGUAGES
        for (office, client), persona in zip(offices, PERSONAS, strict=False)
    )
    assignments.write_text("client,wave,location,shopper,scenario,persona,service_language,from,to\n" + lines)
    made.run("import", "people", str(people))
    made.run("import", "assignments", str(assignments))


def _publish_next(made: Installation, folder: Path) -> None:
    """Publish a second version of the demonstration's scenario; everything that is open keeps the first."""
    script = folder / "looks-next.yaml"
    text = (assets("scenarios") / "office-visit.yaml").read_text("utf-8")
    text = text.replace("weight: 15", "weight: 10", 1).replace(
        "How long did you wait?", "How long did you have to wait?"
    )
    script.write_text(text, "utf-8")
    made.run("publish", str(script))
