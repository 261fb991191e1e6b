"""A ready scenario grown to as many questions as one likes: to measure with what authors really write."""

import json
import re
from collections.abc import Iterator
from typing import Any

from shopper.scenarios.composing import compose
from shopper.settings import assets

EXPRESSIONS = {"show_if", "required_if", "that", "when", "value", "points"}
LANGUAGES = {"ru", "et", "en"}


def grown_script(questions: int, name: str = "office-visit") -> str:
    """Return the scenario with its sections and values repeated, each time with ids and texts of their own."""
    plain = compose((assets("scenarios") / f"{name}.yaml").read_bytes()).plain
    values, sections = plain["calculated"], plain["sections"]
    ids = [part["id"] for part in (*values, *sections, *(one for section in sections for one in section["questions"]))]
    names = re.compile(rf'"[^"]*"|\b({"|".join(ids)})\b')
    grown: dict[str, list[Any]] = {"calculated": [], "sections": []}
    left = questions
    for number in range(1, questions):
        for section in sections:
            if left > 0:
                taken = {**section, "questions": section["questions"][:left]}
                grown["sections"].append(_again(taken, number, names))
                left -= len(taken["questions"])
        if left <= 0:
            grown["calculated"] = [_again(value, copy, names) for copy in range(1, number + 1) for value in values]
            break
    return "".join(_written({**plain, **grown}, 0))


def _again(part: Any, number: int, names: re.Pattern[str]) -> Any:
    """Return a part once more, under ids that end in a number."""

    def renamed(match: re.Match[str]) -> str:
        return f"{match[1]}_{number}" if match[1] else match[0]

    def again(key: str, value: Any, level: int) -> Any:
        if isinstance(value, dict):
            return {step: again(step, one, level + 1) for step, one in value.items()}
        if isinstance(value, tuple):
            return tuple(again(key, one, level) for one in value)
        if isinstance(value, str) and (key in EXPRESSIONS or (key == "id" and level <= 2)):
            return names.sub(renamed, value)
        return f"{value} {number}" if key in LANGUAGES else value

    return {key: again(key, value, 1) for key, value in part.items()}


def _written(value: Any, indent: int) -> Iterator[str]:
    """Write YAML in blocks, as authors do."""
    for key, one in value.items() if isinstance(value, dict) else (("-", one) for one in value):
        lead = " " * indent + (key if key == "-" else f"{key}:")
        if isinstance(one, dict | tuple) and one and not (isinstance(one, tuple) and isinstance(one[0], str)):
            below = "".join(_written(one, indent + 2))
            yield f"{lead} {below.lstrip()}" if key == "-" else f"{lead}\n{below}"
        else:
            yield f"{lead} {json.dumps(one, ensure_ascii=False)}\n"
