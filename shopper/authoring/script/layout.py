"""How a text is laid out: by what it does already."""

from shopper.authoring.script.nodes import Node, Script
from shopper.authoring.script.writing import Layout


def layout(script: Script) -> Layout:
    """Return the blanks that the text puts before what is inside a mapping, and before the dashes of a list."""
    steps: dict[str, int] = {}
    for node in script.root.all():
        if node.shape == "mapping" and not node.flow:
            for child in _below(node):
                kind = "dash" if child.shape == "list" else "step"
                steps.setdefault(kind, script.column(child.start) - script.column(node.start))
        if len(steps) > 1:
            break
    return Layout(max(steps.get("step", 2), 1), max(steps.get("dash", 2), 0))


def _below(node: Node) -> list[Node]:
    inner = [entry.value for entry in node.entries]
    return [one for one in inner if one.shape != "scalar" and not one.flow]
