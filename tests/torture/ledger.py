"""What hands tried and what the screen called saved, in the order of time."""

import contextlib
import math
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.torture.plan import Answer, Photo


@dataclass(frozen=True)
class Said:
    """An answer as a screen shows it or a body has it."""

    value: tuple[str, ...] = ()
    na: bool = False
    comment: str = ""


@dataclass
class Tried:
    """An answer that a hand gives, and until when it was at it."""

    answer: Answer
    until: float = math.inf

    def within(self, shown: Said) -> bool:
        """Say whether all of it is in what a screen shows."""
        same = set(shown.value) == set(self.answer.values) and shown.na == (not self.answer.values)
        return same and self.answer.comment in {"", shown.comment}


@dataclass
class Page:
    """Everything known of one visit."""

    tried: list[Tried] = field(default_factory=list)
    saved: list[tuple[float, str, Said]] = field(default_factory=list)
    photos: set[tuple[str, str]] = field(default_factory=set)
    pictures_tried: list[Photo] = field(default_factory=list)
    pictures_due: set[Photo] = field(default_factory=set)
    pictures_since_start: list[Photo] = field(default_factory=list)
    finished: dict[str, Said] | None = None
    receipt: str = ""
    written_twice: int = 0


class Ledger:
    """One line for each thing tried and each thing called saved."""

    def __init__(self) -> None:
        self.pages: defaultdict[str, Page] = defaultdict(Page)

    @contextlib.contextmanager
    def trying(self, visit: str, answer: Answer) -> Iterator[None]:
        """Note an answer while a hand gives it."""
        tried = Tried(answer)
        self.pages[visit].tried.append(tried)
        try:
            yield
        finally:
            tried.until = _now()

    def photographs(self, visit: str, photo: Photo) -> None:
        """Note a picture before it is taken."""
        self.pages[visit].pictures_tried.append(photo)
        self.pages[visit].pictures_since_start.append(photo)

    def restarts(self) -> None:
        """Note that the browser is gone, and with it what was never called saved."""
        for page in self.pages.values():
            page.pictures_since_start.clear()

    def finishes(self, visit: str) -> None:
        """Note that the screen took the finish: what was on its way until then is part of the visit."""
        self.pages[visit].pictures_due |= set(self.pages[visit].pictures_since_start)

    def hear(self, saying: str, visit: str, at: float, what: Mapping[str, Any]) -> None:
        """Note what the screen says."""
        page = self.pages[visit]
        if saying == "saved":
            page.saved.append((at, what["question"], said(what)))
        elif saying == "photo":
            page.photos.add((what["question"], what["sha256"]))
        elif saying == "finishing":
            page.finished = {question: said(answer) for question, answer in what["answers"].items()}
        elif saying == "state" and what["state"] == "sent":
            page.receipt = what["receipt"]

    @property
    def called_saved(self) -> int:
        """How many answers were called saved."""
        return sum(len(page.saved) for page in self.pages.values())

    @property
    def photos_called_saved(self) -> int:
        """How many photos were shown as kept."""
        return sum(len(page.photos) for page in self.pages.values())


def said(answer: Mapping[str, Any]) -> Said:
    """Read an answer of the witness."""
    return Said(tuple(answer["value"]), answer["na"], answer["comment"])


def _now() -> float:
    return time.time() * 1000
