"""Receipts: short codes, such as K7-42Q, by which a shopper can prove a delivery on the telephone."""

import secrets

from shopper.people.codes import SYMBOLS

SHORT = 5  # 33 million codes
TRIES = 4  # so many taken ones in a row mean that the codes are running out: draw longer ones


def draw(tries: int) -> str:
    """Draw a receipt after `tries` that were taken already."""
    length = SHORT + tries // TRIES
    return written("".join(secrets.choice(SYMBOLS) for _ in range(length)))


def written(symbols: str) -> str:
    """Write a receipt as people read and dictate it."""
    return f"{symbols[:2]}-{symbols[2:]}"
