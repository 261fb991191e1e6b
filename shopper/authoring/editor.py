"""What every page of the editor shows around its view, and the same as JSON while somebody types."""

from typing import Any

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from pydantic import BaseModel, ConfigDict
from starlette.requests import Request
from starlette.responses import Response

from shopper.answers.explaining import figures
from shopper.authoring import notes
from shopper.authoring.examining import Examination, examine
from shopper.authoring.model import Draft
from shopper.authoring.places import known_attributes
from shopper.languages import LANGUAGES, spoken
from shopper.phone.render import fragment, texts
from shopper.scenarios.findings import Finding
from shopper.scenarios.model import Scenario
from shopper.scenarios.rules import rules
from shopper.scenarios.saying import said, sentence
from shopper.web.bodies import query
from shopper.web.pages import page, rendered
from shopper.web.request import database

PARTS = ("state", "findings")
# A hostile text takes seconds, and threads that read several take turns anyway: the others are for whoever waits.
AT_ONCE = 2
_examining: RunVar[CapacityLimiter] = RunVar("examining")


class EditorQuery(BaseModel):
    """The draft that somebody else changed, where this one keeps the second text."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    beside: int | None = None


async def examination(request: Request, source: str) -> Examination:
    """Examine a text by what is known of the offices, without holding up others who ask for something."""
    known = await database(request).read(known_attributes)
    return await to_thread.run_sync(examine, source, known, limiter=_limiter())


def _limiter() -> CapacityLimiter:
    limiter = _examining.get(None)
    if limiter is None:
        limiter = CapacityLimiter(AT_ONCE)
        _examining.set(limiter)
    return limiter


def editor_page(request: Request, template: str, draft: Draft, found: Examination, **context: Any) -> Response:
    """Render a view of the editor with the bars and columns around it."""
    asked = query(request, EditorQuery)
    return page(request, template, **_around(draft, found), asked=asked, notes=notes.told(draft), **context)


def examined(request: Request, draft: Draft, found: Examination, language: str) -> dict[str, object]:
    """Return an examination as JSON: findings, the editor's parts as HTML, and the pack where the text can be used.

    A text that cannot be read has no outline: the one that is on the screen stays.
    """
    parts = (*PARTS, "outline") if found.readable else PARTS
    return {
        "sha256": found.sha256,
        "usable": found.scenario is not None,
        "findings": [_finding(one) for one in found.findings],
        "completeness": found.completeness,
        "html": {part: rendered(request, f"authoring/_{part}.html", **_around(draft, found)) for part in parts},
        "pack": _pack(found.scenario, language) if found.scenario else None,
    }


def _around(draft: Draft, found: Examination) -> dict[str, Any]:
    """Return what the editor's parts are drawn from."""
    sizes = figures(found.scenario) if found.scenario else None
    return {"draft": draft, "found": found, "figures": sizes, "say": sentence}


def shown_in(scenario: Scenario | None, asked: str) -> str:
    """Return the language to show a form in: the one asked for, else the reader's, else the script's first."""
    languages = scenario.languages if scenario else LANGUAGES
    return next((one for one in (asked, spoken()) if one in languages), languages[0])


def _pack(scenario: Scenario, asked: str) -> dict[str, object]:
    """Return what a phone would get, in one language."""
    language = shown_in(scenario, asked)
    return {
        "channel": scenario.channel,
        "languages": scenario.languages,
        "texts": {language: texts(scenario, language)},
        "fragments": {language: fragment(scenario, language)},
        "rules": scenario.once(rules),
    }


def _finding(found: Finding) -> dict[str, object]:
    message, remedy = said(found)
    return {
        "line": found.line,
        "column": found.column,
        "severity": found.severity,
        "code": found.code,
        "message": message,
        "remedy": remedy,
        "nearest": found.values.get("nearest", ""),
    }
