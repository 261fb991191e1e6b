"""Turns refusals into what the caller can read: problem+json (RFC 9457), a page, or a fragment."""

import logging
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Match

from shopper.languages import gettext as _
from shopper.problems import (
    BAD_REQUEST,
    FAILED,
    FORBIDDEN,
    NOT_FOUND,
    NOT_SIGNED_IN,
    SESSION_ENDED,
    WRONG_METHOD,
    Problem,
)
from shopper.web.pages import page
from shopper.web.request import wants_fragment, wants_json

log = logging.getLogger("shopper")
_OF_HTTP = {401: NOT_SIGNED_IN, 403: FORBIDDEN, 404: NOT_FOUND, 405: WRONG_METHOD}


def document(problem: Problem) -> dict[str, object]:
    """Return a problem as the JSON that the contract promises, in the language spoken now."""
    kind = problem.kind
    body: dict[str, object] = {
        "type": f"about:blank#{kind.code}",
        "title": _(kind.title),
        "status": kind.status,
        "detail": filled(_(kind.detail), problem.values),
        "code": kind.code,
    }
    if problem.errors:
        body["errors"] = [
            {"pointer": error.pointer, "code": error.code, "detail": filled(_(error.message), error.values)}
            for error in problem.errors
        ]
    return body | problem.extra


def refusal(request: Request, problem: Problem) -> Response:
    """Answer with a problem in the form that the caller reads."""
    body = document(problem)
    if wants_json(request):
        return JSONResponse(
            body, problem.kind.status, media_type="application/problem+json", headers=dict(problem.headers)
        )
    template = "web/_problem.html" if wants_fragment(request) else "web/problem.html"
    response = page(request, template, status=problem.kind.status, problem=body)
    response.headers.update(problem.headers)
    return response


async def on_problem(request: Request, error: Exception) -> Response:
    """Answer a raised Problem."""
    if not isinstance(error, Problem):
        raise error
    if error.kind in (NOT_SIGNED_IN, SESSION_ENDED) and request.method in ("GET", "HEAD") and not wants_json(request):
        return Response(status_code=303, headers={"Location": "/sign-in"})
    return refusal(request, error)


async def on_http(request: Request, error: Exception) -> Response:
    """Answer what Starlette itself refuses: unknown addresses, wrong methods, forms that cannot be read."""
    if not isinstance(error, HTTPException):
        raise error
    kind = _OF_HTTP.get(error.status_code, BAD_REQUEST)
    problem = Problem(kind, reason=error.detail)
    problem.headers = dict(error.headers or {})
    if kind is WRONG_METHOD:
        problem.headers["Allow"] = ", ".join(sorted(_methods(request)))
    return refusal(request, problem)


def _methods(request: Request) -> set[str]:
    """Return every method that the address takes: Starlette itself names those of one route alone."""
    fitting = (one for one in request.app.routes if one.matches(request.scope)[0] is not Match.NONE)
    return {method for one in fitting for method in one.methods or ()}


async def on_failure(request: Request, error: Exception) -> Response:
    """Answer a fault of ours without showing it; the log has it."""
    log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return refusal(request, Problem(FAILED))


def filled(text: str, values: Mapping[str, object]) -> str:
    """Put values into a translated text; a text that names others stays as it is."""
    try:
        return text.format(**values)
    except (KeyError, IndexError):
        return text
