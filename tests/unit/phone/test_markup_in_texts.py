"""HTML and Markdown in the texts of a scenario: shown as what was written."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from shopper.phone.render import fragment, texts
from shopper.scenarios import files
from tests.builders.hostile import EVIL, a_hostile_script

MARKDOWN = {"p", "h1", "h2", "ul", "ol", "li", "em", "strong", "code", "pre", "blockquote", "hr", "br"}
FORM = {
    "form", "section", "h2", "fieldset", "legend", "p", "div", "label", "input", "span", "textarea", "output", "button",
}  # fmt: skip


class Markup(HTMLParser):
    """The tags, the names of attributes and the text of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("language", ["ru", "et", "en"])
def test_the_form_of_the_phone_says_what_was_written(evil: str, language: str) -> None:
    html = fragment(files.parse(a_hostile_script(evil)), language)
    found = Markup(html)
    assert found.tags <= FORM
    assert not {
        name for name in found.attributes if name.startswith("on") or name in {"href", "src", "style", "action"}
    }
    # The title of the section, the question's text and hint, two choices, two ends, the unit.
    assert found.text.count(" ".join(evil.split())) >= 8


@pytest.mark.parametrize("evil", EVIL)
def test_what_is_read_beforehand_is_markdown_without_links_pictures_and_html(evil: str) -> None:
    told = texts(files.parse(a_hostile_script(evil)), "en")
    assert told["title"] == evil
    personas = told["personas"]
    assert isinstance(personas, dict)
    for html in (told["briefing"], personas["newcomer"]):
        found = Markup(str(html))
        assert found.tags <= MARKDOWN
        assert found.attributes <= {"class", "start"}


def test_markdown_itself_still_works() -> None:
    script = a_hostile_script("# Head\n\n- **bold** [text](https://example.com) <https://example.com> ![p](x.png)")
    told = str(texts(files.parse(script), "en")["briefing"])
    assert "<h1>Head</h1>" in told
    assert "<strong>bold</strong> [text](https://example.com) &lt;https://example.com&gt; ![p](x.png)" in told


def test_templates_escape_everything_but_the_form_itself() -> None:
    root = Path(__file__).parents[3] / "templates"
    unescaped = [one.relative_to(root).as_posix() for one in root.rglob("*.html") if "|safe" in one.read_text("utf-8")]
    assert unescaped == ["authoring/preview.html"]  # for browsers without scripts; its texts are escaped inside
