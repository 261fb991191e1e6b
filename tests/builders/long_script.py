"""A script as long as one likes, in three languages, its questions written as authors write them: to measure with."""

from random import Random

KINDS = ("yes_no", "yes_no", "choice", "yes_no", "scale", "number", "yes_no", "choices", "duration", "text")
EACH = 12
HEADER = """format: 1
scenario: long-script
languages: [ru, et, en]
method: mystery_visit
channel: office
title: {ru: "Длинный сценарий", et: "Pikk stsenaarium", en: "A long script"}
personas:
  - id: newcomer
    brief: {ru: "Вы ничего не знаете.", et: "Te ei tea midagi.", en: "You know nothing."}
comments: on_loss
sections:
"""
SECTION = """  - id: part_{n}
    title: {{ru: "Часть {n}", et: "Osa {n}", en: "Part {n}"}}
    questions:
"""
QUESTION = """      - id: asked_{n}
        kind: {kind}
{keys}        text:
          ru: "Случилось ли то, о чём спрашивает вопрос {n}?"
          et: "Kas juhtus see, mille kohta küsib küsimus {n}?"
          en: "Did that happen which question {n} asks about?"
"""
KEYS = {
    "yes_no": "        points: {yes: 5, no: 0}\n",
    "choice": (
        "        choices:\n"
        '          - {id: fully, points: 10, text: {ru: "Полностью", et: "Täielikult", en: "Fully"}}\n'
        '          - {id: partly, points: 5, text: {ru: "Отчасти", et: "Osaliselt", en: "Partly"}}\n'
    ),
    "choices": (
        "        choices:\n"
        '          - {id: plan, text: {ru: "Тариф", et: "Pakett", en: "Plan"}}\n'
        '          - {id: device, text: {ru: "Телефон", et: "Telefon", en: "Phone"}}\n'
    ),
    "scale": "        low: 1\n        high: 5\n        max_points: 5\n",
    "number": "        min: 0\n        max: 99\n",
    "duration": '        points: "10 if asked_{n} <= 5 else 0"\n        max_points: 10\n',
}


def long_script(questions: int) -> str:
    """Return a script of so many questions; every seventh is shown by an answer above it."""
    chance, written, asked = Random(questions), [HEADER], []
    for n in range(questions):
        if n % EACH == 0:
            written.append(SECTION.format(n=n // EACH + 1))
        kind = KINDS[n % len(KINDS)]
        keys = KEYS.get(kind, "").replace("{n}", str(n))
        if n % 7 == 6:
            keys = f"        show_if: 'asked_{chance.choice(asked)} == \"yes\"'\n{keys}"
        if kind == "yes_no":
            asked.append(n)
        written.append(QUESTION.format(n=n, kind=kind, keys=keys))
    return "".join(written)
