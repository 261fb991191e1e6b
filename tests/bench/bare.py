"""The bare pages, served as one would by hand: compressed, with their style sheet and script, and kept by browsers."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from shopper.web.compressed import Compressed
from tests.builders.gated_script import BARE_CSS, BARE_JS, bare_page

KEPT = {"Cache-Control": "public, max-age=31536000"}


def bare(sizes: Sequence[int]) -> Starlette:
    """Return an application with pages named by their number of questions, such as /60."""
    files = {"bare.css": ("text/css", BARE_CSS), "bare.js": ("text/javascript", BARE_JS)}
    files |= {str(size): ("text/html", bare_page(size)) for size in sizes}
    made = {name: (kind, Compressed(text.encode())) for name, (kind, text) in files.items()}

    async def show(request: Request) -> Response:
        if (found := made.get(request.path_params["name"])) is None:
            return Response(status_code=404)
        kind, content = found
        return content.respond(request, kind, KEPT)

    return Starlette(routes=[Route("/{name}", show)])
