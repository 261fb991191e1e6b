"""A scenario every text of which is somebody's attempt at a page."""

import json
from typing import Any

EVIL = (
    '"><img src=x onerror=alert(1)><script>alert(1)</script></textarea></form>',
    "'-alert(1)-' onfocus=alert(1) autofocus x='",
    "{{ 7 * 7 }}{% include 'web/problem.html' %}${7*7}<%= 7 %>",
    "[click](javascript:alert(1)) ![p](https://example.com/p.png) <https://example.com> <b onclick=alert(1)>b</b>",
    "[click][1] &lt;script&gt; &#60;script&#62; \\<script\\>\n\n[1]: javascript:alert(1) 'title'",
    "<!-- --> <![CDATA[ ]]> <?php ?> </title><svg/onload=alert(1)>",
)


def a_hostile_script(evil: str, scenario: str = "hostile") -> str:
    """Return the file of a scenario in three languages that says nothing else."""
    said = {"ru": evil, "et": evil, "en": evil}
    choices = [{"id": "one", "points": 1, "text": said}, {"id": "two", "points": 0, "text": said}]
    questions: list[dict[str, Any]] = [
        {"id": "greeted", "kind": "yes_no", "points": {"yes": 5, "no": 0}, "hint": said, "short": said},
        {"id": "picked", "kind": "choice", "choices": choices},
        {"id": "marked", "kind": "scale", "max_points": 5, "ends": {"low": said, "high": said}},
        {"id": "counted", "kind": "number", "unit": evil[:20], "check": {"that": "counted > 0", "message": said}},
        {"id": "told", "kind": "text"},
        {"id": "seen", "kind": "photo"},
    ]
    return json.dumps(
        {
            "format": 1, "scenario": scenario, "languages": ["ru", "et", "en"], "method": "mystery_visit",
            "channel": "office", "title": said, "briefing": said,
            "personas": [{"id": "newcomer", "brief": said}],
            "sections": [{"id": "only", "title": said, "questions": [{**one, "text": said} for one in questions]}],
        },
        ensure_ascii=False,
    )  # fmt: skip
