"""Remembers the last texts of drafts, so that a change can be undone; a restart of the server forgets them."""

import hashlib
import zlib
from collections import OrderedDict

KEPT = 300


class Texts:
    """The texts that drafts had lately, by their hash and by their revision."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._texts: OrderedDict[tuple[int, str], bytes] = OrderedDict()

    def remember(self, draft_id: int, revision: int, source: str) -> str:
        """Remember a text; returns its hash."""
        sha256 = hashlib.sha256(source.encode()).hexdigest()
        packed = zlib.compress(source.encode())
        for key in ((draft_id, sha256), (draft_id, str(revision))):
            self._texts[key] = packed
            self._texts.move_to_end(key)
        while len(self._texts) > 2 * self._kept:
            self._texts.popitem(last=False)
        return sha256

    def recall(self, draft_id: int, key: str) -> str | None:
        """Return a text of the draft by its hash or its revision, None where it is forgotten."""
        packed = self._texts.get((draft_id, key))
        return None if packed is None else zlib.decompress(packed).decode()

    def before(self, draft_id: int, revision: int, sha256: str) -> str | None:
        """Return the text with this hash if it is the one that the draft had right before `revision`.

        An older one would take back what others have written since.
        """
        text = self.recall(draft_id, sha256)
        return text if text == self.recall(draft_id, str(revision - 1)) else None


recent = Texts()
