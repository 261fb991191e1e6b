"""What every reader of a part shares: where it stands, what is written there, and the mistakes so far."""

import ast

from shopper.logic.mistakes import Mistake
from shopper.logic.nodes import LITERAL, Node
from shopper.logic.source import Source


class Reading:
    """One expression being read. Whatever is refused is noted and stands as a literal 0 in the result."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.mistakes: list[Mistake] = []

    def span(self, node: ast.expr) -> tuple[int, int]:
        """Say from where to where it stands, without parentheses around it."""
        return self.source.column(node.col_offset), self.source.column(node.end_col_offset or 0)

    def text(self, node: ast.expr) -> str:
        """Quote what is written there, as it is."""
        column, end = self.span(node)
        return self.source.text[column:end]

    def made(self, op: str, node: ast.expr, *parts: Node) -> Node:
        """Make a part at this place."""
        column, end = self.span(node)
        return Node(op, column, end, parts)

    def literal(self, node: ast.expr, value: bool | float | str) -> Node:
        """Make a literal at this place."""
        column, end = self.span(node)
        return Node(LITERAL, column, end, value=value)

    def refuse(self, node: ast.expr, code: str, **values: str) -> Node:
        """Note a mistake at this place."""
        column, end = self.span(node)
        return self.refuse_at(column, end, code, **values)

    def refuse_at(self, column: int, end: int, code: str, **values: str) -> Node:
        """Note a mistake from `column` up to `end`."""
        self.mistakes.append(Mistake.of(code, column, end, **values))
        return Node(LITERAL, column, end, value=0.0)

    def refuse_form(self, node: ast.expr) -> Node:
        """Note that the language has nothing like this."""
        return self.refuse(node, "not_allowed", found=self.source.between(*self.span(node)))
