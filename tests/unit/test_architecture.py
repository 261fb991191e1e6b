"""What import-linter cannot see of the architecture."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "shopper"
SPEAKS_SQL = {"execute", "executemany", "executescript"}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "_assets" not in path.parts)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_records_and_the_database_speak_sql(path: Path):
    if path.name == "records.py" or "db" in path.relative_to(PACKAGE).parts:
        return
    calls = (node.func for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    assert not [call.lineno for call in calls if isinstance(call, ast.Attribute) and call.attr in SPEAKS_SQL]


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_file_says_in_its_first_line_what_it_is_for(path: Path):
    assert ast.get_docstring(ast.parse(path.read_text()))
