"""Packs: all that a phone needs to fill in one scenario version without a network."""

import hashlib
import json
from dataclasses import dataclass

from shopper.phone.render import RENDERER, fragment, texts
from shopper.scenarios.model import Scenario
from shopper.scenarios.rules import rules
from shopper.web.compressed import Compressed


@dataclass(frozen=True)
class Pack(Compressed):
    """A pack as it goes over the wire. `sha256` is that of its content, before the hash itself was put in."""

    sha256: str


def pack(scenario: Scenario, version: int, renderer: int = RENDERER) -> Pack:
    """Return the pack of a published version as a renderer draws it; it is made once."""
    made = scenario.once(_kept)
    wanted = (version, renderer)
    if wanted not in made:
        made[wanted] = _make(scenario, version, renderer)
    return made[wanted]


def _kept(_: Scenario) -> dict[tuple[int, int], Pack]:
    return {}


def _make(scenario: Scenario, version: int, renderer: int) -> Pack:
    parts: dict[str, object] = {
        "scenario": scenario.id,
        "version": version,
        "renderer": renderer,
        "languages": scenario.languages,
        "texts": {language: texts(scenario, language) for language in scenario.languages},
        "fragments": {language: fragment(scenario, language, renderer) for language in scenario.languages},
        "rules": rules(scenario),
    }
    sha256 = hashlib.sha256(_json(parts)).hexdigest()
    return Pack(_json({**parts, "sha256": sha256}), sha256)


def _json(parts: dict[str, object]) -> bytes:
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
