"""The commands for those who write scenarios: check files, and score sample answers."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from shopper.answers.model import AnswerBody, Context
from shopper.answers.reading import AnswerErrors, read
from shopper.answers.score import score as score_visit
from shopper.cli.explaining import explanation
from shopper.cli.opening import fail
from shopper.scenarios import files as files_of
from shopper.scenarios.files import Loaded
from shopper.scenarios.findings import Finding
from shopper.web.bodies import field_errors
from shopper.web.errors import filled


class LocalTime(BaseModel):
    """The local weekday, 1 for Monday to 7, and hour of a visit."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")
    weekday: Annotated[int, Field(ge=1, le=7)] | None = None
    hour: Annotated[int, Field(ge=0, le=23)] | None = None


class AnswersFile(BaseModel):
    """What `score` reads: answers, and what expressions may ask for besides. Without `photos` none is asked for.

    Keys that it does not know are left alone, so that the body of a visit will do.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore", allow_inf_nan=False)
    persona: str | None = None
    channel: str | None = None
    service_language: str | None = None
    office: dict[str, str | bool | float | None] = {}
    local: LocalTime = LocalTime()
    answers: dict[str, AnswerBody]
    photos: dict[str, Annotated[int, Field(ge=0)]] | None = None


Explain = Annotated[bool, typer.Option("--explain", help="Tell what each scenario weighs, and who sees what.")]


def check(files: list[Path], *, explain: Explain = False) -> None:
    """Check scenario files: every mistake with its line and column. Exits with 1 when any file has an error."""
    failed = False
    for file in files:
        try:
            loaded = files_of.read(file)
        except OSError as error:
            typer.echo(f"{file}: {error.strerror}", err=True)
            failed = True
            continue
        failed = failed or loaded.scenario is None
        for finding in loaded.findings:
            typer.echo(str(finding))
            if sys.stdout.isatty():
                _point_at(file, finding)
        if explain and loaded.scenario:
            typer.echo("\n".join(explanation(loaded.scenario)))
    if failed:
        raise typer.Exit(1)


def score(file: Path, answers: Path) -> None:
    """Score the answers in a JSON file by a scenario file and print the score sheet."""
    loaded = _load(file)
    for finding in loaded.findings:
        typer.echo(str(finding), err=True)
    if loaded.scenario is None:
        fail("Nothing was scored.")
    sample = _sample(answers)
    if sample.persona and loaded.scenario.personas and not loaded.scenario.persona(sample.persona):
        known = ", ".join(persona.id for persona in loaded.scenario.personas)
        fail(f'{answers}: /persona: this scenario has no persona "{sample.persona}"; it has: {known}')
    try:
        given = read(loaded.scenario, sample.answers)
    except AnswerErrors as wrong:
        fail("\n".join(f"{answers}: {error.pointer}: {filled(error.message, error.values)}" for error in wrong.errors))
    context = Context(
        persona=sample.persona,
        channel=sample.channel,
        service_language=sample.service_language,
        office=sample.office,
        weekday=sample.local.weekday,
        hour=sample.local.hour,
    )
    sheet = score_visit(loaded.scenario, given, context, sample.photos)
    typer.echo(json.dumps(sheet.to_contract(), indent=2, ensure_ascii=False))


def _load(file: Path) -> Loaded:
    try:
        return files_of.read(file)
    except OSError as error:
        fail(f"{file}: {error.strerror}")


def _sample(file: Path) -> AnswersFile:
    try:
        return AnswersFile.model_validate_json(file.read_bytes())
    except OSError as error:
        fail(f"{file}: {error.strerror}")
    except ValidationError as wrong:
        found = field_errors(wrong)
        fail("\n".join(f"{file}: {error.pointer or '/'}: {filled(error.message, error.values)}" for error in found))


def _point_at(file: Path, finding: Finding) -> None:
    line = file.read_text("utf-8", "replace").splitlines()[finding.line - 1 : finding.line]
    if line:
        typer.echo(f"    {line[0]}\n    {' ' * (finding.column - 1)}^")
