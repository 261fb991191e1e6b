"""Published scenario versions at hand, so that an arriving visit need not ask the database for its own."""

from weakref import WeakKeyDictionary

from shopper.db import Database
from shopper.scenarios import records
from shopper.scenarios.model import Scenario

KEPT = 64
_at_hand: WeakKeyDictionary[Database, dict[tuple[str, int], Scenario]] = WeakKeyDictionary()


async def published(db: Database, scenario: str, version: int) -> Scenario:
    """Return a published version, which never changes. Raises VERSION_NOT_PUBLISHED."""
    kept = _at_hand.setdefault(db, {})
    found = kept.get((scenario, version))
    if found is None:
        found = await db.read(lambda con: records.version(con, scenario, version))
        while len(kept) >= KEPT:
            del kept[next(iter(kept))]
        kept[scenario, version] = found
    return found
