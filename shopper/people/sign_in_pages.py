"""The pages through which people come in and leave; they say nothing of what lies behind them."""

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from shopper.people import codes, records, sessions, sign_in
from shopper.people.session_api import SignIn, admit, session_before
from shopper.people.signed import person
from shopper.problems import WRONG_CODE, Problem
from shopper.web import request as web
from shopper.web.bodies import form_body
from shopper.web.errors import document
from shopper.web.pages import page


class SignInForm(BaseModel):
    """Either half of the sign-in page."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    code: str = Field(default="", max_length=64)
    email: str = Field(default="", max_length=254)
    password: str = Field(default="", max_length=200)

    def sent(self) -> SignIn:
        """Return what was filled in; empty fields were not sent."""
        return SignIn(code=self.code or None, email=self.email or None, password=self.password or None)


class Nothing(BaseModel):
    """A form of one button."""

    model_config = ConfigDict(frozen=True, extra="forbid")


async def start(request: Request) -> Response:
    """Lead everybody to where their work begins."""
    return RedirectResponse(person(request).home, 303)


async def show_sign_in(request: Request) -> Response:
    """Ask for a code, or for e-mail and password."""
    return page(request, "people/sign_in.html", form=SignInForm(), problem=None)


async def do_sign_in(request: Request) -> Response:
    """Sign in, or show the same page with what was wrong."""
    form = await form_body(request, SignInForm)
    try:
        opened = await admit(request, form.sent())
    except Problem as problem:
        shown = page(request, "people/sign_in.html", problem.kind.status, form=form, problem=document(problem))
        shown.headers.update(problem.headers)
        return shown
    return _entered(request, opened)


async def sign_out(request: Request) -> Response:
    """End this session."""
    await form_body(request, Nothing)
    before = session_before(request)
    await web.database(request).write(lambda con: records.end_session(con, before))
    response = RedirectResponse("/sign-in", 303)
    sessions.take_cookie(response)
    return response


async def show_link(request: Request) -> Response:
    """Show a button and the code to type; mail scanners open links, so this neither spends nor looks anything up."""
    shown = page(request, "people/link.html", code=codes.shown(_code(request)))
    shown.headers["Referrer-Policy"] = "no-referrer"
    shown.headers["X-Robots-Tag"] = "noindex"
    return shown


async def follow_link(request: Request) -> Response:
    """Spend the code and sign in."""
    await form_body(request, Nothing)
    return _entered(request, await admit(request, SignIn(code=_code(request))))


def _code(request: Request) -> str:
    code = codes.meant(request.path_params["code"])
    if code is None:
        raise Problem(WRONG_CODE)
    return code


def _entered(request: Request, opened: sign_in.Opened) -> Response:
    # The phone is told whose session is a new one: it shows nothing more of whoever was here before.
    mark = "" if opened.person.works_at_desk else f"#/arriving/{opened.person.id}"
    response = RedirectResponse(opened.person.home + mark, 303)
    sessions.give_cookie(response, opened.cookie, https=request.url.scheme == "https")
    return response
