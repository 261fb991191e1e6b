"""One-time codes: what they look like, how people type them, and how the server remembers them."""

import hashlib
import hmac
import secrets
from datetime import timedelta
from typing import Literal

# Crockford's base 32: no I, L, O, U. Eight symbols are 40 bits. https://www.crockford.com/base32.html
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
GROUP = 4

Purpose = Literal["invitation", "asked"]
LIFETIMES: dict[Purpose, timedelta] = {"invitation": timedelta(hours=72), "asked": timedelta(minutes=15)}

# What a hurried finger or a Cyrillic keyboard makes of a symbol.
_MEANT = str.maketrans("OILАВЕКМНОРСТУХ", "011ABEKMH0PCTYX")
_BETWEEN = str.maketrans("", "", " \t\u00a0\u202f-_.·‐‑‒–—−")


def new() -> str:
    """Draw a code."""
    return "".join(secrets.choice(SYMBOLS) for _ in range(LENGTH))


def shown(code: str) -> str:
    """Write a code in groups, as people read and dictate it."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def symbols(typed: str) -> str:
    """Return what was typed without what stands between, each symbol as it was most likely meant."""
    return typed.strip().translate(_BETWEEN).upper().translate(_MEANT)


def meant(typed: str) -> str | None:
    """Return the code that was meant, or None when this cannot be one."""
    code = symbols(typed)
    return code if len(code) == LENGTH and all(symbol in SYMBOLS for symbol in code) else None


def digest(secret: bytes, purpose: str, text: str) -> str:
    """Hash what must not stand readable in the database, with the server's key and apart for each purpose."""
    return hmac.new(secret, f"{purpose}:{text}".encode(), hashlib.sha256).hexdigest()
