"""Chance, as what is made up at random asks for it."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

# To make a whole scenario smaller takes minutes: when one fails, ask for it by SHOPPER_SHRINK=1.
SHRINK = (Phase.shrink,) if os.environ.get("SHOPPER_SHRINK") else ()
PATIENT = settings(
    deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.reuse, Phase.generate, *SHRINK)
)

Draw = Callable[[st.SearchStrategy[Any]], Any]


class Dice:
    """Decides by `draw`, so that hypothesis can make an example that fails smaller, decision by decision."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw

    def one(self, several: Iterable[Any]) -> Any:
        """Pick one of several."""
        return self.draw(st.sampled_from(tuple(several)))

    def maybe(self, **keys: Callable[[], Any]) -> dict[str, Any]:
        """Return about half of the keys, each with what it makes."""
        return {key: make() for key, make in keys.items() if self.one((False, True))}

    def rarely(self, **keys: Callable[[], Any]) -> dict[str, Any]:
        """Return about a quarter of the keys, each with what it makes."""
        return {key: make() for key, make in keys.items() if self.one((False, False, False, True))}

    def words(self, texts: Iterable[str], languages: Iterable[str]) -> dict[str, str]:
        """Return a text in each of the languages."""
        return {language: self.one(texts) for language in languages}
