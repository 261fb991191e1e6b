"""What can be wrong with an expression: where, a stable code, and words that can be translated."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

COMPARED = 300
SLIPS = 3


def _(msgid: str) -> str:
    """Mark a text for translation; it is translated where the mistake is shown."""
    return msgid


MESSAGES: Mapping[str, tuple[str, str]] = {
    # How it is written
    "empty": (_("The expression is empty."), ""),
    "too_long": (_("The expression is longer than {limit} characters."), _("Move a part into a calculated value.")),
    "too_many_nodes": (_("The expression has more than {limit} parts."), _("Move a part into a calculated value.")),
    "too_deep": (
        _("The expression is nested more than {limit} levels deep."),
        _("Move a part into a calculated value."),
    ),
    "character": (_("The character {found} cannot be used."), ""),
    "comment": (_("A comment cannot be part of an expression."), _("Put it beside the expression.")),
    "unclosed": (_("This text has no closing quote."), ""),
    "text_form": (_("A text is written in one pair of quotes."), _('Write "…" or r"…".')),
    "text_gap": (_("Two texts follow each other."), _("Put a comma or an operator between them.")),
    "escape": (_('"{found}" cannot be used in a text.'), _('Write the character itself, or r"…" for a pattern.')),
    "number_form": (_('"{found}" is not a number.'), _("Write digits, like 1000 or 0.5.")),
    "number_size": (_("This number is too large."), ""),
    "sign": (_('"{found}" is not an operator.'), _("Write {nearest} instead.")),
    "quotes": (_("{found} does not quote a text."), _('Write straight quotes: "…".')),
    "syntax": (_("The expression cannot be read from here on."), ""),
    # What is not part of the language
    "not_allowed": (_('"{found}" is not part of the expression language.'), ""),
    "none": (_("None is not part of the expression language."), _("Ask with answered(…).")),
    "unknown_attribute": (_('There is no "{name}".'), _('Did you mean "{nearest}"?')),
    "unknown_function": (_('There is no function "{name}".'), _('Did you mean "{nearest}"?')),
    "arguments": (_("{name} is not used like this."), _("Write {usage}.")),
    "question_wanted": (_("{name} takes the name of a question."), ""),
    "digits": (_("round takes a whole number of decimals, 0 to 6."), ""),
    "pattern_wanted": (_("matches takes a pattern in quotes."), _('Write matches(question, "pattern").')),
    "list_place": (_("A list stands only to the right of in."), ""),
    "list_empty": (_("The list is empty."), ""),
    "list_literal": (_("A list holds only numbers and texts in quotes."), ""),
    "list_mixed": (_("A list holds values of one kind, not {left} and {right}."), ""),
    "in_right": (_("To the right of in stands a question with several choices, or a list."), ""),
    "in_chain": (_("in cannot be part of a chain of comparisons."), _("Join the comparisons with and.")),
    # Patterns
    "pattern_empty": (_("A pattern and its alternatives cannot be empty."), ""),
    "pattern_long": (_("The pattern is longer than {limit} characters."), ""),
    "pattern_anchor": (_('"{found}" is not needed: the whole text is matched.'), _("Leave it out.")),
    "pattern_sign": (_('"{found}" has no meaning here.'), _("Write \\{found} for the sign itself.")),
    "pattern_escape": (_('"{found}" cannot be used in a pattern.'), _("Write the characters in brackets, like [a-z].")),
    "pattern_group": (_("This kind of group cannot be used."), _("Write (…).")),
    "pattern_open": (_('"{found}" is not closed.'), ""),
    "pattern_deep": (_("Groups are nested too deeply."), ""),
    "pattern_range": (_('"{found}" is not a range.'), ""),
    "pattern_count": (_('"{found}" is not a count.'), _("Write {{2}}, {{2,}} or {{2,5}}, up to 1000.")),
    "pattern_stacked": (_("A repetition cannot itself be repeated."), _("Leave one of them out.")),
    "pattern_nested": (_("A repeated group cannot contain a repetition."), ""),
    "pattern_unclear": (_("The alternatives of a repeated group begin alike."), ""),
    "pattern_overlap": (
        _("Two repetitions side by side can match the same characters."),
        _("Put a sign between them."),
    ),
    "pattern_slow": (_("The pattern could take very long to match."), _("Use fewer repetitions that can match alike.")),
    # Names and types
    "unknown_name": (_('There is no question "{name}".'), _('Did you mean "{nearest}"?')),
    "unquoted_choice": (_('There is no question "{name}".'), _('A choice is written in quotes: "{name}".')),
    "unknown_choice": (_('"{choice}" is not a choice of {name}.'), _('Did you mean "{nearest}"?')),
    "never_equal": (_("These two can never be equal."), ""),
    "no_value": (_("{name} has no value."), _("Ask with answered({name}).")),
    "no_answer": (_("{name} is not a question."), ""),
    "date_form": (_('"{found}" is not a date.'), _('Write it like "2026-05-31".')),
    "time_form": (_('"{found}" is not a time of day.'), _('Write it like "09:30".')),
    "kinds_differ": (_("{left} cannot be compared with {right}."), ""),
    "mixed": (_("The outcomes must be of one kind, not {left} and {right}."), ""),
    "no_order": (_("{kind} has no order."), _("Use ==, != or in.")),
    "several_choices": (_("{name} can hold several choices."), _('Ask with in: "{choice}" in {name}.')),
    "wanted": (_("Expected {wanted}, found {found}."), ""),
    "wanted_condition": (_("Expected a condition, found {found}."), _('Compare it: {name} == "{choice}".')),
}
"""Code → message and remedy, as msgids with {named} values. A remedy is given only where all values are known."""


@dataclass(frozen=True)
class Mistake:
    """One mistake from `column` up to `end`, counted from 0 in code points of the expression.

    To translate it, fill `values` into the translated texts of `MESSAGES[code]`, the second only where `remedy` is set.
    """

    column: int
    end: int
    code: str
    message: str
    remedy: str = ""
    values: Mapping[str, str] = field(default_factory=dict, hash=False)

    @classmethod
    def of(cls, code: str, column: int, end: int, **values: str) -> "Mistake":
        """Make the mistake with this code, in English. There is no remedy where a value is "", which is not known."""
        message, remedy = (text.format(**values) for text in MESSAGES[code])
        return cls(column, end, code, message, remedy if all(values.values()) else "", values)


class ExpressionError(ValueError):
    """An expression that cannot be used, with all of its mistakes in the order of the text."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = in_order(mistakes)
        super().__init__(" ".join(f"{mistake.column}: {mistake.message}" for mistake in self.mistakes))


def in_order(mistakes: Iterable[Mistake]) -> tuple[Mistake, ...]:
    """Sort mistakes as they stand in the text."""
    return tuple(sorted(mistakes, key=lambda mistake: (mistake.column, mistake.end)))


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Find the candidate that the word was probably meant to be, or ""."""
    names = sorted(candidates)
    if len(names) > COMPARED:
        # Comparing is slow; of very many names only those that begin or end like the word are tried.
        alike = (name for name in names if name[:2] == word[:2] or name[-2:] == word[-2:])
        names = list(islice((name for name in alike if abs(len(name) - len(word)) <= SLIPS), COMPARED))
    return next(iter(difflib.get_close_matches(word, names, n=1)), "")
