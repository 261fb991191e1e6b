"""The lines of a text that are comments."""

from collections import Counter
from collections.abc import Iterator

from shopper.authoring.script import lines
from shopper.authoring.script.nodes import Script


def comments(script: Script, start: int = 0, end: int | None = None) -> Iterator[tuple[int, str]]:
    """List where each comment line between two places begins, and what it says."""
    inside = sorted((node.start, node.end) for node in script.root.all() if node.shape == "scalar")
    place, number = lines.start(script.text, start), 0
    last = len(script.text) if end is None else end
    while place < last:
        while number < len(inside) and inside[number][1] <= place:
            number += 1
        within = number < len(inside) and inside[number][0] < place
        if not within and place >= start and lines.is_comment(script.text, place):
            yield place, lines.content(script.text, place)
        place = lines.after(script.text, place)


def lost(before: Script, after: Script, removed: tuple[int, int]) -> bool:
    """Tell whether a comment line is missing that did not stand within what was removed."""
    kept = Counter(said for place, said in comments(before) if not removed[0] <= place < removed[1])
    return bool(kept - Counter(said for _, said in comments(after)))
