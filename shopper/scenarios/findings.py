"""What can be said about a scenario file: where, how bad, a stable code, and words with what would do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeGuard

from shopper.languages import mark as _
from shopper.scenarios.document import Path

Severity = Literal["error", "warning"]

ERRORS: dict[str, tuple[str, str]] = {
    # The file
    "too_large": (_("The file is larger than {limit} bytes."), _("Split it into several scenarios.")),
    "encoding": (_("The file is not written in UTF-8."), _("Save it as UTF-8.")),
    "syntax": (_("This is not YAML: {problem}."), ""),
    "empty": (_("The file is empty."), ""),
    "not_a_mapping": (_("The file should be a mapping of keys to values."), ""),
    "several_documents": (_("A file holds one scenario."), _("Put what follows into a file of its own.")),
    "directive": (_("A % directive cannot be used."), _("Leave it out; the format is YAML 1.2.")),
    "anchor": (_("Anchors and aliases cannot be used."), _("Write the value out, or use a list of choices.")),
    "tag": (_("Tags cannot be used."), _("Leave out what begins with an exclamation mark.")),
    "too_many_nodes": (_("The file has more than {limit} values."), _("Split it into several scenarios.")),
    "too_deep": (_("This is nested more than {limit} levels deep."), ""),
    "key_form": (_("A key has to be a word."), ""),
    "duplicate_key": (_('The key "{key}" stands here twice; the first is in line {line}.'), _("Keep one of them.")),
    "character": (_("This text has a character that cannot be stored."), ""),
    # Keys and values
    "unknown_key": (_('"{key}" is not a key of {part}.'), _('Did you mean "{nearest}"?')),
    "missing_key": (_('{part} needs "{key}".'), ""),
    "text_wanted": (_('"{key}" should be a text.'), _("Write it in quotes: {quoted}.")),
    "number_wanted": (_('"{key}" should be a number.'), ""),
    "whole_wanted": (_('"{key}" should be a whole number.'), ""),
    "boolean_wanted": (_('"{key}" should be true or false.'), ""),
    "list_wanted": (_('"{key}" should be a list.'), _("Write [one, two], or lines that begin with a dash.")),
    "mapping_wanted": (_("{part} is a mapping of keys to values."), _("Keys: {keys}.")),
    "text_form": (_('"{key}" should be a text in each language.'), _("Write {{ru: …, et: …, en: …}}.")),
    "one_of": (_('"{found}" cannot be the value of "{key}".'), _('Did you mean "{nearest}"?')),
    "one_of_few": (_('"{found}" cannot be the value of "{key}".'), _("One of: {expected}.")),
    "id_form": (_('"{found}" cannot be an id.'), _("Write a small Latin letter, then letters, digits or {joint}.")),
    "too_long": (_('"{key}" is too long; at most {limit}.'), ""),
    "too_short": (_('"{key}" has too few entries; at least {limit}.'), ""),
    "too_small": (_('"{key}" should be at least {limit}.'), ""),
    "too_big": (_('"{key}" should be at most {limit}.'), ""),
    "formula_wanted": (_('"{key}" should be an expression.'), _("Write it in quotes.")),
    "points_form": (_("Only a question with choices has a map of points."), _("Write an expression and max_points.")),
    "unknown_list": (_('There is no list of choices "{name}".'), _('Did you mean "{nearest}"?')),
    "unreadable": (_('"{key}" cannot be read: {problem}.'), ""),
    # What has to fit together
    "translation": (_("There is no text in {languages}."), _("Write it, or do not declare the language.")),
    "duplicate_id": (_('The id "{id}" is taken; it stands first in line {line}.'), _("Give one of them another id.")),
    "reserved_id": (_('"{id}" already means something in expressions.'), _("Choose another id.")),
    "no_sections": (_("A scenario needs at least one section with a question."), ""),
    "later_question": (
        _('"{name}" comes later, and what is shown can depend on earlier questions only.'),
        _("Move it up, or ask something else."),
    ),
    "own_answer": (_('Whether "{name}" is shown cannot depend on its own answer.'), ""),
    "own_section": (
        _('"{name}" stands in this section or later; a section can depend on earlier sections only.'),
        _("Put the condition on the questions, or move the section."),
    ),
    "later_value": (
        _('The calculated value "{name}" is declared below, and a value may use only those above it.'),
        _("Move it up."),
    ),
    "own_value": (_('The calculated value "{name}" cannot use itself.'), ""),
    "through_value": (
        _('"{value}" depends on "{name}", which comes later; what is shown can depend on earlier questions only.'),
        "",
    ),
    "max_points": (_('Where points are an expression, "max_points" is needed.'), _("Write the most it can give.")),
    "points_missing": (_('The points do not name the choice "{choice}".'), _("Every choice is named, also with 0.")),
    "points_unknown": (_('"{choice}" is not a choice of this question.'), _('Did you mean "{nearest}"?')),
    "points_negative": (_("Only a choices question can take points away."), _("Write 0 or more.")),
    "weights": (_("Some sections have a weight and some have none."), _("Give each a weight, or none of them.")),
    "cap_at": (_('A cap needs "at", in per cent.'), _("Write at: 50, or another effect.")),
    "min_max": (_('"{low}" is above "{high}".'), ""),
    "no_marks": (_('"high" has to be above "low".'), ""),
    "too_many_marks": (_("A scale has at most {limit} marks."), ""),
}
"""Code → message and remedy, as msgids. A remedy is given only when all that it names is known."""

WARNINGS: dict[str, tuple[str, str]] = {
    "more": (_("{count} more findings are not listed."), _("They appear as the others are mended.")),
    "no_section_id": (_('This section has no "id"; it is called "{id}".'), _("Give it an id that will not change.")),
    "unknown_criterion": (_('"{found}" is not one of the shared criteria.'), _('Did you mean "{nearest}"?')),
    "unscored_criterion": (_("A criterion without points measures nothing."), _("Give points, or leave it out.")),
    "nps_outside_survey": (_("Only customers can answer an nps question."), _("Use a scale, or method: survey.")),
    "no_effect": (_('"{key}" has no effect here.'), _("Leave it out.")),
    "always_required": (_('This is always required, so "required_if" has no effect.'), _("Write required: false.")),
    "cap_without": (_('"at" belongs to a cap; it has no effect here.'), _("Leave it out, or write effect: cap.")),
    "weight_without_points": (_("This section weighs something, but nothing in it brings points."), ""),
    "points_without_weight": (_("What is scored in this section does not count: its weight is 0."), ""),
    "nothing_counts": (_("No section weighs anything, so there will be no total."), ""),
    "no_lowest_band": (_("No band begins at 0; a low total has none."), _("Add a band with min: 0.")),
    "same_band": (_('The band "{id}" begins where another one does.'), ""),
    "unused_list": (_('No question uses the list "{name}".'), ""),
    "unused_value": (_('Nothing uses the calculated value "{name}".'), ""),
    "unspoken_language": (_('"{language}" is not among the declared languages.'), _("Declare it, or leave it out.")),
    "no_choice_text": (_('The choice "{id}" has no text; its id is shown.'), ""),
    "same_translation": (_('The text in "{language}" is the same as in "{other}".'), _("Translate it.")),
    "same_question": (
        _("This asks the same as the question in line {line}."),
        _("Leave one out, or say what differs."),
    ),
    "same_choice": (_("This choice has the same text as the one in line {line}."), _("Say what differs.")),
    "same_title": (_("This section has the same title as the one in line {line}."), _("Say what differs.")),
    "presuming": (_('"{words}" tells which answer is wanted.'), _("Ask what happened, in words that fit any answer.")),
    "denying": (_('"{words}" suggests an answer.'), _("Ask whether it happened, without a denial.")),
    "judging": (
        _('"{words}" is a judgement, which a yes or no cannot show.'),
        _("Ask for what was seen or heard, or use a scale."),
    ),
    "two_things": (_('This asks two things: "{words}".'), _("Make two questions of it.")),
    "telling_short": (_('"{words}" gives away what the list is for.'), _("Take a word from a shopping list.")),
    "long_short": (_("A short word has at most {words} words and {letters} letters."), _("Shorten it.")),
    "keyword_id": (_('"{id}" cannot be named in expressions.'), _("Choose another id if one needs it.")),
    "many_on_site": (_("{count} questions are to be noted on the spot."), _("Up to {limit} can be remembered.")),
    "possible_zero": (_("This question cannot bring any points."), ""),
    # What answers can come to
    "never_shown": (
        _("This is never true, so the question can never be shown."),
        _("Mend the condition, or leave the question out."),
    ),
    "section_never_shown": (
        _("This is never true, so the section can never be shown."),
        _("Mend the condition, or leave the section out."),
    ),
    "always_true": (
        _('"{key}" is true here whatever is answered.'),
        _("Mend it, or leave it out; answered(…) asks for any answer."),
    ),
    "never_true": (_('"{key}" is true for nothing that can be answered.'), _("Mend the condition, or leave it out.")),
    "check_passes": (_("Every answer passes this check."), _("Mend the condition, or leave the check out.")),
    "check_fails": (_("No answer passes this check, so nobody can go on."), _("Mend the condition.")),
    "critical_always": (_("Every visit meets this critical condition."), _("Mend the condition.")),
    "outcome_never_reached": (_("No answer leads to this outcome."), _("Mend its condition, or leave it out.")),
    "points_out_of_reach": (
        _("No answer brings {most} points; the best brings {best}."),
        _("Write max_points: {best}, or mend the points."),
    ),
    "points_above": (
        _("{points} points cannot be earned: the question brings at most {most}."),
        _("Raise max_points, or lower the points."),
    ),
    "same_points": (
        _("Every answer brings the same points."),
        _("Tell the answers apart, or write points: none."),
    ),
    # What offices are like
    "no_such_attribute": (_('No location has the attribute "{name}".'), _('Did you mean "{nearest}"?')),
    "no_such_value": (_('No location has "{found}" as its {name}.'), _('Did you mean "{nearest}"?')),
    # What is easily overlooked
    "choice_without_points": (_('The choice "{choice}" has no points; it brings 0.'), _("Write points: 0.")),
    "one_choice": (_("There is only one choice."), _("Add the others, or ask a yes_no question.")),
    "no_photos": (_("No photo can be taken here: max is 0."), _("Raise max, or leave photo out.")),
    "weight_moves": (
        _("For {personas} this section does not count, and its {share} % of the weight goes to the others."),
        _("Give everybody something to earn here, or write scenarios of their own."),
    ),
    "heavy_question": (
        _("This question alone is {share} % of the total."),
        _("Give it fewer points, its section less weight, or more questions beside it."),
    ),
    "no_facts": (_("All points come from impressions, none from facts."), _("Ask what can be seen, heard or counted.")),
    "takes_long": (_("Filling this in takes about {minutes} minutes."), _("Up to {limit} are filled in with care.")),
    "photo_inside": (_("Taking a photo inside can give the shopper away."), _("Write where: outside, or after.")),
}


@dataclass(frozen=True)
class Finding:
    """One mistake or doubt about a file; line and column are counted from 1, in code points.

    `path` leads to the value that it is about, also to one that is missing; it is empty where it is about all.
    """

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    remedy: str = ""
    values: dict[str, object] = field(default_factory=dict, hash=False, compare=False)
    path: Path = field(default=(), hash=False, compare=False)

    def __str__(self) -> str:
        said = f"{self.message} {self.remedy}".strip()
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {said}"


QUOTE_LIMIT = 300


def quotable(values: dict[str, object]) -> dict[str, object]:
    """Return the values of a finding as a message can quote them: what is long is cut."""
    cut = {name: f"{value[:QUOTE_LIMIT]}…" for name, value in values.items() if _is_long(value)}
    return {**values, **cut}


def _is_long(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and len(value) > QUOTE_LIMIT


def words(code: str, values: Mapping[str, object], translated: Callable[[str], str] = str) -> tuple[Severity, str, str]:
    """Return the severity, message and remedy of a code, in English unless they are `translated`.

    A value that is empty counts as not known.
    """
    severity: Severity = "error" if code in ERRORS else "warning"
    message, remedy = map(translated, ERRORS[code] if severity == "error" else WARNINGS[code])
    known = {name: value for name, value in values.items() if value != ""}
    try:
        remedy = remedy.format(**known)
    except KeyError:
        remedy = ""
    said = message.format(**values)
    return severity, said[0].upper() + said[1:], remedy
