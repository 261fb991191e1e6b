"""Whatever the server or the line answers: nothing is lost, nothing is doubled, and the screen says what is going on."""

import pytest

from tests.browser.faults import problem
from tests.browser.handsets import Handset, Line

pytestmark = pytest.mark.browser


def test_a_server_without_room_is_asked_again_later_and_the_screen_says_so(handset: Handset, line: Line):
    handset.begin()
    line.fail("PUT /api/v1/visits/", problem(507, "disk_full", "The server has no room left"))
    visit = handset.finish()
    handset.becomes(visit, "sending")
    print(handset.card(visit).inner_text())
    line.mend()
    handset.send()
    handset.becomes(visit, "sent")
    print(line.answered)
