"""What a client is, and a location in its tree: client › country › region › city › location."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Kind = Literal["client", "country", "region", "city", "location"]
KINDS: tuple[Kind, ...] = get_args(Kind)

# What expressions read as office.<name>
Attribute = str | float | bool


@dataclass(frozen=True, slots=True)
class Client:
    """A company that orders visits. `zone` is an IANA time zone."""

    id: int
    code: str
    name: str
    zone: str
    release_after_hours: int
    root_id: int


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a client's tree. `path` is the ids from the root down to itself, as in /1/4/9/."""

    id: int
    client_id: int
    parent_id: int | None
    kind: Kind
    code: str
    name: str
    address: str = ""
    zone: str = ""
    latitude: float | None = None
    longitude: float | None = None
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    path: str = ""

    @property
    def is_leaf(self) -> bool:
        """True where visits happen."""
        return self.kind == "location"

    def holds(self, other: "Location") -> bool:
        """Tell whether `other` is this place or lies below it."""
        return other.path.startswith(self.path)


def may_hold(parent: Kind, child: Kind) -> bool:
    """Tell whether a place of kind `child` may stand directly under one of kind `parent`; levels may be left out."""
    return KINDS.index(parent) < KINDS.index(child)


def below(path: str) -> tuple[str, str]:
    """Return the bounds `low <= path < high` that hold for exactly the paths inside `path`."""
    return path, path[:-1] + chr(ord("/") + 1)
