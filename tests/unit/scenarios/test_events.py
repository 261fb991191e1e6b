"""A script that is being written says the same whether or not most of it was read before."""

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

import pytest
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import DocumentStartEvent, Event, NodeEvent

from shopper.scenarios import events
from shopper.settings import assets
from tests.builders.long_script import long_script

pytestmark = pytest.mark.untraced
LIBRARY = sorted(assets("scenarios").glob("*.yaml"))
SHORT = long_script(14)
TYPED = [
    "x",
    " ",
    "  ",
    "\n",
    '"',
    "'",
    ":",
    ": ",
    "-",
    "- ",
    "- id: a",
    "[",
    "{",
    "}",
    "#",
    "&a ",
    "*a",
    "|",
    "\t",
    "!x ",
    "\\",
    "\u2028",
]


def said(read: Callable[[str], Iterator[Event]], text: str) -> tuple[list[Any], str]:
    """Return all events of a text as far as it can be read, and why not further."""
    found: list[Any] = []
    try:
        for event in read(text):
            place = where(event.start_mark) if isinstance(event, NodeEvent | DocumentStartEvent) else None
            ends = where(event.end_mark) if hasattr(event, "value") else None
            rest = [getattr(event, name, None) for name in ("value", "style", "anchor", "tag", "flow_style", "version")]
            found.append((type(event).__name__, place, ends, *rest))
    except YAMLError as wrong:
        return found, str(wrong)
    return found, ""


def where(mark: Any) -> tuple[int, int, int]:
    return mark.index, mark.line, mark.column


def alike(text: str) -> bool:
    return said(events.typed, text) == said(events.whole, text)


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.stem)
def test_every_ready_scenario_is_read_alike(path: Path):
    assert alike(path.read_text())


def test_a_long_script_is_read_alike_again_and_again():
    script = long_script(60)
    assert alike(script)
    assert alike(script.replace("question 30 asks", "question thirty asks"))
    assert alike(script.replace("  - id: part_3\n", "\n\n  # A remark.\n  - id: part_3\n"))


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_typed_anywhere_is_read_alike(seed: int):
    chance, text = Random(seed), SHORT
    for typed in chance.sample(TYPED, len(TYPED)):
        at = chance.randrange(len(text))
        assert alike(text[:at] + typed + text[at:]), f"{typed!r} at {at}"
        gone = chance.randrange(1, 30)
        assert alike(text[:at] + text[at + gone :]), f"{gone} characters less at {at}"


@pytest.mark.parametrize("between", ["", "\n", "  # a remark\n\n", "# to the left\n", "\n\n            # deep\n"])
@pytest.mark.parametrize("after", ["", "      - id: next\n", "  - id: next\n", "scoring:\n", "  # the end"])
def test_a_last_value_that_is_empty_stands_where_the_next_thing_does(between: str, after: str):
    script = long_script(14)
    begun = script.index("      - id: asked_7")
    for empty in ("kind:\n", "text:\n          ru:\n", "text: {ru: }\n", "points: # soon\n"):
        rest = "" if after in ("", "  # the end") else script[begun:]
        assert alike(f"{script[:begun]}      - id: last\n        {empty}{between}{after}{rest}")


def test_only_the_item_that_changed_is_read_again(monkeypatch: pytest.MonkeyPatch):
    script = long_script(60)
    list(events.typed(script))
    read: list[str] = []
    whole = events.whole
    monkeypatch.setattr(events, "whole", lambda text: read.append(text) or whole(text))
    list(events.typed(script.replace("question 30 asks", "question thirty-one asks")))
    assert len(read) == 3
    assert sum(map(len, read)) < len(script) / 5
    assert [text for text in read if "question thirty-one asks" in text] == [read[-1]]


def test_markdown_that_looks_like_items_stays_text():
    briefing = "".join(f"      - id: {word}\n" for word, _ in zip(cycle("abc"), range(200), strict=False))
    text = f"briefing:\n  en: |\n{briefing}sections:\n  - id: first\n"
    assert alike(text)
    assert alike(text.replace("  - id: first", "      - id: first"))
    assert alike(text.partition("sections")[0])


def test_a_text_with_more_items_than_any_scenario_is_left_to_be_read_lazily():
    assert next(events.typed("- id: a\n" * 5000))
    assert alike("- id: a\n" * 5000)


@pytest.mark.parametrize(
    "hostile",
    ["a: " + "[" * 100_000, "  - id: a\n    x: " + "[" * 100_000, "- id: a\n" * 70_000, "a: [" + "1," * 90_000],
)
def test_of_a_hostile_text_little_is_read_before_it_is_read_lazily(hostile: str, monkeypatch: pytest.MonkeyPatch):
    read = 0
    plain = events.whole

    def counted(text: str) -> Iterator[Event]:
        nonlocal read
        for event in plain(text):
            read += 1
            yield event

    monkeypatch.setattr(events, "whole", counted)
    next(events.typed(hostile))
    assert read < 2 * events.MOST


def test_a_text_with_too_many_parts_is_left_to_be_read_lazily(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(events, "MOST", 100)
    assert alike(SHORT)


def test_a_text_may_end_within_an_item():
    assert alike(SHORT.rstrip())
    assert alike(SHORT.rstrip()[:-1])
    assert alike(SHORT + "          more words")


def test_a_text_with_our_own_word_in_it_is_read_alike():
    assert alike(SHORT.replace("Did that happen", "zz-item-of-a-list-0"))
