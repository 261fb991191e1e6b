"""Limits count tries for each key and say how long to wait."""

import pytest

from shopper.problems import Problem
from shopper.web.limits import KEYS, Limit


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_try_too_many_is_refused_with_the_time_to_wait():
    clock = Clock()
    limit = Limit(2, 60, clock)
    limit.spend("anna")
    clock.now = 10
    limit.spend("anna")
    with pytest.raises(Problem) as refused:
        limit.spend("anna")
    assert refused.value.kind.code == "too_many_requests"
    assert refused.value.headers["Retry-After"] == "50"


def test_other_keys_are_not_touched():
    limit = Limit(1, 60)
    limit.spend("anna")
    limit.spend("boris")


def test_time_gives_tries_back():
    clock = Clock()
    limit = Limit(1, 60, clock)
    limit.spend("anna")
    clock.now = 60
    limit.spend("anna")


def test_memory_of_old_keys_is_bounded():
    clock = Clock()
    limit = Limit(1, 60, clock)
    for number in range(KEYS):
        limit.spend(str(number))
    clock.now = 120
    limit.spend("new")
    assert len(limit._tries) == 1
