"""Where support asks whether a delivery arrived: a page for people, and the same for programs."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from shopper import clock
from shopper.db import Connection
from shopper.people.signed import person
from shopper.problems import Problem
from shopper.visits.tracing import records
from shopper.visits.tracing.model import WORDS, Delivery
from shopper.web.bodies import query
from shopper.web.pages import page
from shopper.web.request import database


class Asked(BaseModel):
    """What was read out on the telephone: a receipt, or the short id of a visit."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    code: Annotated[str, StringConstraints(max_length=100, strip_whitespace=True)] = ""


async def show_receipt(request: Request) -> Response:
    """Tell what became of the delivery with a receipt."""
    who, code = person(request), request.path_params["code"]
    found = await database(request).read(lambda con: records.by_receipt(con, who, code))
    return JSONResponse(told(found))


async def show_tracing(request: Request) -> Response:
    """Ask for a code and tell whether its delivery arrived."""
    who, asked = person(request, *records.DESK), query(request, Asked)

    def job(con: Connection) -> tuple[list[Delivery], list[int]]:
        try:
            return [records.by_receipt(con, who, asked.code)], []
        except Problem:
            return records.by_visit(con, who, asked.code), records.held(con, who, asked.code)

    found, held = await database(request).read(job)
    return page(request, "visits/tracing.html", asked=asked.code, found=found, held=held, words=WORDS)


def told(found: Delivery) -> dict[str, Any]:
    """Return a delivery as programs read it."""
    return {
        "id": found.visit,
        "receipt": found.receipt,
        "sha256": found.sha256,
        "state": found.state,
        "received_at": clock.stamp(found.received_at),
        "completed_at": clock.stamp(found.completed_at) if found.completed_at else None,
        "photos": {"named": found.photos, "missing": found.missing},
        "location": {"code": found.location, "name": found.name, "address": found.address},
        "wave": found.wave,
    }
