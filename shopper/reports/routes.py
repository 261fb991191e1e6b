"""What managers, reviewers and admins look at: comparison, offices, visits, exports."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from shopper.languages import spoken
from shopper.people.signed import person
from shopper.reports import charts, comparison_api, measures, words
from shopper.reports.comparison import READERS
from shopper.reports.judging import TARGET
from shopper.reports.overview import Asked, Overview, overview
from shopper.scenarios.criteria import CRITERIA
from shopper.web.bodies import query
from shopper.web.pages import page
from shopper.web.request import database, wants_fragment


async def show_comparison(request: Request) -> Response:
    """Show how offices compare; htmx gets the same without the frame around it."""
    who, asked = person(request, *READERS), query(request, Asked).settled()
    view = await database(request).read(lambda con: overview(con, who, asked))
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


WORDS: dict[str, Any] = {
    "standings": words.STANDINGS,
    "tones": words.TONES,
    "bands": words.BANDS,
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
]
