"""The difference between two scenarios: what was added, removed, moved, re-worded, re-weighted, or decided anew."""

from shopper.authoring.difference.comparing import difference
from shopper.authoring.difference.model import Change, Row, Thing

__all__ = ["Change", "Row", "Thing", "difference"]
