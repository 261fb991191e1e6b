"""Checking scenario files and scoring sample answers from the command line."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from shopper.cli import app
from shopper.cli.scenario import check

ROOT = Path(__file__).parents[3]
SCRIPT = ROOT / "scenarios" / "office-visit.yaml"
VISITS = sorted((ROOT / "tests" / "vectors" / "office").glob("*.json"))

SOURCE = """\
format: 1
scenario: short
languages: [en]
method: mystery_visit
channel: office
title: {en: In short}
personas: [{id: calm}]
sections:
  - id: only
    questions:
      - id: greeted
        kind: yes_no
        points: {yes: 4, no: 0}
        text: {en: Greeted?}
      - id: early
        kind: yes_no
        points: "4 if visit.hour < 12 and office.large else 2"
        max_points: 4
        photo: {min: 1}
        text: {en: Early?}
"""


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def script(tmp_path: Path) -> Path:
    file = tmp_path / "short.yaml"
    file.write_text(SOURCE, "utf-8")
    return file


def scored(script: Path, answers: object) -> Result:
    file = script.parent / "answers.json"
    file.write_text(answers if isinstance(answers, str) else json.dumps(answers), "utf-8")
    return run("score", script, file)


def test_check_lists_every_finding_and_fails_on_errors(script: Path) -> None:
    script.write_text(SOURCE.replace("title", "titel").replace("weight", "x") + "  - {questions: []}\n", "utf-8")
    done = run("check", SCRIPT, script)
    assert done.exit_code == 1
    first, second, third = done.stdout.splitlines()
    assert first == f'{script}:1:1: error: A scenario needs "title".'
    assert second == f'{script}:6:1: error: "titel" is not a key of a scenario. Did you mean "title"?'
    assert third.startswith(f'{script}:21:5: warning: This section has no "id"; it is called "section_2".')


def test_check_says_nothing_about_a_sound_file(script: Path) -> None:
    done = run("check", SCRIPT, script)
    assert (done.exit_code, done.output) == (0, "")


def test_check_lets_warnings_pass(script: Path) -> None:
    script.write_text(
        SOURCE.replace("kind: yes_no\n        points: {", "kind: yes_no\n        criterion: joy\n        points: {")
    )
    done = run("check", script)
    assert done.exit_code == 0
    assert re.fullmatch(rf"{re.escape(str(script))}:13:20: warning: .*\n", done.stdout)


def test_check_needs_files_that_are_there(tmp_path: Path) -> None:
    done = run("check", tmp_path / "nowhere.yaml")
    assert done.exit_code == 1
    assert "nowhere.yaml: No such file or directory" in done.stderr


@pytest.mark.parametrize("visit", VISITS, ids=[visit.stem for visit in VISITS])
def test_score_prints_a_sheet_and_nothing_else(visit: Path) -> None:
    done = run("score", SCRIPT, visit)
    assert done.exit_code == 0
    assert json.loads(done.stdout)["complete"] is True


def test_score_reads_everything_that_expressions_ask_for(script: Path) -> None:
    done = scored(
        script,
        {
            "persona": "calm",
            "service_language": "et",
            "office": {"large": True, "desks": 4, "name": "Õ", "none": None},
            "local": {"weekday": 1, "hour": 11},
            "answers": {"greeted": {"value": "no"}, "early": {"value": "yes"}},
            "photos": {"early": 0},
            "evidence": [],
        },
    )
    sheet = json.loads(done.stdout)
    assert (sheet["total"], sheet["complete"]) == (5000, False)
    assert done.stdout.startswith('{\n  "total": 5000,')


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("{", "answers.json: /: This is not readable JSON."),
        ({}, "answers.json: /answers: This is needed."),
        (
            {"answers": {"greeted": {"value": "maybe"}}},
            "/answers/greeted/value: maybe is not a choice of this question.",
        ),
        ({"answers": {"nobody": {}}}, "/answers/nobody: This scenario has no question nobody."),
        ({"answers": {"greeted": {"valeu": 1}}}, "/answers/greeted/valeu: This is not known here."),
        ({"answers": {}, "persona": "loud"}, '/persona: this scenario has no persona "loud"; it has: calm'),
        ({"answers": {}, "local": {"hour": 24}}, "/local/hour: At most 23"),
    ],
)
def test_score_says_what_is_wrong_with_the_answers(script: Path, answers: object, said: str) -> None:
    done = scored(script, answers)
    assert (done.exit_code, done.stdout) == (1, "")
    assert said in done.stderr


def test_score_names_every_wrong_answer(script: Path) -> None:
    done = scored(script, {"answers": {"greeted": {"value": 1}, "early": {"value": "late"}}})
    assert len(done.stderr.splitlines()) == 2


def test_score_needs_files_that_are_there(script: Path) -> None:
    assert "nowhere.json: No such file or directory" in run("score", script, script.parent / "nowhere.json").stderr
    assert "nowhere.yaml: No such file or directory" in run("score", script.parent / "nowhere.yaml", script).stderr


def test_score_refuses_a_script_with_errors_and_shows_them(script: Path) -> None:
    script.write_text(SOURCE.replace("yes: 4", "yse: 4"), "utf-8")
    done = scored(script, {"answers": {}})
    assert (done.exit_code, done.stdout) == (1, "")
    assert "error: The points do not name the choice" in done.stderr
    assert "Nothing was scored." in done.stderr


def test_check_points_at_the_place_for_somebody_at_a_terminal(
    script: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script.write_text(SOURCE.replace("kind: yes_no", "kind: yesno", 1), "utf-8")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(typer.Exit):
        check([script])
    said, line, mark = capsys.readouterr().out.splitlines()
    assert said.startswith(f'{script}:12:15: error: "yesno"')
    assert line == "            kind: yesno"
    assert mark.index("^") == line.index("yesno")


def test_check_points_at_nothing_in_an_empty_file(
    script: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script.write_text("")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(typer.Exit):
        check([script])
    assert capsys.readouterr().out == f"{script}:1:1: error: The file is empty.\n"


def test_the_installed_command_is_this_program() -> None:
    command = [str(Path(sys.executable).parent / "shopper"), "score", str(SCRIPT), str(VISITS[0])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == run("score", SCRIPT, VISITS[0]).stdout
    assert done.stdout
