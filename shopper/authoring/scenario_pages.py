"""The desk's pages about scenarios: all of them with their versions and drafts, one of them, and how to begin."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from shopper import clock
from shopper.authoring import records as drafts
from shopper.authoring import starting
from shopper.authoring.model import Draft, Start
from shopper.db import Connection
from shopper.people.sign_in_pages import Nothing
from shopper.people.signed import person
from shopper.problems import NOT_FOUND, Problem
from shopper.scenarios import records
from shopper.scenarios.titles import CHANNELS, METHODS
from shopper.web.bodies import file_body, form_body, query
from shopper.web.errors import document
from shopper.web.pages import page
from shopper.web.request import database, wants_json

_UNPLAIN = re.compile(r"[^A-Za-z0-9._-]+")


class ListQuery(BaseModel):
    """Which draft was just put away, so that it can be brought back."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    discarded: int | None = None


class StartForm(BaseModel):
    """What a new draft begins with: nothing, or a ready scenario by name."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    origin: Literal["blank", "library"]
    name: str = ""


async def show_scenarios(request: Request) -> Response:
    """List every scenario with its newest version, its running waves and its drafts."""
    admin, asked = person(request, "admin"), query(request, ListQuery)

    def job(con: Connection) -> dict[str, Any]:
        newest = [next(versions) for _, versions in groupby(records.all_versions(con), attrgetter("scenario"))]
        published = {version.scenario for version in newest}
        opened = drafts.open_drafts(con)
        return {
            "newest": newest,
            "drafts": _by_scenario(opened),
            "unpublished": [draft for draft in opened if draft.scenario not in published],
            "using": _by_any_version(drafts.using(con, admin)),
            "away": drafts.put_away(con),
        }

    found = await database(request).read(job)
    return page(request, "authoring/list.html", asked=asked, methods=METHODS, channels=CHANNELS, **found)


async def show_scenario(request: Request) -> Response:
    """Show one scenario's versions and drafts."""
    admin = person(request, "admin")
    scenario = request.path_params["id"]

    def job(con: Connection) -> dict[str, Any]:
        versions = [one for one in records.all_versions(con) if one.scenario == scenario]
        if not versions:
            raise Problem(NOT_FOUND)
        return {"versions": versions, "drafts": drafts.open_drafts(con, scenario), "using": drafts.using(con, admin)}

    found = await database(request).read(job)
    return page(request, "authoring/scenario.html", methods=METHODS, channels=CHANNELS, **found)


async def show_file(request: Request) -> Response:
    """Hand out a published version as the file that it was."""
    person(request, "admin")
    scenario, number = request.path_params["id"], request.path_params["version"]
    text = await database(request).read(lambda con: records.source(con, scenario, number))
    return script_file(text, f"{scenario}-{number}")


async def show_beginnings(request: Request) -> Response:
    """Show what a new scenario can begin with."""
    person(request, "admin")
    return await _beginnings(request)


async def begin(request: Request) -> Response:
    """Begin a draft from nothing or from the library."""
    person(request, "admin")
    form = await form_body(request, StartForm)
    if form.origin == "blank":
        return await _begun(request, lambda _: starting.blank(), "/form")
    start = await run_in_threadpool(starting.from_library, form.name)
    return await _begun(request, lambda _: start)


async def begin_from_version(request: Request) -> Response:
    """Begin a draft from a published version."""
    person(request, "admin")
    await form_body(request, Nothing)
    scenario, number = request.path_params["id"], request.path_params["version"]
    return await _begun(request, lambda con: starting.from_version(con, scenario, number))


async def begin_from_file(request: Request) -> Response:
    """Begin a draft from a file; what is wrong with it as a scenario is shown in the editor."""
    person(request, "admin")
    name, raw = await file_body(request, starting.FILE_LIMIT)
    try:
        start = await run_in_threadpool(starting.from_file, name, raw)
    except Problem as refused:
        if wants_json(request):
            raise
        return await _beginnings(request, refused.kind.status, refused=document(refused))
    return await _begun(request, lambda con: starting.after_newest(con, start))


async def _beginnings(request: Request, status: int = 200, refused: Mapping[str, object] | None = None) -> Response:
    """Render what a scenario can begin with, and why a file could not be read."""
    # Reading all of it takes seconds after a start.
    ready = (await run_in_threadpool(starting.library)).values()
    return page(
        request, "authoring/new.html", status, library=ready, methods=METHODS, channels=CHANNELS, refused=refused
    )


async def _begun(request: Request, start: Any, view: str = "") -> Response:
    admin, now = person(request, "admin"), clock.now()

    def job(con: Connection) -> Draft:
        made: Start = start(con)
        return drafts.add(con, made, admin, now)

    made = await database(request).write(job)
    return RedirectResponse(f"/drafts/{made.id}{view}", 303)


def script_file(text: str, name: str) -> Response:
    """Answer with a script as a file to keep; a draft may call itself anything, its file's name is plain letters."""
    plain = _UNPLAIN.sub("-", name).strip(".-")
    return Response(
        text, media_type="application/yaml", headers={"Content-Disposition": f'attachment; filename="{plain}.yaml"'}
    )


def _by_any_version(using: Mapping[tuple[str, int], int]) -> Counter[str]:
    return sum((Counter({scenario: open_ones}) for (scenario, _), open_ones in using.items()), Counter())


def _by_scenario(found: tuple[Draft, ...]) -> dict[str, list[Draft]]:
    by: dict[str, list[Draft]] = defaultdict(list)
    for draft in found:
        by[draft.scenario].append(draft)
    return by
