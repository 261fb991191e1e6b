"""The whole application: the only place that sees every route."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import HTTPConnection
from starlette.routing import BaseRoute

from shopper import clock
from shopper.assignments import routes as assignments
from shopper.authoring import routes as authoring
from shopper.db import Database
from shopper.people import routes as people
from shopper.people.sessions import authenticate
from shopper.people.signed import Signed
from shopper.phone import routes as phone
from shopper.problems import Problem
from shopper.reports import routes as reports
from shopper.reviews import routes as reviews
from shopper.reviews.hourly import keep_turning
from shopper.scenarios import routes as scenarios
from shopper.settings import Settings
from shopper.visits import routes as visits
from shopper.visits.rescue.keys import rescue_key
from shopper.web import errors
from shopper.web import routes as web
from shopper.web.failures import Failures
from shopper.web.secret import server_key
from shopper.web.security import Authentication, SameOrigin, SecurityHeaders, Speaking

CDN = "https://cdn.jsdelivr.net"
ROUTES: tuple[BaseRoute, ...] = (
    *people.routes,
    *scenarios.routes,
    *assignments.routes,
    *visits.routes,
    *reviews.routes,
    *phone.routes,
    *authoring.routes,
    *reports.routes,
    *web.routes,
)


def create_app(settings: Settings, database: Database) -> Starlette:
    """Build the application that serves `database`; the caller closes the database afterwards."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        turning = asyncio.create_task(keep_turning(database, settings.backups))
        yield
        turning.cancel()

    app = Starlette(
        routes=ROUTES,
        lifespan=lifespan,
        middleware=[
            Middleware(SecurityHeaders, scripts_from=CDN if settings.htmx_cdn else ""),
            Middleware(GZipMiddleware, minimum_size=800, compresslevel=6),
            Middleware(Failures),
            Middleware(Authentication, authenticate=_authenticate),
            Middleware(Speaking),
            Middleware(SameOrigin),
        ],
        exception_handlers={
            Problem: errors.on_problem,
            HTTPException: errors.on_http,
        },
    )
    app.state.settings = settings
    app.state.database = database
    app.state.secret = server_key(settings.data)
    app.state.rescue = rescue_key(settings.data)
    return app


async def _authenticate(connection: HTTPConnection) -> Signed | None:
    return await authenticate(connection.app.state.database, connection.app.state.secret, connection, clock.now())
