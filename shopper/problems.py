"""The catalogue of refusals: every way in which the product says no, with its code, status and words."""

from collections.abc import Sequence
from dataclasses import dataclass, field


def _(msgid: str) -> str:
    """Mark a text for translation; it is translated where the problem is shown."""
    return msgid


@dataclass(frozen=True)
class Kind:
    """One kind of refusal. `title` and `detail` are msgids; `detail` may name values in braces."""

    code: str
    status: int
    title: str
    detail: str = ""


@dataclass(frozen=True)
class FieldError:
    """One mistake at one field: a JSON pointer into what was sent, a stable code and a msgid with its values."""

    pointer: str
    code: str
    message: str
    values: dict[str, object] = field(default_factory=dict)


class Problem(Exception):  # noqa: N818 - the field's own word, and the standard's (RFC 9457)
    """A refusal to raise; raising it inside a write rolls that write back."""

    def __init__(self, kind: Kind, *, errors: Sequence[FieldError] = (), **values: object) -> None:
        super().__init__(kind.code)
        self.kind = kind
        self.errors = tuple(errors)
        self.values = values
        self.headers: dict[str, str] = {}
        self.extra: dict[str, object] = {}


# How HTTP itself refuses
BAD_REQUEST = Kind("bad_request", 400, _("This request cannot be read"), _("{reason}"))
NOT_SIGNED_IN = Kind(
    "not_signed_in", 401, _("Please sign in"), _("Your session has ended, or you have not signed in yet.")
)
FORBIDDEN = Kind("forbidden", 403, _("You may not do this"), _("Your rights do not cover this."))
CROSS_SITE = Kind("cross_site", 403, _("This request came from another site"), _("Open the page here and try again."))
STALE_FORM = Kind("stale_form", 403, _("This page is out of date"), _("Load the page again and repeat the last step."))
NOT_FOUND = Kind("not_found", 404, _("There is nothing here"), _("It does not exist, or it is not yours to see."))
WRONG_METHOD = Kind(
    "method_not_allowed", 405, _("This cannot be done here"), _("The address does not take this method.")
)
TOO_LARGE = Kind("too_large", 413, _("This is too large"), _("At most {limit} bytes are taken here."))
INVALID = Kind("invalid", 422, _("Some fields need attention"), _("Each of them is named with what is wrong."))
TOO_MANY = Kind("too_many_requests", 429, _("Too many attempts"), _("Wait {seconds} seconds and try again."))
FAILED = Kind(
    "failed", 500, _("Something went wrong on our side"), _("It was noted. Nothing that you sent before is lost.")
)
DISK_FULL = Kind(
    "disk_full", 507, _("The server has no room left"), _("What you have stays on your phone; try again later.")
)
