"""What the keys and values of the scenario format are called where a difference is told; texts are msgids."""

from collections.abc import Mapping

from shopper.authoring.difference.model import Change, PartName
from shopper.languages import mark as _
from shopper.scenarios.criteria import CRITERIA
from shopper.scenarios.titles import CHANNELS, METHODS

CHANGES: Mapping[Change, str] = {
    "added": _("new"),
    "removed": _("removed"),
    "kind": _("another kind"),
    "moved": _("moved"),
    "reworded": _("re-worded"),
    "reweighted": _("re-weighted"),
    "logic": _("other logic"),
    "changed": _("changed"),
}

PARTS: Mapping[PartName, str] = {
    "scenario": _("Scenario"),
    "persona": _("Persona"),
    "list": _("List of choices"),
    "calculated": _("Calculated value"),
    "band": _("Band"),
    "section": _("Section"),
    "question": _("Question"),
    "choice": _("Choice"),
}

KEYS: Mapping[str, str] = {
    # The scenario
    "format": _("Format"),
    "scenario": _("Id of the scenario"),
    "languages": _("Languages"),
    "method": _("Method"),
    "channel": _("Channel"),
    "stage": _("Stage"),
    "title": _("Title"),
    "briefing": _("Briefing"),
    "comments": _("Comments"),
    "scoring.cap_bonus": _("Extra points stop at 100 %"),
    "scoring.coverage_min": _("Least coverage"),
    "brief": _("Brief"),
    "value": _("Value"),
    "band.min": _("Begins at"),
    # Sections and questions
    "weight": _("Weight"),
    "share": _("Share of the total"),
    "show_if": _("Shown if"),
    "kind": _("Kind"),
    "text": _("Text"),
    "hint": _("Hint"),
    "short": _("Short words"),
    "required": _("Required"),
    "required_if": _("Required if"),
    "allow_na": _("Offers “not applicable”"),
    "check": _("Check of the answer"),
    "check.that": _("Check of the answer"),
    "check.message": _("Message of the check"),
    "critical": _("Critical"),
    "critical.when": _("Critical if"),
    "critical.effect": _("Effect of the critical rule"),
    "critical.at": _("The critical rule holds the score at"),
    "critical.scope": _("The critical rule is about"),
    "criterion": _("Criterion"),
    "photo": _("Photos"),
    "photo.min": _("Least number of photos"),
    "photo.max": _("Largest number of photos"),
    "photo.required_if": _("Photos required if"),
    "photo.where": _("Where photos are taken"),
    "audience": _("Seen by"),
    "nature": _("Nature"),
    "on_site": _("Noted on the spot"),
    "points": _("Points"),
    "max_points": _("Largest number of points"),
    "bonus": _("Extra points"),
    "exclusive": _("Rules out the other choices"),
    "low": _("Lowest mark"),
    "high": _("Highest mark"),
    "ends": _("Ends of the scale"),
    "ends.low": _("Low end of the scale"),
    "ends.high": _("High end of the scale"),
    "measure": _("Measure"),
    "target": _("Target"),
    "target.at_most": _("Target"),
    "unit": _("Unit"),
    "decimals": _("Decimals"),
    "min": _("Smallest number"),
    "max": _("Largest number"),
    "max_length": _("Longest text"),
}
"""Key as the format writes it → its name; where the same key means something else in a part, `part.key`."""

VALUES: Mapping[str, Mapping[str, str]] = {
    "method": METHODS,
    "channel": CHANNELS,
    "criterion": CRITERIA,
    "stage": {
        "attraction": _("attraction"),
        "interest": _("interest"),
        "evaluation": _("evaluation"),
        "purchase": _("purchase"),
        "loyalty": _("loyalty"),
    },
    "comments": {
        "on_loss": _("asked for where points are lost"),
        "optional": _("may be given"),
        "off": _("off"),
    },
    "kind": {
        "yes_no": _("yes or no"),
        "choice": _("one choice"),
        "choices": _("several choices"),
        "scale": _("scale"),
        "nps": _("recommendation 0–10"),
        "number": _("number"),
        "duration": _("duration"),
        "text": _("text"),
        "time": _("time of day"),
        "date": _("date"),
        "photo": _("photo"),
        "note": _("note"),
    },
    "critical.effect": {"zero": _("set to zero"), "cap": _("held at a limit"), "flag": _("noted")},
    "critical.scope": {"total": _("the whole score"), "section": _("the section")},
    "photo.where": {
        "outside": _("outside"),
        "inside_unseen": _("inside, unseen"),
        "after": _("after the visit"),
    },
    "audience": {"client": _("agency and client"), "agency": _("the agency only")},
    "nature": {"fact": _("fact"), "impression": _("impression")},
    "measure": {"csat": _("share of highest marks"), "none": _("none")},
}
"""Values that have a name of their own."""
