"""What belongs to no feature: health, static files, the choice of language."""

from importlib.metadata import version
from typing import Literal

from pydantic import BaseModel, ConfigDict
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from shopper.web import static
from shopper.web.bodies import form_body

VERSION = version("shopper")
YEAR = 365 * 24 * 3600


class LanguageForm(BaseModel):
    """The language somebody chose, and the page they came from."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    language: Literal["ru", "et", "en"]
    next: str = "/"


async def health(request: Request) -> Response:
    """Say that the server answers, and which build it is."""
    return JSONResponse({"status": "ok", "version": VERSION, "build": static.build()})


async def choose_language(request: Request) -> Response:
    """Remember the language in a cookie and go back."""
    form = await form_body(request, LanguageForm)
    local = form.next.startswith("/") and not form.next.startswith(("//", "/\\"))
    response = RedirectResponse(form.next if local else "/", 303)
    response.set_cookie("language", form.language, max_age=YEAR, samesite="lax", secure=request.url.scheme == "https")
    return response


routes = [
    Route("/healthz", health),
    Route("/language", choose_language, methods=["POST"]),
    Route("/static/{build}/{path:path}", static.serve),
]
