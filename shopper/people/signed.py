"""Who is asking: what handlers call to learn who has signed in, and to insist on it."""

from dataclasses import dataclass

from starlette.requests import HTTPConnection

from shopper.people.model import Person, Role
from shopper.problems import FORBIDDEN, NOT_FOUND, NOT_SIGNED_IN, SESSION_ENDED, Problem
from shopper.web import request as web


@dataclass(frozen=True, slots=True)
class Signed:
    """A person who proved who they are. `session` is empty, and so is `csrf`, when an API token was the proof."""

    person: Person
    session: str = ""
    csrf: str = ""

    @property
    def language(self) -> str:
        """The language that the person chose, or an empty text."""
        return self.person.language


def signed(request: HTTPConnection) -> Signed:
    """Return who has signed in and how. Raises NOT_SIGNED_IN, SESSION_ENDED."""
    found = web.signed(request)
    if not isinstance(found, Signed):
        raise Problem(SESSION_ENDED if web.was_ended(request) else NOT_SIGNED_IN)
    return found


def person(request: HTTPConnection, *roles: Role) -> Person:
    """Return who is asking; with `roles`, only somebody who holds one of them.

    Raises NOT_SIGNED_IN, SESSION_ENDED, FORBIDDEN; NOT_FOUND at the address of one thing, which does not exist for
    other roles.
    """
    found = signed(request).person
    if roles and not found.has(*roles):
        raise Problem(NOT_FOUND if _names_a_thing(request) else FORBIDDEN)
    return found


def _names_a_thing(request: HTTPConnection) -> bool:
    # A PUT makes the thing under a name of the sender's own choice: there is nothing to hide.
    return bool(request.path_params) and request.scope["method"] != "PUT"
