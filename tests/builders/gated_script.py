"""A script of which every fifth question shows or hides the three after it, and the same questions as a bare page."""

from html import escape

EACH = 10
GATE = 5
SHOWN = 3
LANGUAGES = ("ru", "et", "en")
ASKED = {
    "ru": "Случилось ли то, о чём спрашивает вопрос {n}?",
    "et": "Kas juhtus see, mille kohta küsib küsimus {n}?",
    "en": "Did that happen which question {n} asks about?",
}
TITLE = {"ru": "Часть {n}", "et": "Osa {n}", "en": "Part {n}"}
BARE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Checklist</title><link rel="stylesheet" href="bare.css"><script type="module" src="bare.js"></script></head>
<body><form>{form}</form></body></html>
"""
BARE_CSS = """body { font: 1rem/1.5 system-ui; margin: 1rem auto; max-width: 40rem; }
fieldset { margin: 0 0 1rem; } label { display: inline-block; padding: .75rem; } input { scale: 1.5; }
"""
BARE_JS = """const shown = (name) => document.querySelectorAll(`[data-gate=${name}]`);
document.querySelector("form").addEventListener("change", ({ target }) => {
  for (const box of shown(target.name)) box.hidden = target.value !== "yes";
});
document.body.dataset.screen = "visit";
"""


def gate_of(n: int) -> int | None:
    """Return the number of the question that shows question `n`, if one does."""
    return n - n % GATE if 0 < n % GATE <= SHOWN else None


def gated_script(questions: int) -> str:
    """Return the script: yes-or-no questions in sections of ten."""
    parts = [
        f"format: 1\nscenario: gated-{questions}\nlanguages: [ru, et, en]\nmethod: mystery_visit\nchannel: office\n",
        f"title: {_texts(dict.fromkeys(LANGUAGES, f'{questions}'), 0)}\nsections:\n",
    ]
    for n in range(questions):
        if n % EACH == 0:
            parts.append(f"  - id: part_{n // EACH + 1}\n    title: {_texts(TITLE, n // EACH + 1)}\n    questions:\n")
        show = "" if gate_of(n) is None else f", show_if: 'asked_{gate_of(n)} == \"yes\"'"
        parts.append(
            f"      - {{id: asked_{n}, kind: yes_no, points: {{'yes': 1, 'no': 0}}{show}, text: {_texts(ASKED, n)}}}\n"
        )
    return "".join(parts)


def bare_page(questions: int) -> str:
    """Return the page that a person would write by hand for the same questions, in English."""
    return BARE.format(form="".join(_section(n, min(n + EACH, questions)) for n in range(0, questions, EACH)))


def _section(first: int, end: int) -> str:
    title = TITLE["en"].format(n=first // EACH + 1)
    return f"<h2>{title}</h2>" + "".join(_question(n) for n in range(first, end))


def _question(n: int) -> str:
    gate = gate_of(n)
    hidden = "" if gate is None else f' data-gate="asked_{gate}" hidden'
    choices = "".join(
        f'<label><input type="radio" name="asked_{n}" value="{value}"> {words}</label>'
        for value, words in (("yes", "Yes"), ("no", "No"))
    )
    return f"<fieldset{hidden}><legend>{escape(ASKED['en'].format(n=n))}</legend>{choices}</fieldset>"


def _texts(texts: dict[str, str], n: int) -> str:
    return "{" + ", ".join(f'{language}: "{text.format(n=n)}"' for language, text in texts.items()) + "}"
