"""Compares two scenarios, thing by thing, in the order in which the new one reads."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from shopper.authoring.difference.fields import changed_fields
from shopper.authoring.difference.model import PartName, Row, Thing, Value
from shopper.authoring.difference.sequences import merged, moved
from shopper.authoring.difference.shares import Shares, shares
from shopper.scenarios.details import Choice
from shopper.scenarios.model import Band, Calculated, Persona, Scenario, Section
from shopper.scenarios.part import Language, Text
from shopper.scenarios.points import by_choice, formula, is_bonus, possible
from shopper.scenarios.questions import ManyChoices, OneChoice, Question

# A share that moves only because other questions weigh something else is told from one per cent of the total on.
TOLD_FROM = 100

_Member = Persona | Calculated | Band | Choice


def difference(old: Scenario, new: Scenario) -> tuple[Row, ...]:
    """Return everything in which two scenarios differ; what was removed stands at its old place.

    Not told are the texts in a language that only one of them declares, since the language itself is, and ways of
    writing that mean the same.
    """
    silent = frozenset({*old.languages} ^ {*new.languages})
    return tuple(_Comparison(old, new, shares(old), shares(new), silent).rows())


@dataclass(frozen=True)
class _Comparison:
    old: Scenario
    new: Scenario
    old_shares: Shares
    new_shares: Shares
    silent: frozenset[Language]

    def rows(self) -> Iterator[Row]:
        old, new = self.old, self.new
        head = Thing("scenario", new.id, new.title)
        inner = {"personas", "lists", "calculated", "scoring", "sections"}
        yield from changed_fields(head, old, new, self.silent, leave=inner)
        yield from self._members("persona", old.personas, new.personas)
        yield from self._lists()
        yield from self._members("calculated", old.calculated, new.calculated)
        yield from changed_fields(head, old.scoring, new.scoring, self.silent, "scoring.", leave={"bands"})
        yield from self._members("band", old.scoring.bands, new.scoring.bands)
        yield from self._sections()

    def _members(
        self, part: PartName, old: Sequence[_Member], new: Sequence[_Member], within: Thing | None = None
    ) -> Iterator[Row]:
        was, now = {one.id: one for one in old}, {one.id: one for one in new}
        strayed = moved(list(was), list(now))
        for name in merged(list(was), list(now)):
            before, after = was.get(name), now.get(name)
            thing = Thing(part, name, _title(after or before), within)
            if before is None or after is None:
                yield Row("removed" if after is None else "added", thing)
                continue
            if name in strayed:
                yield Row("moved", thing, "order", new=_stands_behind(name, list(now.values())))
            yield from changed_fields(thing, before, after, self.silent)

    def _lists(self) -> Iterator[Row]:
        for name in merged(list(self.old.lists), list(self.new.lists)):
            thing, was, now = Thing("list", name), self.old.lists.get(name), self.new.lists.get(name)
            if was is None or now is None:
                yield Row("removed" if now is None else "added", thing)
            else:
                yield from self._members("choice", was, now, thing)

    def _sections(self) -> Iterator[Row]:
        was, now = ({one.id: one for one in scenario.sections} for scenario in (self.old, self.new))
        strayed = moved(list(was), list(now))
        for name in merged(list(was), list(now)):
            before, after = was.get(name), now.get(name)
            thing = Thing("section", name, _title(after or before))
            if before is None or after is None:
                yield Row("removed" if after is None else "added", thing)
            else:
                if name in strayed:
                    yield Row("moved", thing, "order", new=_stands_behind(name, self.new.sections))
                yield from changed_fields(thing, before, after, self.silent, leave={"questions"})
            yield from _share(thing, self.old_shares.sections.get(name), self.new_shares.sections.get(name))
            yield from self._questions(before, after)

    def _questions(self, old: Section | None, new: Section | None) -> Iterator[Row]:
        was = {one.id: one for one in old.questions} if old else {}
        now = {one.id: one for one in new.questions} if new else {}
        strayed = moved(list(was), list(now))
        for name in merged(list(was), list(now)):
            before, after = self.old.question(name), now.get(name)
            if after is not None and before is not None:
                yield from self._question(before, after, new, strayed=name in strayed)
            elif after is not None:
                yield from self._single("added", after)
            elif self.new.question(name) is None:
                yield from self._single("removed", was[name])

    def _single(self, change: str, question: Question) -> Iterator[Row]:
        """Tell of a question that only one of the scenarios has."""
        thing = Thing("question", question.id, question.text)
        if change == "added":
            yield Row("added", thing, "kind", new=question.kind)
        else:
            yield Row("removed", thing, "kind", old=question.kind)
        yield from self._share_of(thing)

    def _question(self, old: Question, new: Question, section: Section | None, *, strayed: bool) -> Iterator[Row]:
        thing = Thing("question", new.id, new.text)
        left, entered = _section_of(self.old, old), _section_of(self.new, new)
        if left.id != entered.id:
            yield Row("moved", thing, "section", left.title or left.id, entered.title or entered.id)
        elif strayed and section:
            yield Row("moved", thing, "order", new=_stands_behind(new.id, section.questions))
        yield from changed_fields(thing, old, new, self.silent, leave={"choices"})
        yield from self._choices(thing, old, new)
        least = 1 if _worth(old) != _worth(new) else TOLD_FROM
        yield from self._share_of(thing, least)

    def _share_of(self, thing: Thing, least: int = 1) -> Iterator[Row]:
        yield from _share(
            thing, self.old_shares.questions.get(thing.id), self.new_shares.questions.get(thing.id), least
        )

    def _choices(self, thing: Thing, old: Question, new: Question) -> Iterator[Row]:
        was, now = _choices(old), _choices(new)
        # What happens to a list of the scenario is told there, once.
        if not _names(self.old, was) & _names(self.new, now):
            yield from self._members("choice", was, now, thing)


def _share(thing: Thing, old: int | None, new: int | None, least: int = 1) -> Iterator[Row]:
    if _tenths(old) != _tenths(new) and abs((new or 0) - (old or 0)) >= least:
        yield Row("reweighted", thing, "share", old, new)


def _tenths(share: int | None) -> int:
    """Return a share as exactly as it is shown, in tenths of a per cent."""
    return ((share or 0) + 5) // 10


def _worth(question: Question) -> object:
    """Return what decides how a question earns its points."""
    written, points = formula(question), by_choice(question)
    return possible(question), is_bonus(question), written and written.tree, points


def _choices(question: Question) -> tuple[Choice, ...]:
    return question.choices if isinstance(question, OneChoice | ManyChoices) else ()


def _names(scenario: Scenario, choices: tuple[Choice, ...]) -> frozenset[str]:
    """Return the lists of the scenario that are these choices."""
    return frozenset(name for name, listed in scenario.lists.items() if listed == choices)


def _section_of(scenario: Scenario, question: Question) -> Section:
    return scenario.once(_sections_by_question)[question.id]


def _sections_by_question(scenario: Scenario) -> Mapping[str, Section]:
    return {question.id: section for section in scenario.sections for question in section.questions}


def _stands_behind(name: str, members: Sequence[_Member | Section | Question]) -> Value:
    """Return the title, or else the id, of what stands directly before a member; None where it is the first."""
    place = next(index for index, one in enumerate(members) if one.id == name)
    return (_title(members[place - 1]) or members[place - 1].id) if place else None


def _title(part: _Member | Section | Question | None) -> Text | None:
    if isinstance(part, Choice | Question):
        return part.text
    return part.title if isinstance(part, Section) else None
