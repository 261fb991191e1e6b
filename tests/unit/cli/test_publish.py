"""Publishing scenario files from the command line."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from shopper.cli import app

SOURCE = """\
format: 1
scenario: short
languages: [en]
method: survey
channel: chat
title: {en: In short}
sections:
  - id: only
    questions:
      - {id: greeted, kind: yes_no, text: {en: Greeted?}}
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    file = tmp_path / "short.yaml"
    file.write_text(SOURCE, "utf-8")
    return file


def publish(script: Path) -> Result:
    return CliRunner().invoke(app, ["publish", str(script), "--data", str(script.parent / "data")])


def test_what_has_mistakes_is_not_published(script: Path) -> None:
    script.write_text(SOURCE.replace("title", "titel"), "utf-8")
    done = publish(script)
    assert done.exit_code == 1
    assert 'short.yaml:1:1: error: A scenario needs "title".' in done.stderr
    assert "Nothing was published." in done.stderr
    assert CliRunner().invoke(app, ["publish", str(script.with_name("none.yaml"))]).exit_code == 1


def test_the_first_version_is_named_and_the_next_one_says_what_is_different(script: Path) -> None:
    assert publish(script).stdout == "short version 1\n"
    script.write_text(SOURCE.replace("Greeted?", "Were you greeted?"), "utf-8")
    assert publish(script).stdout.splitlines() == [
        "short version 2",
        "  Question “Were you greeted?” (greeted): Text (English): “Greeted?” → “Were you greeted?”",
    ]


def test_the_same_text_again_changes_nothing(script: Path) -> None:
    publish(script)
    assert publish(script).stdout == "short version 1\n"


def test_what_no_office_has_is_told_and_published_all_the_same(script: Path) -> None:
    assert publish(script).stderr == ""
    asked = "      - {id: more, kind: text, show_if: office.desks > 2, text: {en: More?}}\n"
    script.write_text(SOURCE + asked, "utf-8")
    done = publish(script)
    assert 'short.yaml:11:41: warning: No location has the attribute "office.desks".' in done.stderr
    assert done.stdout.splitlines()[0] == "short version 2"
