"""Opens rescue files: docs/rescue-file.md has the format, byte by byte."""

import base64
import binascii
from collections.abc import Iterator
from typing import Annotated, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from shopper.problems import RESCUE_DAMAGED, RESCUE_NEWER, RESCUE_NOT_ONE, RESCUE_OTHER_KEY, Problem
from shopper.visits.rescue.keys import RescueKey
from shopper.visits.rescue.model import HEAD, Part

MAGIC = b"\x89NTF\r\n\x1a\n"
VERSION = 1
PURPOSE = b"rescue file 1\0"
HEADER_LIMIT = 1000
PART_LIMIT = 9 * 1024 * 1024  # a photo, and what it is
TAG = 16
KEY_BYTES = 32


class Header(BaseModel):
    """Which pair the file was sealed for, and the phone's own half of the exchange."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")
    key: Annotated[str, StringConstraints(pattern="^[0-9a-f]{16}$")]
    epk: Annotated[str, StringConstraints(min_length=87, max_length=87)]


def opened(file: BinaryIO, key: RescueKey) -> Iterator[Part]:
    """Open a file part by part, one of them in memory at a time. What came before a damage was really sealed so.

    Raises RESCUE_NOT_ONE, RESCUE_NEWER, RESCUE_OTHER_KEY before the first part; RESCUE_DAMAGED where it was changed,
    and where it ends before its end.
    """
    preamble, header = _begin(file)
    if header.key != key.id:
        raise Problem(RESCUE_OTHER_KEY, found=header.key, own=key.id)
    cipher = AESGCM(_derived(header, key))
    number, last = 0, False
    while not last:
        sealed = _sealed(file)
        try:
            plain = cipher.decrypt(_nonce(number, last=False), sealed, preamble)
        except InvalidTag:
            plain, last = _the_last(cipher, number, sealed, preamble), True
        yield _part(plain)
        number += 1
    if file.read(1):
        raise Problem(RESCUE_DAMAGED)


def _begin(file: BinaryIO) -> tuple[bytes, Header]:
    start = file.read(len(MAGIC) + 3)
    if len(start) < len(MAGIC) + 3 or not start.startswith(MAGIC):
        raise Problem(RESCUE_NOT_ONE)
    if start[len(MAGIC)] != VERSION:
        raise Problem(RESCUE_NEWER, version=start[len(MAGIC)])
    text = file.read(min(HEADER_LIMIT, int.from_bytes(start[-2:])))
    try:
        return start + text, Header.model_validate_json(text)
    except ValidationError:
        raise Problem(RESCUE_NOT_ONE) from None


def _derived(header: Header, key: RescueKey) -> bytes:
    try:
        point = base64.urlsafe_b64decode(header.epk + "=")
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except (binascii.Error, ValueError):
        raise Problem(RESCUE_NOT_ONE) from None
    shared = key.private.exchange(ec.ECDH(), theirs)
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=PURPOSE + point + key.point).derive(shared)


def _sealed(file: BinaryIO) -> bytes:
    length = file.read(4)
    size = int.from_bytes(length)
    if len(length) < 4 or not TAG < size <= PART_LIMIT:  # noqa: PLR2004 - a length is four bytes
        raise Problem(RESCUE_DAMAGED)
    sealed = file.read(size)
    if len(sealed) < size:
        raise Problem(RESCUE_DAMAGED)
    return sealed


def _the_last(cipher: AESGCM, number: int, sealed: bytes, preamble: bytes) -> bytes:
    try:
        return cipher.decrypt(_nonce(number, last=True), sealed, preamble)
    except InvalidTag:
        raise Problem(RESCUE_DAMAGED) from None


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11) + bytes([last])


def _part(plain: bytes) -> Part:
    end = 4 + int.from_bytes(plain[:4])
    try:
        return Part(HEAD.validate_json(plain[4:end]), plain[end:])
    except ValidationError:
        raise Problem(RESCUE_DAMAGED) from None
