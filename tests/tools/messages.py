"""Collects every text into the catalogues; with --check it only says whether they are complete and current."""

import io
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

TOP = Path(__file__).resolve().parents[2]
CATALOGUES = TOP / "shopper" / "languages"
TRANSLATED = ("ru", "et")
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
# Dates would make every run a change, and the rest of these lines say nothing.
_DROPPED = (
    b"#, fuzzy", b'"Project-Id-Version', b'"Report-Msgid-Bugs-To', b'"POT-Creation-Date', b'"PO-Revision-Date',
    b'"Last-Translator', b'"Language-Team', b'"Generated-By',
)  # fmt: skip
_PERCENT = re.compile(r"%\((\w+)\)[sd]")


def collected() -> Catalog:
    """Return a template with every text and the files it stands in."""
    template = Catalog(project="shopper", charset="utf-8", fuzzy=False)
    for folder, methods in SOURCES:
        for name, _, message, comments, context in extract_from_dir(
            TOP / folder, methods, OPTIONS, KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
        ):
            template.add(message, locations=[(f"{folder}/{name}", 0)], auto_comments=comments, context=context)
    for one in template:
        # Babel takes "A % directive" for a placeholder.
        if not any(_PERCENT.search(text) for text in texts(one.id)):
            one.flags.discard("python-format")
    return template


def stored(language: str) -> Catalog:
    """Return the catalogue of `language` as it is kept."""
    with path(language).open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str, template: Catalog) -> Catalog:
    """Return the catalogue of `language` with today's texts; nothing is guessed."""
    catalogue = stored(language)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    for message in catalogue:
        message.locations = sorted({(place, 0) for place, _ in message.locations})
        message.flags = set(template[message.id].flags) if message.id else message.flags
    return catalogue


def path(language: str) -> Path:
    """Return where the catalogue of `language` is kept."""
    return CATALOGUES / language / "messages.po"


def written(catalogue: Catalog) -> bytes:
    """Return the catalogue as the file keeps it."""
    file = io.BytesIO()
    write_po(
        file, catalogue, width=110, sort_output=True, omit_header=False, ignore_obsolete=True, include_lineno=False
    )
    kept = (line for line in file.getvalue().split(b"\n") if not line.startswith(_DROPPED))
    return b"\n".join(kept).lstrip()


def mistakes(catalogue: Catalog) -> Iterator[str]:
    """Name every text that lacks a translation or one of its plural forms, or whose placeholders differ."""
    for message in catalogue:
        if message.id:
            yield from (f"{message.id!r}: {what}" for what in _wrong(message, catalogue.num_plurals))


def _wrong(message: Message, plurals: int) -> Iterator[str]:
    forms, wanted = texts(message.string), placeholders(texts(message.id)[-1])
    if not all(forms):
        yield "not translated"
    elif len(forms) != (plurals if message.pluralizable else 1):
        yield f"has {len(forms)} forms, not {plurals if message.pluralizable else 1}"
    elif message.fuzzy:
        yield "only guessed"
    for form in filter(None, forms):
        if placeholders(form) != wanted:
            yield f"placeholders differ in {form!r}"


def texts(said: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return all forms of a text, or its only one."""
    return tuple(said) if isinstance(said, list | tuple) else (said or "",)


def placeholders(text: str) -> frozenset[str]:
    """Return what is filled into a text: `%(name)s` and `%(num)d` of templates, `{name}` of code."""
    try:
        named = {f"{{{name}}}" for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        named = {"a brace without its pair"}
    return frozenset(named | {found.group() for found in _PERCENT.finditer(text)})


def main() -> int:
    """Write the catalogues, or only look at them, and report what is missing."""
    template = collected()
    found: list[str] = []
    for language in TRANSLATED:
        catalogue = updated(language, template)
        content = written(catalogue)
        if "--check" not in sys.argv:
            path(language).write_bytes(content)
        elif path(language).read_bytes() != content:
            found.append(f"{path(language).relative_to(TOP)} is out of date: run make messages")
        found += [f"{language}: {mistake}" for mistake in mistakes(catalogue)]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
