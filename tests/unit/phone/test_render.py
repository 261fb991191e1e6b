"""The checklist as phones keep it."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from shopper.phone.render import fragment, texts
from shopper.scenarios import files
from shopper.scenarios.questions import KINDS
from tests.builders.scenarios import a_scenario, question, yes_no

VECTORS = Path(__file__).resolve().parents[2] / "vectors"
EVERY_KEY = VECTORS / "scenarios" / "every-key.yaml"


class Markup(HTMLParser):
    """The tags and data-* names of a fragment."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.hooks: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.hooks |= {f"{tag}[{name}]" for name, _ in attrs if name.startswith("data-")}


def test_a_fragment_brings_nothing_that_loads_or_runs() -> None:
    html = fragment(files.parse(EVERY_KEY.read_bytes()), "ru")
    assert not {"script", "style", "link", "img", "iframe"} & set(Markup(html).tags)
    assert not re.search(r"\bon\w+=|style=|/static/|csrf", html)


@pytest.mark.parametrize("language", ["ru", "et", "en"])
def test_a_fragment_is_one_form_in_its_language(language: str) -> None:
    html = fragment(files.parse(EVERY_KEY.read_bytes()), language)
    assert html.startswith(f"<form data-renderer=2 lang={language}>")
    assert {"ru": ">Да<", "et": ">Jah<", "en": ">Yes<"}[language] in html


def test_the_checklist_does_not_teach_the_answer() -> None:
    scenario = a_scenario(
        yes_no("price", 10, critical={"when": 'price == "no"', "effect": "cap", "at": 42}, criterion="politeness"),
        question("duration", "wait", target={"at_most": 7}, points="10 if wait <= 7 else 0", max_points=10),
    )
    html = fragment(scenario, "en")
    assert not re.search(r"42|\b7\b|\b10\b|point|target|critical|politeness", html)


def test_texts_cannot_break_out_of_their_places() -> None:
    evil = '"><script>alert(1)</script> <b>&'
    scenario = a_scenario(yes_no("greeted", text={"en": evil}, hint={"en": evil}))
    html = fragment(scenario, "en")
    assert "script" not in Markup(html).tags
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt;&amp;</legend>" in html


def test_words_and_spaces_of_a_text_stay_as_they_were_written() -> None:
    html = fragment(a_scenario(yes_no("q", text={"en": 'Is a="b" said, or  x > y ?'})), "en")
    assert "Is a=&#34;b&#34; said, or  x &gt; y ?</legend>" in html


def test_every_kind_of_question_can_be_answered_on_a_phone() -> None:
    marks = {"scale": {"low": 1, "high": 3}, "choice": {"choices": [{"id": "a"}, {"id": "b"}]}}
    marks["choices"] = marks["choice"]
    for kind in KINDS:
        html = fragment(a_scenario(question(kind, "asked", **marks.get(kind, {}))), "en")
        assert "<fieldset data-question=asked" in html
        assert ("<input" in html or "<textarea" in html) == (kind not in {"note", "photo"})


def test_na_is_offered_where_the_scenario_allows_it_alone() -> None:
    assert "data-na" not in fragment(a_scenario(yes_no("asked")), "en")
    for kind in ("yes_no", "number", "duration", "text"):
        assert "data-na" in fragment(a_scenario(question(kind, "asked", allow_na=True)), "en")


def test_renderer_1_draws_what_it_always_drew() -> None:
    kept = (VECTORS / "fragments" / "renderer-1.html").read_text()
    assert fragment(files.parse(EVERY_KEY.read_bytes()), "en", renderer=1) == kept.strip()


def test_the_hooks_of_renderer_2_never_change() -> None:
    kept = Markup((VECTORS / "fragments" / "renderer-2.html").read_text())
    drawn = Markup(fragment(files.parse(EVERY_KEY.read_bytes()), "en"))
    assert kept.hooks <= drawn.hooks, "phones keep old fragments: change what is drawn under a new renderer number"


def test_what_is_noted_on_the_spot_brings_its_short_word() -> None:
    short = {"ru": "хлеб", "et": "leib", "en": "bread"}
    asked = yes_no("asked", on_site=True, short=short, text=dict.fromkeys(short, "?"))
    later = yes_no("later", short=short, text=dict.fromkeys(short, "?"))
    scenario = a_scenario(asked, later, languages=list(short), title=short)
    for language, word in short.items():
        assert fragment(scenario, language).count(f"data-short={word}") == 1
        assert "data-short" not in fragment(scenario, language, renderer=1)


def test_briefings_are_markdown_without_links_pictures_or_html() -> None:
    told = texts(
        a_scenario(
            yes_no("asked"),
            briefing={"en": "**Wait** <b>here</b>\n\n- one\n\n![x](http://evil.test/x.png) [y](http://evil.test)"},
            personas=[{"id": "newcomer", "brief": {"en": "You *know* nothing."}}],
        ),
        "en",
    )
    assert told["personas"] == {"newcomer": "<p>You <em>know</em> nothing.</p>"}
    assert "<strong>Wait</strong> &lt;b&gt;here&lt;/b&gt;" in str(told["briefing"])
    assert not re.search(r"<(a|img)\b", str(told["briefing"]))
