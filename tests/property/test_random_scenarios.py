"""Whatever scenario is written by the rules: it loads, compiles, draws, and scores any answers without surprise."""

import json
from html.parser import HTMLParser
from random import Random

from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from shopper.answers.applies import Applied
from shopper.answers.check import breaches
from shopper.answers.model import Answer, Answers, Context
from shopper.answers.score import judge, score
from shopper.answers.sheet import ScoreSheet
from shopper.logic import evaluate
from shopper.phone.packs import pack
from shopper.phone.render import fragment
from shopper.scenarios import files
from shopper.scenarios.model import Scenario
from shopper.scenarios.questions import Question
from tests.builders.scenarios import given
from tests.property.answering import a_case, an_answer, context
from tests.property.dice import PATIENT
from tests.property.oracle import worked_out
from tests.property.scenarios import scenarios

FULL = 10_000
MANY = settings(PATIENT, max_examples=100)
SOME = settings(MANY, max_examples=30)
EACH = 10
chances = st.integers(0, 2**32).map(Random)


class Visit:
    """Random answers to a scenario, in the circumstances of a visit."""

    def __init__(self, scenario: Scenario, chance: Random) -> None:
        self.scenario, self.chance = scenario, chance
        case = a_case(scenario, chance)
        self.answers = dict(given(scenario, case["answers"]))
        self.context: Context = context(case)
        self.photos: dict[str, int] = case["photos"]

    def sheet(self, answers: Answers | None = None) -> ScoreSheet:
        """Score these answers, or others in their place."""
        return score(self.scenario, self.answers if answers is None else answers, self.context, self.photos)


def visits(source: str, chance: Random) -> list[Visit]:
    """Return several visits by one scenario."""
    scenario = files.parse(source)
    return [Visit(scenario, chance) for _ in range(EACH)]


class Drawn(HTMLParser):
    """What a fragment shows: its tags, and which questions in which order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.questions: list[str | None] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "fieldset" and "data-question" in dict(attrs):
            self.questions.append(dict(attrs)["data-question"])


@SOME
@over(source=scenarios())
def test_it_loads_compiles_and_is_drawn_in_each_of_its_languages(source: str) -> None:
    scenario = files.parse(source)
    told = json.loads(pack(scenario, 1).content)
    assert list(told["rules"]["questions"]) == [one.id for one in scenario.questions]
    assert list(told["fragments"]) == list(scenario.languages)
    for language in scenario.languages:
        drawn = Drawn(fragment(scenario, language))
        assert drawn.questions == [one.id for one in scenario.questions]
        assert not drawn.tags & {"b", "a", "script", "style", "link", "img"}, "texts are never markup"


@MANY
@over(source=scenarios(), chance=chances)
def test_every_figure_of_a_sheet_is_in_its_range_and_follows_from_its_rows(source: str, chance: Random) -> None:
    for visit in visits(source, chance):
        sheet = visit.sheet()
        in_range(sheet, capped=visit.scenario.scoring.cap_bonus)
        worked = worked_out(visit.scenario, sheet)
        assert {name: row.score for name, row in sheet.sections.items()} == worked.sections
        assert (sheet.total, sheet.raw_total) == (worked.total, worked.raw_total)
        assert (sheet.coverage, sheet.criteria) == (worked.coverage, worked.criteria)


def in_range(sheet: ScoreSheet, *, capped: bool) -> None:
    known = [sheet.total, sheet.raw_total, *(row.score for row in sheet.sections.values())]
    assert all(one is None or 0 <= one <= (FULL if capped else one) for one in known)
    assert sheet.total is None or sheet.raw_total is None or sheet.total <= sheet.raw_total
    assert all(one is None or 0 <= one <= FULL for one in (sheet.coverage, *sheet.criteria.values()))
    shares = [row.share or 0 for row in sheet.sections.values()]
    assert sum(shares) == 0 or abs(sum(shares) - FULL) <= len(shares)
    for row in sheet.questions.values():
        assert 0 <= row.earned <= row.worth
        assert row.possible == (row.worth if row.reason == "answered" else 0)
        assert row.earned == 0 or row.reason in {"answered", "bonus"}


@MANY
@over(source=scenarios(), chance=chances)
def test_what_is_hidden_or_not_applicable_counts_nowhere(source: str, chance: Random) -> None:
    for visit in visits(source, chance):
        judged = judge(visit.scenario, visit.answers, visit.context, visit.photos)
        states = judged.applied.states
        for name, row in judged.sheet.questions.items():
            if states[name] in {"hidden", "na"}:
                assert (row.reason, row.earned, row.possible) == (states[name], 0, 0)
        seen = {name: answer for name, answer in visit.answers.items() if states[name] != "hidden"}
        assert visit.sheet(seen) == judged.sheet
        said = breaches(visit.scenario, visit.answers, visit.context, visit.photos)
        assert said == judged.breaches
        assert not {one.question for one in said} & {name for name, found in states.items() if found == "hidden"}
        assert judged.sheet.complete == (said == ())
        listed = [row.question for row in judged.sheet.criticals]
        assert listed == [one.id for one in visit.scenario.questions if one.critical and holds(one, judged.applied)]


def holds(question: Question, applied: Applied) -> bool:
    """Tell whether the critical rule of a question is true where it is seen."""
    assert question.critical
    seen = applied.states[question.id] != "hidden"
    return seen and evaluate(question.critical.when.tree, applied.facts) is True


@MANY
@over(source=scenarios(), chance=chances)
def test_an_answer_changed_and_changed_back_leaves_the_same_sheet(source: str, chance: Random) -> None:
    """Change answers one after the other, hiding and showing what depends on them, then undo it all step by step."""
    visit = Visit(files.parse(source), chance)
    fresh, answers, before = files.parse(source), dict(visit.answers), []
    for one in chance.choices(visit.scenario.questions, k=10):
        before.append((one.id, answers.get(one.id), visit.sheet(answers)))
        answers |= chance.choice(({one.id: Answer(na=True)}, given(visit.scenario, {one.id: an_answer(one, chance)})))
        visit.sheet(answers)
    for name, answer, sheet in reversed(before):
        answers.pop(name)
        if answer is not None:
            answers[name] = answer
        assert visit.sheet(answers) == sheet
        assert score(fresh, answers, visit.context, visit.photos) == sheet, "what is kept of a scenario is wrong"


@SOME
@over(source=scenarios(), chance=chances)
def test_neither_the_order_of_answers_nor_storing_a_sheet_changes_it(source: str, chance: Random) -> None:
    fresh = files.parse(source)
    for visit in visits(source, chance):
        sheet, names = visit.sheet(), list(visit.answers)
        chance.shuffle(names)
        assert visit.sheet({name: visit.answers[name] for name in names}) == sheet
        stored = sheet.model_dump_json()
        assert ScoreSheet.model_validate_json(stored) == sheet
        assert json.loads(stored) == score(fresh, visit.answers, visit.context, visit.photos).to_contract()
