"""Matches a pattern as Python's and JavaScript's engines do, way after way, and counts what it tries.

Time differs from machine to machine and from day to day; the number of steps does not.
"""

import re._constants as is_a  # type: ignore[import-not-found]  # the parser's tree has no public name
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterator
from typing import Any


class Steps:
    """One attempt to match a whole text."""

    def __init__(self, pattern: str, text: str) -> None:
        self.text = text
        self.count = 0
        self.matched = any(end == len(text) for end in self._sequence(list(parser.parse(pattern)), 0))

    def _sequence(self, nodes: list[Any], at: int) -> Iterator[int]:
        if not nodes:
            yield at
            return
        tried = [self._one(nodes[0], at)]
        while tried:
            end = next(tried[-1], None)
            if end is None:
                tried.pop()
            elif len(tried) == len(nodes):
                yield end
            else:
                tried.append(self._one(nodes[len(tried)], end))

    def _one(self, node: tuple[Any, Any], at: int) -> Iterator[int]:
        op, given = node
        if op is is_a.BRANCH:
            for branch in given[1]:
                yield from self._sequence(list(branch), at)
        elif op is is_a.SUBPATTERN:
            yield from self._sequence(list(given[3]), at)
        elif op is is_a.MAX_REPEAT:
            yield from self._repeated(*given, at)
        else:
            self.count += 1
            if at < len(self.text) and _fits(op, given, self.text[at]):
                yield at + 1

    def _repeated(self, least: int, most: int, inside: Any, at: int) -> Iterator[int]:
        path, tried = [at], [self._sequence(list(inside), at)]
        while path:
            end = next(tried[-1], None) if len(path) <= most else None
            if end is not None and end > path[-1]:
                path.append(end)
                tried.append(self._sequence(list(inside), end))
                continue
            if len(path) > least:
                yield path[-1]
            path.pop()
            tried.pop()


def _fits(op: Any, given: Any, character: str) -> bool:
    if op is is_a.ANY:
        return character != "\n"
    if op is is_a.LITERAL:
        return bool(ord(character) == given)
    if op is is_a.NOT_LITERAL:
        return bool(ord(character) != given)
    assert op is is_a.IN, op
    within = any(_in_class(*part, character) for part in given if part[0] is not is_a.NEGATE)
    return within != (given[0][0] is is_a.NEGATE)


def _in_class(op: Any, given: Any, character: str) -> bool:
    if op is is_a.RANGE:
        return bool(given[0] <= ord(character) <= given[1])
    if op is is_a.CATEGORY:  # the only one that a pattern keeps: [\s\S] is every character
        return character.isspace() == (given is is_a.CATEGORY_SPACE)
    assert op is is_a.LITERAL, op
    return bool(ord(character) == given)
