"""The phone's benchmark fails beyond its aims, and only there."""

import pytest

from tests.bench.aims import Told, missed

BARE = Told(cold=1000, warm=100, tap=100, wire=5000)
WITHIN = Told(cold=2000, warm=1000, tap=150, wire=25_000)


def test_what_reaches_its_aims_just_so_misses_none():
    assert missed(60, WITHIN, BARE) == []


@pytest.mark.parametrize(
    ("worse", "aim"),
    [({"cold": 2001}, "cold"), ({"warm": 1001}, "warm"), ({"tap": 151}, "tap"), ({"wire": 25_001}, "wire")],
)
def test_each_aim_can_be_missed(worse: dict[str, float], aim: str):
    (said,) = missed(60, WITHIN._replace(**worse), BARE)
    assert said.startswith(f"60 questions, {aim}")


def test_the_wire_is_limited_for_sixty_questions_alone():
    assert missed(500, WITHIN._replace(wire=60_000), BARE) == []
