"""Names under which reviewers know a shopper: the same within a wave, another one in the next."""

import hashlib
import hmac

from shopper.people.codes import SYMBOLS

LENGTH = 4


def pseudonym(secret: bytes, wave_id: int, person_id: int) -> str:
    """Return four symbols that stand for a shopper in one wave; nobody without the server's key can undo them."""
    digest = hmac.new(secret, f"pseudonym:{wave_id}:{person_id}".encode(), hashlib.sha256).digest()
    return "".join(SYMBOLS[byte % len(SYMBOLS)] for byte in digest[:LENGTH])
