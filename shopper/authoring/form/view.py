"""What the templates of the form view ask for: values, names of fields, what was found, and what can be chosen."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from shopper.authoring.difference.keys import KEYS, VALUES
from shopper.authoring.examining import Examination
from shopper.authoring.form.conditions import WITHOUT_VALUE, Condition, Name, understood
from shopper.authoring.form.editing import holder, shape
from shopper.authoring.form.labels import OPERATOR_WORDS
from shopper.authoring.form.mistakes import Mistake, Mistakes
from shopper.authoring.form.names import choices_of, names_at, words
from shopper.authoring.form.pointers import pointer, within
from shopper.authoring.form.values import shown
from shopper.authoring.script.edits import existing
from shopper.languages import LANGUAGES, mark
from shopper.languages import gettext as _
from shopper.scenarios.document import Path
from shopper.scenarios.findings import Finding, Severity
from shopper.scenarios.questions import KINDS

_PARTS = {
    "scoring": ("scoring", mark("Scoring")),
    "personas": ("personas", mark("Roles")),
    "calculated": ("calculated", mark("Calculated values")),
    "choices": ("lists", mark("Lists of choices")),
}


@dataclass(frozen=True)
class View:
    """One part of a draft's script as a form; `written` are the conditions to be shown as texts."""

    found: Examination
    at: Path
    refused: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    written: str = ""

    @property
    def plain(self) -> Any:
        """The script as plain values."""
        return self.found.loaded.document.plain

    @cached_property
    def mistakes(self) -> Mistakes:
        """Everything found, in the language spoken now."""
        return Mistakes(self.found.findings)

    @property
    def template(self) -> str:
        """The name of the template for the part."""
        match self.at:
            case ("sections", int()):
                return "section"
            case ("sections", int(), "questions", int()):
                return "question"
            case ("choices", str()):
                return "list"
        return _PARTS[str(self.at[0])][0] if self.at else "scenario"

    @property
    def shape(self) -> str:
        """How many of each there are in the part."""
        return shape(self.plain, self.at)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the scenario is declared to speak; all of them where that is not said."""
        said = existing(self.plain, ("languages",))
        return tuple(one for one in said if one in LANGUAGES) if isinstance(said, tuple) and said else LANGUAGES

    def pointer(self, path: Path) -> str:
        """Return the name of a field."""
        return pointer(path)

    def value(self, path: Path) -> Any:
        """Return what the script says there, None where nothing."""
        return existing(self.plain, path)

    @property
    def operators(self) -> Mapping[str, str]:
        """What the operators of conditions are called; texts are msgids."""
        return OPERATOR_WORDS

    def shown(self, path: Path) -> str:
        """Return what a field shows: the script's value, or what somebody wrote and could not be taken."""
        refused = self.refused.get(pointer(path))
        if path[-1:] == ("section",):
            return pointer(path[:2])
        return refused[0] if refused else shown(self.value(path), path)

    def told(self, path: Path) -> tuple[Mistake, ...]:
        """Return what is wrong with a field."""
        refused = self.refused.get(pointer(path))
        found = self.mistakes.take(path)
        return (Mistake("error", refused[1]), *found) if refused else found

    def rest(self) -> tuple[Mistake, ...]:
        """Return what else was found in the part."""
        if not self.at:
            parts = [("sections", index) for index in range(len(self.listed(("sections",))))]
            return self.mistakes.rest((), *parts, *((key,) for key in _PARTS))
        inner = [(*self.at, "questions", index) for index in range(len(self.listed((*self.at, "questions"))))]
        return self.mistakes.rest(self.at, *(inner if self.template == "section" else ()))

    def listed(self, path: Path) -> tuple[Any, ...]:
        """Return the entries of a list; none where there is no list."""
        found = self.value(path)
        return found if isinstance(found, tuple) else ()

    def rows(self, path: Path) -> list[Path]:
        """Return the paths of the entries of a list that have fields of their own."""
        return [(*path, index) for index, one in enumerate(self.listed(path)) if isinstance(one, dict)]

    def lists(self) -> list[str]:
        """Return the names of the lists of choices."""
        found = self.value(("choices",))
        return list(found) if isinstance(found, dict) else []

    def allowed(self, question: Path) -> frozenset[str]:
        """Return the keys that a question of this kind may have."""
        kind = self.value((*question, "kind"))
        return frozenset(KINDS[kind].model_fields) if kind in KINDS else frozenset({"text", "hint", "short"})

    def choices(self, question: Path) -> tuple[tuple[str, str], ...]:
        """Return the ids and the texts of what a question offers."""
        return choices_of(self.plain, self.value(question))

    def points_of(self, question: Path, choice: str) -> str:
        """Return the points that a choice brings where the question itself gives none."""
        listed = self.value((*question, "choices"))
        path: Path = ("choices", listed) if isinstance(listed, str) else (*question, "choices")
        for row in self.rows(path):
            if self.value((*row, "id")) == choice:
                return self.shown((*row, "points"))
        return ""

    def names(self, path: Path) -> tuple[Name, ...]:
        """Return what the condition at `path` may ask about."""
        return names_at(self.plain, path)

    def key(self, name: str) -> str:
        """Return what a key is called."""
        return _(KEYS[name])

    def options(self, key: str, usual: str = "", path: Path = ()) -> list[tuple[str, str]]:
        """Return what a key can have as its value, with their names; what holds anyway only where it is written."""
        left_out = "" if path and self.shown(path) == usual else usual
        return [(value, _(words)) for value, words in VALUES[key].items() if value != left_out]

    def named(self) -> list[tuple[str, str]]:
        """Return the lists of choices as something to choose."""
        return [(name, name) for name in self.lists()]

    def sections(self) -> list[tuple[str, str]]:
        """Return the sections as something to choose."""
        return [(pointer(path), self.called(path)) for path in self.rows(("sections",))]

    def by_choice(self, question: Path) -> bool:
        """Tell whether points for each choice are given in the question itself: its own choices have theirs beside."""
        own = self.value((*question, "choices"))
        return bool(self.choices(question)) and (
            not isinstance(own, tuple) or isinstance(self.value((*question, "points")), dict)
        )

    def condition(self, path: Path) -> Condition | None:
        """Return a condition that lists can say, None where it is shown as a text."""
        if pointer(path) == self.written:
            return None
        text = self.value(path)
        return understood(text if isinstance(text, str) else "", self.names(path))

    def needs_value(self, operator: str) -> bool:
        """Tell whether an operator compares with something."""
        return operator not in WITHOUT_VALUE

    def complete(self) -> Iterator[tuple[str, int, int]]:
        """Count for each language the texts of the part that it has, and all of them."""
        texts = [text for path, text in self.found.loaded.texts if self._belongs(path)]
        for language in self.languages:
            yield language, sum(not text.lacks(language) for text in texts), len(texts)

    @cached_property
    def findings(self) -> tuple[tuple[Path, Finding], ...]:
        """Everything found in the script, each with the part that shows it."""
        return tuple((holder(self.plain, one.path), one) for one in self.found.findings)

    def count(self, part: Path, severity: Severity) -> int:
        """Count the errors or the warnings in a part, without those in the parts of it."""
        return self._counts[part, severity]

    @cached_property
    def _counts(self) -> Counter[tuple[Path, Severity]]:
        return Counter((part, one.severity) for part, one in self.findings)

    def called(self, path: Path) -> str:
        """Return what a part is called in an outline."""
        value = self.value(path)
        if not isinstance(value, dict):
            return ""
        line = " ".join(words(value.get("text", value.get("title"))).split())
        return line or str(value.get("id", "")) or _("Without a title")

    def named_part(self, part: Path) -> str:
        """Return what a part is called, whichever it is."""
        match part:
            case ():
                return _("Scenario")
            case (str(key),):
                return _(_PARTS[key][1])
            case ("choices", str(name)):
                return name
        return self.called(part)

    def _belongs(self, path: Path) -> bool:
        if self.at:
            return within(path, self.at)
        return path[:1] in (("title",), ("briefing",))
