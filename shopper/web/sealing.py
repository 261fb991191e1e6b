"""Sealing: what the server keeps for one person and reads to nobody else lies on the disk encrypted.

AES-256-GCM (NIST SP 800-38D) under a key derived by HKDF-SHA-256 (RFC 5869) from the server's key, a salt of its own
and the names of what it is. The same names are authenticated with every piece, so one that was moved does not open.
"""

import json
import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY = 32
NONCE = 12
SALT = 32


class SealBrokenError(Exception):
    """What should be opened was changed, belongs elsewhere, or was sealed with another server's key."""


@dataclass(frozen=True, slots=True)
class Seal:
    """Seals and opens pieces of one thing. Who forgets the salt can never open them again."""

    secret: bytes
    salt: bytes
    names: tuple[str | int, ...]

    def close(self, content: bytes, piece: str) -> bytes:
        """Encrypt one piece; the same content never looks the same twice."""
        nonce = os.urandom(NONCE)
        return nonce + self._cipher().encrypt(nonce, content, self._bound(piece))

    def open(self, sealed: bytes, piece: str) -> bytes:
        """Return what was sealed as this piece. Raises SealBrokenError."""
        try:
            return self._cipher().decrypt(sealed[:NONCE], sealed[NONCE:], self._bound(piece))
        except (InvalidTag, ValueError) as failure:
            raise SealBrokenError from failure

    def _cipher(self) -> AESGCM:
        derived = HKDF(algorithm=SHA256(), length=KEY, salt=self.salt, info=_plain(self.names))
        return AESGCM(derived.derive(self.secret))

    def _bound(self, piece: str) -> bytes:
        return _plain((*self.names, piece))


def fresh_salt() -> bytes:
    """Draw the salt of a new thing."""
    return os.urandom(SALT)


def _plain(names: tuple[str | int, ...]) -> bytes:
    """Write names down so that no two lists of them look alike."""
    return json.dumps(names).encode()
