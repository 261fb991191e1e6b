"""What a text calls itself, whether or not it can be used yet."""

from functools import lru_cache
from typing import Any, NamedTuple

from shopper.languages import LANGUAGES
from shopper.scenarios.composing import compose
from shopper.scenarios.events import typed
from shopper.scenarios.part import Text

ID_LIMIT = 60
TITLE_LIMIT = 200
KEPT = 32


class Headline(NamedTuple):
    """The scenario's id and its title; empty where the text does not say them."""

    scenario: str
    title: Text


@lru_cache(KEPT)
def headline(source: str) -> Headline:
    """Return what the text says its id and title are.

    The last few are remembered: who asks before it is the writer's turn does not keep the others waiting.
    """
    plain = compose(source, typed).plain
    said: dict[str, Any] = plain if isinstance(plain, dict) else {}
    title = said.get("title")
    words = title if isinstance(title, dict) else {}
    kept = {key: words[key][:TITLE_LIMIT] for key in LANGUAGES if isinstance(words.get(key), str)}
    name = said.get("scenario")
    return Headline(name[:ID_LIMIT] if isinstance(name, str) else "", Text(**kept))
