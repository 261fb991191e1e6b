"""What managers, reviewers and admins look at: comparison, offices, visits, exports."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from shopper.answers import saying
from shopper.db import Connection
from shopper.languages import spoken
from shopper.locations import records as locations
from shopper.people.signed import person
from shopper.reports import charts, comparison_api, measures, offices, seeing, sheets, words
from shopper.reports.comparison import READERS
from shopper.reports.exports import visits as export
from shopper.reports.judging import TARGET, rounded
from shopper.reports.overview import Asked, Overview, overview
from shopper.reports.photos import bare
from shopper.reviews.model import DO, DONE, FLAGS
from shopper.scenarios.criteria import CRITERIA
from shopper.visits import aside, evidence
from shopper.web.bodies import query
from shopper.web.pages import page
from shopper.web.request import database, secret, settings, wants_fragment


async def show_comparison(request: Request) -> Response:
    """Show how offices compare; htmx gets the same without the frame around it."""
    who, asked = person(request, *READERS), query(request, Asked).settled()
    view = await database(request).read(
        lambda con: overview(con, who, asked) if locations.clients_of(con, who, *READERS) else None
    )
    if view is None:
        return page(request, "reports/comparison.html", view=None)
    found = view.found
    return page(
        request,
        "reports/_comparison.html" if wants_fragment(request) else "reports/comparison.html",
        view=view,
        link=_linker(view),
        groups=measures.choices(found.present, found.scenarios) if found else (),
        measure_words=measures.words(asked.measure, found.scenarios) if found else "",
        titles={one.id: one.title.in_(spoken()) for one in found.scenarios} if found else {},
        mark=charts.mark,
        target=TARGET,
        **WORDS,
    )


async def tell_comparison(request: Request) -> Response:
    """Tell a program how offices compare."""
    who, asked = person(request, *READERS), query(request, comparison_api.Asked)
    found = await database(request).read(lambda con: comparison_api.answer(con, who, asked))
    return JSONResponse(comparison_api.told(found))


async def show_office(request: Request) -> Response:
    """Show one office; a part of the tree leads to its comparison."""
    who, asked = person(request, *READERS), query(request, offices.Asked)

    def job(con: Connection) -> offices.Office | str:
        place = locations.of(con, who, request.path_params["id"], *READERS)
        if place.is_leaf:
            return offices.office(con, who, place, asked.waves, asked.after)
        return urlencode({"client": locations.client(con, place.client_id).code, "within": place.code})

    view = await database(request).read(job)
    if isinstance(view, str):
        return RedirectResponse(f"/comparison?{view}", 303)
    moments = [charts.Moment(words.wave(one.wave), one.sums, one.interval, one.client) for one in view.waves]
    return page(request, "reports/office.html", view=view, trend=charts.trend(moments), rounded=rounded, **WORDS)


async def show_visit(request: Request) -> Response:
    """Show one visit's score sheet."""
    who, visit_id, key = person(request), str(request.path_params["id"]), secret(request)
    view = await database(request).read(lambda con: sheets.page(con, who, visit_id, key))
    return page(
        request,
        "reports/visit.html",
        view=view,
        reads=any(who.may(role, view.location.path) for role in READERS),
        say=saying.answer,
        target=saying.target,
        points=saying.points,
        effect=saying.effect,
        rule=saying.rule,
        review_words={"do": DO, "done": DONE, "flags": FLAGS},
        aside_words=aside.WORDS,
        **WORDS,
    )


async def show_photo(request: Request) -> Response:
    """Show one photo of a visit. For managers nothing about it tells when it was taken or came."""
    who, visit_id, sha256 = person(request), str(request.path_params["id"]), request.path_params["sha256"]
    photo = await database(request).read(lambda con: seeing.photo(con, who, visit_id, sha256))
    content = await to_thread.run_sync(evidence.path(settings(request).evidence, sha256).read_bytes)
    if not photo.whole:
        content = await to_thread.run_sync(bare, content)
    return Response(content, media_type=photo.type, headers={"Cache-Control": "private, max-age=600"})


async def export_visits(request: Request) -> Response:
    """Send the visits of the caller's part of the trees as a CSV file."""
    who, asked, key = person(request, "manager", "reviewer", "admin"), query(request, export.Asked), secret(request)
    db = database(request)
    plan = await db.read(lambda con: export.plan(con, who))
    headers = {"Content-Disposition": 'attachment; filename="visits.csv"'}
    return StreamingResponse(export.write(db, plan, asked, key), media_type="text/csv; charset=utf-8", headers=headers)


WORDS: dict[str, Any] = {
    "standings": words.STANDINGS,
    "tones": words.TONES,
    "bands": saying.BANDS,
    "band_tones": saying.BAND_TONES,
    "reasons_of": saying.REASONS,
    "dayparts": words.DAYPARTS,
    "criteria": CRITERIA,
    "wave_name": words.wave,
    "months": words.months,
}


def _linker(view: Overview) -> Callable[..., str]:
    """Return a function that makes the address of the same comparison with something changed."""
    asked = view.asked
    same = {"client": view.client.code, "within": asked.within, "waves": asked.waves, "measure": asked.measure}
    return lambda **changed: (
        "/comparison?" + urlencode({key: value for key, value in (same | changed).items() if value})
    )


routes = [
    Route("/comparison", show_comparison),
    Route("/api/v1/comparison", tell_comparison),
    Route("/api/v1/exports/visits.csv", export_visits),
    Route("/locations/{id:int}", show_office),
    Route("/visits/{id:uuid}", show_visit),
    Route("/visits/{id:uuid}/evidence/{sha256}", show_photo),
]
