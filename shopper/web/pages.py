"""Pages: one Jinja environment with what every template may use."""

from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from shopper import languages
from shopper.languages import LANGUAGES, NAMES, formats
from shopper.settings import assets
from shopper.web.csrf import csrf_field
from shopper.web.request import settings, signed
from shopper.web.static import static_url, static_urls

_FILTERS = (
    "number", "score", "percent", "change", "distance", "day", "short_day", "month", "moment", "phone_moment",
    "minutes", "size", "span", "ago", "language",
)  # fmt: skip


@cache
def environment() -> Environment:
    """Return the environment that all templates share; undefined names are errors."""
    env = Environment(
        loader=FileSystemLoader(assets("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    env.install_gettext_callables(languages.gettext, languages.ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(
        csrf_field=csrf_field,
        static_url=static_url,
        static_urls=static_urls,
        languages=[(code, NAMES[code]) for code in LANGUAGES],
        spoken=languages.spoken,
    )
    for name in _FILTERS:
        env.filters[name] = getattr(formats, name)
    return env


def page(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """Answer with a page or fragment; `request`, `signed` and `settings` are always there."""
    text = rendered(request, template, **context)
    return HTMLResponse(text, status, headers={"Vary": "Cookie, Accept-Language, HX-Request-Type"})


def rendered(request: Request, template: str, **context: Any) -> str:
    """Render a template with what every page may use."""
    chosen = settings(request)
    return (
        environment()
        .get_template(template)
        .render(
            request=request,
            signed=signed(request),
            settings=chosen,
            app_name=chosen.app_name(languages.spoken()),
            **context,
        )
    )
