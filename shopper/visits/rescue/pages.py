"""The desk's page where an admin brings a rescue file in."""

from starlette.requests import Request
from starlette.responses import Response

from shopper import clock
from shopper.people.model import EVERYWHERE
from shopper.people.signed import person
from shopper.problems import FORBIDDEN, STALE_FORM, Problem
from shopper.visits.rescue import importing, keys
from shopper.visits.rescue.opening import opened
from shopper.web.bodies import sent_file
from shopper.web.errors import document
from shopper.web.pages import page
from shopper.web.request import database, secret, settings

LIMIT = 200 * 1024 * 1024


async def show_rescue(request: Request) -> Response:
    """Ask for a rescue file."""
    _require_admin(request)
    return _form(request)


async def bring_rescue(request: Request) -> Response:
    """Bring the visits of a rescue file in and show what became of each; the same file again changes nothing."""
    _require_admin(request)
    try:
        async with sent_file(request, LIMIT) as (_name, file):
            parts = opened(file, keys.of(request))
            report = await importing.bring(settings(request), database(request), secret(request), parts, clock.now())
    except Problem as problem:
        if problem.kind is STALE_FORM:
            raise
        return _form(request, problem)
    return page(request, "visits/rescued.html", report=report)


def _form(request: Request, problem: Problem | None = None) -> Response:
    status, refused = (problem.kind.status, document(problem)) if problem else (200, None)
    return page(request, "visits/rescue.html", status, limit=LIMIT, refused=refused)


def _require_admin(request: Request) -> None:
    """Whose work is in a file is known only when it is open, so a part of the installation does not do."""
    if EVERYWHERE not in person(request, "admin").paths("admin"):
        raise Problem(FORBIDDEN)
