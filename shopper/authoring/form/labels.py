"""What the form view calls the operators of conditions; texts are msgids."""

from collections.abc import Mapping

from shopper.languages import mark as _

OPERATOR_WORDS: Mapping[str, str] = {
    "==": _("is"),
    "!=": _("is not"),
    "<": _("is less than"),
    "<=": _("is at most"),
    ">": _("is more than"),
    ">=": _("is at least"),
    "has": _("includes"),
    "has not": _("does not include"),
    "answered": _("is answered"),
    "not answered": _("is not answered"),
    "is_na": _("does not apply"),
    "not is_na": _("applies"),
    "true": _("is true"),
    "not true": _("is not true"),
}
