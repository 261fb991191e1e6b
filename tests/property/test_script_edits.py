"""Promises of editing scripts: the text says what the edit means, and nothing else in it changes."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from shopper.authoring.script import Drop, Edit, Insert, Put, Rename, Reorder, Script, lines, patch, read
from shopper.authoring.script.comments import comments
from shopper.authoring.script.edits import applied, frozen, same
from shopper.authoring.script.lists import NoBlocks, blocks
from shopper.authoring.script.mappings import below
from shopper.scenarios.composing import compose
from tests.builders.layouts import ids, values, written_scripts

hard = settings(
    max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate, Phase.reuse]
)


def an_edit(draw: Any, script: Script) -> Edit:
    nodes = list(script.nodes.values())
    node = draw(st.sampled_from(nodes))
    kind = draw(st.sampled_from(["put", "add", "drop", "insert", "move", "rename"]))
    lists = [one for one in nodes if one.shape == "list" and one.entries]
    if kind == "insert" and lists:
        one = draw(st.sampled_from(lists))
        return Insert(one.path, draw(st.integers(0, len(one.entries))), frozen(draw(values)))
    if kind == "move" and lists:
        one = draw(st.sampled_from(lists))
        last = len(one.entries) - 1
        return Reorder(one.path, draw(st.integers(0, last)), draw(st.integers(0, last)))
    if kind == "rename" and node.path and isinstance(node.path[-1], str):
        return Rename(node.path, f"new_{node.path[-1]}")
    if kind == "drop" and node.path:
        return Drop(node.path)
    if kind == "add" and node.shape == "mapping":
        return Put((*node.path, draw(ids)), frozen(draw(values)))
    # A list is never turned into a mapping.
    inside = ("title",) if isinstance(script.plain.get("title"), tuple) else ("title", "ru")
    return Put(node.path or inside, frozen(draw(values)))


def may_go(script: Script, edit: Edit) -> tuple[int, int]:
    """Return where comments may go: with the entry of a list that is taken out, or with the value of a key."""
    if not isinstance(edit, Drop):
        return 0, 0
    try:
        block = blocks(script, script.nodes[edit.path[:-1]])[edit.path[-1]] if isinstance(edit.path[-1], int) else None
    except NoBlocks:
        block = None
    node = script.nodes[edit.path]
    return (block.start, block.end) if block else (node.start, node.end)


@hard
@given(st.data(), written_scripts())
def test_a_text_says_what_its_edits_mean_and_keeps_its_comments(data: Any, source: str) -> None:
    for _ in range(4):
        script = read(source)
        edit = an_edit(data.draw, script)
        wanted = applied(script.plain, edit)
        changed = patch(source, edit)
        assert not compose(changed).mistakes
        assert same(compose(changed).plain, wanted), (edit, changed)
        gone = may_go(script, edit)
        kept = Counter(said for place, said in comments(script) if not gone[0] <= place < gone[1])
        assert not kept - Counter(said for _, said in comments(read(changed))), (edit, changed)
        assert changed.startswith("\ufeff") == source.startswith("\ufeff")
        assert ("\r\n" in source) or ("\r\n" not in changed)
        source = changed


@hard
@given(st.data(), written_scripts())
def test_lines_that_an_edit_is_not_about_stay_as_they_are(data: Any, source: str) -> None:
    script = read(source)
    edit = an_edit(data.draw, script)
    begin, end = concerned(script, edit)
    changed = read(patch(source, edit)).text
    assert changed.startswith(script.text[:begin]), (edit, changed)
    assert changed.endswith(script.text[end:]), (edit, changed)


def concerned(script: Script, edit: Edit) -> tuple[int, int]:
    """Return the lines of the smallest part with lines of its own that holds what the edit is about."""
    path = edit.path[:-1] if isinstance(edit, Drop | Rename) else edit.path
    while path not in script.nodes:
        path = path[:-1]
    while path:
        entry, parent = script.entry(path), script.nodes[path[:-1]]
        line = lines.start(script.text, entry.start)
        if not parent.flow and not script.text[line : entry.start].strip():
            return line, below(script, max(entry.value.end, entry.lead) - 1, script.column(parent.start))
        path = path[:-1]
    return 0, len(script.text)


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_the_end_of_a_file_stays_as_it_was(end: str) -> None:
    for body in ("a: 1", "a: |\n  one", "a: |+\n  one", "a: 1 # x", "a:\n- 1\n# tail"):
        changed = patch(body + end, Put(("b",), "x"))
        assert changed.endswith(("\n", "\r")) == bool(end)
        assert same(compose(changed).plain, {**compose(body + end).plain, "b": "x"})
