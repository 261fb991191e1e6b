"""The doors for what callers send: JSON bodies, forms and query strings become frozen types, or a problem."""

import hmac
import re
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from typing import Any, BinaryIO, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.types import Message, Receive

from shopper.languages import mark as _
from shopper.problems import INVALID, NO_FILE, STALE_FORM, TOO_LARGE, FieldError, Kind, Problem
from shopper.web.request import signed

Model = TypeVar("Model", bound=BaseModel)

# What pydantic finds wrong, in our words; the same types are promised to be complete by a test.
WORDS = {
    "missing": _("This is needed."),
    "extra_forbidden": _("This is not known here."),
    "json_invalid": _("This is not readable JSON."),
    "model_type": _("This must be an object with named values."),
    "dict_type": _("This must be an object with named values."),
    "tuple_type": _("This must be a list."),
    "string_too_long": _("At most {max_length} characters."),
    "string_too_short": _("At least {min_length} characters."),
    "string_pattern_mismatch": _("This is not in the expected form."),
    "string_type": _("This must be text."),
    "string_unicode": _("This must be text."),
    "int_type": _("This must be a whole number."),
    "int_parsing": _("This must be a whole number."),
    "int_parsing_size": _("This must be a whole number."),
    "int_from_float": _("This must be a whole number."),
    "float_type": _("This must be a number."),
    "float_parsing": _("This must be a number."),
    "bool_type": _("This must be true or false."),
    "bool_parsing": _("This must be true or false."),
    "finite_number": _("This must be a finite number."),
    "greater_than_equal": _("At least {ge}."),
    "less_than_equal": _("At most {le}."),
    "literal_error": _("One of: {expected}."),
    "too_long": _("At most {max_length} of these."),
    "datetime_type": _("This must be a date and time."),
    "datetime_parsing": _("This must be a date and time."),
    "datetime_from_date_parsing": _("This must be a date and time."),
    "timezone_aware": _("The time needs its offset from UTC."),
    "date_parsing": _("This must be a date."),
    "date_from_datetime_parsing": _("This must be a date."),
    "uuid_type": _("This must be a UUID."),
    "uuid_parsing": _("This must be a UUID."),
}
FORM_LIMIT = 1024 * 1024
PART_LIMIT = 64_000
FIELDS_LIMIT = 400
FALLBACK = _("This is not valid.")


async def raw_body(request: Request, limit: int) -> bytes:
    """Read a body of at most `limit` bytes; a longer one is refused, unread where its length is declared."""
    limited = Request(request.scope, _no_longer(request, limit))
    return b"".join([part async for part in limited.stream()])


def _no_longer(request: Request, limit: int) -> Receive:
    """Return what receives the request's body as long as it keeps to `limit`. Raises TOO_LARGE."""
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > limit:
        raise Problem(TOO_LARGE, limit=limit)
    size = 0

    async def receive() -> Message:
        nonlocal size
        message = await request.receive()
        size += len(message.get("body", b""))
        if size > limit:
            raise Problem(TOO_LARGE, limit=limit)
        return message

    return receive


async def json_body(request: Request, model: type[Model], limit: int = 64_000) -> Model:
    """Read a JSON body into `model`. Raises INVALID with a pointer for each mistake."""
    return parse_json(await raw_body(request, limit), model)


def parse_json(raw: bytes, model: type[Model], kind: Kind = INVALID) -> Model:
    """Parse JSON bytes into `model`. Raises `kind` with a pointer for each mistake."""
    try:
        return model.model_validate_json(raw)
    except ValidationError as error:
        raise Problem(kind, errors=field_errors(error)) from None


async def form_body(
    request: Request,
    model: type[Model],
    many: Iterable[str] = (),
    *,
    limit: int = FORM_LIMIT,
    part: int = PART_LIMIT,
    fields: int = FIELDS_LIMIT,
) -> Model:
    """Read a form of at most `limit` bytes, each field of at most `part`, into `model`; those in `many` become tuples.

    A signed-in form must carry its token.
    """
    limited = Request(request.scope, _no_longer(request, limit))
    async with limited.form(max_files=0, max_fields=fields, max_part_size=part) as form:
        values: dict[str, Any] = {key: value for key, value in form.multi_items() if isinstance(value, str)}
        values |= {key: tuple(form.getlist(key)) for key in many}
    _require_token(request, str(values.pop("csrf", "")))
    return parse_values(values, model)


async def file_body(request: Request, limit: int) -> tuple[str, bytes]:
    """Read the one file of a form: its name and at most `limit` bytes. A signed-in form must carry its token.

    Raises NO_FILE, TOO_LARGE, STALE_FORM.
    """
    async with sent_file(request, limit) as (name, file):
        return name, file.read()


@asynccontextmanager
async def sent_file(request: Request, limit: int) -> AsyncIterator[tuple[str, BinaryIO]]:
    """Open the one file of a form, as `file_body` does; a large one lies on disk, not in memory."""
    limited = Request(request.scope, _no_longer(request, limit + FORM_LIMIT))
    async with limited.form(max_files=1, max_fields=10, max_part_size=PART_LIMIT) as form:
        _require_token(request, str(form.get("csrf", "")))
        sent = form.get("file")
        if not isinstance(sent, UploadFile) or not sent.filename:
            raise Problem(NO_FILE)
        if (sent.size or 0) > limit:
            raise Problem(TOO_LARGE, limit=limit)
        yield sent.filename, sent.file


def _require_token(request: Request, sent: str) -> None:
    who = signed(request)
    if who and who.csrf and not hmac.compare_digest(sent.encode(), who.csrf.encode()):
        raise Problem(STALE_FORM)


def query(request: Request, model: type[Model]) -> Model:
    """Read the query string into `model`; `lang` belongs to every page."""
    values: dict[str, object] = {key: value for key, value in request.query_params.items() if key != "lang"}
    return parse_values(values, model)


def parse_values(values: Mapping[str, object], model: type[Model]) -> Model:
    """Parse texts from a form or query string into `model`. Raises INVALID with a pointer for each mistake."""
    try:
        return model.model_validate(values, strict=False)
    except ValidationError as error:
        raise Problem(INVALID, errors=field_errors(error)) from None


def field_errors(error: ValidationError) -> list[FieldError]:
    """Turn pydantic's findings into field errors with JSON pointers."""
    return [_field_error(found) for found in error.errors(include_url=False, include_input=False)]


def _field_error(found: Any) -> FieldError:
    values: dict[str, object] = {
        key: value for key, value in found.get("ctx", {}).items() if isinstance(value, str | int | float)
    }
    if found["type"] == "literal_error":
        # pydantic lists them in English: 'a', 'b' or 'c'.
        values["expected"] = ", ".join(re.findall(r"'([^']*)'", str(values["expected"]))) or values["expected"]
    return FieldError(pointer(found["loc"]), found["type"], WORDS.get(found["type"], FALLBACK), values)


def pointer(parts: Iterable[object]) -> str:
    """Write a path of keys and indexes as a JSON pointer (RFC 6901)."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)
