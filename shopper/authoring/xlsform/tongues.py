"""Which of our languages a heading such as "label::English (en)" speaks."""

import re

_NAMES = {
    "ru": ("ru", "rus", "russian", "русский", "vene", "vene keel"),
    "et": ("et", "est", "ee", "estonian", "eesti", "eesti keel", "эстонский"),
    "en": ("en", "eng", "english", "inglise", "inglise keel", "английский"),
}
_BY_NAME = {name: language for language, names in _NAMES.items() for name in names}
_CODE = re.compile(r"\(\s*([A-Za-z]{2,3})(?:[-_][\w-]+)?\s*\)\s*$")


def spoken_by(name: str) -> str:
    """Return the language that is called so: by its code, its name, or both; empty where it is none of ours."""
    code = _CODE.search(name)
    if code:
        return _BY_NAME.get(code[1].lower(), "")
    plain = name.strip().lower()
    return _BY_NAME.get(plain) or _BY_NAME.get(re.split(r"[-_]", plain)[0], "")
