"""What a handler may ask of its request, whoever is asking."""

from typing import Any, Protocol, cast

from starlette.requests import HTTPConnection

from shopper.db import Database
from shopper.languages import LANGUAGES, negotiate
from shopper.settings import Settings


class SignedIn(Protocol):
    """Somebody who has signed in, as far as HTTP cares; `shopper.people` knows the person."""

    @property
    def csrf(self) -> str:
        """The token that this session's forms carry; empty for API tokens."""

    @property
    def language(self) -> str:
        """The language the person has chosen, or an empty text."""


def database(request: HTTPConnection) -> Database:
    """Return the database that this server serves."""
    return cast("Database", request.app.state.database)


def settings(request: HTTPConnection) -> Settings:
    """Return the settings that this server was started with."""
    return cast("Settings", request.app.state.settings)


def secret(request: HTTPConnection) -> bytes:
    """Return the server's key, with which codes, sessions and tokens are hashed."""
    return cast("bytes", request.app.state.secret)


def signed(request: HTTPConnection) -> Any:
    """Return who has signed in, or None; features call `shopper.people.signed` instead."""
    return request.scope.get("state", {}).get("signed")


def note_ended(request: HTTPConnection) -> None:
    """Note that the caller's session was ended by somebody's decision."""
    request.scope.setdefault("state", {})["ended"] = True


def was_ended(request: HTTPConnection) -> bool:
    """Tell whether the caller comes with a session that was ended by somebody's decision."""
    return bool(request.scope.get("state", {}).get("ended"))


def language(request: HTTPConnection) -> str:
    """Return the language to answer in: asked for, chosen, remembered, preferred by the browser, or the default.

    A program has no browser that fills the header in for everybody: what it says there is what it asks for.
    """
    asked = negotiate(request.headers.get("accept-language", ""), "") if "authorization" in request.headers else ""
    for wanted in (request.query_params.get("lang"), request.cookies.get("language"), asked, _remembered(request)):
        if wanted in LANGUAGES:
            return str(wanted)
    return negotiate(request.headers.get("accept-language", ""), settings(request).language)


def address(request: HTTPConnection) -> str:
    """Return the caller's network address, for limits."""
    return request.client.host if request.client else "unknown"


def wants_json(request: HTTPConnection) -> bool:
    """Tell whether the caller is a program, or a page's script that asks for JSON, rather than a page."""
    return request.url.path.startswith("/api/") or request.headers.get("accept") == "application/json"


def wants_fragment(request: HTTPConnection) -> bool:
    """Tell whether htmx asks for a part of a page."""
    return request.headers.get("hx-request-type") == "partial"


def _remembered(request: HTTPConnection) -> str | None:
    who = signed(request)
    return who.language if who else None
