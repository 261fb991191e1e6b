"""The shape that a client's tree will have when a file is applied to it, and what is wrong with that shape."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shopper.languages import mark as _
from shopper.locations.lines import LocationLine
from shopper.locations.model import Client, Kind, Location, may_hold
from shopper.web.csvfile import Mistakes, Row


@dataclass(frozen=True)
class Outline:
    """One client as it is, and the lines that a file has about it."""

    client: Client | None
    now: Mapping[str, Location]
    lines: Sequence[Row[LocationLine]]

    @property
    def kinds(self) -> dict[str, Kind]:
        """The kind that each code will have."""
        return {code: one.kind for code, one in self.now.items()} | {row.said.code: row.said.kind for row in self.lines}

    @property
    def root(self) -> str | None:
        """The code of the root: the present one, else the first line of kind client."""
        present = next((code for code, one in self.now.items() if one.parent_id is None), None)
        return present or next((row.said.code for row in self.lines if row.said.kind == "client"), None)

    def check(self, mistakes: Mistakes) -> None:
        """Note all that is wrong with the lines, and with what they leave of the tree."""
        kinds, root, seen = self.kinds, self.root, dict[str, int]()
        for row in self.lines:
            first = seen.setdefault(row.said.code, row.line)
            if first != row.line:
                mistakes.at(row.line, "code", "code_twice", _("This code already stands in line {line}."), line=first)
            elif root is None:
                unknown = _("There is no client “{code}”; a line of kind client would make it.")
                mistakes.at(row.line, "client", "client_unknown", unknown, code=row.said.client)
            else:
                _check_place(row, kinds, root, mistakes)
        self._check_left(kinds, root, mistakes)

    def _check_left(self, kinds: Mapping[str, Kind], root: str | None, mistakes: Mistakes) -> None:
        """Note lines whose new kind no longer fits what stands under them and is not in the file."""
        in_file = {row.said.code: row for row in self.lines}
        moved = {code: row for code, row in in_file.items() if code != root}
        codes = {one.id: code for code, one in self.now.items()}
        for code, one in self.now.items():
            row = moved.get(codes.get(one.parent_id or 0, ""))
            if code not in in_file and row and not may_hold(row.said.kind, kinds[code]):
                wrong = _("A {parent} cannot hold “{code}”, which is a {child}.")
                mistakes.at(row.line, "kind", "kind_too_low", wrong, parent=row.said.kind, child=kinds[code], code=code)


def _check_place(row: Row[LocationLine], kinds: Mapping[str, Kind], root: str, mistakes: Mistakes) -> None:
    said = row.said
    if said.kind == "client" or said.code == root:
        _check_root(row, root, mistakes)
    elif not said.parent:
        mistakes.at(row.line, "parent", "parent_missing", _("This needs the code of what it belongs to."))
    elif said.parent not in kinds:
        unknown = _("There is no location “{code}” of this client.")
        mistakes.at(row.line, "parent", "parent_unknown", unknown, code=said.parent)
    elif not may_hold(kinds[said.parent], said.kind):
        wrong = _("A {child} cannot stand under a {parent}; the order is client, country, region, city, location.")
        mistakes.at(row.line, "parent", "parent_too_low", wrong, child=said.kind, parent=kinds[said.parent])


def _check_root(row: Row[LocationLine], root: str, mistakes: Mistakes) -> None:
    said = row.said
    if said.code != root:
        other = _("This client's root is “{code}”; there can be only one.")
        mistakes.at(row.line, "kind", "second_root", other, code=root)
    elif said.kind != "client":
        mistakes.at(row.line, "kind", "root_kind", _("This is the client's root; its kind is client."))
    elif said.parent:
        mistakes.at(row.line, "parent", "root_parent", _("A client stands under nothing; leave this empty."))
    elif not said.zone:
        mistakes.at(row.line, "zone", "zone_missing", _("A client needs its time zone, such as Europe/Tallinn."))
