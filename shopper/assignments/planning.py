"""Plans a wave: makes it, and offers its visits to shoppers who may make them."""

from datetime import datetime

from shopper.assignments import records
from shopper.assignments.model import Wave
from shopper.assignments.records import NewAssignment, NewWave
from shopper.db import Connection
from shopper.languages import LANGUAGES
from shopper.languages import mark as _
from shopper.locations.model import Client
from shopper.problems import INVALID, FieldError, Problem
from shopper.scenarios import records as scenarios


def plan_wave(con: Connection, client: Client, new: NewWave) -> Wave:
    """Make a client's wave, or change the one with this code. Raises INVALID."""
    if new.starts_on > new.ends_on:
        raise Problem(INVALID, errors=[_ends_early("/ends_on")])
    return records.put_wave(con, client, new)


def plan(con: Connection, new: NewAssignment, now: datetime) -> int:
    """Offer a visit to a shopper; returns the assignment's id. Raises INVALID, VERSION_NOT_PUBLISHED."""
    mistakes = mistakes_in(con, new)
    if mistakes:
        raise Problem(INVALID, errors=mistakes)
    return records.add(con, new, now)


def mistakes_in(con: Connection, new: NewAssignment) -> list[FieldError]:
    """Return all that speaks against an assignment, with pointers to the columns of an import."""
    personas = {persona.id for persona in scenarios.version(con, new.scenario, new.version).personas}
    found = [*_wrong_place(new), *_wrong_shopper(new)]
    if new.persona is not None and new.persona not in personas:
        unknown = _("The scenario has no persona “{persona}”; it has: {known}.")
        values: dict[str, object] = {"persona": new.persona, "known": ", ".join(sorted(personas)) or "–"}
        found.append(FieldError("/persona", "persona_unknown", unknown, values))
    if new.service_language is not None and new.service_language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        found.append(FieldError("/service_language", "language_unknown", _("One of: {expected}."), {"expected": known}))
    if new.window.starts > new.window.ends:
        found.append(_ends_early("/to"))
    return found


def _wrong_place(new: NewAssignment) -> list[FieldError]:
    values: dict[str, object] = {"code": new.location.code, "kind": new.location.kind}
    if new.location.client_id != new.wave.client_id:
        return [FieldError("/location", "other_client", _("“{code}” belongs to another client."), values)]
    if not new.location.is_leaf:
        too_high = _("A visit goes to a place of kind location; “{code}” is a {kind}.")
        return [FieldError("/location", "not_a_leaf", too_high, values)]
    return []


def _wrong_shopper(new: NewAssignment) -> list[FieldError]:
    """Name who may not go there: a boss who visits the own place spoils the experiment."""
    values: dict[str, object] = {"email": new.shopper.email, "code": new.location.code}
    if new.shopper.may("manager", new.location.path):
        boss = _("“{email}” manages “{code}”; nobody visits a place of their own.")
        return [FieldError("/shopper", "manager_of_place", boss, values)]
    if not new.shopper.may("shopper", new.location.path):
        return [FieldError("/shopper", "not_a_shopper", _("“{email}” is no shopper at “{code}”."), values)]
    return []


def _ends_early(pointer: str) -> FieldError:
    return FieldError(pointer, "ends_before_start", _("This ends before it starts."))
