"""Reads scenario files: the scenario, or everything that is wrong with the file, line by line."""

from dataclasses import dataclass
from pathlib import Path as FilePath

from shopper.scenarios import events
from shopper.scenarios.checks import check, translations
from shopper.scenarios.composing import compose
from shopper.scenarios.document import Document, Path
from shopper.scenarios.findings import Finding
from shopper.scenarios.lint import lint
from shopper.scenarios.model import Scenario
from shopper.scenarios.names import Attributes
from shopper.scenarios.part import Text
from shopper.scenarios.reading import Reader
from shopper.scenarios.report import Report


@dataclass(frozen=True)
class Loaded:
    """What a file holds; `scenario` is None when any finding is an error.

    `texts` is every text with its place, also those of a file with errors, as far as it could be read.
    """

    scenario: Scenario | None
    findings: tuple[Finding, ...]
    document: Document
    texts: tuple[tuple[Path, Text], ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that keep the scenario from being used."""
        return tuple(finding for finding in self.findings if finding.severity == "error")


class ScenarioErrors(ValueError):  # noqa: N818 - it holds several errors
    """A file that holds no usable scenario, with all of its findings."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__("\n".join(map(str, findings)))


def load(
    source: bytes | str, name: str = "scenario", attributes: Attributes | None = None, *, typed: bool = False
) -> Loaded:
    """Read a scenario and list every finding at once, in the order of the file; `name` is what they call the file.

    With the `attributes` of the clients' locations, what is asked of an office is held to them. `typed` where somebody
    is writing it: then little has changed since the last time, and most is known already.
    """
    document = compose(source, events.typed if typed else events.whole)
    report = Report(name, document)
    reader = Reader(document, report)
    scenario = reader.scenario()
    if scenario is None and not document.mistakes:
        report.at((), "empty" if document.plain is None else "not_a_mapping")
    texts = tuple(reader.texts())
    if scenario is not None:
        if report.is_sound(("languages",)):
            translations(texts, scenario.languages, report)
        check(scenario, report, attributes)
        lint(scenario, report, attributes)
    return Loaded(None if report.has_errors else scenario, report.findings, document, texts)


def read(path: FilePath) -> Loaded:
    """Read a scenario file. Raises OSError where it cannot be opened."""
    return load(path.read_bytes(), str(path))


def parse(source: bytes | str) -> Scenario:
    """Return the scenario of a source. Raises ScenarioErrors."""
    loaded = load(source)
    if loaded.scenario is None:
        raise ScenarioErrors(loaded.findings)
    return loaded.scenario
