"""Where admins find published scenarios, as a page and as JSON."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from shopper.db import Connection
from shopper.people.signed import person
from shopper.scenarios import records
from shopper.scenarios.titles import CHANNELS, METHODS
from shopper.web.pages import page
from shopper.web.request import database


async def show_scenarios(request: Request) -> Response:
    """List every published version."""
    person(request, "admin")
    versions = await database(request).read(records.all_versions)
    return page(request, "scenarios/list.html", versions=versions, methods=METHODS, channels=CHANNELS)


async def show_version(request: Request) -> Response:
    """Return a published version with its text, as it was written."""
    person(request, "admin")
    scenario, number = request.path_params["id"], request.path_params["version"]

    def job(con: Connection) -> dict[str, object]:
        found = records.published(con, scenario, number)
        text = records.source(con, scenario, number)
        return {"id": found.scenario, "version": found.version, "sha256": found.sha256, "source": text}

    return JSONResponse(await database(request).read(job))


routes = [
    Route("/scenarios", show_scenarios),
    Route("/api/v1/scenarios/{id}/{version:int}", show_version),
]
