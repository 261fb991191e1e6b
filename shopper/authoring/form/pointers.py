"""Places in a script as fields of a form name them: `/sections/0/questions/2/text/ru` (RFC 6901)."""

from typing import Any

from shopper.scenarios.document import Path
from shopper.web.bodies import pointer

__all__ = ["path_of", "pointer", "within"]

_DIGITS = 9


def path_of(text: str, plain: Any) -> Path:
    """Return the path that a pointer means in a script; a number is an index where there is a list."""
    path: list[str | int] = []
    holder = plain
    for step in text.split("/")[1:]:
        word = step.replace("~1", "/").replace("~0", "~")
        if isinstance(holder, tuple) and len(word) <= _DIGITS and word.isdecimal():
            index = int(word)
            path.append(index)
            holder = holder[index] if index < len(holder) else None
        else:
            path.append(word)
            holder = holder.get(word) if isinstance(holder, dict) else None
    return tuple(path)


def within(path: Path, other: Path) -> bool:
    """Tell whether a path is `other` or leads into it."""
    return path[: len(other)] == other
