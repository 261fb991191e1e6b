"""Collects findings about one file: turns a path into a line and a column, and a code into words."""

from collections.abc import Iterable, Sequence

from shopper.logic import Mistake, nearest
from shopper.scenarios.document import Document, Path, Place
from shopper.scenarios.findings import ERRORS, Finding, quotable, words
from shopper.scenarios.part import Part

LISTED = 500


class Report:
    """What has been found in one file so far."""

    def __init__(self, name: str, document: Document) -> None:
        self._name = name
        self._document = document
        self._findings: list[Finding] = []
        self._spoiled = _Places()
        self._wrong = _Places()
        self._paths: dict[int, tuple[Part, Path]] = {}
        for place, code, values in document.mistakes:
            self._add(place, code, dict(values))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found, in the order of the file; of very many the first errors, else the first warnings."""
        found = sorted(set(self._findings), key=_as_in_the_file)
        if len(found) <= LISTED:
            return tuple(found)
        kept = sorted(found, key=lambda one: one.severity != "error")[:LISTED]
        last = max(kept, key=_as_in_the_file)
        more = self._finding(Place(last.line, last.column), "more", {"count": len(found) - LISTED})
        return (*sorted(kept, key=_as_in_the_file), more)

    @property
    def is_full(self) -> bool:
        """Tell whether there is no point in looking for more mistakes."""
        return len(self._findings) > LISTED

    @property
    def has_errors(self) -> bool:
        """Tell whether anything found so far keeps the scenario from being used."""
        return any(finding.severity == "error" for finding in self._findings)

    def is_sound(self, path: Path) -> bool:
        """Tell whether no error was found so far at a value, in what holds it or in what it holds."""
        return not self._wrong.touch(path)

    def stands(self, part: Part, path: Path) -> None:
        """Remember where a part of the scenario stands."""
        self._paths[id(part)] = (part, path)

    def path(self, part: Part, *steps: str | int) -> Path:
        """Return the path of something within a part that was read."""
        return (*self._paths[id(part)][1], *steps)

    def line(self, path: Path) -> int:
        """Return the line of a value."""
        return self._document.at(path).line

    def at(self, path: Path, code: str, **values: object) -> None:
        """Find something at a value, or at what should hold it."""
        if code in ERRORS:
            self._spoiled.add(path)
            self._wrong.add(path)
        self._add(self._document.at(path), code, values, path)

    def at_key(self, path: Path, code: str, **values: object) -> None:
        """Find something at a key."""
        self._spoiled.add(path)
        if code in ERRORS:
            self._wrong.add(path)
        self._add(self._document.key(path), code, values, path)

    def rule(self, path: Path, code: str, **values: object) -> None:
        """Find something at a value, unless that value was found wrong already."""
        if not self._spoiled.touch(path):
            self._add(self._document.at(path), code, values, path)
            if code in ERRORS:
                self._wrong.add(path)

    def within(self, path: Path, column: int, code: str, **values: object) -> None:
        """Find something within a text, `column` code points from its start."""
        if code in ERRORS:
            self._wrong.add(path)
        self._add(self._document.inside(path, column), code, values, path)

    def choice(self, path: Path, found: object, expected: Iterable[str], key: str = "") -> None:
        """Find that a value is none of those expected."""
        options = list(expected)
        values = {"found": str(found), "key": key or path[-1]}
        if close := nearest(str(found), options):
            self.at(path, "one_of", **values, nearest=close)
        else:
            self.at(path, "one_of_few", **values, expected=", ".join(options))

    def formula(self, path: Path, mistakes: Sequence[Mistake]) -> None:
        """Take over what the expression language says about the expression at `path`."""
        self._spoiled.add(path)
        self._wrong.add(path)
        for mistake in mistakes:
            place = self._document.inside(path, mistake.column)
            self._findings.append(
                Finding(
                    self._name,
                    place.line,
                    place.column,
                    "error",
                    f"expression_{mistake.code}",
                    mistake.message,
                    mistake.remedy,
                    values=dict(mistake.values),
                    path=path,
                )
            )

    def _add(self, place: Place, code: str, values: dict[str, object], path: Path = ()) -> None:
        self._findings.append(self._finding(place, code, quotable(values), path))

    def _finding(self, place: Place, code: str, values: dict[str, object], path: Path = ()) -> Finding:
        severity, message, remedy = words(code, values)
        return Finding(self._name, *place, severity, code, message, remedy, values, path)


def _as_in_the_file(found: Finding) -> tuple[int, int, str]:
    return found.line, found.column, found.message


class _Places:
    """A set of paths that is asked about what lies around and within them."""

    def __init__(self) -> None:
        self._paths: set[Path] = set()
        self._holders: set[Path] = set()

    def add(self, path: Path) -> None:
        """Remember a path."""
        self._paths.add(path)
        self._holders.update(path[:length] for length in range(len(path) + 1))

    def touch(self, path: Path) -> bool:
        """Tell whether one of them is this path, holds it or is held by it."""
        return path in self._holders or any(path[:length] in self._paths for length in range(len(path)))
