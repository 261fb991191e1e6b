"""Measures how long the preview takes to show a keystroke in the editor, on one machine: `make bench-editor`."""

import statistics
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from shopper.settings import assets
from tests.browser import drafting
from tests.browser.phone import FLAGS
from tests.builders.long_script import long_script
from tests.tools.browser import found

KEYS = 30
AIM_MS = 150
PAUSE_MS = 700
WATCH = Path(__file__).with_name("editor.js")


def main() -> None:
    """Print the median and the 95th percentile for each script."""
    office = (assets("scenarios") / "office-visit.yaml").read_text()
    scripts = (("office-visit", office, "sign_visible"), ("500 questions", long_script(500), "asked_250"))
    with TemporaryDirectory() as work, sync_playwright() as driver:
        stage = drafting.a_desk(Path(work))
        browser = driver.chromium.launch(executable_path=found(), args=FLAGS)
        print(f"{'script':<14} {'median ms':>10} {'p95 ms':>8}  (aim ≤ {AIM_MS})")
        try:
            for name, script, question in scripts:
                context = stage.signed(browser, "tiina", "en", viewport={"width": 1280, "height": 800})
                page = context.new_page()
                page.goto(f"{stage.origin}/drafts/{drafting.begin(stage, script)}")
                taken = sorted(_type(page, question))
                print(f"{name:<14} {statistics.median(taken):>10.0f} {taken[int(len(taken) * 0.95)]:>8.0f}")
                context.close()
        finally:
            browser.close()
            stage.installation.stop()


def _type(page: Page, question: str) -> list[float]:
    """Write into a question's English text, key by key; return how long the form took to show each, in milliseconds."""
    legend = page.locator("iframe").content_frame.locator(f"#l-{question}")
    legend.wait_for()
    page.locator(f"#outline [data-question='{question}']").click()
    page.locator(".cm-line").filter(has_text=legend.inner_text()).click()
    for key in ("End", "End", "ArrowLeft"):
        page.keyboard.press(key)
    page.evaluate(WATCH.read_text(), question)
    taken = []
    for number in range(KEYS):
        page.wait_for_timeout(PAUSE_MS)
        page.keyboard.type("abcdefghij"[number % 10])
        taken.append(float(page.evaluate("bench.shown()")))
    return taken


if __name__ == "__main__":
    main()
