"""What the names of a form are here."""

from collections.abc import Iterable

from shopper.authoring.xlsform.refusing import Untranslatable
from shopper.authoring.xlsform.terms import Known
from shopper.logic import Type


class Vocabulary:
    """The names that expressions may use; those of rows that were not carried over are remembered as lost."""

    def __init__(self) -> None:
        self._names: dict[str, Known | None] = {}
        self._ids: dict[str, Known] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def add(self, name: str, known: Known) -> None:
        """Give a name its meaning; the first row with a name keeps it."""
        self._ids[known.id] = known
        if self._names.get(name) is None:
            self._names[name] = known

    def lose(self, name: str) -> None:
        """Remember that a name belongs to a row that was not carried over."""
        self._names.setdefault(name, None)

    def find(self, name: str) -> Known:
        """Return what a name is. Raises Untranslatable where it is nothing."""
        if name not in self._names:
            raise Untranslatable("unknown_name", name)
        found = self._names[name]
        if found is None:
            raise Untranslatable("lost_name", name)
        return found

    def by_id(self, one: str) -> Known:
        """Return what an id stands for."""
        return self._ids[one]

    def types(self, ids: Iterable[str]) -> dict[str, Type]:
        """Return the types of these ids."""
        return {one: self._ids[one].type for one in ids}

    def last(self, ids: Iterable[str]) -> int:
        """Return the row of the last question that these depend on."""
        return max((self._ids[one].place for one in ids), default=0)
