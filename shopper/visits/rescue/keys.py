"""The pair of keys for rescue files: phones get the public half with their assignments, the other one never leaves."""

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from starlette.requests import HTTPConnection

from shopper.web.secret import kept

NAME = "rescue.key"
COORDINATE = 32


@dataclass(frozen=True)
class RescueKey:
    """The pair, and the name by which files say which pair they were sealed for."""

    private: ec.EllipticCurvePrivateKey
    id: str

    @property
    def point(self) -> bytes:
        """The public half as an uncompressed point."""
        return self.private.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )

    def told(self) -> dict[str, object]:
        """Return the public half as phones read it."""
        x, y = self.point[1 : 1 + COORDINATE], self.point[1 + COORDINATE :]
        return {"id": self.id, "jwk": {"kty": "EC", "crv": "P-256", "x": _base64url(x), "y": _base64url(y)}}


def rescue_key(folder: Path) -> RescueKey:
    """Return the pair in `folder`, readable by its owner alone; it is made on first use."""
    return read(kept(folder / NAME, _make))


def read(pem: bytes) -> RescueKey:
    """Read a pair from PEM."""
    private = cast("ec.EllipticCurvePrivateKey", serialization.load_pem_private_key(pem, None))
    public = private.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return RescueKey(private, hashlib.sha256(public).hexdigest()[:16])


def of(request: HTTPConnection) -> RescueKey:
    """Return the pair of the server that answers this request."""
    return cast("RescueKey", request.app.state.rescue)


def _make() -> bytes:
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _base64url(number: bytes) -> str:
    return base64.urlsafe_b64encode(number).rstrip(b"=").decode()
