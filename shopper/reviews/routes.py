"""The desk's pages of reviews and waves: look, decide, release."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from shopper import clock
from shopper.assignments import records as waves
from shopper.db import Connection
from shopper.locations import records as locations
from shopper.people.signed import person
from shopper.problems import NOT_FOUND, Problem
from shopper.reviews import releases
from shopper.reviews.decisions import Verdict, decide
from shopper.reviews.desk import records as desk
from shopper.reviews.desk.records import Asked
from shopper.reviews.model import WORDS, Batch, Decision
from shopper.reviews.records import DESK
from shopper.web.bodies import form_body, query
from shopper.web.pages import page
from shopper.web.request import database, secret

LocalPath = Annotated[str, StringConstraints(pattern=r"^(/([!-.0-\[\]-~][!-~]*)?)?$", max_length=500)]


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class VerdictForm(_Form):
    """A decision about a visit. `with_photos` says that the photos' boxes were there, even if none is ticked."""

    decision: Decision
    note: Annotated[str, StringConstraints(max_length=2000, strip_whitespace=True)] = ""
    questions: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    with_photos: Literal["", "1"] = ""
    next: LocalPath = ""


class ReleaseForm(_Form):
    """There is nothing to say about a release but where to go afterwards."""

    next: LocalPath = "/waves"


class ListQuery(_Form):
    """Which visits to list."""

    state: Literal["received", "waiting_evidence", "returned", "accepted", "rejected", "released", ""] = "received"
    after: Annotated[str, StringConstraints(max_length=100)] = ""


class NewsQuery(_Form):
    """What was just done, told on the page that follows."""

    released: Annotated[str, StringConstraints(pattern=r"^\d{1,9}$")] | None = None
    too_young: Annotated[str, StringConstraints(pattern=r"^\d{1,9}$")] | None = None


class WaveQuery(ListQuery, NewsQuery):
    """Which visits of a wave to list; all of them unless asked otherwise."""

    state: Literal["received", "waiting_evidence", "returned", "accepted", "rejected", "released", ""] = ""


async def show_queue(request: Request) -> Response:
    """List the visits of one state that this person may review."""
    who, asked = person(request, *DESK), query(request, ListQuery)
    key = secret(request)

    def job(con: Connection) -> dict[str, Any]:
        wanted = Asked(asked.state or "received", after=asked.after)
        return {"visits": desk.visits(con, who, wanted, key), "counts": desk.counts(con, who)}

    found = await database(request).read(job)
    return page(
        request, "reviews/queue.html", asked=asked, choices=desk.OPEN, page_size=desk.PAGE, words=WORDS, **found
    )


async def show_waves(request: Request) -> Response:
    """List the waves of this person's clients with how far they are."""
    who, news, now = person(request, *DESK), query(request, NewsQuery), clock.now()
    found = await database(request).read(lambda con: desk.waves(con, who, now))
    return page(request, "reviews/waves.html", waves=found, news=news, words=WORDS)


async def show_wave(request: Request) -> Response:
    """Show one wave with its visits."""
    who, asked, now = person(request, *DESK), query(request, WaveQuery), clock.now()
    wave_id, key = request.path_params["id"], secret(request)

    def job(con: Connection) -> dict[str, Any]:
        waves.wave_of(con, who, wave_id, *DESK)
        return {
            "wave": desk.waves(con, who, now, wave_id)[0],
            "visits": desk.visits(con, who, Asked(asked.state, wave_id, asked.after), key),
        }

    found = await database(request).read(job)
    return page(
        request,
        "reviews/wave.html",
        asked=asked,
        news=asked,
        choices=("", *desk.OPEN, "released"),
        page_size=desk.PAGE,
        words=WORDS,
        **found,
    )


async def review(request: Request) -> Response:
    """Decide about a visit and go back to where the decision was made."""
    who, form, now = person(request, *DESK), await form_body(request, VerdictForm, ("questions", "photos")), clock.now()
    visit_id = str(request.path_params["id"])
    photos = frozenset(form.photos) if form.with_photos else None
    verdict = Verdict(form.decision, form.note, form.questions, photos)
    await database(request).write(lambda con: decide(con, who, visit_id, verdict, now))
    return RedirectResponse(form.next or f"/visits/{visit_id}", 303)


async def release(request: Request) -> Response:
    """Release the accepted visits of a wave that are old enough."""
    who, form, now = person(request, *DESK), await form_body(request, ReleaseForm), clock.now()

    def job(con: Connection) -> Batch:
        wave = waves.wave_of(con, who, request.path_params["id"], *DESK)
        if not desk.holds_all(who, locations.client(con, wave.client_id).root_id):
            raise Problem(NOT_FOUND)
        return releases.release(con, wave, who.id, now)

    batch = await database(request).write(job)
    return RedirectResponse(f"{form.next}?released={batch.visits}&too_young={batch.too_young}", 303)


routes = [
    Route("/reviews", show_queue),
    Route("/waves", show_waves),
    Route("/waves/{id:int}", show_wave),
    Route("/waves/{id:int}/release", release, methods=["POST"]),
    Route("/visits/{id:uuid}/review", review, methods=["POST"]),
]
