"""Everything that an import can say about a row: how bad it is, and in which words."""

from collections.abc import Mapping

from shopper.authoring.xlsform.model import Level, Note
from shopper.languages import gettext
from shopper.languages import mark as _
from shopper.web.errors import filled

MESSAGES: dict[str, tuple[Level, str]] = {
    # The workbook
    "sheet": ("minor", _("The sheet “{name}” belongs to no questionnaire and was left out.")),
    "sheet_lost": ("lost", _("The sheet “{name}” has no equal in a scenario.")),
    "column": ("minor", _("The column “{name}” means nothing in a questionnaire and was left out.")),
    "column_twice": ("lost", _("The column “{name}” stands here several times; only the first was read.")),
    "column_unnamed": ("minor", _("The column {name} has no heading and was left out.")),
    "no_value": ("lost", _("This cell holds a formula whose value was never stored. Open and save the file once.")),
    "setting": ("lost", _("The setting “{name}” has no equal in a scenario: {value}")),
    "setting_minor": ("minor", _("The setting “{name}” was left out: {value}")),
    "guess": ("changed", _("Method and channel are a guess: {method}, {channel}.")),
    # Languages and texts
    "language": ("lost", _("Texts in “{name}” were left out: scenarios speak Russian, Estonian and English.")),
    "language_taken": ("changed", _("No text is Russian, Estonian or English; those in “{name}” stand as English.")),
    "language_assumed": ("minor", _("Texts without a named language are taken for {language}.")),
    "no_label": ("changed", _("There is no label; its name stands as the text.")),
    "reference_in_text": ("changed", _("A text cannot show the answer to “{name}”; the question stands in brackets.")),
    "too_long": ("lost", _("The text is longer than {limit} characters; the rest was cut off.")),
    # Rows
    "no_type": ("lost", _("This row has no type.")),
    "nothing_asked": ("minor", _("This row has neither a type nor a name, so it asks nothing.")),
    "disabled": ("minor", _("This row is switched off in the form.")),
    "unknown_type": ("lost", _("The type “{type}” is not known.")),
    "type_lost": ("lost", _("A scenario cannot ask for this: “{type}”.")),
    "choices_elsewhere": ("lost", _("The choices stand in another file: “{type}”.")),
    "repeat": ("lost", _("A scenario asks each question once; a group that repeats cannot be carried over: “{name}”.")),
    "in_repeat": ("lost", _("This row stands in the repeating group “{name}”.")),
    "end_without_begin": ("minor", _("Nothing was begun that ends here.")),
    "never_ended": ("minor", _("The group “{name}” is never ended; it goes on to the last row.")),
    "visit_notes_it": ("minor", _("Every visit notes this by itself: “{type}”.")),
    "not_collected": ("lost", _("This is not collected from the shopper's phone: “{type}”.")),
    "as_text": ("changed", _("“{type}” is asked as a text to type.")),
    "as_photo": ("changed", _("“{type}” is asked as a photo.")),
    "as_places": ("changed", _("Each place of the order is a question of its own: {ids}.")),
    "too_many_places": ("lost", _("More than {limit} choices cannot be put into an order here.")),
    "as_split": ("changed", _("Day and time are asked one after the other; the time is “{id}”.")),
    "as_yes_no": ("minor", _("The choices are yes and no, so it is a yes_no question.")),
    "as_scale": ("minor", _("Whole marks from {low} to {high}, so it is a scale.")),
    "or_other": ("changed", _("The choice “other” was added, and a text question “{id}” for it.")),
    "renamed": ("minor", _("The name “{name}” is written “{id}” here.")),
    "name_twice": ("changed", _("The name “{name}” stands here several times; this one is “{id}”.")),
    "no_name": ("changed", _("This row has no name; it is called “{id}”.")),
    # Columns of a row
    "column_lost": ("lost", _("“{name}” has no equal in a scenario: {value}")),
    "column_minor": ("minor", _("How it looks is up to the phone, so this was left out: {value}")),
    "choice_filter": ("lost", _("All choices are offered, whatever was answered before; the filter was: {value}")),
    "required_message": ("minor", _("The phone has its own words for a missing answer: {value}")),
    "parameter": ("lost", _("The parameter has no equal in a scenario: {value}")),
    "no_effect": ("minor", _("“{name}” has no effect on a row of this type.")),
    # Choices
    "no_list": ("lost", _("There is no list “{name}” on the sheet choices.")),
    "no_choice": ("minor", _("This row has neither a list nor a name, so it is no choice.")),
    "choice_without_name": ("lost", _("This choice has no name or belongs to no list.")),
    "choice_twice": ("lost", _("The choice “{name}” stands in its list several times; only the first is kept.")),
    "choice_again": ("changed", _("The choice “{name}” stands in its list several times, in the same words.")),
    "too_many_choices": ("lost", _("A list has at most {limit} choices; this one is beyond.")),
    "filter_column": ("minor", _("The column “{name}” serves filters of choices only.")),
    "choice_column": ("lost", _("“{name}” of a choice has no equal in a scenario: {value}")),
    # Expressions
    "expression": ("lost", _("“{name}” could not be translated ({reason}): {value}")),
    "asked_instead": ("lost", _("This could not be calculated ({reason}), so it is asked: {value}")),
    "calculation_lost": ("lost", _("This could not be calculated ({reason}), and nothing depends on it: {value}")),
    "calculated_not_asked": ("changed", _("Its value is calculated, so nobody is asked: {value}")),
    "no_calculation": ("lost", _("This row calculates nothing.")),
    "nested": ("minor", _("Groups within groups become sections one after the other.")),
    "always": ("minor", _("This is always so where there is an answer, so it was left out: {value}")),
    "not_shown": ("minor", _("Calculated values are not shown to the shopper.")),
    "no_such_choice": ("changed", _("“{choice}” is no choice of “{name}”, so comparing with it is never true.")),
    "never_shown": ("changed", _("The condition can never be true: {value}")),
}  # fmt: skip

REASONS: dict[str, str] = {
    "syntax": _("it cannot be read"),
    "too_long": _("it is too long"),
    "function": _("there is nothing like {about}()"),
    "operator": _("there is nothing like “{about}”"),
    "path": _("it points elsewhere: {about}"),
    "unknown_name": _("there is no “{about}”"),
    "lost_name": _("“{about}” was not carried over"),
    "no_value": _("“{about}” has no value"),
    "later": _("“{about}” comes later, and what is shown can depend on earlier questions only"),
    "cycle": _("it depends on itself"),
    "dates": _("dates can only be compared"),
    "text_number": _("a text is not a number"),
    "kinds": _("it compares different kinds of values"),
    "several": _("“{about}” has several answers at once"),
    "text_length": _("the length of a number is not known"),
    "pattern": _("the pattern is not allowed: {about}"),
    "empty": _("nothing can stand for an empty value here"),
    "too_large": _("it is too large"),
}
"""Why an expression has no equal, as msgids."""


def said(message: str, values: Mapping[str, str]) -> str:
    """Say a note's message in the language spoken now; its reason is a msgid of its own."""
    reason = filled(gettext(values.get("reason", "")), values)
    return filled(gettext(message), {**values, "reason": reason})


def note(sheet: str, row: int, column: str, code: str, **values: str) -> Note:
    """Make the note of a code."""
    level, message = MESSAGES[code]
    return Note(sheet, row, column, level, code, message, values)
