"""Random scripts, laid out in every way that YAML allows and an author may think of."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from shopper.authoring.script.scalars import quoted

WORDS = ["yes", "no", "null", "true", "12", "1.50", "2026-11-25", "12:30", "a", "Да", "õ", "x y", "~", "", " ", "- a"]
AWKWARD = ["a: b", "a #b", "#", "'", '"', "\\", "{", "[x", "a,b", "}", "one\ntwo", "one\n\n two\n", "\ttab", "a\u2028b"]
texts = st.one_of(
    st.sampled_from(WORDS + AWKWARD),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12),
    st.text(st.sampled_from("abc de:#'\"\n{}[],-"), max_size=30),
    st.integers(20, 60).map(lambda length: "слово " * length + "конец"),
)
scalars = st.one_of(texts, st.integers(-5, 99999), st.booleans(), st.just(2.5), st.just(1e16), st.none())
ids = st.sampled_from(
    ["a", "b", "c", "ru", "et", "en", "id", "kind", "yes", "no", "text", "questions", "points", "title"]
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4).map(tuple), st.dictionaries(ids, inner, max_size=4)),
    max_leaves=25,
)
scripts = st.dictionaries(ids, values, min_size=1, max_size=5)


class Author:
    """Writes values as an author would who is never twice of the same mind."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.step = draw(st.sampled_from([2, 4, 3]))
        self.dash = draw(st.sampled_from([0, 2, 4]))
        self.remarks = 0

    def script(self, plain: Mapping[str, Any]) -> str:
        """Write a whole script."""
        text = "\n".join([*self.notes(0), *self.mapping(plain, 0), *self.notes(0)]) + "\n"
        if self.draw(st.booleans()):
            text = text.removesuffix("\n")
        if self.draw(st.booleans()):
            text = text.replace("\n", "\r\n")
        return self.draw(st.sampled_from(["", "\ufeff"])) + text

    def mapping(self, plain: Mapping[str, Any], column: int) -> list[str]:
        """Write a mapping as lines, each with its indent."""
        lines: list[str] = []
        for key, value in plain.items():
            lines += self.notes(column)
            head, body = self.value(value, column, in_list=False)
            lines += [f"{' ' * column}{key}:{head}", *body]
        return lines

    def sequence(self, plain: tuple[Any, ...], column: int) -> list[str]:
        """Write a list as lines."""
        lines: list[str] = []
        for value in plain:
            lines += self.notes(column)
            if isinstance(value, dict) and value and self.draw(st.booleans()):
                inner = self.mapping(value, column + 2)
                if not inner[0].strip().startswith("#") and inner[0].strip():
                    lines += [f"{' ' * column}- {inner[0].lstrip()}", *inner[1:]]
                    continue
            head, body = self.value(value, column, in_list=True)
            lines += [f"{' ' * column}-{head}", *body]
        return lines

    def value(self, value: Any, column: int, *, in_list: bool) -> tuple[str, list[str]]:
        """Write what stands behind a colon or a dash, and the lines below."""
        block = self.draw(st.integers(0, 3)) > 0
        if isinstance(value, dict) and value and block:
            return self.remark(), self.mapping(value, column + self.step)
        if isinstance(value, tuple) and value and block:
            return self.remark(), self.sequence(value, column + (max(self.dash, 1) if in_list else self.dash))
        if isinstance(value, str) and "\n" in value and (lines := self.literal(value, column)):
            return lines[0], lines[1:]
        if value is None and self.draw(st.booleans()):
            return self.remark(), []
        if isinstance(value, dict | tuple) and value and self.draw(st.integers(0, 3)) == 0:
            return " " + self.brackets(value, column), []
        return f" {self.flow(value)}{self.remark()}", []

    def literal(self, value: str, column: int) -> list[str]:
        body = value.removesuffix("\n").split("\n")
        if not value.isprintable() and any(not line.isprintable() or line != line.strip() for line in body):
            return []
        if not body[0] or not body[-1]:
            return []
        inner = " " * (column + self.step)
        return [" |" if value.endswith("\n") else " |-", *[inner + line if line else "" for line in body]]

    def flow(self, value: Any) -> str:
        """Write a value in one line."""
        if isinstance(value, dict):
            blank = self.draw(st.sampled_from(["", " "]))
            return "{" + blank + ", ".join(f"{key}: {self.flow(one)}" for key, one in value.items()) + blank + "}"
        if isinstance(value, tuple):
            return "[" + ", ".join(map(self.flow, value)) + "]"
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, str):
            return quoted(value, self.draw(st.sampled_from(["", "'", '"'])))
        return "null" if value is None else "1.0e+16" if value == 1e16 else repr(value)

    def brackets(self, value: Any, column: int) -> str:
        """Write a value in brackets over several lines."""
        inner = " " * (column + self.step)
        opening, closing, items = "[", "]", [*map(self.flow, value)]
        if isinstance(value, dict):
            opening, closing, items = "{", "}", [f"{key}: {self.flow(one)}" for key, one in value.items()]
        lines = [f"{inner}{one},{self.remark()}" for one in items[:-1]] + [inner + items[-1]]
        if self.draw(st.booleans()):
            lines[-1] += ","
        if self.draw(st.booleans()):
            lines.insert(self.draw(st.integers(0, len(lines))), f"{inner}{self.remark().strip() or '# in brackets'}")
        return opening + "\n" + "\n".join(lines) + "\n" + inner + closing

    def notes(self, column: int) -> list[str]:
        """Write blank lines and comments between other lines."""
        kinds = self.draw(st.lists(st.sampled_from(["blank", "note", "", "", ""]), max_size=2))
        return [f"{' ' * column}{self.said()}" if kind == "note" else "" for kind in kinds if kind]

    def remark(self) -> str:
        """Write a comment behind something, or nothing."""
        return self.draw(st.sampled_from(["", "", "", " " + self.said(), "  " + self.said()]))

    def said(self) -> str:
        self.remarks += 1
        return f"# note {self.remarks}: 'x' {{"


@st.composite
def written_scripts(draw: Any) -> str:
    """Draw a script as somebody wrote it."""
    return Author(draw).script(draw(scripts))
