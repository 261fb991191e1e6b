"""Numbers, dates and spans of time as each language writes them."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal
from babel.units import format_unit

from shopper.languages import gettext, ngettext, spoken

_MINUS = "\N{MINUS SIGN}"
_KILOMETRE = 1000
_KILOBYTE = 1024
_MEGABYTE_FROM = 1000
_DAYS_FROM = 48
_NBSP = "\N{NO-BREAK SPACE}"


def number(value: float, digits: int = 0) -> str:
    """Write a number with exactly `digits` decimals, rounded half away from zero as scores are, without grouping."""
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    pattern = "0" + ("." + "0" * digits if digits else "")
    return format_decimal(rounded, format=pattern, locale=spoken()).replace("-", _MINUS)


def score(basis_points: int | None, digits: int = 1) -> str:
    """Write a score of 0…10000 basis points as per cent without the sign; unknown is a dash."""
    return "–" if basis_points is None else number(basis_points / 100, digits)


def percent(basis_points: int | None, digits: int = 1) -> str:
    """Write a score with its per cent sign, spaced as the language does."""
    if basis_points is None:
        return "–"
    return score(basis_points, digits) + ("%" if spoken() == "et" else f"{_NBSP}%")


def change(basis_points: int | None, digits: int = 1) -> str:
    """Write a difference of scores with its sign; nothing to compare with is empty."""
    if basis_points is None:
        return ""
    text = score(basis_points, digits)
    return f"+{text}" if basis_points > 0 else text


def day(value: date) -> str:
    """Write a date as people read it: 3 November 2026."""
    return format_date(value, format="long", locale=spoken())


def short_day(value: date) -> str:
    """Write a date for narrow places: 3 Nov."""
    return format_skeleton("MMMd", value, locale=spoken())


def month(value: date) -> str:
    """Write a month with its year: November 2026."""
    return format_skeleton("yMMMM", value, locale=spoken())


def moment(value: datetime) -> str:
    """Write a date with its time; the caller has put it into the zone that matters."""
    return f"{format_skeleton('yMMMd', value, locale=spoken())}, {format_time(value, format='short', locale=spoken())}"


def phone_moment(text: str) -> str:
    """Write a moment as a phone wrote it, by its own clock, whose zone is named; what is none stays as it is."""
    try:
        written = datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{moment(written)} {written:%Z}".rstrip()


def distance(metres: float, step: int = 10) -> str:
    """Write a distance in steps of so many metres, at least one of them: 40 m, 3.2 km."""
    if metres < _KILOMETRE:
        near = max(step * int(metres / step + 0.5), step)
        return format_unit(near, "length-meter", "short", format="0", locale=spoken())
    return format_unit(round(metres / _KILOMETRE, 1), "length-kilometer", "short", format="0.#", locale=spoken())


def minutes(seconds: float) -> str:
    """Write a span as minutes and seconds: 4:12."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def size(octets: int) -> str:
    """Write a size as people say it: less than 1 kB, 12 kB, 3.4 MB."""
    kilobytes = octets / _KILOBYTE
    if round(kilobytes) < _MEGABYTE_FROM:
        text = format_unit(max(round(kilobytes), 1), "digital-kilobyte", "short", format="0", locale=spoken())
    else:
        text = format_unit(kilobytes / _KILOBYTE, "digital-megabyte", "short", format="0.#", locale=spoken())
    text = text.replace(" ", _NBSP)
    return text if kilobytes >= 1 else gettext("less than {size}").format(size=text)


def span(hours: int) -> str:
    """Write so many whole hours as people say it: less than an hour, 5 hours, 3 days."""
    if hours < 1:
        return gettext("less than an hour")
    if hours < _DAYS_FROM:
        return ngettext("%(num)d hour", "%(num)d hours", hours) % {"num": hours}
    return ngettext("%(num)d day", "%(num)d days", hours // 24) % {"num": hours // 24}


def ago(hours: int) -> str:
    """Write how long ago something was, so many whole hours."""
    return gettext("{span} ago").format(span=span(hours))


def language(code: str) -> str:
    """Name a language by its code: Estonian; a code that nobody knows stays as it is."""
    try:
        return Locale.parse(code, sep="-").get_language_name(spoken()) or code
    except (UnknownLocaleError, ValueError):
        return code
