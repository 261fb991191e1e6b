"""A delivery as support sees it: when it came, what is there of it, nothing of its content."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from shopper.languages import mark as _
from shopper.people.codes import SYMBOLS, symbols
from shopper.visits.model import State
from shopper.visits.receipts import SHORT, written

SHORT_ID = 8  # so much of a visit's id is shown on the phone: 6C1F-2B1E
_HEX = re.compile(r"[0-9a-f]{8}|[0-9a-f]{32}")

WORDS: Mapping[State, str] = {
    "waiting_evidence": _("waits for photos"),
    "received": _("to be reviewed"),
    "accepted": _("accepted"),
    "returned": _("returned"),
    "rejected": _("rejected"),
    "superseded": _("replaced"),
    "void": _("withdrawn"),
}


@dataclass(frozen=True, slots=True)
class Delivery:
    """One visit that came, by the office's clock. `completed_at` is None as long as some `photos` are `missing`."""

    visit: str
    receipt: str
    sha256: str
    state: State
    received_at: datetime
    completed_at: datetime | None
    photos: int
    missing: int
    location: str
    name: str
    address: str
    wave: str


def receipt_meant(typed: str) -> str | None:
    """Return the receipt that was meant: any case, with or without dash, O for 0, I or L for 1; None if it is none."""
    plain = symbols(typed)
    return written(plain) if len(plain) >= SHORT and all(symbol in SYMBOLS for symbol in plain) else None


def visit_meant(typed: str) -> str | None:
    """Return how the id of the visit begins that was meant by the first eight symbols of it, or by all of them."""
    plain = symbols(typed).lower()
    return plain[:SHORT_ID] if _HEX.fullmatch(plain) else None
