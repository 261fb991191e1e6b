"""The editor's page with the text of a draft, and what it asks for while somebody types."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from shopper import clock
from shopper.authoring import records
from shopper.authoring.editor import editor_page, examination, examined
from shopper.authoring.headline import headline
from shopper.authoring.model import Draft
from shopper.authoring.saving import Saved, save
from shopper.authoring.scenario_pages import script_file
from shopper.db import Connection
from shopper.languages import gettext as _
from shopper.languages import mark
from shopper.people.sign_in_pages import Nothing
from shopper.people.signed import person
from shopper.scenarios.composing import SIZE_LIMIT
from shopper.web.bodies import form_body, json_body
from shopper.web.errors import filled
from shopper.web.request import database, wants_json

# A letter of a script takes up to nine bytes in a form, and six in JSON.
SENT_LIMIT = 4 * SIZE_LIMIT
ASIDE = mark("{name} changed this draft in the meantime. Your text is kept as a draft of its own, beside the other.")
Script = Annotated[str, Field(max_length=SIZE_LIMIT)]


class TextForm(BaseModel):
    """A text, and the revision that it was written over."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    source: Script
    revision: Annotated[int, Field(ge=1)]


class ExaminationBody(BaseModel):
    """A text to look at; without it, the draft's saved one. `language` is the one that the preview shows."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    source: Script | None = None
    language: Annotated[str, Field(max_length=20)] = ""


async def show_draft(request: Request) -> Response:
    """Show the editor with the text of a draft."""
    person(request, "admin")
    draft = await _draft(request)
    found = await examination(request, draft.source)
    return editor_page(request, "authoring/text.html", draft, found)


async def save_text(request: Request) -> Response:
    """Save the text of a draft; one written over an older text than the saved one becomes a draft beside it."""
    admin, now = person(request, "admin"), clock.now()
    form = await form_body(request, TextForm, limit=SENT_LIMIT, part=SENT_LIMIT)
    # Browsers send line ends of their own kind.
    source = form.source.replace("\r\n", "\n")
    draft_id = request.path_params["id"]
    await run_in_threadpool(headline, source)
    saved = await database(request).write(lambda con: save(con, draft_id, form.revision, source, admin, now))
    if wants_json(request):
        return JSONResponse(_told(saved))
    beside = f"?beside={saved.draft.id}" if saved.aside else ""
    return RedirectResponse(f"/drafts/{saved.kept.id}{beside}", 303)


async def show_examination(request: Request) -> Response:
    """Tell what is wrong with a text, and what it comes to; nothing is saved."""
    person(request, "admin")
    draft = await _draft(request)
    body = await json_body(request, ExaminationBody, SENT_LIMIT)
    found = await examination(request, draft.source if body.source is None else body.source)
    return JSONResponse(await run_in_threadpool(examined, request, draft, found, body.language))


async def show_draft_file(request: Request) -> Response:
    """Hand out the text of a draft as a file."""
    person(request, "admin")
    draft = await _draft(request)
    return script_file(draft.source, f"{draft.scenario or 'scenario'}-draft-{draft.id}")


async def discard(request: Request) -> Response:
    """Put a draft away; it can be brought back."""
    now = clock.now()
    await _put(request, lambda con: records.put_discarded(con, request.path_params["id"], now))
    return RedirectResponse(f"/scenarios?discarded={request.path_params['id']}", 303)


async def restore(request: Request) -> Response:
    """Bring back a draft that was put away."""
    await _put(request, lambda con: records.put_discarded(con, request.path_params["id"], None))
    return RedirectResponse(f"/drafts/{request.path_params['id']}", 303)


async def _draft(request: Request) -> Draft:
    draft_id = request.path_params["id"]
    return await database(request).read(lambda con: records.draft(con, draft_id))


async def _put(request: Request, change: Any) -> None:
    person(request, "admin")
    await form_body(request, Nothing)

    def job(con: Connection) -> None:
        records.draft(con, request.path_params["id"])
        change(con)

    await database(request).write(job)


def _told(saved: Saved) -> dict[str, object]:
    kept = saved.kept
    told: dict[str, object] = {"draft": kept.id, "revision": kept.revision, "saved_at": clock.stamp(kept.updated_at)}
    if saved.aside:
        told["beside"] = saved.draft.id
        told["aside"] = filled(_(ASIDE), {"name": saved.draft.updated_by})
    return told
