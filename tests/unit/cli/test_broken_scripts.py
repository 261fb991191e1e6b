"""Broken scripts and what is said about them: the same in the command, in the file's findings and in the editor.

Each script in `tests/vectors/broken` begins with the findings that it gives, one in a line after `#!`.
"""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from shopper.authoring.examining import examine
from shopper.cli import app
from shopper.scenarios import files
from shopper.scenarios.findings import ERRORS, WARNINGS, Finding

SCRIPTS = sorted((Path(__file__).parents[2] / "vectors" / "broken").glob("*.yaml"))
MARK = b"#! "

# Too long for a file that people read: tests/unit/scenarios/test_hostile_scripts.py has them. "unreadable" is the words
# for what no words were made for. What offices have is not known here: tests/unit/scenarios/lint/test_offices.py.
ELSEWHERE = {"too_large", "too_many_nodes", "more", "unreadable", "no_such_attribute", "no_such_value"}
# What is typed into an editor is always text.
TYPED = [script for script in SCRIPTS if script.stem != "encoding"]


def expected(script: Path) -> list[str]:
    """Return the findings that a script announces: `line:column: severity: message`."""
    lines = script.read_bytes().split(b"\n")
    return [line.removeprefix(MARK).decode() for line in lines if line.startswith(MARK)]


def said(findings: tuple[Finding, ...], name: str) -> list[str]:
    """Return findings without the name of the file."""
    return [str(finding).removeprefix(f"{name}:") for finding in findings]


def test_there_are_more_than_forty_of_them() -> None:
    assert len(SCRIPTS) >= 40
    assert all(map(expected, SCRIPTS))


def test_everything_that_can_be_said_about_a_script_is_said_about_one_of_them() -> None:
    told = {finding.code for script in SCRIPTS for finding in files.read(script).findings}
    assert {*ERRORS, *WARNINGS} - told == ELSEWHERE


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_the_file_has_these_findings(script: Path) -> None:
    assert said(files.read(script).findings, str(script)) == expected(script)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_the_command_prints_them_and_fails_on_errors(script: Path) -> None:
    result = CliRunner().invoke(app, ["check", str(script)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.output.splitlines() == [f"{script}:{one}" for one in expected(script)]
    assert result.exit_code == any(": error: " in one for one in expected(script))


@pytest.mark.parametrize("script", TYPED, ids=lambda script: script.stem)
def test_the_editor_says_the_same(script: Path) -> None:
    with script.open(encoding="utf-8", newline="") as file:
        assert said(examine(file.read()).findings, "scenario") == expected(script)
