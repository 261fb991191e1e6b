"""The token in desk forms; the same for a whole session, so that a page that did not change has the same bytes.

Compression could leak it only to a site that makes our pages load with the session's cookie, and SameSite forbids that.
"""

import secrets

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from shopper.web.request import signed


def fresh() -> str:
    """Make a session's token: 32 hexadecimal digits."""
    return secrets.token_hex(16)


@pass_context
def csrf_field(context: Context) -> Markup:
    """Write the hidden field that every form of a signed-in page carries."""
    who = signed(context["request"])
    if not who or not who.csrf:
        return Markup()
    return Markup('<input type="hidden" name="csrf" value="{}">').format(who.csrf)
