"""The draft that Tiina works on in the demonstration: the office scenario after its first months."""

from datetime import datetime

from shopper.authoring import records, starting
from shopper.authoring.model import Draft, Start
from shopper.db import Connection
from shopper.people.model import Person

# What the first months have taught: the wait weighs more, one question was misunderstood, and one was missing.
CHANGES = (
    ("  - id: welcome\n    weight: 15\n", "  - id: welcome\n    weight: 25\n"),
    ("Обратился ли к вам кто-нибудь из сотрудников, пока вы ждали?", "Подошёл ли к вам сотрудник, пока вы ждали?"),
    ("Kas mõni töötaja pöördus ootamise ajal teie poole?", "Kas mõni töötaja tuli ootamise ajal teie juurde?"),
    ("Did any employee speak to you while you were waiting?", "Did an employee come up to you while you waited?"),
    (
        "      - id: wait_told\n",
        """\
      - id: turn_visible
        kind: yes_no
        show_if: "long_wait"
        points: {yes: 2, no: 0}
        criterion: convenience
        text:
          ru: "Было ли видно, чья сейчас очередь?"
          et: "Kas oli näha, kelle kord parajasti on?"
          en: "Could you see whose turn it was?"
      - id: wait_told
""",
    ),
)


def draft(con: Connection, admin: Person, scenario: str, version: int, now: datetime) -> Draft:
    """Begin the draft. Raises ValueError where the scenario does not have what is to be changed."""
    start = starting.from_version(con, scenario, version)
    source = start.source
    for old, new in CHANGES:
        if source.count(old) != 1:
            raise ValueError(f"the scenario should have this once: {old!r}")
        source = source.replace(old, new)
    return records.add(con, Start(source, based_on=version), admin, now)
