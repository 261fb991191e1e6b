"""What phones ask of backups. Content is read in the person's own session alone: no token, no other role opens it."""

from dataclasses import dataclass, field

from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response

from shopper import clock
from shopper.people.model import Person
from shopper.people.signed import person, signed
from shopper.problems import NOT_FOUND, Problem
from shopper.visits.backups import copies, photos
from shopper.visits.backups.model import BODY_LIMIT, ByPhone, Copy
from shopper.visits.model import EVIDENCE_LIMIT
from shopper.web.bodies import json_body, query, raw_body
from shopper.web.limits import Limit
from shopper.web.request import database, secret, settings

TEN_MINUTES = 600
PRIVATE = {"Cache-Control": "no-store"}


@dataclass
class Limits:
    """How often one person's phones may write; kept in memory."""

    drafts: Limit = field(default_factory=lambda: Limit(300, TEN_MINUTES))
    photos: Limit = field(default_factory=lambda: Limit(600, TEN_MINUTES))

    @classmethod
    def of(cls, request: HTTPConnection) -> "Limits":
        """Return the limits of the application that answers this request."""
        state = request.app.state
        if not hasattr(state, "backup_limits"):
            state.backup_limits = cls()
        found: Limits = state.backup_limits
        return found


async def list_backups(request: Request) -> Response:
    """List the caller's own drafts on the server."""
    who, key = _in_session(request), secret(request)
    found = await database(request).read(lambda con: copies.listed(con, key, who.id))
    return JSONResponse({"person": who.id, "backups": found}, headers=PRIVATE)


async def put_backup(request: Request) -> Response:
    """Keep a draft for its person; phones that wrote before another took over are refused."""
    who, key, now, visit_id = person(request), secret(request), clock.now(), _visit(request)
    Limits.of(request).drafts.spend(str(who.id))
    sent = await json_body(request, Copy, BODY_LIMIT)
    told = await database(request).write(lambda con: copies.keep(con, key, who.id, visit_id, sent, now))
    return JSONResponse(told, headers=PRIVATE)


async def get_backup(request: Request) -> Response:
    """Read one's own draft."""
    who, key, visit_id = _in_session(request), secret(request), _visit(request)
    return JSONResponse(
        await database(request).read(lambda con: copies.read(con, key, who.id, visit_id)), headers=PRIVATE
    )


async def delete_backup(request: Request) -> Response:
    """Let go of a draft that this phone threw away; doing it again changes nothing."""
    who, asked, visit_id = person(request), query(request, ByPhone), _visit(request)
    await database(request).write(lambda con: copies.discard(con, who.id, visit_id, str(asked.phone)))
    return Response(status_code=204)


async def take_over(request: Request) -> Response:
    """Go on with one's own draft at another phone; the phone before is refused from now on."""
    who, key, visit_id = person(request), secret(request), _visit(request)
    asked = await json_body(request, ByPhone)
    _in_session(request)
    return JSONResponse(
        await database(request).write(lambda con: copies.take_over(con, key, who.id, visit_id, str(asked.phone))),
        headers=PRIVATE,
    )


async def put_photo(request: Request) -> Response:
    """Keep one photo of a draft."""
    who, sha256 = person(request), request.path_params["sha256"].lower()
    Limits.of(request).photos.spend(str(who.id))
    raw = await raw_body(request, EVIDENCE_LIMIT)
    folder, key = settings(request).backups, secret(request)
    await photos.keep(database(request), folder, key, who.id, _visit(request), sha256, raw)
    return JSONResponse({"sha256": sha256, "size": len(raw)}, 201)


async def get_photo(request: Request) -> Response:
    """Read one photo of one's own draft."""
    who, sha256, key = _in_session(request), request.path_params["sha256"].lower(), secret(request)
    raw = await photos.read(database(request), settings(request).backups, key, who.id, _visit(request), sha256)
    return Response(raw, media_type="application/octet-stream", headers=PRIVATE)


def _visit(request: Request) -> str:
    return str(request.path_params["id"])


def _in_session(request: Request) -> Person:
    """Return who asks in a session of their own; to an API token there is nothing here. Raises NOT_FOUND."""
    found = signed(request)
    if not found.session:
        raise Problem(NOT_FOUND)
    return found.person
