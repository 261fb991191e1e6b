"""Makes ids of the names that a form gives: small Latin letters, digits and underscores, each id once."""

import keyword
import re
import unicodedata

from shopper.scenarios.names import RESERVED

ID_LIMIT = 60
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])")
_OTHER = re.compile(r"[^a-z0-9]+")
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "j",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "h",
            "c",
            "ch",
            "sh",
            "sch",
            "",
            "y",
            "",
            "e",
            "yu",
            "ya",
        ],
        strict=True,
    )
)


def slug(name: str, lead: str, joint: str = "_") -> str:
    """Write a name as an id; `lead` stands before what cannot begin one."""
    latin = "".join(_CYRILLIC.get(sign.lower(), sign) for sign in _HUMP.sub("_", name[:200]))
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower()
    kept = _OTHER.sub(joint, plain).strip(joint)
    if not kept or not kept[0].isalpha() or keyword.iskeyword(kept) or kept in RESERVED:
        kept = f"{lead}{kept}" if kept[:1].isdigit() else f"{lead}{joint}{kept}".rstrip(joint)
    return kept[:ID_LIMIT].rstrip(joint)


class Names:
    """The ids of one kind of thing, each given once."""

    def __init__(self, lead: str) -> None:
        self._lead = lead
        self._taken: dict[str, int] = {}

    def take(self, name: str) -> str:
        """Return an id for the name that nothing else has."""
        wanted = slug(name, self._lead)
        if wanted not in self._taken:
            self._taken[wanted] = 1
            return wanted
        while True:
            # Counting on from the last one: a form may use one name thousands of times.
            self._taken[wanted] += 1
            ending = f"_{self._taken[wanted]}"
            other = wanted[: ID_LIMIT - len(ending)] + ending
            if other not in self._taken:
                self._taken[other] = 1
                return other
