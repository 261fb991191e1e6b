"""Writes values as YAML in the ways that people write it: blocks or flow, and every sort of quotes."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from tests.property.dice import Draw

_PLAIN = re.compile(r"[A-Za-zА-яÄÕÖÜäõöü<_(][\w <>=()+*/.%-]*[\w>)]|[a-z]")
_WORDS = {"true", "false", "null"}
_QUOTES = ("double", "single", "plain", "folded")


class Pen:
    """Writes one file in one hand; `draw` chooses the hand."""

    def __init__(self, draw: Draw) -> None:
        self.flow = draw(st.booleans())
        self.quotes = draw(st.sampled_from(_QUOTES))
        self.indent = draw(st.sampled_from(("  ", "    ")))

    def file(self, scenario: Mapping[str, Any]) -> str:
        """Return the text of a whole file."""
        return "# Made at random\n" + "\n".join(self._mapping(scenario, "")) + "\n"

    def _mapping(self, value: Mapping[str, Any], margin: str) -> list[str]:
        lines = []
        for key, each in value.items():
            lines += self._after(f"{margin}{key}:", each, margin + self.indent)
        return lines

    def _list(self, value: Sequence[Any], margin: str) -> list[str]:
        lines = []
        for each in value:
            if isinstance(each, dict) and not self._short(each):
                inner = self._mapping(each, margin + "  ")
                lines += [f"{margin}- {inner[0].lstrip()}", *inner[1:]]
            else:
                lines.append(f"{margin}- {self._inline(each)}")
        return lines

    def _after(self, head: str, value: Any, margin: str) -> list[str]:
        if isinstance(value, str) and self.quotes == "folded" and _foldable(value):
            return [f"{head} >-", margin + value]
        if not value or not isinstance(value, dict | list) or self._short(value):
            return [f"{head} {self._inline(value)}"]
        return [head, *(self._mapping if isinstance(value, dict) else self._list)(value, margin)]

    def _short(self, value: Mapping[str, Any] | Sequence[Any]) -> bool:
        inside = value.values() if isinstance(value, Mapping) else value
        return self.flow and not any(isinstance(each, dict | list) for each in inside)

    def _inline(self, value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {self._inline(each)}" for key, each in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self._inline, value)) + "]"
        return self._text(value) if isinstance(value, str) else json.dumps(value)

    def _text(self, text: str) -> str:
        if self.quotes == "plain" and _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
            return text
        if self.quotes == "single" and text.isprintable():
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=False)


def _foldable(text: str) -> bool:
    return text.isprintable() and text.strip() == text and text != ""
