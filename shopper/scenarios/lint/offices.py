"""What is asked of an office although no location has it: attributes, and texts that they never are."""

from collections.abc import Iterator

from shopper.logic import Kind, nearest
from shopper.logic.nodes import LITERAL, NAME, Node
from shopper.scenarios.model import Scenario
from shopper.scenarios.names import OFFICE, Attributes, uses
from shopper.scenarios.report import Report


def find(scenario: Scenario, report: Report, attributes: Attributes) -> None:
    """Compare what is asked with the attributes of the clients' locations; each name and value is told once."""
    told: set[tuple[str, str]] = set()
    for use in uses(scenario):
        path = report.path(use.owner, *use.steps)
        for node in use.expression.root.all():
            for attribute, compared in _asked(node):
                name, found = str(attribute.value), str(compared.value) if compared else ""
                code, close = _doubt(name.removeprefix(OFFICE), found, attributes)
                if code and (name, found) not in told:
                    told.add((name, found))
                    report.within(path, (compared or attribute).column, code, name=name, found=found, nearest=close)


def _asked(node: Node) -> Iterator[tuple[Node, Node | None]]:
    """Return the attribute that the node is, or each text that the node compares an attribute with."""
    if node.op == NAME and str(node.value).startswith(OFFICE):
        yield node, None
    if node.op in {"==", "!=", "in", "not in"}:
        left, right = node.parts
        for one, other in ((left, right), (right, left)):
            if one.op == NAME and str(one.value).startswith(OFFICE):
                texts = other.parts if other.op == "list" else (other,)
                yield from ((one, text) for text in texts if text.op == LITERAL and isinstance(text.value, str))


def _doubt(name: str, found: str, attributes: Attributes) -> tuple[str | None, str]:
    known = attributes.get(name)
    if known is None:
        close = nearest(name, attributes)
        return (None if found else "no_such_attribute"), close and OFFICE + close
    if found and known.kind is Kind.TEXT and known.ids and found not in known.ids:
        return "no_such_value", nearest(found, known.ids)
    return None, ""
