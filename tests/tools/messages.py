"""Collects every text into the catalogues; with --check it only says whether they are complete and current."""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

TOP = Path(__file__).resolve().parents[2]
CATALOGUES = TOP / "shopper" / "languages"
KEYWORDS = {
    "_": None, "gettext": None, "mark": None, "ngettext": (1, 2), "t": None, "tn": (1, 2),
}  # fmt: skip
SOURCES = [
    ("shopper", [("**.py", "python")]),
    ("templates", [("**.html", "jinja2")]),
    ("static/js", [("**.js", "javascript")]),
]
OPTIONS = {
    "**.html": {"extensions": "jinja2.ext.i18n,jinja2.ext.do", "silent": "false", "trimmed": "true"},
    "**.js": {"encoding": "utf-8", "parse_template_string": "true"},
}


def collected() -> Catalog:
    """Return a template with every text and the files it stands in."""
    template = Catalog(project="shopper", charset="utf-8", fuzzy=False)
    for folder, methods in SOURCES:
        for name, _, message, comments, context in extract_from_dir(
            TOP / folder, methods, OPTIONS, KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
        ):
            template.add(message, locations=[(f"{folder}/{name}", 0)], auto_comments=comments, context=context)
    return template


def updated(language: str, template: Catalog) -> Catalog:
    """Return the catalogue of `language` with today's texts; nothing is guessed."""
    with (CATALOGUES / language / "messages.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    for message in catalogue:
        message.locations = sorted({(place, None) for place, _ in message.locations})
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """Return the catalogue as the file keeps it."""
    file = io.BytesIO()
    write_po(
        file, catalogue, width=110, sort_output=True, omit_header=False, ignore_obsolete=True, include_lineno=False
    )
    # Dates would make every run a change.
    return b"\n".join(
        line
        for line in file.getvalue().split(b"\n")
        if not line.startswith((b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By', b"#, fuzzy"))
    )


def mistakes(language: str, catalogue: Catalog) -> list[str]:
    """List texts that lack a translation or whose placeholders differ."""
    found = []
    for message in catalogue:
        forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        if message.id and (not all(forms) or (message.pluralizable and len(forms) != catalogue.num_plurals)):
            found.append(f"{language}: not translated: {message.id!r}")
        found += [f"{language}: {message.id!r}: {error}" for error in message.check(catalogue)]
    return found


def main() -> int:
    """Write the catalogues and report what is missing."""
    template = collected()
    found: list[str] = []
    for language in ("ru", "et"):
        catalogue = updated(language, template)
        path = CATALOGUES / language / "messages.po"
        content = written(catalogue)
        if "--check" in sys.argv and path.read_bytes() != content:
            found.append(f"{path.relative_to(TOP)} is out of date: run make messages")
        elif "--check" not in sys.argv:
            path.write_bytes(content)
        found += mistakes(language, catalogue)
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
