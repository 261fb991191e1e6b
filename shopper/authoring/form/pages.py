"""The form view of a draft, and what it sends: one step of editing, which is saved at once."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from shopper import clock
from shopper.authoring import records
from shopper.authoring.editor import editor_page, examination
from shopper.authoring.examining import Examination
from shopper.authoring.form.editing import Step, Stepped, part, step
from shopper.authoring.form.pointers import pointer
from shopper.authoring.form.undoing import recent
from shopper.authoring.form.view import View
from shopper.authoring.headline import headline
from shopper.authoring.model import Draft
from shopper.authoring.saving import Saved, save
from shopper.authoring.script import Overfull, Unreadable, read
from shopper.db import Connection
from shopper.people.model import Person
from shopper.people.signed import person
from shopper.problems import SCRIPT_FULL, Problem
from shopper.scenarios.composing import SIZE_LIMIT
from shopper.web.bodies import form_body, query
from shopper.web.request import database, wants_fragment

FIELDS = 3_000
LIST = ("/languages",)
Pointer = Annotated[str, Field(max_length=300)]


class FormQuery(BaseModel):
    """The part to show, and the condition to show as a text; the rest is for the editor around it."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    at: Pointer = ""
    written: Pointer = ""
    undo: Annotated[str, Field(max_length=64)] = ""
    said: Annotated[str, Field(max_length=20)] = ""


class StepForm(BaseModel):
    """A form of the view: what it shows, what was pressed, and its fields, whose names begin with a slash."""

    model_config = ConfigDict(frozen=True, extra="allow")
    revision: Annotated[int, Field(ge=1)]
    at: Pointer = ""
    do: Annotated[str, Field(max_length=400)] = ""
    shape: Annotated[str, Field(max_length=100)] = ""
    written: Pointer = ""
    base: Annotated[int, Field(ge=0)] = 0
    undo: Annotated[str, Field(max_length=64)] = ""

    def step(self, base: str) -> Step:
        """Return what to do; several boxes of one name become one field."""
        sent = (self.model_extra or {}).items()
        fields = {name: value if isinstance(value, str) else " ".join(value) for name, value in sent if value != ()}
        return Step(
            self.at, {name: text for name, text in fields.items() if name[:1] == "/"}, self.do, self.shape, base
        )


async def show_form(request: Request) -> Response:
    """Show a part of a draft as a form."""
    person(request, "admin")
    draft_id, asked = request.path_params["id"], query(request, FormQuery)
    draft = await database(request).read(lambda con: records.draft(con, draft_id))
    recent.remember(draft.id, draft.revision, draft.source)
    found = await examination(request, draft.source)
    undo = asked.undo if recent.before(draft.id, draft.revision, asked.undo) is not None else ""
    return await run_in_threadpool(_page, request, draft, found, asked.model_copy(update={"undo": undo}))


async def edit(request: Request) -> Response:
    """Make one step of editing and save it; the answer shows the form anew."""
    admin = person(request, "admin")
    form = await form_body(request, StepForm, LIST, limit=4 * SIZE_LIMIT, part=4 * SIZE_LIMIT, fields=FIELDS)
    draft_id = request.path_params["id"]
    draft = await database(request).read(lambda con: records.draft(con, draft_id))
    base = draft.source if form.revision == draft.revision else recent.recall(draft_id, str(form.revision))
    try:
        done = await run_in_threadpool(_stepped, draft, base or draft.source, form)
    except Overfull:
        raise Problem(SCRIPT_FULL, limit=SIZE_LIMIT) from None
    except Unreadable:
        return _led(request, draft, FormQuery(at=form.at, said="outdated"))
    saved = await _saved(request, draft, form.revision, base or draft.source, done, admin)
    said = "" if saved.aside or not done.outdated else "outdated"
    undo = "" if saved.aside else _undo(draft, form, base or draft.source, done)
    asked = FormQuery(at=pointer(done.at), written=form.written, undo=undo, said=said)
    if saved.aside or not wants_fragment(request):
        return _led(request, saved.kept, asked, beside=saved.draft.id if saved.aside else None)
    found = await examination(request, saved.draft.source)
    answer = await run_in_threadpool(_page, request, saved.draft, found, asked, done)
    answer.headers["HX-Trigger"] = "draft-saved"
    if asked.at != form.at:
        answer.headers["HX-Push-Url"] = f"/drafts/{draft_id}/form?at={asked.at}"
    return answer


def _stepped(draft: Draft, source: str, form: StepForm) -> Stepped:
    verb, _, key = form.do.partition(" ")
    if verb != "undo":
        drawn = recent.recall(draft.id, str(form.base)) if form.base != form.revision else None
        done = step(source, form.step(drawn or ""))
        headline(done.source)
        return done
    before = recent.before(draft.id, form.revision, key)
    plain = read(before or source).plain
    return Stepped(before or source, part(plain, form.at), outdated=before is None)


def _undo(draft: Draft, form: StepForm, base: str, done: Stepped) -> str:
    """Return the hash of the text to go back to; a step that changed nothing leaves what could be undone before."""
    return recent.remember(draft.id, form.revision, base) if done.source != base else form.undo


async def _saved(request: Request, draft: Draft, revision: int, base: str, done: Stepped, by: Person) -> Saved:
    """Save what a step made; one that made nothing is nothing to save, whatever others did."""
    now = clock.now()
    if done.source == base:
        return Saved(draft)

    def job(con: Connection) -> Saved:
        return save(con, draft.id, revision, done.source, by, now)

    saved = await database(request).write(job)
    recent.remember(saved.kept.id, saved.kept.revision, saved.kept.source)
    return saved


def _page(
    request: Request, draft: Draft, found: Examination, asked: FormQuery, done: Stepped | None = None
) -> Response:
    if not found.readable or found.loaded.document.mistakes:
        return editor_page(request, "authoring/form/unreadable.html", draft, found)
    at = done.at if done else part(found.loaded.document.plain, asked.at)
    view = View(found, at, done.refused if done else {}, asked.written)
    template = "authoring/form/_answer.html" if wants_fragment(request) else "authoring/form/page.html"
    return editor_page(request, template, draft, found, form=view, told=asked)


def _led(request: Request, draft: Draft, asked: FormQuery, beside: int | None = None) -> Response:
    """Lead to the form as a page: after a plain form, or to another draft."""
    values = {"at": asked.at, "undo": asked.undo, "said": asked.said, "beside": str(beside or "")}
    address = f"/drafts/{draft.id}/form?" + "&".join(f"{name}={value}" for name, value in values.items() if value)
    if wants_fragment(request):
        return Response(headers={"HX-Redirect": address})
    return RedirectResponse(address, 303)
