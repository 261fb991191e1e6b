"""Where an admin's word holds: the condition that a location lies in what somebody administers."""

from shopper.locations.model import below
from shopper.people.model import EVERYWHERE, Person


def administered(person: Person) -> tuple[str, list[object]]:
    """Return a condition on `location.path`, and its values, that holds where this person is admin."""
    paths = person.paths("admin")
    if EVERYWHERE in paths:
        return "1 = 1", []
    ranges = " OR ".join("(location.path >= ? AND location.path < ?)" for _path in paths)
    return f"({ranges or '1 = 0'})", [bound for path in paths for bound in below(path)]
