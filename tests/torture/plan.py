"""What hands do and what befalls them, drawn by chance before anything runs: the same seed, the same plan."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from tests.torture.script import QUESTIONS, Asked

WORDS = ("вежливо", "jah, kohe", "slow", "«тихо»", "õu", "no queue", "дважды", "e-pood", "ok", "…", "№ 7", "<b>")


@dataclass(frozen=True)
class Answer:
    """A question is answered; no values: by "does not apply"."""

    question: str
    values: tuple[str, ...]
    comment: str = ""


@dataclass(frozen=True)
class Photo:
    """A picture is taken; `hurry`: at the end, and the hand does not wait until it is shown."""

    question: str
    picture: int
    hurry: bool = False


@dataclass(frozen=True)
class KillBrowser:
    """SIGKILL to the browser, so many ms from now, or with the next thing that is touched and then called saved."""

    after_ms: int | None


@dataclass(frozen=True)
class KillServer:
    """SIGKILL to the server, which starts again some time later."""

    after_ms: int


@dataclass(frozen=True)
class Network:
    """The network goes, or comes back."""

    up: bool


@dataclass(frozen=True)
class SecondTab:
    """The same visit is opened in another tab, which may take it over."""

    take_over: bool


@dataclass(frozen=True)
class LookAway:
    """The list of visits is opened, and the visit again."""


@dataclass(frozen=True)
class TakeBack:
    """The visit is finished without network, taken back, and gone on with."""


Step = Answer | Photo | KillBrowser | KillServer | Network | SecondTab | LookAway | TakeBack


@dataclass(frozen=True)
class Fate:
    """How often, a visit, what befalls it: each number one throw of the dice."""

    browser_kills: Sequence[int] = (0, 1, 1)
    server_kills: Sequence[int] = (0, 0, 1)
    offline: Sequence[int] = (0, 1)
    second_tabs: Sequence[int] = (0, 0, 1)
    looks_away: Sequence[int] = (0, 1)
    taken_back: Sequence[int] = (0, 0, 0, 0, 1)
    photos: Sequence[int] = (0, 1, 2)
    hurry: float = 0.3
    kill_when_saved: float = 0.5
    dropped: float = 0.15


@dataclass(frozen=True)
class Visit:
    """One visit, step by step; finishing is the last."""

    number: int
    steps: tuple[Step, ...] = field(default=())


def plan(seed: int, visits: int, fate: Fate) -> list[Visit]:
    """Draw all visits."""
    dice = Random(f"visits {seed}")
    return [Visit(number, tuple(_steps(dice, number, fate))) for number in range(visits)]


def _steps(dice: Random, number: int, fate: Fate) -> list[Step]:
    steps: list[Step] = []
    for section in dict.fromkeys(one.section for one in QUESTIONS):
        asked = [one for one in QUESTIONS if one.section == section and one.kind != "photo" and dice.random() < 0.9]
        dice.shuffle(asked)
        steps += [_answer(dice, one) for one in asked]
    steps += [_answer(dice, one) for one in dice.sample([one for one in QUESTIONS if one.kind != "photo"], 2)]
    places = dice.sample([one.id for one in QUESTIONS for _ in range(one.photos)], dice.choice(fate.photos))
    for nth, question in enumerate(places):
        photo = Photo(question, 2 * number + nth, hurry=dice.random() < fate.hurry)
        steps.insert(len(steps) if photo.hurry else dice.randrange(len(steps)), photo)
    for _ in range(dice.choice(fate.browser_kills)):
        after = None if dice.random() < fate.kill_when_saved else dice.randrange(250)
        _put(dice, steps, KillBrowser(after))
    for _ in range(dice.choice(fate.server_kills)):
        _put(dice, steps, KillServer(dice.randrange(200)))
    for _ in range(dice.choice(fate.offline)):
        at = _put(dice, steps, Network(up=False))
        steps.insert(dice.randrange(at + 1, len(steps) + 1), Network(up=True))
    for _ in range(dice.choice(fate.second_tabs)):
        _put(dice, steps, SecondTab(take_over=dice.random() < 0.5))
    for _ in range(dice.choice(fate.looks_away)):
        _put(dice, steps, LookAway())
    if dice.choice(fate.taken_back):
        steps += [TakeBack(), _answer(dice, dice.choice(QUESTIONS[:5]))]
    return steps


def _put(dice: Random, steps: list[Step], step: Step) -> int:
    at = dice.randrange(len(steps) + 1)
    steps.insert(at, step)
    return at


def _answer(dice: Random, asked: Asked) -> Answer:
    comment = " ".join(dice.sample(WORDS, 3)) if dice.random() < 0.25 else ""
    if asked.na and dice.random() < 0.15:
        return Answer(asked.id, ())
    if asked.kind == "choices":
        return Answer(asked.id, tuple(dice.sample(asked.choices, dice.randrange(1, 3))), comment)
    return Answer(asked.id, (_value(dice, asked),), comment)


def _value(dice: Random, asked: Asked) -> str:
    if asked.choices:
        return dice.choice(asked.choices)
    hour, minute = dice.randrange(1, 23), dice.randrange(60)
    return {
        "number": str(dice.randrange(1000)),
        "duration": f"{hour}:{minute:02d}",
        "date": f"2026-11-{hour:02d}",
        "time": f"{hour:02d}:{minute:02d}",
    }.get(asked.kind, " ".join(dice.sample(WORDS, 4)))
