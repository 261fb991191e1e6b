"""Says what was found in the language spoken now; English is what the finding itself says."""

from collections.abc import Mapping

from shopper.languages import gettext, spoken
from shopper.languages import mark as _
from shopper.logic import MESSAGES
from shopper.scenarios.findings import Finding, words

EXPRESSION = "expression_"

KINDS = (
    _("boolean"), _("number"), _("text"), _("date"), _("time"), _("choice"), _("choices"), _("photo"), _("note"),
)  # fmt: skip
"""What the expression language calls its kinds of values."""

# Values that are words of ours; all others are quoted from the file, or keys of the format.
_WORDS = {"part": (), "keys": ("mapping_wanted",), "problem": ("syntax",)}
_EXPRESSION_WORDS = {"left": (), "right": (), "wanted": (), "kind": (), "found": ("wanted", "wanted_condition")}


def said(found: Finding) -> tuple[str, str]:
    """Return the message and the remedy of a finding; the remedy is empty where there is none."""
    if spoken() == "en":
        return found.message, found.remedy
    if found.code.startswith(EXPRESSION):
        code = found.code.removeprefix(EXPRESSION)
        message, remedy = MESSAGES[code]
        values = _translated(code, found.values, _EXPRESSION_WORDS)
        return gettext(message).format(**values), gettext(remedy).format(**values) if found.remedy else ""
    _severity, message, remedy = words(found.code, _translated(found.code, found.values, _WORDS), gettext)
    return message, remedy


def sentence(found: Finding) -> str:
    """Return the message and the remedy as one text."""
    return " ".join(filter(None, said(found)))


def _translated(code: str, values: Mapping[str, object], ours: Mapping[str, tuple[str, ...]]) -> Mapping[str, object]:
    return {
        name: gettext(str(value)) if name in ours and code in (ours[name] or (code,)) else value
        for name, value in values.items()
    }
