"""`shopper check --explain`."""

from pathlib import Path

from typer.testing import CliRunner

from shopper.cli import app
from tests.builders.scripts import script

ASKED = (
    "id: greeted, kind: yes_no, points: {yes: 6, no: 0}",
    "id: story, kind: text, show_if: 'persona == \"calm\"'",
    "id: thanked, kind: yes_no, points: {yes: 2, no: 0}, show_if: 'persona == \"calm\"'",
)
PERSONAS = "personas: [{id: calm}, {id: in_a_hurry}]\n"


def explained(tmp_path: Path, source: str, *options: str) -> list[str]:
    file = tmp_path / "script.yaml"
    file.write_text(source)
    return CliRunner().invoke(app, ["check", *options, str(file)]).output.splitlines()


def test_it_explains_what_each_persona_sees_and_what_that_weighs(tmp_path: Path) -> None:
    assert explained(tmp_path, script(*ASKED, head=PERSONAS), "--explain") == [
        "example: questions 3, minutes 1, score 0.00 % to 100.00 %",
        "                       calm  in_a_hurry",
        "questions                 3           1",
        "minutes                 0.6         0.1",
        "lowest score         0.00 %      0.00 %",
        "highest score      100.00 %    100.00 %",
        "only               100.00 %    100.00 %",
        "  greeted           75.00 %    100.00 %",
        "  story                seen           -",
        "  thanked           25.00 %           -",
    ]


def test_a_scenario_without_points_and_personas_is_explained_too(tmp_path: Path) -> None:
    source = script("id: greeted, kind: yes_no").replace("mystery_visit", "survey")
    assert explained(tmp_path, source, "--explain") == [
        "example: questions 1, minutes 0, score none",
        "                  anybody",
        "questions               1",
        "minutes               0.1",
        "lowest score            -",
        "highest score           -",
        "only                 seen",
        "  greeted            seen",
    ]


def test_findings_come_first_and_mistakes_alone(tmp_path: Path) -> None:
    doubtful = script(*ASKED, "id: last, kind: text, show_if: 1 > 2", head=PERSONAS)
    lines = explained(tmp_path, doubtful, "--explain")
    assert "can never be shown" in lines[0]
    assert lines[-1].split() == ["last", "-", "-"]
    wrong = explained(tmp_path, script("id: greeted, kind: yes"), "--explain")
    assert len(wrong) == 1
    assert "error" in wrong[0]


def test_without_the_option_nothing_is_explained(tmp_path: Path) -> None:
    assert explained(tmp_path, script(*ASKED, head=PERSONAS)) == []
