"""The session as programs see it: open one, look at it, close it, ask for a code to open another."""

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from shopper import clock
from shopper.people import records, sessions, sign_in
from shopper.people.invite import invite
from shopper.people.model import Person
from shopper.people.signed import person, signed
from shopper.problems import FORBIDDEN, INVALID, SESSION_ENDED, FieldError, Problem
from shopper.web import request as web
from shopper.web.bodies import WORDS, json_body


class SignIn(BaseModel):
    """A one-time code, or an e-mail address and a password."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")
    code: str | None = Field(default=None, max_length=64)
    email: str | None = Field(default=None, max_length=254)
    password: str | None = Field(default=None, max_length=200)


async def open_session(request: Request) -> Response:
    """Sign in and hand over the cookie."""
    opened = await admit(request, await json_body(request, SignIn))
    response = JSONResponse(told(opened.person))
    sessions.give_cookie(response, opened.cookie, https=request.url.scheme == "https")
    return response


async def admit(request: Request, sent: SignIn) -> sign_in.Opened:
    """Open a session by what was sent. Raises INVALID, TOO_MANY, WRONG_CODE, WRONG_PASSWORD."""
    now, before = clock.now(), session_before(request)
    db, secret = web.database(request), web.secret(request)
    if sent.code is not None:
        sign_in.Limits.of(request).spend(request)
        return await sign_in.with_code(db, secret, sent.code, now, before)
    if not sent.email or not sent.password:
        raise Problem(INVALID, errors=_missing(sent))
    sign_in.Limits.of(request).spend(request, sent.email)
    return await sign_in.with_password(db, secret, sent.email, sent.password, now, before)


def _missing(sent: SignIn) -> list[FieldError]:
    fields = {"/email": sent.email, "/password": sent.password} if sent.email or sent.password else {"/code": sent.code}
    return [FieldError(pointer, "missing", WORDS["missing"]) for pointer, value in fields.items() if not value]


def session_before(request: Request) -> str:
    """Return the session that a new one takes the place of, or an empty text."""
    before = web.signed(request)
    return str(before.session) if before else ""


async def show_session(request: Request) -> Response:
    """Tell who is signed in."""
    return JSONResponse(told(person(request)))


async def close_session(request: Request) -> Response:
    """Sign out; doing it again changes nothing. Raises SESSION_ENDED, for phones have to hear of that."""
    if web.was_ended(request):
        raise Problem(SESSION_ENDED)
    before = session_before(request)
    if before:
        await web.database(request).write(lambda con: records.end_session(con, before))
    response = Response(status_code=204)
    sessions.take_cookie(response)
    return response


async def ask_code(request: Request) -> Response:
    """Make a short-lived code with which the same person signs in on another device or in the installed app."""
    asking = signed(request)
    if not asking.session:
        raise Problem(FORBIDDEN)
    sign_in.Limits.of(request).asked.spend(str(asking.person.id))
    secret, now = web.secret(request), clock.now()
    made = await web.database(request).write(lambda con: invite(con, secret, asking.person, now, "asked"))
    return JSONResponse({"code": made.shown, "link": made.link, "expires_at": clock.stamp(made.expires_at)}, 201)


def told(who: Person) -> dict[str, object]:
    """Return a person as the phone and programs read it."""
    facts = {"id": who.id, "name": who.name, "email": who.email, "language": who.language, "roles": list(who.roles)}
    return {"person": facts}
