"""Passwords of those who work at a desk: argon2, a few at a time, never on the event loop."""

from functools import cache

from anyio import CapacityLimiter, to_thread
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

MIN_LENGTH = 12
MAX_LENGTH = 200

# One hash takes 64 MiB for a tenth of a second; so many strangers at once may make us work.
AT_ONCE = 2


async def make(password: str) -> str:
    """Hash a new password."""
    return await to_thread.run_sync(_hasher().hash, password, limiter=_limiter())


async def fits(password_hash: str, password: str) -> bool:
    """Tell whether this is the password; without a hash it takes as long and is False."""
    return await to_thread.run_sync(_fits, password_hash, password, limiter=_limiter())


def outdated(password_hash: str) -> bool:
    """Tell whether a hash was made more cheaply than hashes are made now."""
    return _hasher().check_needs_rehash(password_hash)


def _fits(password_hash: str, password: str) -> bool:
    try:
        return _hasher().verify(password_hash or _nobodys(), password) and bool(password_hash)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys() -> str:
    return _hasher().hash("nobody has this password")


@cache
def _limiter() -> CapacityLimiter:
    return CapacityLimiter(AT_ONCE)
