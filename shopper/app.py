"""The whole application: the only place that sees every route."""

import importlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import HTTPConnection
from starlette.routing import BaseRoute

from shopper import clock
from shopper.db import Database
from shopper.problems import Problem
from shopper.settings import Settings
from shopper.web import errors
from shopper.web.secret import server_key
from shopper.web.security import Authentication, SameOrigin, SecurityHeaders, Speaking

BODY_LIMIT = 8 * 1024 * 1024 + 1024
CDN = "https://cdn.jsdelivr.net"
FEATURES = ("people", "locations", "scenarios", "assignments", "visits", "reviews", "phone", "reports", "web")


def create_app(settings: Settings, database: Database) -> Starlette:
    """Build the application that serves `database`; the caller closes the database afterwards."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield

    app = Starlette(
        routes=_routes(),
        lifespan=lifespan,
        max_body_size=BODY_LIMIT,
        middleware=[
            Middleware(SecurityHeaders, scripts_from=CDN if settings.htmx_cdn else ""),
            Middleware(GZipMiddleware, minimum_size=800, compresslevel=6),
            Middleware(Authentication, authenticate=_authenticate),
            Middleware(Speaking),
            Middleware(SameOrigin),
        ],
        exception_handlers={
            Problem: errors.on_problem,
            HTTPException: errors.on_http,
            Exception: errors.on_failure,
        },
    )
    app.state.settings = settings
    app.state.database = database
    app.state.secret = server_key(settings.data)
    return app


async def _authenticate(connection: HTTPConnection) -> object | None:
    from shopper.people.sessions import authenticate

    who: object | None = await authenticate(
        connection.app.state.database, connection.app.state.secret, connection, clock.now()
    )
    return who


def _routes() -> list[BaseRoute]:
    found: list[BaseRoute] = []
    for feature in FEATURES:
        try:
            found += importlib.import_module(f"shopper.{feature}.routes").routes
        except ModuleNotFoundError as missing:
            if not str(missing.name).startswith(f"shopper.{feature}"):
                raise
    return found
