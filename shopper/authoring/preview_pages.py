"""The live preview: the form as phones have it, a score sheet that fills in, and the same form as a printed blank."""

from collections.abc import Iterable
from typing import Annotated

from babel.dates import get_day_names
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from shopper.answers import saying
from shopper.authoring import records
from shopper.authoring.draft_pages import SENT_LIMIT, Script
from shopper.authoring.editor import examination, shown_in
from shopper.authoring.examining import Examination, recent
from shopper.authoring.model import Draft
from shopper.authoring.places import Place, places
from shopper.authoring.trying import Tried, scored
from shopper.db import Connection
from shopper.languages import mark as _
from shopper.languages import speaking, spoken
from shopper.people.signed import person
from shopper.phone.render import fragment
from shopper.problems import INVALID, TEXT_UNUSABLE, FieldError, Problem
from shopper.scenarios.model import Scenario
from shopper.web.bodies import json_body, query
from shopper.web.pages import page
from shopper.web.request import database

FORGOTTEN = _("This text was not looked at lately; send the text itself.")


class ScoreBody(Tried):
    """What to score: a text that was examined a moment ago by its hash, or else the text itself."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    source: Script | None = None


class PreviewQuery(BaseModel):
    """With whose eyes to begin: the form's language, a role of the script, the id of an office."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    language: Annotated[str, Field(max_length=20)] = ""
    persona: Annotated[str, Field(max_length=100)] = ""
    service_language: Annotated[str, Field(max_length=20)] = ""
    office: Annotated[str, Field(max_length=20)] = ""


class BlankQuery(BaseModel):
    """The language of the printed form."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    language: Annotated[str, Field(max_length=20)] = ""


async def show_preview(request: Request) -> Response:
    """Show the form of a draft's saved text as phones have it; inside the editor it follows what is typed there."""
    admin, asked = person(request, "admin"), query(request, PreviewQuery)
    draft_id = request.path_params["id"]

    def job(con: Connection) -> tuple[Draft, tuple[Place, ...]]:
        return records.draft(con, draft_id), places(con, admin)

    draft, offices = await database(request).read(job)
    scenario = (await examination(request, draft.source)).scenario
    language = shown_in(scenario, asked.language)
    return page(
        request,
        "authoring/preview.html",
        draft=draft,
        asked=asked,
        persona=asked.persona or (scenario.personas[0].id if scenario and scenario.personas else ""),
        language=language,
        scenario=scenario,
        fragment=fragment(scenario, language) if scenario else "",
        offices=offices,
        clients={place.client for place in offices},
        weekdays=[(number + 1, name) for number, name in _weekdays()],
    )


async def score_answers(request: Request) -> Response:
    """Tell what answers would score; nothing is saved."""
    person(request, "admin")
    draft_id = request.path_params["id"]
    draft = await database(request).read(lambda con: records.draft(con, draft_id))
    body = await json_body(request, ScoreBody, SENT_LIMIT)
    return JSONResponse(scored(await _usable(request, body, draft), body))


async def show_blank(request: Request) -> Response:
    """Show the form of a draft's saved text to be printed and filled in by hand."""
    person(request, "admin")
    asked, draft_id = query(request, BlankQuery), request.path_params["id"]
    draft = await database(request).read(lambda con: records.draft(con, draft_id))
    scenario = _insist(await examination(request, draft.source))
    language = shown_in(scenario, asked.language)
    with speaking(language):
        return page(
            request, "authoring/blank.html", draft=draft, scenario=scenario, language=language, rule=saying.written
        )


async def _usable(request: Request, body: ScoreBody, draft: Draft) -> Scenario:
    """Return the scenario that was asked for. Raises TEXT_UNUSABLE, and INVALID for the hash of a forgotten text."""
    if body.source is not None:
        return _insist(await examination(request, body.source))
    if found := recent(body.sha256 or ""):
        return _insist(found)
    found = await examination(request, draft.source)
    if found.sha256 != body.sha256:
        raise Problem(INVALID, errors=[FieldError("/sha256", "forgotten", FORGOTTEN)])
    return _insist(found)


def _insist(found: Examination) -> Scenario:
    if found.scenario is None:
        raise Problem(TEXT_UNUSABLE)
    return found.scenario


def _weekdays() -> Iterable[tuple[int, str]]:
    return get_day_names("wide", "stand-alone", locale=spoken()).items()
