"""Brings the calculated rows of a form into an order in which each uses only those above it, and translates them."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from graphlib import CycleError, TopologicalSorter

from shopper.authoring.xlsform.expressions import Name, Translated, calculation, condition, result
from shopper.authoring.xlsform.form import parsed
from shopper.authoring.xlsform.outline import Entry, Group
from shopper.authoring.xlsform.refusing import Untranslatable
from shopper.authoring.xlsform.terms import Known
from shopper.authoring.xlsform.vocabulary import Vocabulary
from shopper.authoring.xlsform.xpath import read

Users = Mapping[str, tuple[tuple[Group, ...], ...]]
"""For each name, the groups around every row that uses it."""


def in_order(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Return the entries so that each comes after those that it uses; those that depend on themselves come last."""
    by_name: dict[str, Entry] = {}
    for entry in entries:
        by_name.setdefault(entry.name, entry)
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for name, entry in by_name.items():
        sources = [entry.row["calculation"], entry.row["relevant"], *(group.row["relevant"] for group in entry.groups)]
        parts = [part for source in sources if source and (part := parsed(source))]
        sorter.add(name, *by_name.keys() & frozenset().union(*(part.names for part in parts)) - {name})
    with suppress(CycleError):  # it still gives everything that no cycle blocks
        sorter.prepare()
    left = dict(by_name)
    while ready := sorter.get_ready():
        for name in sorted(ready, key=lambda one: by_name[one].row.number):
            yield left.pop(name)
        sorter.done(*ready)
    yield from left.values()


def users(entries: Iterable[Entry]) -> Users:
    """Find who uses which name, groups included."""
    found: dict[str, list[tuple[Group, ...]]] = {}
    seen: set[int] = set()
    for entry in entries:
        _note_names(
            found,
            entry.groups,
            *(entry.row[column] for column in ("relevant", "constraint", "calculation", "required")),
        )
        for depth, group in enumerate(entry.groups):
            if group.row.number not in seen:
                seen.add(group.row.number)
                _note_names(found, entry.groups[:depth], group.row["relevant"])
    return {name: tuple(dict.fromkeys(places)) for name, places in found.items()}


def calculate(entry: Entry, one: str, names: Vocabulary, used_by: Users, named: Name) -> tuple[Translated, Known]:
    """Translate a calculated row; return it and what its name is from now on. Raises Untranslatable."""
    source = read(entry.row["calculation"])
    if entry.name in source.names:
        raise Untranslatable("cycle")
    shown = _shown(entry, names, used_by.get(entry.name, ()))
    translated = calculation(source, names, shown, named)
    kind = result(translated, names)
    place = names.last(translated.used)
    return translated, Known(one, kind, place, translated.term.choices, translated.term.whole)


def _shown(entry: Entry, names: Vocabulary, places: tuple[tuple[Group, ...], ...]) -> tuple[Translated, ...]:
    """Return what has to hold for the row to have a value at all, as far as that matters to those who use it.

    A row in a group is empty where the group is not shown. Whoever stands in the same group is hidden then, too.
    """
    outside = [group for group in entry.groups if any(group not in others for others in places)]
    sources = [entry.row["relevant"], *(group.row["relevant"] for group in outside)]
    return tuple(condition(source, names) for source in sources if source)


def _note_names(found: dict[str, list[tuple[Group, ...]]], groups: tuple[Group, ...], *sources: str) -> None:
    for source in sources:
        part = parsed(source) if "$" in source or "/" in source else None
        for name in part.names if part else ():
            found.setdefault(name, []).append(groups)
