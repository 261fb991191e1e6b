"""Packs: all that a phone needs without a network."""

import hashlib
import json

from shopper.phone.packs import pack
from tests.builders.scenarios import a_scenario, yes_no


def test_a_pack_holds_every_language_and_the_rules() -> None:
    title = {"ru": "Офис", "et": "Esindus", "en": "Office"}
    texts = {"ru": "Да?", "et": "Jah?", "en": "Yes?"}
    scenario = a_scenario(yes_no("asked", 5, text=texts), languages=["ru", "et", "en"], title=title)
    made = json.loads(pack(scenario, 3).content)
    assert (made["scenario"], made["version"], made["renderer"]) == ("example", 3, 2)
    assert made["languages"] == ["ru", "et", "en"]
    assert made["texts"]["et"]["title"] == "Esindus"
    assert {language: texts[language] in html for language, html in made["fragments"].items()} == {
        "ru": True,
        "et": True,
        "en": True,
    }
    assert made["rules"]["questions"]["asked"]["kind"] == "yes_no"


def test_a_pack_names_the_hash_of_its_content() -> None:
    made = pack(a_scenario(yes_no("asked")), 1)
    content = json.loads(made.content)
    assert content.pop("sha256") == made.sha256
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    assert hashlib.sha256(plain).hexdigest() == made.sha256


def test_a_pack_is_made_once() -> None:
    scenario = a_scenario(yes_no("asked"))
    assert pack(scenario, 1) is pack(scenario, 1)
    assert pack(scenario, 1) is not pack(scenario, 2)
    assert pack(scenario, 1, renderer=1) is pack(scenario, 1, renderer=1)
    assert pack(scenario, 1, renderer=1) is not pack(scenario, 1)
