"""Where phones deliver visits and photos, and where admins look at what could not be taken."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from shopper import clock
from shopper.languages import gettext, spoken
from shopper.people.model import Person
from shopper.people.signed import person
from shopper.problems import FORBIDDEN, OTHER_PERSON, TOO_LARGE, Problem
from shopper.visits import evidence, records, showing, sync
from shopper.visits.backups import api as backups
from shopper.visits.backups.pages import show_backups
from shopper.visits.model import BODY_READ, EVIDENCE_LIMIT
from shopper.visits.quarantine.pages import download, show_held, show_quarantine
from shopper.visits.rescue.pages import bring_rescue, show_rescue
from shopper.visits.tracing.pages import show_receipt, show_tracing
from shopper.web.bodies import raw_body
from shopper.web.request import database, settings


async def put_evidence(request: Request) -> Response:
    """Keep one photo for its shopper."""
    who, db = _sender(request), database(request)
    if not who.has("shopper") and not await db.read(lambda con: records.has_worked(con, who.id)):
        raise Problem(FORBIDDEN)
    _refuse_longer(request, EVIDENCE_LIMIT)
    sha256 = request.path_params["sha256"].lower()
    kept = await evidence.keep(db, settings(request).evidence, sha256, request.stream(), who.id, clock.now())
    return JSONResponse({"sha256": kept.sha256, "size": kept.size}, 201)


async def put_visit(request: Request) -> Response:
    """Keep one finished visit and answer with its receipt."""
    who = _sender(request)
    raw = await raw_body(request, BODY_READ)
    kept = await sync.keep(database(request), raw, request.path_params["id"], who, clock.now())
    return JSONResponse(in_words(kept.answer), kept.status)


async def get_visit(request: Request) -> Response:
    """Show what the caller may know of a visit."""
    who, visit_id = person(request), request.path_params["id"]
    found = await database(request).read(lambda con: showing.show(con, who, visit_id))
    return JSONResponse(in_words(found), headers={"Cache-Control": "no-store"})


def in_words(answer: dict[str, Any]) -> dict[str, Any]:
    """Say breaches in the caller's language."""
    if not answer.get("breaches"):
        return answer
    said = [
        {"code": one["code"], "question": one["question"], "message": _said(one.get("texts", {}), one["message"])}
        for one in answer["breaches"]
    ]
    return {**answer, "breaches": said}


def _sender(request: Request) -> Person:
    """Return who sends. A phone says for whom: its session may have become somebody else's meanwhile.

    Raises OTHER_PERSON then, before anything is kept under the wrong name.
    """
    who = person(request)
    if request.headers.get("shopper-person", str(who.id)) != str(who.id):
        raise Problem(OTHER_PERSON)
    return who


def _refuse_longer(request: Request, limit: int) -> None:
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > limit:
        raise Problem(TOO_LARGE, limit=limit)


def _said(texts: dict[str, str], message: str) -> str:
    return texts.get(spoken()) or gettext(message)


routes = [
    Route("/api/v1/evidence/{sha256}", put_evidence, methods=["PUT"]),
    Route("/api/v1/visits/{id}", put_visit, methods=["PUT"]),
    Route("/api/v1/visits/{id}", get_visit),
    Route("/api/v1/receipts/{code}", show_receipt),
    Route("/receipts", show_tracing),
    Route("/api/v1/backups", backups.list_backups),
    Route("/api/v1/backups/{id:uuid}", backups.put_backup, methods=["PUT"]),
    Route("/api/v1/backups/{id:uuid}", backups.get_backup),
    Route("/api/v1/backups/{id:uuid}", backups.delete_backup, methods=["DELETE"]),
    Route("/api/v1/backups/{id:uuid}/takeover", backups.take_over, methods=["POST"]),
    Route("/api/v1/backups/{id:uuid}/photos/{sha256}", backups.put_photo, methods=["PUT"]),
    Route("/api/v1/backups/{id:uuid}/photos/{sha256}", backups.get_photo),
    Route("/backups", show_backups),
    Route("/quarantine", show_quarantine),
    Route("/quarantine/rescue", show_rescue),
    Route("/quarantine/rescue", bring_rescue, methods=["POST"]),
    Route("/quarantine/{id:int}", show_held),
    Route("/quarantine/{id:int}/body", download),
]
