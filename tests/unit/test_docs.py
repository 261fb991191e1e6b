"""The documentation says what the program does."""

import re
from pathlib import Path

from starlette.routing import Route

from shopper.app import ROUTES
from shopper.settings import Settings

TOP = Path(__file__).resolve().parents[2]


def test_every_setting_is_documented_with_its_default():
    text = (TOP / "docs" / "settings.md").read_text()
    for name, field in Settings.model_fields.items():
        row = next(line for line in text.splitlines() if f"`SHOPPER_{name.upper()}`" in line)
        assert str(field.description) in row
        assert str(field.default) in row


def test_every_package_is_on_the_map():
    text = (TOP / "docs" / "architecture.md").read_text()
    for folder in (TOP / "shopper").iterdir():
        if folder.is_dir() and (folder / "__init__.py").exists():
            assert f"`{folder.name}`" in text, folder.name


def test_every_address_is_documented_with_its_methods():
    lines = (TOP / "docs" / "http.md").read_text().splitlines()
    for route in ROUTES:
        assert isinstance(route, Route)
        methods = ", ".join(sorted((route.methods or set()) - {"HEAD"}))
        address = re.sub(r":\w+\}", "}", route.path)
        assert any(line.startswith(f"| {methods} | `{address}` |") for line in lines), route.path


def test_every_document_is_named_by_another():
    documents = sorted((TOP / "docs").glob("*.md"))
    said = (TOP / "README.md").read_text() + "".join(document.read_text() for document in documents)
    for document in documents:
        assert f"docs/{document.name}" in said, document.name
