"""The documentation says what the program does."""

from pathlib import Path

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
