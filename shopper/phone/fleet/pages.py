"""Where phones report, and the desk's pages of them: all phones, and one person with sessions and phones."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from shopper import clock
from shopper.db import Connection
from shopper.people import records as people
from shopper.people.desk import ROLE_NAMES
from shopper.people.signed import person, signed
from shopper.phone.fleet import records
from shopper.phone.fleet.model import BROWSERS, Report, in_order
from shopper.visits.backups import records as backups
from shopper.web import request as web
from shopper.web.bodies import json_body
from shopper.web.pages import page
from shopper.web.static import build

BODY_LIMIT = 2000


async def report(request: Request) -> Response:
    """Keep what a phone says about itself; only its last word stays."""
    asking, phone, now = signed(request), str(request.path_params["id"]), clock.now()
    said = await json_body(request, Report, BODY_LIMIT)

    def job(con: Connection) -> None:
        records.keep(con, asking.person.id, phone, said, now)
        records.belongs(con, asking.session, phone)

    await web.database(request).write(job)
    return Response(status_code=204)


async def show_phones(request: Request) -> Response:
    """List the phones of everybody whom this admin oversees, those first on which work has waited longest."""
    admin, now = person(request, "admin"), clock.now()

    def job(con: Connection) -> dict[str, Any]:
        return {
            "phones": in_order(records.overseen(con, admin)),
            "copies": {(one.person_id, one.phone): one for one in backups.ages(con, admin)},
        }

    found = await web.database(request).read(job)
    return page(request, "phone/fleet/list.html", now=now, build=build(), browsers=BROWSERS, **found)


async def show_person(request: Request) -> Response:
    """Show one person's rights, sessions and phones, with what an admin can do about them."""
    admin, now, person_id = person(request, "admin"), clock.now(), request.path_params["id"]

    def job(con: Connection) -> dict[str, Any]:
        who = people.of(con, admin, person_id)
        return {
            "who": who,
            "held": people.held(con).get(who.id, ()),
            "sessions": people.sessions_of(con, who.id, now),
            "phones": in_order(records.of_person(con, who)),
            "copies": {(one.person_id, one.phone): one for one in backups.ages(con, admin)},
        }

    found = await web.database(request).read(job)
    found |= {"now": now, "build": build(), "browsers": BROWSERS, "role_names": ROLE_NAMES}
    return page(request, "phone/fleet/person.html", **found)
