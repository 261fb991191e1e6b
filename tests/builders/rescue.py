"""Rescue files as phones save them, sealed here a second time from the words of docs/rescue-file.md."""

import base64
import io
import json
import os
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from shopper.visits.rescue.keys import RescueKey
from tests.builders.visits import bytes_of, hash_of

Piece = tuple[dict[str, Any], bytes]


def about(person: int) -> Piece:
    """Say whose work follows."""
    return {"part": "about", "person": person, "made_at": "2026-11-25T10:00:00+02:00", "build": "abc123"}, b""


def a_visit(body: dict[str, Any], state: str = "ready") -> Piece:
    """Put a finished visit in."""
    return {"part": "visit", "visit": body["id"], "state": state}, bytes_of(body)


def a_draft(visit: str, assignment: int, person: int = 0, photos: Sequence[bytes] = (), **changes: Any) -> Piece:
    """Put an unfinished visit in, as the copy that its phone would send."""
    told = {"part": "draft", "visit": visit, "assignment": assignment, "started_at": "2026-11-25T09:00:00+02:00"}
    copy = {
        "schema": 1,
        "person": person,
        "phone": str(UUID(int=1, version=4)),
        "revision": 3,
        "assignment": assignment,
        "photos": [{"sha256": hash_of(one), "size": len(one)} for one in photos],
        "head": {"place": "Tallinn Harbour"},
        "draft": {"visit": {"id": visit, "assignment": assignment}, "answers": ["knitting"], "photos": []},
    }
    return told | {"answered": 3}, json.dumps(copy | changes).encode()


def its_photo(visit: str, photo: bytes) -> Piece:
    """Put a photo of a visit or draft in."""
    return {"part": "photo", "visit": visit, "sha256": hash_of(photo), "question": "sign"}, photo


def the_end(lost: int = 0) -> Piece:
    """Say that this was all."""
    return {"part": "end", "visits": 1, "drafts": 0, "photos": 0, "lost": lost}, b""


def sealed(key: RescueKey, pieces: Sequence[Piece], *, ends: bool = True) -> io.BytesIO:
    """Seal pieces for a server; unless it `ends`, the file was cut off after the last of them."""
    own = ec.generate_private_key(ec.SECP256R1())
    point = own.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    header = json.dumps({"key": key.id, "epk": base64.urlsafe_b64encode(point).rstrip(b"=").decode()}).encode()
    preamble = b"\x89NTF\r\n\x1a\n" + b"\x01" + len(header).to_bytes(2) + header
    shared = own.exchange(ec.ECDH(), key.private.public_key())
    info = b"rescue file 1\x00" + point + key.point
    cipher = AESGCM(HKDF(hashes.SHA256(), 32, salt=None, info=info).derive(shared))
    file = io.BytesIO()
    file.write(preamble)
    for number, (head, content) in enumerate(pieces):
        said = json.dumps(head).encode()
        last = ends and number == len(pieces) - 1
        part = cipher.encrypt(number.to_bytes(11) + bytes([last]), len(said).to_bytes(4) + said + content, preamble)
        file.write(len(part).to_bytes(4) + part)
    file.seek(0)
    return file


def noise(length: int) -> bytes:
    """Return bytes that are nothing."""
    return os.urandom(length)
