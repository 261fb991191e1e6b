"""What the phone fetches: its assignments and packs, and the files that make it an app."""

import hashlib
import json
from functools import lru_cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from shopper import clock
from shopper.assignments import full
from shopper.db import Connection
from shopper.languages import spoken
from shopper.people.model import Person
from shopper.people.session_api import told as told_person
from shopper.people.signed import person
from shopper.phone import installed, records
from shopper.phone.fleet.pages import report, show_person, show_phones
from shopper.phone.packs import Pack, pack
from shopper.phone.render import OLDEST, RENDERER
from shopper.problems import NOT_FOUND, Problem
from shopper.reviews import records as reviews
from shopper.reviews.model import Past
from shopper.scenarios import records as scenarios
from shopper.visits.rescue import keys as rescue
from shopper.web import request as web
from shopper.web.bodies import query
from shopper.web.compressed import Compressed
from shopper.web.pages import rendered
from shopper.web.static import FOREVER, build

FRESH = "no-cache"


class PackQuery(BaseModel):
    """Which fragments the phone can read."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    renderer: Annotated[int, Field(ge=OLDEST, le=RENDERER)] = RENDERER


async def list_assignments(request: Request) -> Response:
    """Tell a shopper what there is to do; unchanged lists are not sent again."""
    shopper = person(request, "shopper")
    now = clock.now()
    found = await web.database(request).read(lambda con: _assignments(con, shopper, full.of_shopper(con, shopper, now)))
    answer = {**told_person(shopper), "assignments": found, "rescue_key": rescue.of(request).told()}
    etag = f'"{hashlib.sha256(json.dumps(answer).encode()).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    # A proxy that compresses makes the tag a weak one; the content is the same.
    if request.headers.get("if-none-match", "").removeprefix("W/") == etag:
        return Response(status_code=304, headers=headers)
    return JSONResponse({**answer, "server_time": clock.stamp(now)}, headers=headers)


async def show_pack(request: Request) -> Response:
    """Send all that a phone needs to fill in one version of a scenario; a version's pack never changes."""
    asking, id, version = person(request), request.path_params["id"], request.path_params["version"]  # noqa: A001
    asked = query(request, PackQuery)

    def job(con: Connection) -> Pack:
        records.require_use(con, asking, id)
        scenarios.published(con, id, version)
        return pack(scenarios.version(con, id, version), version, asked.renderer)

    made = await web.database(request).read(job)
    headers = {"ETag": f'"{made.sha256}"', "Cache-Control": FOREVER.replace("public", "private")}
    return made.respond(request, "application/json", headers)


async def show_shell(request: Request) -> Response:
    """Show the one page of all the phone's screens; it knows nobody."""
    shell = rendered(request, "phone/shell.html", modules=installed.modules(), build=build())
    headers = {"Cache-Control": FRESH, "Vary": "Cookie, Accept-Language"}
    return _shell(shell).respond(request, "text/html", headers)


async def show_manifest(request: Request) -> Response:
    """Describe the app to whoever installs it."""
    described = installed.manifest(web.settings(request), spoken())
    headers = {"Cache-Control": FRESH, "Vary": "Cookie, Accept-Language"}
    return Response(described, media_type="application/manifest+json", headers=headers)


async def show_worker(request: Request) -> Response:
    """Name the service worker of this build."""
    return Response(installed.worker(), media_type="text/javascript", headers={"Cache-Control": FRESH})


async def list_precache(request: Request) -> Response:
    """List what the worker of this build keeps."""
    if request.path_params["build"] != build():
        raise Problem(NOT_FOUND)
    return JSONResponse(installed.precache(), headers={"Cache-Control": FOREVER})


@lru_cache(maxsize=16)
def _shell(text: str) -> Compressed:
    return Compressed(text.encode())


def _assignments(con: Connection, shopper: Person, found: tuple[full.FullAssignment, ...]) -> list[dict[str, object]]:
    returned = reviews.returned(con, shopper.id)
    return [{**full.told(one), "returned": _why(returned, one.assignment.id)} for one in found]


def _why(returned: dict[int, tuple[str, Past]], assignment: int) -> dict[str, object] | None:
    if assignment not in returned:
        return None
    visit, decision = returned[assignment]
    return {"visit": visit, "note": decision.note, "questions": list(decision.questions)}


routes = [
    Route("/api/v1/assignments", list_assignments),
    Route("/api/v1/packs/{id}/{version:int}", show_pack),
    Route("/api/v1/phones/{id:uuid}", report, methods=["PUT"]),
    Route("/phones", show_phones),
    Route("/people/{id:int}", show_person),
    Route(installed.SHELL, show_shell),
    Route(installed.MANIFEST, show_manifest),
    Route("/worker.js", show_worker),
    Route("/static/{build}/precache.json", list_precache),
]
