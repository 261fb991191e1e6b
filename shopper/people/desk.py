"""The desk's pages about people: everybody an admin oversees, and oneself."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from shopper import clock
from shopper.db import Connection
from shopper.languages import gettext
from shopper.languages import mark as _
from shopper.people import passwords, records, sessions
from shopper.people.invite import Invitation, invite
from shopper.people.model import Role
from shopper.people.sign_in_pages import Nothing
from shopper.people.signed import person, signed
from shopper.problems import FORBIDDEN, INVALID, FieldError, Problem
from shopper.web import request as web
from shopper.web.bodies import form_body
from shopper.web.errors import filled
from shopper.web.pages import page

ROLE_NAMES: dict[Role, str] = {
    "shopper": _("Shopper"),
    "reviewer": _("Reviewer"),
    "manager": _("Manager"),
    "admin": _("Admin"),
}


class PasswordForm(BaseModel):
    """A new password, typed twice."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    password: str = Field(min_length=passwords.MIN_LENGTH, max_length=passwords.MAX_LENGTH)
    again: str


async def show_people(request: Request) -> Response:
    """List whom this admin oversees, with roles and places."""
    admin, now = person(request, "admin"), clock.now()

    def job(con: Connection) -> dict[str, Any]:
        return {
            "people": records.overseen(con, admin),
            "held": records.held(con),
            "sessions": records.sessions_open(con, now),
        }

    return page(request, "people/list.html", role_names=ROLE_NAMES, **await web.database(request).read(job))


async def new_code(request: Request) -> Response:
    """Make an invitation and show it, this once; repeating makes one more."""
    admin, now, secret = person(request, "admin"), clock.now(), web.secret(request)
    await form_body(request, Nothing)

    def job(con: Connection) -> Invitation:
        return invite(con, secret, records.of(con, admin, request.path_params["id"]), now)

    made = await web.database(request).write(job)
    origin = web.settings(request).origin.rstrip("/") or str(request.base_url).rstrip("/")
    return page(request, "people/code.html", invitation=made, link=origin + made.link)


async def end_sessions(request: Request) -> Response:
    """Sign a person out everywhere; repeating changes nothing."""
    admin = person(request, "admin")
    await form_body(request, Nothing)
    await web.database(request).write(
        lambda con: sessions.end_all(con, records.of(con, admin, request.path_params["id"]), clock.now())
    )
    return RedirectResponse(f"/people/{request.path_params['id']}", 303)


async def back_to_people(request: Request) -> Response:  # noqa: ARG001 - a handler takes its request
    """Lead from a page that was shown once to the list."""
    return RedirectResponse("/people", 303)


async def show_me(request: Request) -> Response:
    """Show who is signed in, with what they may do about it."""
    return _me(request)


async def set_password(request: Request) -> Response:
    """Set one's own password and sign out everywhere else."""
    asking = signed(request)
    if not asking.person.works_at_desk:
        raise Problem(FORBIDDEN)
    try:
        password = await _new_password(request)
    except Problem as problem:
        if problem.kind is not INVALID:
            raise
        return _me(request, problem)
    password_hash = await passwords.make(password)

    def job(con: Connection) -> None:
        records.set_password_hash(con, asking.person.id, password_hash)
        sessions.end_all(con, asking.person, clock.now(), keep=asking.session)

    await web.database(request).write(job)
    return RedirectResponse("/me?saved=password", 303)


async def back_to_me(request: Request) -> Response:  # noqa: ARG001 - a handler takes its request
    """Lead from an answered form to the page it stands on."""
    return RedirectResponse("/me", 303)


async def leave_everywhere(request: Request) -> Response:
    """End all of one's own sessions, tokens and unspent codes."""
    asking = signed(request)
    await form_body(request, Nothing)
    await web.database(request).write(lambda con: sessions.end_all(con, asking.person, clock.now()))
    response = RedirectResponse("/sign-in", 303)
    sessions.take_cookie(response)
    return response


async def _new_password(request: Request) -> str:
    form = await form_body(request, PasswordForm)
    if form.password != form.again:
        raise Problem(INVALID, errors=[FieldError("/again", "differs", _("This differs from the line above."))])
    return form.password


def _me(request: Request, problem: Problem | None = None) -> Response:
    wrong = {
        error.pointer.strip("/"): filled(gettext(error.message), error.values)
        for error in (problem.errors if problem else ())
    }
    return page(
        request,
        "people/me.html",
        problem.kind.status if problem else 200,
        person=person(request),
        wrong=wrong,
        saved=request.query_params.get("saved", ""),
        min_length=passwords.MIN_LENGTH,
    )
