"""From the text of an expression to its tree: Python's own parser, bounds, then the whitelist."""

import ast
from dataclasses import dataclass, field

from shopper.logic.mistakes import ExpressionError, Mistake
from shopper.logic.nodes import NAME, Node
from shopper.logic.source import Source
from shopper.logic.types import Tree
from shopper.logic.whitelist import Whitelist

NODES_LIMIT = 500
DEPTH_LIMIT = 40


@dataclass(frozen=True)
class Expression:
    """An expression of the language; its names and types are not checked yet.

    `names` holds every name that it uses: questions, calculated values, persona…, `office.…` and `visit.…`.
    """

    source: str
    root: Node = field(repr=False, compare=False)
    names: frozenset[str] = field(compare=False)
    tree: Tree = field(repr=False, compare=False)


def parse(source: str) -> Expression:
    """Read an expression. Raises ExpressionError with every mistake that its way of writing shows."""
    text = Source(source)
    read = _syntax(text)
    _check_bounds(text, read)
    whitelist = Whitelist(text)
    root = whitelist.read(read)
    if whitelist.mistakes:
        raise ExpressionError(whitelist.mistakes)
    return Expression(source, root, frozenset(_names(root)), root.tree())


def _syntax(text: Source) -> ast.expr:
    try:
        return ast.parse(text.line, mode="eval").body
    except (RecursionError, MemoryError):
        refusal = Mistake.of("too_deep", 0, len(text.text), limit=str(DEPTH_LIMIT))
    except (SyntaxError, ValueError) as error:
        offset = getattr(error, "offset", None) or len(text.line)
        column = min(text.shifted(offset - 1), len(text.text) - 1)
        refusal = Mistake.of("syntax", column, column + 1)
    raise ExpressionError([refusal])


def _check_bounds(text: Source, read: ast.expr) -> None:
    """Without recursion: nothing has bounded the depth yet."""
    waiting: list[tuple[ast.AST, int]] = [(read, 1)]
    count = 0
    while waiting:
        node, depth = waiting.pop()
        if isinstance(node, ast.expr):
            count += 1
            code, limit = ("too_deep", DEPTH_LIMIT) if depth > DEPTH_LIMIT else ("too_many_nodes", NODES_LIMIT)
            if depth > DEPTH_LIMIT or count > NODES_LIMIT:
                raise ExpressionError([Mistake.of(code, 0, len(text.text), limit=str(limit))])
        waiting += [(child, depth + isinstance(child, ast.expr)) for child in ast.iter_child_nodes(node)]


def _names(root: Node) -> list[str]:
    asked = [node.parts[0].value for node in root.all() if node.op in {"answered", "is_na"}]
    return [str(name) for name in asked] + [str(node.value) for node in root.all() if node.op == NAME]
