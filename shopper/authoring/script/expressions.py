"""Where a script has expressions, and which of their parts name a question, a value or a choice."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from shopper.logic import Expression, ExpressionError, parse
from shopper.logic.nodes import LITERAL, NAME, Node
from shopper.scenarios.document import Path

_OF_QUESTION = (
    ("show_if",),
    ("required_if",),
    ("check", "that"),
    ("critical", "when"),
    ("photo", "required_if"),
    ("points",),
)
_ASKING = frozenset({"answered", "is_na"})
_COMPARING = frozenset({"==", "!=", "in", "not in", "chain", "<", "<=", ">", ">="})
_PASSING_ON = frozenset({NAME, "if", "coalesce"})


class Use(NamedTuple):
    """An expression of the script that can be read."""

    path: Path
    read: Expression


class Span(NamedTuple):
    """Where in an expression something stands, in code points."""

    start: int
    end: int


def expressions(plain: Any) -> Iterator[Use]:
    """List every expression that can be read, in the order of the script."""
    for path, holder in items(plain, ("calculated",)):
        yield from _read((*path, "value"), holder)
    for path, section in items(plain, ("sections",)):
        yield from _read((*path, "show_if"), section)
        for inner, question in items(section, ("questions",)):
            for steps in _OF_QUESTION:
                yield from _read((*path, *inner, *steps), question, len(path) + len(inner))


def items(plain: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """List the mappings in a list with their paths; nothing where there is no such list."""
    found = plain
    for step in path:
        found = found.get(step) if isinstance(found, dict) else None
    for index, one in enumerate(found if isinstance(found, tuple) else ()):
        if isinstance(one, dict):
            yield (*path, index), one


def with_names(use: Use, new: Mapping[str, str]) -> str:
    """Return an expression in which the names that `new` knows are replaced."""
    return replaced(use, [(span, new[name]) for name in new for span in names(use, name)])


def replaced(use: Use, spans: Iterable[tuple[Span, str]]) -> str:
    """Return an expression with other words in some places."""
    text = use.read.source
    for (start, end), word in sorted(set(spans), reverse=True):
        text = text[:start] + word + text[end:]
    return text


def names(use: Use, name: str) -> Iterator[Span]:
    """List where an expression names a question, a calculated value or a persona's kind of thing."""
    for node in use.read.root.all():
        named = node.parts[0] if node.op in _ASKING else node
        if (node.op == NAME or node.op in _ASKING) and named.value == name:
            yield Span(named.column, named.end)


def literals(use: Use, text: str, of: Iterable[str]) -> Iterator[Span]:
    """List where an expression compares one of the names `of` with a text; the spans are without quotes."""
    wanted = set(of)
    for node in use.read.root.all():
        if node.op in _COMPARING and any(part.op == NAME and part.value in wanted for part in node.all()):
            yield from (span for part in node.parts for span in _texts(part, text))


def passing_on(plain: Any, of: Iterable[str]) -> set[str]:
    """Return the names `of`, and those of calculated values that hand on what one of them holds."""
    found = set(of)
    for use in expressions(plain):
        root = use.read.root
        if use.path[0] == "calculated" and root.op in _PASSING_ON:
            outcomes = root.parts[1:] if root.op == "if" else root.parts or (root,)
            if any(part.op == NAME and part.value in found for part in outcomes):
                found.add(str(plain["calculated"][use.path[1]].get("id")))
    return found


def _texts(node: Node, text: str) -> Iterator[Span]:
    if node.op == LITERAL and node.value == text:
        yield Span(node.column + 1, node.end - 1)
    elif node.op not in _COMPARING:
        yield from (span for part in node.parts for span in _texts(part, text))


def _read(path: Path, holder: Any, depth: int = 0) -> Iterator[Use]:
    found = holder
    for step in path[depth or -1 :]:
        found = found.get(step) if isinstance(found, dict) else None
    if isinstance(found, str) and (path[-1] != "points" or found != "none"):
        try:
            yield Use(path, parse(found))
        except ExpressionError:
            return
