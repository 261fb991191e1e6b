"""The checklist that is filled in under fire: every kind of question, one that others bring up, two with photos."""

from dataclasses import dataclass

YES_NO = ("yes", "no")
MARKS = tuple(map(str, range(1, 6)))
WAYS = ("way_a", "way_b", "way_c")


@dataclass(frozen=True)
class Asked:
    """A question as hands see it."""

    id: str
    kind: str
    section: str
    choices: tuple[str, ...] = ()
    na: bool = False
    photos: int = 0


QUESTIONS = (
    Asked("greeted", "yes_no", "arrival", YES_NO, na=True),
    Asked("by_whom", "choice", "arrival", WAYS),
    Asked("ahead", "number", "arrival"),
    Asked("queue", "duration", "arrival"),
    Asked("entrance", "yes_no", "arrival", YES_NO, photos=2),
    Asked("noticed", "choices", "talk", WAYS, na=True),
    Asked("friendly", "scale", "talk", MARKS),
    Asked("story", "text", "talk"),
    Asked("called_on", "date", "talk"),
    Asked("closed_at", "time", "talk"),
    Asked("again", "yes_no", "talk", YES_NO),
    Asked("keepsake", "photo", "talk", photos=1),
)


def script() -> str:
    """Return the scenario's file."""
    return f"""
format: 1
scenario: under-fire
languages: [en]
method: mystery_visit
channel: office
title: {{en: Under fire}}
sections:
{"".join(_section(section) for section in dict.fromkeys(one.section for one in QUESTIONS))}"""


def _section(name: str) -> str:
    asked = "".join(_question(one) for one in QUESTIONS if one.section == name)
    return f"  - id: {name}\n    title: {{en: {name.title()}}}\n    questions:\n{asked}"


def _question(asked: Asked) -> str:
    keys = [f"id: {asked.id}", f"kind: {asked.kind}", f"text: {{en: What about {asked.id}?}}", "required: false"]
    if asked.na:
        keys.append("allow_na: true")
    if asked.kind in {"choice", "choices"}:
        keys.append(f"choices: [{', '.join(f'{{id: {one}, text: {{en: {one}}}}}' for one in asked.choices)}]")
    if asked.photos:
        keys.append(f"photo: {{min: 0, max: {asked.photos}}}")
    if asked.kind == "photo":
        keys.remove("required: false")
    if asked.id == "by_whom":
        keys.append("show_if: 'greeted == \"yes\"'")
    return f"      - {{{', '.join(keys)}}}\n"
