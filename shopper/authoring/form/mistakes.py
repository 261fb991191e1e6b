"""What was found in a script, by the field that it belongs to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from shopper.authoring.form.pointers import within
from shopper.scenarios.document import Path
from shopper.scenarios.findings import Finding, Severity, words
from shopper.scenarios.saying import sentence


class Mistake(NamedTuple):
    """One finding in the language spoken now."""

    severity: Severity
    words: str


class Mistakes:
    """The findings of one script. Whoever shows those of a field takes them; the others are left for the part."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._found: dict[Path, list[Mistake]] = defaultdict(list)
        self._taken: set[Path] = set()
        for finding in findings:
            for one in _each(finding):
                self._found[one.path].append(Mistake(one.severity, sentence(one)))

    def take(self, path: Path) -> tuple[Mistake, ...]:
        """Return what was found at a field."""
        self._taken.add(path)
        return tuple(self._found.get(path, ()))

    def rest(self, part: Path, *others: Path) -> tuple[Mistake, ...]:
        """Return what was found in a part and belongs to none of its fields, nor to the parts `others` in it."""
        return tuple(
            mistake
            for path, found in self._found.items()
            if within(path, part) and path not in self._taken and not any(within(path, other) for other in others)
            for mistake in found
        )


def _each(finding: Finding) -> Iterator[Finding]:
    """Tell a missing translation once for each language, at its field."""
    if finding.code != "translation":
        yield finding
        return
    for language in str(finding.values["languages"]).split(", "):
        values: dict[str, object] = {"languages": language}
        _severity, message, remedy = words(finding.code, values)
        path = (*finding.path, language)
        yield replace(finding, message=message, remedy=remedy, values=values, path=path)
