"""Which kinds of values the attributes of locations have, for those who write expressions about offices."""

from collections.abc import Iterable, Mapping

from shopper.locations.model import Attribute
from shopper.logic import Kind, Type

FEW = 50
"""An attribute with more texts than this is no list to choose from."""


def typed_attributes(places: Iterable[Mapping[str, Attribute]]) -> Mapping[str, Type]:
    """Return the type of every attribute that any of the places has, by name; mixed kinds are `ANY`."""
    values: dict[str, set[tuple[Kind, Attribute]]] = {}
    for place in places:
        for name, value in place.items():
            values.setdefault(name, set()).add((_kind(value), value))
    return {name: _type(found) for name, found in sorted(values.items())}


def _kind(value: Attribute) -> Kind:
    if isinstance(value, bool):
        return Kind.BOOLEAN
    return Kind.TEXT if isinstance(value, str) else Kind.NUMBER


def _type(found: set[tuple[Kind, Attribute]]) -> Type:
    kinds = {kind for kind, _ in found}
    if len(kinds) > 1:
        return Type(Kind.ANY, question=False)
    texts = sorted(str(value) for kind, value in found if kind is Kind.TEXT)
    return Type(kinds.pop(), tuple(texts) if len(texts) <= FEW else (), question=False)
