"""Fills in a checklist on a phone from a file of answers, as a shopper would: part by part, what is seen."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.browser.phone import Phone

SAMPLES = Path(__file__).resolve().parents[1] / "vectors" / "office"


def sample(name: str) -> dict[str, Any]:
    """Return one of the sample visits."""
    return dict(json.loads((SAMPLES / f"{name}.json").read_text()))


def fill_part(
    phone: Phone, answers: Mapping[str, Any], photos: Mapping[str, Sequence[Path]] | None = None
) -> list[str]:
    """Answer what is visible in the part that is shown; return the questions in their order."""
    done: list[str] = []
    while name := _next(phone, done):
        done.append(name)
        answer = answers.get(name)
        if answer is not None:
            fill_question(phone, name, answer)
        phone.photograph(name, (photos or {}).get(name, ()))
    phone.saved()
    return done


def fill_rest(
    phone: Phone, answers: Mapping[str, Any], photos: Mapping[str, Sequence[Path]] | None = None
) -> list[str]:
    """Answer the part that is shown and all that follow, up to the check at the end."""
    done = fill_part(phone, answers, photos)
    while phone.next_part():
        done += fill_part(phone, answers, photos)
    return done


def fill_question(phone: Phone, name: str, answer: Mapping[str, Any]) -> None:
    """Give one answer by its controls."""
    box = phone.question(name)
    kind = box.get_attribute("data-kind")
    if answer.get("na"):
        phone.not_applicable(name)
    elif kind in {"yes_no", "choice", "choices", "scale", "nps"}:
        value = answer["value"]
        phone.choose(name, *map(str, value if isinstance(value, list) else [value]))
    elif kind == "duration":
        mend(phone, name, answer["value"])
    elif "value" in answer:
        phone.write(name, str(answer["value"]))
    comment = box.locator("[data-comment-text]")
    if answer.get("comment") and comment.count() and comment.is_visible():
        phone.comment(name, answer["comment"])


def mend(phone: Phone, name: str, seconds: int) -> None:
    """Correct a timer by hand."""
    box = phone.question(name)
    box.locator("[data-mend]").click()
    field = box.locator("[data-by-hand]")
    field.fill(f"{seconds // 60}:{seconds % 60:02d}")
    field.press("Tab")
    expect(box.locator("[data-elapsed]")).to_have_text(f"{seconds // 60}:{seconds % 60:02d}")


def _next(phone: Phone, done: Sequence[str]) -> str | None:
    """Return the first visible question that was not visited yet; answers above may have shown it just now."""
    boxes = phone.page.locator("section[data-section]:not([hidden]) fieldset[data-question]:not([hidden])")
    names: list[str] = boxes.evaluate_all("boxes => boxes.map((box) => box.dataset.question)")
    return next((name for name in names if name not in done), None)
