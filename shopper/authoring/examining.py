"""Looks at a text as it is being written: what is wrong with it, what it holds, how far it is translated."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias
from weakref import WeakValueDictionary

from shopper.authoring.outline import SectionLine, outline
from shopper.logic import Type
from shopper.scenarios.files import Loaded, load
from shopper.scenarios.findings import Finding
from shopper.scenarios.model import Scenario

KEPT = 12
Known: TypeAlias = tuple[tuple[str, Type], ...]
"""The attributes of the clients' offices, each with its type; a tuple, so that it can be a key."""

_RECENT: WeakValueDictionary[str, "Examination"] = WeakValueDictionary()


@dataclass(frozen=True)
class Examination:
    """What was found in one text. `scenario` is None where it has errors; the rest is there as far as it can be read.

    `completeness` is the share of texts that each declared language has, in whole per cent, rounded down.
    """

    sha256: str
    loaded: Loaded
    outline: tuple[SectionLine, ...]
    completeness: Mapping[str, int]

    @property
    def scenario(self) -> Scenario | None:
        """The scenario, where nothing keeps it from being used."""
        return self.loaded.scenario

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found, in the order of the text."""
        return self.loaded.findings

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return len(self.loaded.errors)

    @property
    def warnings(self) -> int:
        """How many findings are warnings."""
        return len(self.findings) - self.errors

    @property
    def readable(self) -> bool:
        """Whether the text is YAML at all; while a line is being typed it often is not."""
        return isinstance(self.loaded.document.plain, dict)

    @property
    def questions(self) -> int:
        """How many questions the text has."""
        return sum(len(section.questions) for section in self.outline)


@lru_cache(KEPT)
def examine(source: str, known: Known | None = None) -> Examination:
    """Examine a text, and hold what it asks of offices to what is `known` of them.

    The last few are remembered, since typing, tapping and saving ask for the same one.
    """
    loaded = load(source, attributes=None if known is None else dict(known), typed=True)
    found = Examination(hashlib.sha256(source.encode()).hexdigest(), loaded, outline(loaded), _completeness(loaded))
    _RECENT[found.sha256] = found
    return found


def recent(sha256: str) -> Examination | None:
    """Return the examination of a text with this hash, as long as it is remembered."""
    return _RECENT.get(sha256)


def _completeness(loaded: Loaded) -> Mapping[str, int]:
    plain: Any = loaded.document.plain
    declared = plain.get("languages") if isinstance(plain, dict) else ()
    languages = [one for one in ("ru", "et", "en") if isinstance(declared, tuple) and one in declared]
    texts = [text for _, text in loaded.texts]
    return {
        language: 100 * sum(not text.lacks(language) for text in texts) // len(texts) if texts else 0
        for language in languages
    }
