"""The page on which open assignments are moved to a version of their scenario."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from shopper import clock
from shopper.authoring.moving import records
from shopper.authoring.moving.model import OpenWave
from shopper.authoring.moving.moving import move
from shopper.db import Connection
from shopper.people.signed import person
from shopper.scenarios import records as scenarios
from shopper.scenarios.records import ScenarioVersion
from shopper.web.bodies import form_body, query
from shopper.web.pages import page
from shopper.web.request import database

# As many ticks as a form may have; a larger wave is moved as a whole.
TICKS = 300
Number = Annotated[int, Field(ge=1, le=2**53)]


class MoveForm(BaseModel):
    """Which wave, and which of its assignments: those that are ticked, or all."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    wave: Number
    which: Literal["ticked", "all"]
    assignments: tuple[Number, ...] = ()


class NewsQuery(BaseModel):
    """What was just done, told on the page that follows."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    published: Literal["", "1"] = ""
    moved: Annotated[int, Field(ge=0, le=1_000_000)] | None = None


async def show_assignments(request: Request) -> Response:
    """List the open assignments of other versions, wave by wave: who can be moved to this one, and who has begun."""
    admin, news, now = person(request, "admin"), query(request, NewsQuery), clock.now()
    scenario, number = request.path_params["id"], request.path_params["version"]

    def job(con: Connection) -> tuple[ScenarioVersion, tuple[OpenWave, ...]]:
        version = scenarios.published(con, scenario, number)
        return version, records.open_waves(con, admin, scenario, number, now)

    version, waves = await database(request).read(job)
    return page(request, "authoring/assignments.html", version=version, waves=waves, news=news, ticks=TICKS)


async def move_assignments(request: Request) -> Response:
    """Move assignments of one wave to a version; again, it finds nothing left to move."""
    admin, now = person(request, "admin"), clock.now()
    form = await form_body(request, MoveForm, ("assignments",))
    scenario, number = request.path_params["id"], request.path_params["version"]
    chosen = None if form.which == "all" else frozenset(form.assignments)

    def job(con: Connection) -> int:
        return move(con, admin, scenarios.published(con, scenario, number), form.wave, chosen, now)

    moved = await database(request).write(job)
    return RedirectResponse(f"/scenarios/{scenario}/{number}/assignments?moved={moved}", 303)
