"""A difference in words, in the language spoken now."""

from collections.abc import Iterator
from typing import cast

from shopper.answers import saying
from shopper.authoring.difference.keys import CHANGES, KEYS, PARTS, VALUES
from shopper.authoring.difference.model import Detail, Pairs, Row, Thing, Value
from shopper.languages import formats, gettext, ngettext, spoken
from shopper.scenarios.details import Check, Critical, Photo, Target
from shopper.scenarios.part import Text

_QUOTES = {"ru": ("«", "»"), "et": ("„", "“"), "en": ("“", "”")}
PER_CENT = frozenset({"critical.at", "scoring.coverage_min", "band.min"})


def name(thing: Thing) -> str:
    """Name a thing: Question “Were you greeted?” (greeted)."""
    return f"{kind(thing)} {title(thing)}" + (f" ({thing.id})" if thing.title else "")


def kind(thing: Thing) -> str:
    """Say what sort of thing it is."""
    return gettext(PARTS[thing.part])


def title(thing: Thing) -> str:
    """Say how a reader knows a thing: its title in quotes, or its id."""
    return _quoted(thing.title.in_(spoken())) if thing.title else thing.id


def sentence(row: Row) -> str:
    """Tell one difference in full."""
    within = f"{name(row.thing.within)}: " if row.thing.within else ""
    return f"{within}{name(row.thing)}: {told(row)}"


def told(row: Row) -> str:
    """Tell one difference, where it is clear what it is about."""
    if row.change in ("added", "removed"):
        said = old(row) if row.change == "removed" else new(row)
        return gettext(CHANGES[row.change]) + (f", {said}" if row.key else "")
    if row.change == "moved":
        return f"{gettext(CHANGES['moved'])}, {where(row)}"
    return f"{label(row)}: {old(row)} → {new(row)}"


def where(row: Row) -> str:
    """Say from where to where a thing has moved."""
    if row.key == "section":
        said = gettext("from the section {old} to the section {new}")
        return said.format(old=_named(row.old), new=_named(row.new))
    if row.new is None:
        return gettext("now the first")
    return gettext("now after {before}").format(before=_named(row.new))


def label(row: Row) -> str:
    """Name what differs: Text in Estonian."""
    said = gettext(KEYS[_key(row)])
    return said if row.language is None else f"{said} ({formats.language(row.language)})"


def old(row: Row) -> str:
    """Say how it was; a word for nothing where it was not."""
    return _said(row, row.old)


def new(row: Row) -> str:
    """Say how it is now; a word for nothing where it is no more."""
    return _said(row, row.new)


def _key(row: Row) -> str:
    own = f"{row.thing.part}.{row.key}"
    return own if own in KEYS else row.key


def _said(row: Row, value: Value) -> str:
    if value is None or value in ("", ()):
        return gettext("nothing")
    if isinstance(value, bool | int | float):
        return _number(row, value)
    if isinstance(value, str):
        return _text(row, value)
    return _listed(row, value) if isinstance(value, tuple) else _detail(cast("Detail", value))


def _number(row: Row, value: float) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if row.key == "share":
        return formats.percent(int(value))
    if _key(row) in PER_CENT:
        return formats.percent(round(value * 100), 0 if value == int(value) else 1)
    return saying.points(value)


def _text(row: Row, value: str) -> str:
    if row.change == "reworded":
        return _quoted(value)
    known = VALUES.get(row.key, {})
    return gettext(known[value]) if value in known else value


def _listed(row: Row, value: tuple[str, ...] | Pairs) -> str:
    if row.key == "languages":
        return ", ".join(formats.language(str(one)) for one in value)
    words = {"yes": gettext("yes"), "no": gettext("no")}
    return ", ".join(f"{words.get(choice, choice)} {saying.points(worth)}" for choice, worth in cast("Pairs", value))


def _detail(value: Detail) -> str:
    match value:
        case Check():
            return value.that.source + (f" ({_quoted(value.message.in_(spoken()))})" if value.message else "")
        case Critical():
            scope = VALUES["critical.scope"][value.scope]
            return f"{value.when.source} → {gettext(scope)}: {saying.effect(value)}"
        case Photo():
            return ", ".join(_photos(value))
        case Target():
            return gettext("at most {limit}").format(limit=saying.points(value.at_most))
    return " – ".join(_quoted(end.in_(spoken())) for end in (value.low, value.high) if end)


def _photos(photo: Photo) -> Iterator[str]:
    most = ngettext("%(num)d photo", "%(num)d photos", photo.max) % {"num": photo.max}
    yield f"{photo.min}–{most}" if photo.min < photo.max else most
    if photo.required_if:
        yield gettext("required if {condition}").format(condition=photo.required_if.source)
    where = VALUES["photo.where"][photo.where]
    yield gettext(where)


def _named(value: Value) -> str:
    return _quoted(value.in_(spoken())) if isinstance(value, Text) else str(value)


def _quoted(text: str) -> str:
    """Put a text into the quotation marks of the language spoken now."""
    opening, closing = _QUOTES[spoken()]
    return f"{opening}{text}{closing}"
