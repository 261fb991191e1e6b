"""What a shopper answers to an assignment; each answer may be sent again."""

from collections.abc import Callable
from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from shopper import clock
from shopper.assignments import states
from shopper.assignments.full import full, told
from shopper.assignments.model import Assignment
from shopper.db import Connection
from shopper.people.model import Person
from shopper.people.signed import person
from shopper.web import request as web
from shopper.web.bodies import parse_json, raw_body

BODY_LIMIT = 8_000


class Declined(BaseModel):
    """Why a shopper does not go, if they say."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")
    reason: str = Field(default="", max_length=500)


async def accept(request: Request) -> Response:
    """Take an offer."""
    return await _answer(request, states.accept)


async def decline(request: Request) -> Response:
    """Give an assignment back, with or without a reason."""
    raw = await raw_body(request, BODY_LIMIT)
    reason = parse_json(raw, Declined).reason if raw else ""
    return await _answer(request, lambda con, who, which, now: states.decline(con, who, which, now, reason))


async def start(request: Request) -> Response:
    """Note that the visit has begun."""
    return await _answer(request, states.start)


async def _answer(request: Request, move: Callable[[Connection, Person, int, datetime], Assignment]) -> Response:
    shopper, now = person(request, "shopper"), clock.now()

    def job(con: Connection) -> dict[str, object]:
        return told(full(con, move(con, shopper, request.path_params["id"], now)))

    return JSONResponse(await web.database(request).write(job))


routes = [
    Route("/api/v1/assignments/{id:int}/accept", accept, methods=["POST"]),
    Route("/api/v1/assignments/{id:int}/decline", decline, methods=["POST"]),
    Route("/api/v1/assignments/{id:int}/start", start, methods=["POST"]),
]
