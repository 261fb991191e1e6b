"""Where programs of admins find published scenarios."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from shopper.db import Connection
from shopper.people.signed import person
from shopper.scenarios import records
from shopper.web.request import database


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
    Route("/api/v1/scenarios/{id}/{version:int}", show_version),
]
