"""The admin's pages of the quarantine: the list, one entry with its reason, and the body to take away."""

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from shopper.people.signed import person
from shopper.visits.quarantine import records
from shopper.web.bodies import query
from shopper.web.errors import document
from shopper.web.pages import page
from shopper.web.request import database


class Before(BaseModel):
    """From where the list goes on."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    before: int | None = Field(default=None, ge=1, le=2**53)


async def show_quarantine(request: Request) -> Response:
    """List what could not be taken, newest first."""
    admin, asked = person(request, "admin"), query(request, Before)
    held = await database(request).read(lambda con: records.listed(con, admin, asked.before))
    titles = {one.id: document(one.reason.problem())["title"] for one in held}
    return page(request, "visits/quarantine.html", held=held, titles=titles, page_size=records.PAGE)


async def show_held(request: Request) -> Response:
    """Show why one body could not be taken."""
    admin = person(request, "admin")
    held, _body = await database(request).read(lambda con: records.of(con, admin, request.path_params["id"]))
    return page(request, "visits/held.html", held=held, problem=document(held.reason.problem()))


async def download(request: Request) -> Response:
    """Hand the body out as it came, as a file; a browser never shows it."""
    admin = person(request, "admin")
    held, body = await database(request).read(lambda con: records.of(con, admin, request.path_params["id"]))
    headers = {
        "Content-Disposition": f'attachment; filename="quarantine-{held.id}.json"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return Response(body, media_type="application/octet-stream", headers=headers)
