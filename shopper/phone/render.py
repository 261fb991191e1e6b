"""Draws a scenario as the fragment that phones keep: one form a language, the same for as long as the renderer is."""

import re

from markdown_it import MarkdownIt

from shopper.languages import speaking
from shopper.scenarios.model import Scenario
from shopper.scenarios.part import Text
from shopper.web.pages import environment

RENDERER = 2
OLDEST = 1
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink"])
_LINES = re.compile(r"\s*\n\s*")
_BETWEEN = re.compile(r"(?<=>)\s+(?=<)|\s+(?=>)")
_NAMES = re.compile(r' name="\w+"')
_QUOTES = re.compile(r'="([\w-]+)"')


def fragment(scenario: Scenario, language: str, renderer: int = RENDERER) -> str:
    """Draw the checklist in `language`: HTML without a script, style, link, token or build path.

    Renderer 2 brings the short words of what is noted on the spot; what renderer 1 draws stays as it is for phones
    that still ask for it.
    """
    with speaking(language):
        template = environment().get_template("phone/fragment.html")
        return _small(template.render(scenario=scenario, language=language, renderer=renderer).strip())


def texts(scenario: Scenario, language: str) -> dict[str, object]:
    """Return what is read before the checklist: the title, and as HTML the briefing and each persona's brief."""
    return {
        "title": scenario.title.in_(language),
        "briefing": _html(scenario.briefing, language),
        "personas": {persona.id: _html(persona.brief, language) for persona in scenario.personas},
    }


def _small(html: str) -> str:
    # Texts are escaped, so a quote or an angle bracket here is always markup. Quotes cost twice inside JSON, and the
    # name of a control is always its question's id: the phone puts it back.
    return _QUOTES.sub(r"=\1", _NAMES.sub("", _BETWEEN.sub("", _LINES.sub(" ", html))))


def _html(text: Text | None, language: str) -> str:
    return _MARKDOWN.render(text.in_(language)).strip() if text else ""
