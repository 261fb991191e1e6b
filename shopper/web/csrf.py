"""The token in desk forms, masked anew on every page so that compression cannot leak it."""

import secrets

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from shopper.web.request import signed


def fresh() -> str:
    """Make a session's token: 32 hexadecimal digits."""
    return secrets.token_hex(16)


def mask(token: str) -> str:
    """Hide a token behind random bytes of the same length."""
    plain = bytes.fromhex(token)
    noise = secrets.token_bytes(len(plain))
    return (noise + bytes(a ^ b for a, b in zip(plain, noise, strict=True))).hex()


def unmask(masked: str) -> str:
    """Return what `mask` hid, or an empty text for anything else."""
    try:
        both = bytes.fromhex(masked)
    except ValueError:
        return ""
    half = len(both) // 2
    return bytes(a ^ b for a, b in zip(both[:half], both[half:], strict=False)).hex()


@pass_context
def csrf_field(context: Context) -> Markup:
    """Write the hidden field that every form of a signed-in page carries."""
    who = signed(context["request"])
    if not who or not who.csrf:
        return Markup()
    return Markup('<input type="hidden" name="csrf" value="{}">').format(mask(who.csrf))
