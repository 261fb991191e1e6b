"""What belongs to another region or client does not exist for a manager: tried over every route there is."""

import re
from collections.abc import Iterator
from itertools import islice

import pytest
from httpx2 import Response
from starlette.routing import Route

from shopper.app import ROUTES
from tests.builders.demonstration import Demonstration, a_demonstration

# Parameters whose values are not anybody's: a build of the static files, a published script, a one-time code.
NOBODYS = {
    "/in/{code}": "a code is its own permission",
    "/static/{build}/precache.json": "the same for everybody",
    "/static/{build}/{path:path}": "the same for everybody",
    "/api/v1/packs/{id}/{version:int}": "scripts are shared by the clients of an installation",
    "/api/v1/scenarios/{id}/{version:int}": "for admins alone; scripts are shared",
    "/api/v1/phones/{id:uuid}": "a phone speaks of itself, and stands under whoever is signed in there",
    "/api/v1/evidence/{sha256}": "a photo is stored under its own hash for whoever sends it",
}
STRANGERS = {"maria": "ee-east", "oleg": "ee-north", "ural": "ee"}


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    with a_demonstration(tmp_path_factory.mktemp("demonstration")) as made:
        yield made


def things(demonstration: Demonstration, part: str) -> dict[str, list[dict[str, str]]]:
    """Return what lies in a part of the tree, as parameters by the route's path."""
    below = f"(SELECT id FROM location WHERE path LIKE '%/' || (SELECT id FROM location WHERE code = '{part}') || '/%')"
    visits = demonstration.column(f"SELECT id FROM visit WHERE location_id IN {below}")
    released = demonstration.column(f"SELECT id FROM visit WHERE release_id IS NOT NULL AND location_id IN {below}")
    photos = [
        {"id": visit, "sha256": sha256}
        for visit in visits
        for sha256 in demonstration.column("SELECT sha256 FROM visit_evidence WHERE visit_id = ?", visit)
    ]
    assert released
    assert photos
    waves = demonstration.column(f"SELECT DISTINCT wave_id FROM visit WHERE location_id IN {below}")
    assignments = demonstration.column(f"SELECT id FROM assignment WHERE location_id IN {below}")
    people = demonstration.column("SELECT id FROM person")
    by = {
        "/visits": [{"id": visit} for visit in [*released, *visits]],
        "/locations": [{"id": place} for place in demonstration.column(below.strip("()"))],
        "/waves": [{"id": wave} for wave in waves],
        "/people": [{"id": person} for person in people],
        "/api/v1/assignments": [{"id": assignment} for assignment in assignments],
        "/api/v1/visits": [{"id": visit} for visit in [*released, *visits]],
        "/api/v1/receipts": [
            {"code": receipt}
            for receipt in demonstration.column(f"SELECT receipt FROM visit WHERE location_id IN {below}")
        ],
        "/api/v1/backups": [{"id": visit, "sha256": "0" * 64} for visit in [*released, *visits]],
        "/quarantine": [{"id": "1"}],
        "/scenarios": [{"id": "office-visit", "version": "1"}],
        "/drafts": [{"id": "1"}],
    }
    return by | {"/visits/{id:uuid}/evidence": photos}


def with_parameters() -> list[Route]:
    return [route for route in ROUTES if isinstance(route, Route) and "{" in route.path]


@pytest.mark.parametrize("who", STRANGERS)
def test_everything_of_others_is_not_found(demonstration: Demonstration, who: str):
    headers = demonstration.headers(who)
    others = things(demonstration, STRANGERS[who])
    tried = 0
    for route in with_parameters():
        if route.path in NOBODYS:
            continue
        for parameters in islice(matching(others, route.path), 12):
            for method in sorted((route.methods or {"GET"}) - {"HEAD"}):
                address = filled(route.path, parameters)
                answer = demonstration.client.request(method, address, headers=headers, content=b"{}")
                nothing = demonstration.client.request(
                    method, filled(route.path, NOTHING), headers=headers, content=b"{}"
                )
                assert refused(answer), f"{method} {address}: {answer.status_code}"
                assert answer.status_code == nothing.status_code, f"{method} {address} tells that it exists"
                tried += 1
    assert tried > 50


NOTHING = {"id": "00000000-0000-4000-8000-000000000000", "version": "9999", "sha256": "0" * 64, "code": "00-000"}


def refused(answer: Response) -> bool:
    """Tell whether an answer gives nothing away: not found, unreadable, or back to the list of people."""
    return answer.status_code in {404, 422} or answer.headers.get("location") == "/people"


def matching(others: dict[str, list[dict[str, str]]], path: str) -> Iterator[dict[str, str]]:
    fitting = [name for name in others if path.startswith(name)]
    assert fitting, f"{path} is not tried: name what it shows"
    yield from others[max(fitting, key=len)]


def filled(path: str, parameters: dict[str, str]) -> str:
    if "{id:int}" in path and parameters is NOTHING:
        parameters = {"id": "987654321"}
    return re.sub(r"\{(\w+)(:\w+)?\}", lambda name: parameters[name[1]], path)


@pytest.mark.parametrize("who", STRANGERS)
def test_no_page_that_a_manager_can_open_names_anything_of_others(demonstration: Demonstration, who: str):
    headers = demonstration.headers(who)
    part = STRANGERS[who]
    below = f"path LIKE '%/' || (SELECT id FROM location WHERE code = '{part}') || '/%' AND kind = 'location'"
    names = demonstration.column(f"SELECT address FROM location WHERE {below}")
    visits = demonstration.column(f"SELECT id FROM visit WHERE location_id IN (SELECT id FROM location WHERE {below})")
    shoppers = demonstration.column(
        "SELECT name FROM person WHERE id IN (SELECT person_id FROM role WHERE role = 'shopper')"
    )
    opened = []
    for route in ROUTES:
        if not isinstance(route, Route) or "{" in route.path or "GET" not in (route.methods or ()):
            continue
        answer = demonstration.client.get(route.path, headers=headers)
        opened += [route.path] if answer.status_code == 200 else []
        for secret in [*names, *visits, *shoppers]:
            assert secret not in answer.text, f"{route.path} names {secret}"
    assert {"/comparison", "/api/v1/exports/visits.csv"} <= set(opened)


@pytest.mark.parametrize(
    ("who", "query"),
    [
        ("maria", "client=eesti-side&within=ee-east"),
        ("maria", "client=uralsvyaz"),
        ("ural", "client=eesti-side"),
        ("oleg", "client=eesti-side&within=ee"),
    ],
)
def test_a_comparison_of_others_is_not_found(demonstration: Demonstration, who: str, query: str):
    assert (
        demonstration.client.get(f"/api/v1/comparison?{query}", headers=demonstration.headers(who)).status_code == 404
    )


def test_nobody_reads_anything_without_signing_in(demonstration: Demonstration):
    public = {"/", "/sign-in", "/app", "/manifest.webmanifest", "/worker.js", "/healthz", *NOBODYS}
    for route in ROUTES:
        if isinstance(route, Route) and "GET" in (route.methods or ()) and route.path not in public:
            address = filled(route.path, NOTHING) if "{" in route.path else route.path
            status = demonstration.client.get(address, headers={"Accept-Language": "en"}).status_code
            assert status in {303, 401}, f"{route.path}: {status}"
