"""What a closed expression is, and how it is put together."""

from dataclasses import dataclass

from shopper.logic import Value
from shopper.logic.nodes import LITERAL, NAME, Node

FREE = "?"
"""Begins the names of inputs that stand for a condition that cannot be followed."""

ONE_OF = frozenset({"coalesce", "min", "max"})
"""Operations that give one of their operands."""


@dataclass(frozen=True)
class Closed:
    """A closed expression. `wide` names what it can be the value of that stands for more answers than its cases.

    `lost` where not even that is known of its value.
    """

    node: Node
    wide: frozenset[str] = frozenset()
    lost: bool = False


def one_of(node: Node, outcomes: list[Closed], *before: Node) -> Closed:
    """Close what is one of its outcomes."""
    wide = frozenset[str]().union(*(one.wide for one in outcomes))
    return Closed(made(node, *before, *(one.node for one in outcomes)), wide, any(one.lost for one in outcomes))


def literals(node: Node) -> set[Value] | None:
    """Return all that an expression without names can be, or None where it names anything."""
    parts = node.parts[1:] if node.op == "if" else node.parts
    if node.op == LITERAL:
        return {node.value}
    if node.op not in ONE_OF and node.op != "if":
        return None
    found = [literals(part) for part in parts]
    return None if None in found else {one for some in found for one in some or ()}


def set_free(node: Node) -> Node:
    """Stand in for a condition with an input of its own; the same condition is the same input."""
    return Node(NAME, node.column, node.end, value=f"{FREE}{node.tree()}")


def made(node: Node, *parts: Node) -> Node:
    """Make the same operation of closed parts."""
    return Node(node.op, node.column, node.end, parts)
