"""The admin's page of backups: who has drafts on the server, how much and how old. Never what is in them."""

from starlette.requests import Request
from starlette.responses import Response

from shopper import clock
from shopper.people.signed import person
from shopper.visits.backups import records
from shopper.visits.backups.model import KEPT_AFTER_WINDOW
from shopper.web.pages import page
from shopper.web.request import database


async def show_backups(request: Request) -> Response:
    """Tell size and age of the drafts that phones have on the server."""
    admin, now = person(request, "admin"), clock.now()
    found = await database(request).read(lambda con: records.ages(con, admin))
    aged = [(one, int((now - one.oldest).total_seconds()) // 3600) for one in found]
    return page(request, "visits/backups.html", aged=aged, days=KEPT_AFTER_WINDOW.days)
