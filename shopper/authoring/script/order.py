"""The order in which a script usually says its keys."""

from collections.abc import Sequence
from types import MappingProxyType

from shopper.scenarios.document import Path

LANGUAGES = ("ru", "et", "en")
SCENARIO = (
    "format", "scenario", "languages", "method", "channel", "stage", "title", "briefing", "personas", "choices",
    "calculated", "comments", "scoring", "sections",
)  # fmt: skip
SECTION = ("id", "weight", "show_if", "title", "questions")
QUESTION = (
    "id", "kind", "choices", "unit", "decimals", "min", "max", "low", "high", "ends", "max_length", "on_site",
    "show_if", "required", "required_if", "allow_na", "target", "points", "max_points", "bonus", "critical",
    "measure", "nature", "criterion", "check", "photo", "audience", "text", "hint", "short",
)  # fmt: skip
_OF_LISTS = MappingProxyType(
    {
        "sections": SECTION,
        "questions": QUESTION,
        "choices": ("id", "points", "exclusive", "text"),
        "personas": ("id", "brief"),
        "calculated": ("id", "value"),
        "bands": ("id", "min"),
    }
)
_OF_KEYS = MappingProxyType(
    {
        "scoring": ("cap_bonus", "coverage_min", "bands"),
        "check": ("that", "message"),
        "critical": ("when", "effect", "at", "scope"),
        "photo": ("min", "max", "required_if", "where"),
        "target": ("at_most",),
        "ends": ("low", "high"),
        "points": (),
        "choices": (),
    }
)


def order(path: Path) -> Sequence[str]:
    """Return the usual order of the keys of the mapping at `path`; empty where there is none."""
    if not path:
        return SCENARIO
    named = [step for step in path if isinstance(step, str)]
    if isinstance(path[-1], int):
        # The entries of a named list of choices stand under the list's name.
        name = "choices" if path[0] == "choices" else named[-1] if named else ""
        return _OF_LISTS.get(name, ())
    return _OF_KEYS.get(named[-1], LANGUAGES)


def place(keys: Sequence[str], key: str, path: Path) -> int:
    """Return before which of the `keys` of the mapping at `path` a new one comes: behind those that precede it."""
    usual = order(path)
    if key not in usual:
        return len(keys)
    rank = usual.index(key)
    before = [index for index, one in enumerate(keys) if one in usual and usual.index(one) < rank]
    if before:
        return max(before, key=lambda index: usual.index(keys[index])) + 1
    later = [index for index, one in enumerate(keys) if one in usual]
    return min(later, default=len(keys))
