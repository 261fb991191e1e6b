"""What somebody writes into a script stays text on every page of the desk that shows it."""

from html.parser import HTMLParser

import pytest

from tests.builders.drafts import a_draft
from tests.builders.hostile import EVIL, a_hostile_script
from tests.builders.plan import a_published_scenario
from tests.builders.site import Site

LONG = "long " * 20_000
JSON = {"Accept": "application/json"}
PAGES = ("/drafts/{}", "/drafts/{}/preview", "/drafts/{}/blank", "/drafts/{}/publish", "/drafts/{}/what-if")


class Page(HTMLParser):
    """What a browser would run or follow on a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.runs: list[str] = []
        self._script = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._script = tag == "script" and dict(attrs).get("type") not in {"application/json", "importmap"}
        self.runs += [name for name, _ in attrs if name.startswith("on") and not name.startswith("on-")]
        self.runs += [value for name, value in attrs if name in {"href", "src"} and value and is_foreign(value)]

    def handle_data(self, data: str) -> None:
        if self._script and data.strip():
            self.runs.append(data)


def is_foreign(address: str) -> bool:
    """Tell whether an address leads to a script, or away."""
    return address == "x" or address.startswith(("javascript:", "http"))


@pytest.mark.parametrize("evil", EVIL)
def test_a_draft_of_hostile_texts_is_shown_as_text(site: Site, evil: str) -> None:
    script = a_hostile_script(evil)
    a_published_scenario(site.world.db, script)
    admin = site.browser("tiina")
    draft = a_draft(site.world, script.replace('"points": 1', '"points": 2')).id
    for address in (*(page.format(draft) for page in PAGES), "/scenarios", "/scenarios/hostile", "/drafts/new"):
        page = admin.get(address)
        assert page.status_code == 200, address
        assert Page(page.text).runs == [], address


@pytest.mark.parametrize("evil", EVIL)
def test_what_is_wrong_with_hostile_texts_is_said_in_text(site: Site, evil: str) -> None:
    broken = a_hostile_script(evil).replace('"yes_no"', '"<img src=x onerror=alert(1)>"')
    draft, admin = a_draft(site.world, broken).id, site.browser("tiina")
    assert Page(admin.get(f"/drafts/{draft}").text).runs == []
    told = admin.post(f"/drafts/{draft}/examination", json={"source": broken}, headers=JSON).json()
    wrong = '"<img src=x onerror=alert(1)>" cannot be the value of "kind".'
    assert [one["message"] for one in told["findings"] if one["code"].startswith("one_of")] == [wrong]
    assert [html for html in told["html"].values() if Page(html).runs] == []


def test_a_draft_of_a_hundred_thousand_letters_in_one_text_is_shown_with_its_error(site: Site) -> None:
    admin = site.browser("tiina")
    draft = a_draft(site.world, a_hostile_script("short").replace('"short"', f'"{LONG}"', 1)).id
    page = admin.get(f"/drafts/{draft}")
    assert page.status_code == 200
    assert "is too long; at most 20000" in page.text


def test_a_bomb_is_a_draft_like_any_other_with_its_error(site: Site) -> None:
    for bomb in ("[" * 100_000, "a: &a [*a, *a]", "\t\t", "a: " + "!" * 100_000, "- " * 50_000):
        draft, admin = a_draft(site.world, bomb).id, site.browser("tiina")
        pages = [admin.get(page.format(draft)) for page in PAGES]
        assert [page.status_code for page in pages if page.status_code >= 500] == []
        assert "1 error" in pages[0].text or "errors" in pages[0].text
