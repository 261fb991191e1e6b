"""Servers, phones and desks for the browser tests."""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import httpx2
import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from shopper.demo.pictures import entrance
from tests.browser import desk
from tests.browser.every_kind import settled
from tests.browser.faults import Line
from tests.browser.handsets import PLACES, SHOPPERS, Handset, Ward
from tests.browser.installation import Installation
from tests.browser.network import Network
from tests.browser.phone import FLAGS, Phone
from tests.browser.spot import CAMERA, Spot
from tests.builders.every_kind import EVERY_KIND
from tests.tools.browser import found, windowless

LOCATIONS = """client,code,parent,kind,name,address,zone,latitude,longitude,office.format
acme,acme,,client,Acme Mobile,,Europe/Tallinn,,,
acme,ee,acme,country,Eesti,,,,,
acme,north,ee,region,Põhja-Eesti,,,,,
acme,south,ee,region,Lõuna-Eesti,,,,,
acme,tln,north,city,Tallinn,,,,,
acme,trt,south,city,Tartu,,,,,
acme,tln-1,tln,location,"Tallinn, Pärna 4","Pärna 4, Tallinn",,59.437,24.754,street
acme,tln-2,tln,location,"Tallinn, Järve 11","Järve 11, Tallinn",,59.44,24.76,mall
acme,trt-1,trt,location,"Tartu, Jõe 2","Jõe 2, Tartu",,58.378,26.729,street
"""
PEOPLE = """email,name,language,role,client,location
anna@acme.test,Anna,en,shopper,,
boris@acme.test,Boris,en,shopper,,
rita@acme.test,Rita,en,reviewer,,
maria@acme.test,Maria,en,manager,acme,north
oleg@acme.test,Oleg,en,manager,acme,south
tiina@acme.test,Tiina,en,admin,,
"""
ASSIGNMENTS = """client,wave,location,shopper,scenario,persona,service_language,from,to,acceptance,release_after_hours
acme,2026-11,tln-1,anna@acme.test,office-visit,attentive_critic,et,2020-01-01,2099-12-31,review,0
acme,2026-11,tln-2,anna@acme.test,office-visit,newcomer,et,2020-01-01,2099-12-31,review,0
acme,2026-11,trt-1,boris@acme.test,office-visit,newcomer,et,2020-01-01,2099-12-31,review,0
"""
PATIENCE_MS = 15_000
SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """Start the driver of the browsers; its event loop must be gone before other tests run theirs."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a data folder from nothing by the commands that the README names."""
    folder = tmp_path_factory.mktemp("prepared")
    made = Installation(folder / "data")
    for name, text in (("locations", LOCATIONS), ("people", PEOPLE)):
        (folder / f"{name}.csv").write_text(text)
        made.run("import", name, str(folder / f"{name}.csv"))
    made.run("publish", str(SCENARIOS / "office-visit.yaml"))
    (folder / "assignments.csv").write_text(ASSIGNMENTS)
    made.run("import", "assignments", str(folder / "assignments.csv"))
    return made.data


@pytest.fixture
def installation(prepared: Path, tmp_path: Path) -> Iterator[Installation]:
    """Copy the prepared installation, so that what a test does to it is gone afterwards."""
    made = Installation(Path(shutil.copytree(prepared, tmp_path / "data")))
    yield made
    made.stop()


@pytest.fixture
def network(installation: Installation) -> Iterator[Network]:
    """Lay the network between the phones and the served installation."""
    line = Network(installation.serve())
    yield line
    line.close()


@pytest.fixture
def phone(playwright: Playwright, tmp_path: Path) -> Iterator[Callable[..., Phone]]:
    """Make phones by name; each has a profile of its own, and a browser with windows where that is wanted."""
    made: list[Phone] = []

    def one(name: str, *, whole: bool = False) -> Phone:
        made.append(Phone(playwright, tmp_path / f"phone-{name}", whole=whole))
        return made[-1]

    yield one
    for each in made:
        each.kill()


@pytest.fixture
def reader(installation: Installation, network: Network) -> Iterator[Callable[[str], httpx2.Client]]:
    """Make clients that read as a person does, by API token."""
    with contextlib.ExitStack() as open_clients:
        yield lambda person: open_clients.enter_context(desk.reader(network.target, installation.token(person)))


@pytest.fixture
def at_desk(chromium: Browser) -> Iterator[Page]:
    """Open a browser at a desk."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Take two different photos."""
    paths = [tmp_path / f"photo-{number}.jpg" for number in range(2)]
    for number, path in enumerate(paths):
        path.write_bytes(entrance(Random(number)))
    return paths


@pytest.fixture(scope="module")
def ward(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    """Serve one installation to all tests of a file; each takes a shopper of its own."""
    made = Ward(prepared, tmp_path_factory.mktemp("ward"))
    yield made
    made.installation.stop()


@pytest.fixture(scope="package")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Start one browser for phones that nobody kills and for desks; its camera shows a test picture."""
    browser = playwright.chromium.launch(executable_path=windowless(), args=[*FLAGS, *CAMERA])
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def whole(playwright: Playwright) -> Iterator[Browser]:
    """Start one browser with windows, for what only such a one does."""
    browser = playwright.chromium.launch(executable_path=found(), args=[*FLAGS, *CAMERA])
    yield browser
    browser.close()


@pytest.fixture
def line(ward: Ward) -> Iterator[Line]:
    """Lay a line between a phone and the server, whose faults a test scripts."""
    with ward.line() as line:
        yield line


@pytest.fixture
def handset(ward: Ward, chromium: Browser, line: Line, request: pytest.FixtureRequest) -> Iterator[Handset]:
    """Give a shopper a phone.

    The worker, whose installing takes half of the time, is there unless a test says `worker(False)`.
    """
    worker = request.node.get_closest_marker("worker")
    allowed = not worker or worker.args[0]
    with ward.handset(chromium, line, service_workers="allow" if allowed else "block") as handset:
        yield handset


@pytest.fixture(scope="module")
def kinds(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    """Serve a script with every kind of question to many shoppers."""
    folder = tmp_path_factory.mktemp("kinds")
    ward = Ward(prepared, folder)
    (folder / "kinds.yaml").write_text(EVERY_KIND)
    rows = "".join(
        f"acme,2027-02,{PLACES[0]},s{n}@acme.test,every-kind,2020-01-01,2099-12-31\n" for n in range(SHOPPERS)
    )
    (folder / "kinds.csv").write_text("client,wave,location,shopper,scenario,from,to\n" + rows)
    ward.installation.run("publish", str(folder / "kinds.yaml"))
    ward.installation.run("import", "assignments", str(folder / "kinds.csv"))
    yield ward
    ward.installation.stop()


@pytest.fixture
def begun(kinds: Ward, chromium: Browser) -> Iterator[Handset]:
    """Give the next shopper a phone on which a visit has begun, and all that comes after the questions is there.

    The worker, whose installing takes half of the time, has nothing to do with filling in.
    """
    with kinds.line() as line, kinds.handset(chromium, line, service_workers="block") as handset:
        handset.begin("Every kind")
        settled(handset)
        yield handset


@pytest.fixture(scope="package")
def spots(chromium: Browser, prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spot]:
    """Serve shoppers whose visits have much to be noted on the spot."""
    made = Spot(Path(shutil.copytree(prepared, tmp_path_factory.mktemp("spot") / "data")), chromium)
    yield made
    made.stage.installation.stop()


@pytest.fixture
def spot(spots: Spot) -> Iterator[Spot]:
    """Take their phones away after each test: nobody looks at them any more, and they would go on working."""
    yield spots
    spots.put_away()
