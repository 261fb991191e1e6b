"""A shopper's hand on the phone: opens visits, answers, photographs, finishes."""

from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser import checklist
from tests.torture.pictures import taken
from tests.torture.plan import Answer, Photo
from tests.torture.script import QUESTIONS
from tests.torture.watched import Watched

PATIENCE_MS = 15_000
GLANCE_MS = 10
ASKED = {one.id: one for one in QUESTIONS}
# What is written parts two taps, so that the second is not taken for half of a double tap.
GO = "(place) => { location.hash = place; document.body.dispatchEvent(new Event('input', { bubbles: true })); }"


class Hand:
    """Does on a watched phone what a plan says."""

    def __init__(self, watched: Watched, album: Path) -> None:
        self.watched = watched
        self.phone = watched.phone
        self.ledger = watched.ledger
        self._album = album
        self._visit = ""

    def open(self, assignment: int) -> bool:
        """Open the visit of an assignment, begun or not; False when it is finished already."""
        page = self.phone.page
        self._go("#/visits")
        self.phone.on("visits")
        card = page.locator(f"a[data-assignment='{assignment}']")
        if not card.count():
            return False
        if card.get_attribute("data-state") != "draft":
            self._lead(card, "briefing")
            card = page.locator("#start")
        self._lead(card, "visit")
        self._visit = self._place()[1]
        return True

    def answer(self, answer: Answer) -> None:
        """Answer a question where it is asked; what is not asked is left alone."""
        if not self._turn_to(answer.question):
            return
        with self.ledger.trying(self._visit, answer):
            self._put(answer)

    def photograph(self, photo: Photo) -> None:
        """Take a picture; a hand in a hurry goes on before it is shown."""
        if not self._turn_to(photo.question):
            return
        kept = self.ledger.pages[self._visit].photos
        before = len(kept)
        self.ledger.photographs(self._visit, photo)
        control = self.phone.question(photo.question).locator("[data-photo-input]")
        control.set_input_files(taken(self._album, photo.picture))
        for _ in range(0 if photo.hurry else PATIENCE_MS // GLANCE_MS):
            if len(kept) > before:
                break
            self.phone.page.wait_for_timeout(GLANCE_MS)
        else:
            assert photo.hurry, "the picture is not shown"

    def finish(self) -> None:
        """Declare and finish, whatever is missing."""
        self._go(f"#/finish/{self._visit}")
        self.phone.on("finish")
        self.phone.page.locator("label.tick").click()
        self._lead(self.phone.page.locator("#finish"), "outbox")
        self.ledger.finishes(self._visit)

    def take_back(self) -> bool:
        """Take the finished visit back; False when it is on its way already."""
        edit = self.phone.page.locator(f"#edit-{self._visit}")
        if not edit.count():
            return False
        self._lead(edit, "visit")
        return True

    def second_tab(self, *, take_over: bool) -> None:
        """Open the visit in another tab too, and go on in one of them.

        A phone that lets both write gets an answer in the second, and goes on in the first, which does not know of it.
        """
        first, second = self.phone.page, self.watched.tab(f"#/visit/{self._visit}")
        questions = second.locator("fieldset[data-question]")
        expect(questions.first).to_be_visible()
        if not second.locator("[data-code=open_elsewhere]").count():
            self.ledger.pages[self._visit].written_twice += 1
            self.phone.page = second
            self.answer(Answer("story", ("from another tab",)))
            self.phone.saved()
            self.phone.page = first
            second.close()
        elif take_over:
            second.click("#take-over")
            expect(second.locator("fieldset[data-question]:enabled").first).to_be_visible()
            first.close()
            self.phone.page = second
        else:
            second.close()

    def look_away(self) -> None:
        """Look at the list of visits, and go on."""
        self._go("#/visits")
        self.phone.on("visits")
        self._go(f"#/visit/{self._visit}")
        self.phone.on("visit")

    def waiting(self) -> int:
        """Send what waits; return how many visits still do."""
        self._go("#/outbox")
        self.phone.on("outbox")
        self.phone.page.evaluate("() => document.querySelector('#send')?.click()")
        return self.phone.page.locator("article[data-visit]:is([data-state=ready], [data-state=sending])").count()

    def _put(self, answer: Answer) -> None:
        box, asked = self.phone.question(answer.question), ASKED[answer.question]
        if not answer.values:
            self._tick(box.locator("label:has(input[data-na])"), wanted=True)
        elif asked.kind == "duration":
            minutes, seconds = map(int, answer.values[0].split(":"))
            checklist.mend(self.phone, asked.id, minutes * 60 + seconds)
        elif asked.choices:
            for one in asked.choices:
                if asked.kind == "choices" or one in answer.values:
                    self._tick(box.locator(f"label:has(input[value='{one}'])"), wanted=one in answer.values)
        else:
            self.phone.write(asked.id, answer.values[0])
        if answer.comment:
            comment = box.locator("[data-comment-text]")
            if not comment.is_visible():
                box.locator("[data-say]").click()
            comment.fill(answer.comment)

    def _tick(self, choice: Locator, *, wanted: bool) -> None:
        """Tap a choice that is not as it is wanted; a second tap would take it back."""
        if choice.locator("input").is_checked() != wanted:
            choice.click()

    def _lead(self, control: Locator, screen: str) -> None:
        """Tap what leads to a screen."""
        control.click()
        self.phone.on(screen)

    def _turn_to(self, question: str) -> bool:
        asked = ASKED[question]
        if self.phone.page.locator("body").get_attribute("data-section") != asked.section:
            self._go(f"#/visit/{self._visit}/{asked.section}")
            expect(self.phone.page.locator("body")).to_have_attribute("data-section", asked.section)
        return self.phone.question(question).is_visible()

    def _go(self, place: str) -> None:
        self.phone.page.evaluate(GO, place)

    def _place(self) -> list[str]:
        return str(self.phone.page.evaluate("() => location.hash")).removeprefix("#/").split("/")
