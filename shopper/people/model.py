"""Who somebody is and what they may see: rights are roles over parts of the location tree."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["shopper", "reviewer", "manager", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)

# The agency's own roles may hold for the whole installation; a manager belongs to a client.
WITHOUT_CLIENT: frozenset[Role] = frozenset({"shopper", "reviewer", "admin"})

EVERYWHERE = "/"
HOMES: dict[Role, str] = {"admin": "/waves", "reviewer": "/reviews", "manager": "/comparison", "shopper": "/app"}


@dataclass(frozen=True, slots=True)
class Right:
    """A role over every location whose path starts with `path`; `client_id` is None for the whole installation."""

    role: Role
    client_id: int | None = None
    path: str = EVERYWHERE


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can sign in. `language` is empty until one was chosen."""

    id: int
    email: str
    name: str
    language: str = ""
    rights: tuple[Right, ...] = ()

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles held anywhere, in the catalogue's order."""
        return tuple(role for role in ROLES if self.has(role))

    @property
    def home(self) -> str:
        """The page where this person's work begins; sign-in leads there."""
        return next((page for role, page in HOMES.items() if self.has(role)), "/me")

    @property
    def works_at_desk(self) -> bool:
        """True when any right opens more than the own work of a shopper."""
        return any(right.role != "shopper" for right in self.rights)

    def has(self, *roles: Role) -> bool:
        """Tell whether any of `roles` is held anywhere."""
        return any(right.role in roles for right in self.rights)

    def may(self, role: Role, path: str) -> bool:
        """Tell whether `role` is held over the location with this path."""
        return any(right.role == role and path.startswith(right.path) for right in self.rights)

    def serves(self, role: Role, client_id: int) -> bool:
        """Tell whether `role` is held over any part of this client."""
        return any(right.role == role and right.client_id in (None, client_id) for right in self.rights)

    def paths(self, *roles: Role) -> tuple[str, ...]:
        """Return the path prefixes over which any of `roles` is held, none inside another; `/` is everything."""
        return outermost(right.path for right in self.rights if right.role in roles)

    def oversees(self, other: "Person") -> bool:
        """Tell whether all that `other` may do lies where this person is admin.

        Only then may this person hand out a key to the other's work; else a small right could borrow a large one.
        """
        if EVERYWHERE in self.paths("admin"):
            return True
        return bool(other.rights) and all(self.may("admin", right.path) for right in other.rights)


def outermost(paths: Iterable[str]) -> tuple[str, ...]:
    """Drop every path that lies inside another one."""
    kept: list[str] = []
    for path in sorted(set(paths)):
        if not kept or not path.startswith(kept[-1]):
            kept.append(path)
    return tuple(kept)
