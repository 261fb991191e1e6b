"""Reads the vectors that the Python and the JavaScript evaluators share."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shopper.logic import Facts, Kind, Type

FOLDER = Path(__file__).parents[2] / "vectors" / "logic"


def types(declared: dict[str, dict[str, Any]]) -> dict[str, Type]:
    """Read declared names as types."""
    return {
        name: Type(Kind(each["kind"]), tuple(each.get("ids", ())), each.get("question", True))
        for name, each in declared.items()
    }


def facts(given: dict[str, Any]) -> Facts:
    """Read facts as JSON writes them."""
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in given["values"].items()}
    return Facts(values, frozenset(given.get("answered", ())), frozenset(given.get("na", ())))


def cases(*, of_mistakes: bool) -> Iterator[tuple[str, dict[str, Type], dict[str, Any]]]:
    """List every case with its full name and the types of the names in it."""
    for path in sorted(FOLDER.glob("*.json")):
        if (path.stem == "mistakes") is of_mistakes:
            vectors = json.loads(path.read_text(encoding="utf-8"))
            yield from ((f"{path.stem}: {case['name']}", types(vectors["types"]), case) for case in vectors["cases"])
