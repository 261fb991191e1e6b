"""The three languages: which one is spoken now, and its catalogue."""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Literal

from babel.core import negotiate_locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

LANGUAGES = ("ru", "et", "en")
NAMES = {"ru": "Русский", "et": "Eesti", "en": "English"}
_FOLDER = Path(__file__).resolve().parent
PhonePart = Literal["checklist", "extras", "screens"]
# Where the texts stand that a checklist needs. What questions have beside their controls, and the other screens, fetch
# theirs when it can be filled in.
_CHECKLIST = ("static/js/ui/", "static/js/screens/visit.js")
_EXTRAS = "static/js/ui/extras/"
_spoken: ContextVar[str] = ContextVar("spoken", default="en")


def mark(msgid: str) -> str:
    """Mark a text for translation without translating it yet; imported as `_` where texts are data."""
    return msgid


def spoken() -> str:
    """Return the language of whoever is being answered."""
    return _spoken.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Answer in `language` inside this block."""
    token = _spoken.set(language if language in LANGUAGES else "en")
    try:
        yield
    finally:
        _spoken.reset(token)


def gettext(msgid: str) -> str:
    """Translate a text into the language spoken now."""
    return translations(spoken()).gettext(msgid) if msgid else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """Translate a text that counts `n` things into the language spoken now."""
    return translations(spoken()).ngettext(singular, plural, n)


def negotiate(accepted: str, default: str) -> str:
    """Choose one of our languages by an Accept-Language header."""
    wanted = [part.split(";")[0].strip().replace("-", "_") for part in accepted[:200].split(",")]
    return negotiate_locale([code for code in wanted if code], LANGUAGES) or default


@cache
def catalogue(language: str) -> Catalog:
    """Return the messages of `language` as they are written down."""
    with (_FOLDER / language / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


@cache
def translations(language: str) -> NullTranslations:
    """Return the compiled catalogue; English is what the sources say."""
    if language == "en":
        return NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(language))
    compiled.seek(0)
    return Translations(compiled)


@cache
def phone_catalogue(language: str, part: PhonePart) -> Mapping[str, object]:
    """Return the texts of a part of the phone's scripts: msgid → text, or the list of its plural forms."""
    if language == "en":
        return {}
    texts: dict[str, object] = {}
    for message in catalogue(language):
        parts = {_part(place) for place, _ in message.locations if place.startswith("static/js/")}
        # What comes with the checklist need not come again.
        if not message.id or message.fuzzy or part not in (parts & {"checklist"} or parts):
            continue
        msgid = message.id if isinstance(message.id, str) else message.id[0]
        texts[msgid] = list(message.string) if isinstance(message.string, list | tuple) else message.string
    return texts


def _part(place: str) -> PhonePart:
    if place.startswith(_EXTRAS):
        return "extras"
    return "checklist" if place.startswith(_CHECKLIST) else "screens"
