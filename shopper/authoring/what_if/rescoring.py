"""Scores a kept visit by another version of its scenario, as far as the two ask the same."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from shopper.answers import score
from shopper.answers.model import Answer, AnswerBody, Answers
from shopper.answers.reading import AnswerErrors, read
from shopper.answers.sheet import ScoreSheet
from shopper.authoring.difference.shares import FULL, shares
from shopper.authoring.what_if.model import OTHER_REASONS, Rescored
from shopper.scenarios.model import Scenario
from shopper.scenarios.questions import choice_ids
from shopper.visits.model import VisitBody
from shopper.visits.reading import context


@dataclass(frozen=True)
class Rescoring:
    """How visits of one version are scored by a draft of the same scenario."""

    old: Scenario
    draft: Scenario

    def of(self, body: VisitBody, sheet: ScoreSheet, location: int) -> Rescored:
        """Score a visit by the draft; questions that only one side has, or that are of another kind now, are blank."""
        given = {name: one for name, one in body.answers.items() if name in self._common}
        photos = {name: n for name, n in body.photos.items() if name in self._common}
        new = score.score(self.draft, self._answers(given), context(body, self.draft), photos)
        before, after = sheet.total or 0, new.total
        moves = {} if after is None else self._moves(sheet, new)
        rest = 0 if after is None else after - before - sum(moves.values())
        return Rescored(location, before, after, {**moves, OTHER_REASONS: rest}, self._comparable, self._dropped)

    def _answers(self, given: Mapping[str, AnswerBody]) -> Answers:
        try:
            return read(self.draft, given)
        except AnswerErrors:
            return {name: answer for name, one in given.items() for answer in self._alone(name, one)}

    def _alone(self, name: str, given: AnswerBody) -> Iterator[Answer]:
        """Read one answer; a choice or mark that the draft does not have is none."""
        question = self.draft.question(name)
        if question and isinstance(given.value, list):
            known = choice_ids(question)
            given = given.model_copy(update={"value": [one for one in given.value if one in known]})
        try:
            yield read(self.draft, {name: given})[name]
        except AnswerErrors:
            yield Answer(comment=given.comment)

    def _moves(self, old: ScoreSheet, new: ScoreSheet) -> dict[str, float]:
        lost, loses = dict(_losses(old, self.old)), dict(_losses(new, self.draft))
        return {name: move for name in lost | loses if (move := lost.get(name, 0) - loses.get(name, 0))}

    @cached_property
    def _common(self) -> frozenset[str]:
        kinds = {question.id: question.kind for question in self.old.questions}
        return frozenset(one.id for one in self.draft.questions if kinds.get(one.id) == one.kind)

    @cached_property
    def _comparable(self) -> int:
        return _sum(share for name, share in shares(self.draft).questions.items() if name in self._common)

    @cached_property
    def _dropped(self) -> int:
        return _sum(share for name, share in shares(self.old).questions.items() if name not in self._common)


def _losses(sheet: ScoreSheet, scenario: Scenario) -> Iterator[tuple[str, float]]:
    """Return what each question took off the total, in basis points; a bonus takes off less than nothing."""
    for section in scenario.sections:
        row = sheet.sections.get(section.id)
        if row is None or not row.share or not row.possible:
            continue
        for question in section.questions:
            found = sheet.questions.get(question.id)
            if found:
                yield question.id, row.share * (found.possible - found.earned) / row.possible


def _sum(parts: Iterable[int]) -> int:
    """Add rounded shares up; together they are never more than all."""
    return min(sum(parts), FULL)
