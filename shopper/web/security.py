"""What every answer carries, and which requests are not even looked at."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shopper.languages import speaking
from shopper.problems import CROSS_SITE, Problem
from shopper.web.errors import refusal
from shopper.web.request import language

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
POLICY = (
    "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'self'"
)
HEADERS = {
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class SecurityHeaders:
    """Adds the content security policy and its companions; nothing is cached unless the handler says so."""

    def __init__(self, app: ASGIApp, scripts_from: str = "") -> None:
        self.app = app
        self.policy = POLICY + (f"; script-src 'self' {scripts_from}" if scripts_from else "")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the answer's headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("X-Content-Type-Options", "nosniff")
                # What is kept for ever is no document: five hundred bytes on each file would protect nothing.
                if "immutable" not in headers.get("Cache-Control", ""):
                    headers.setdefault("Content-Security-Policy", self.policy)
                    headers.setdefault("Cache-Control", "no-store")
                    for name, value in HEADERS.items():
                        headers.setdefault(name, value)
                if scope["scheme"] == "https":
                    headers.setdefault("Strict-Transport-Security", "max-age=31536000")
            await send(message)

        await self.app(scope, receive, complete)


class SameOrigin:
    """Refuses writes that another site's page started; API tokens come without cookies and pass."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "http" and scope["method"] not in SAFE and not _same_origin(Headers(scope=scope)):
            await refusal(Request(scope, receive), Problem(CROSS_SITE))(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _same_origin(headers: Headers) -> bool:
    if headers.get("authorization", "").startswith("Bearer "):
        return True
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site:
        return site in {"same-origin", "none"}
    return origin is not None and _host_of(origin) == headers.get("host")


def _host_of(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


class Authentication:
    """Finds out who is asking, before any handler runs."""

    def __init__(self, app: ASGIApp, authenticate: Callable[[HTTPConnection], Awaitable[object | None]]) -> None:
        self.app = app
        self.authenticate = authenticate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Keep whoever signed in beside the request."""
        if scope["type"] == "http" and not scope["path"].startswith("/static/"):
            scope.setdefault("state", {})["signed"] = await self.authenticate(HTTPConnection(scope))
        await self.app(scope, receive, send)


class Speaking:
    """Answers each request in its reader's language."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Set the language for all that happens inside."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        with speaking(language(HTTPConnection(scope))):
            await self.app(scope, receive, send)
