"""Makes one edit in the text of a script, and makes sure that the text says what it should."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import reduce

from shopper.authoring.script import lists, mappings
from shopper.authoring.script.comments import lost
from shopper.authoring.script.edits import Drop, Edit, Insert, Plain, Put, Rename, Reorder, applied, same
from shopper.authoring.script.nodes import Overfull, Script, Unreadable, read
from shopper.authoring.script.rewriting import rewritten
from shopper.authoring.script.splices import Splice, spliced
from shopper.authoring.script.values import replaced


def patch(source: str, *edits: Edit) -> str:
    """Return the text with the edits made, one after the other.

    Raises Unreadable where the text is no plain YAML, LookupError where an edit names a place that is not there,
    Overfull where the text would be longer or deeper than a script may be, or a key would be empty.
    """
    script = read(source)
    if len(edits) > 1 and (text := _together(script, edits)):
        return text
    for edit in edits:
        wanted = applied(script.plain, edit)
        if not same(wanted, script.plain):
            source = _ended(script, _patched(script, edit, wanted), wanted)
            script = read(source)
    return source


def _together(script: Script, edits: Sequence[Edit]) -> str:
    """Give many values at once: reading a long text takes its time. Empty where they are not simply that."""
    puts = [edit for edit in edits if isinstance(edit, Put) and edit.path in script.nodes]
    places = {edit.path for edit in puts if script.nodes[edit.path].shape == "scalar"}
    if len(places) < len(edits):
        return ""
    wanted = reduce(applied, edits, script.plain)
    text = spliced(script.text, [splice for edit in puts for splice in replaced(script, edit.path, edit.value)])
    with suppress(Unreadable):
        found = read(text)
        if same(found.plain, wanted) and not lost(script, found, (0, 0)):
            return _ended(script, text, wanted)
    return ""


def _ended(script: Script, text: str, wanted: Plain) -> str:
    """End the text as the source ended; the line break stays where a block of lines at the end needs it."""
    written = script.written(text)
    return written if not script.closed or same(read(written).plain, wanted) else script.bom + text


def _patched(script: Script, edit: Edit, wanted: Plain) -> str:
    removed = _removed(script, edit)
    readable = False
    for text in _candidates(script, edit, wanted, removed):
        try:
            found = read(text)
        except Unreadable:
            continue
        readable = True
        if same(found.plain, wanted) and not lost(script, found, removed):
            return text
    if not readable:
        raise Overfull
    raise AssertionError("what is written anew as a whole says what it should")


def _candidates(script: Script, edit: Edit, wanted: Plain, removed: tuple[int, int]) -> Iterator[str]:
    with suppress(LookupError, lists.NoBlocks):
        yield spliced(script.text, _splices(script, edit))
    if isinstance(edit, Insert) and edit.raw:
        yield from _candidates(script, Insert(edit.path, edit.index, edit.value), wanted, removed)
        return
    gone = isinstance(edit, Drop | Rename) or edit.path not in script.nodes
    yield from rewritten(script, edit.path[:-1] if gone else edit.path, wanted, removed)


def _splices(script: Script, edit: Edit) -> list[Splice]:
    match edit:
        case Put(path, value):
            return (replaced if path in script.nodes else mappings.added)(script, path, value)
        case Drop(path):
            return lists.dropped(script, path) if isinstance(path[-1], int) else mappings.dropped(script, path)
        case Insert():
            return lists.inserted(script, edit)
        case Reorder(path, index, to):
            return lists.reordered(script, path, index, to)
        case Rename(path, key):
            return mappings.renamed(script, path, key)


def _removed(script: Script, edit: Edit) -> tuple[int, int]:
    """Return from where to where everything may go, comments included."""
    path = edit.path
    if not isinstance(edit, Put | Drop) or path not in script.nodes or not path:
        return (0, 0)
    node = script.nodes[path]
    if isinstance(edit, Drop) and isinstance(path[-1], int):
        try:
            block = lists.blocks(script, script.nodes[path[:-1]])[path[-1]]
        except lists.NoBlocks:
            pass
        else:
            return block.start, block.end
    return (node.start, node.end) if isinstance(edit, Drop) else (0, 0)
