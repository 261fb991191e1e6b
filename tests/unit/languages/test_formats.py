"""Numbers and dates stand as each language writes them."""

from datetime import UTC, date, datetime

import pytest

from shopper.languages import formats, negotiate, speaking

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ru", "84,6\u00a0%"), ("et", "84,6%"), ("en", "84.6\u00a0%")],
)
def test_per_cent_is_spaced_as_the_language_does(language: str, expected: str):
    with speaking(language):
        assert formats.percent(8460) == expected


@pytest.mark.parametrize(("basis_points", "expected"), [(9325, "93.3"), (9335, "93.4"), (9324, "93.2"), (5, "0.1")])
def test_half_a_decimal_is_rounded_up_as_scores_are(basis_points: int, expected: str):
    with speaking("en"):
        assert formats.score(basis_points) == expected


def test_a_score_that_is_not_known_is_a_dash():
    assert formats.score(None) == "–"
    assert formats.percent(None) == "–"


@pytest.mark.parametrize(("basis_points", "expected"), [(210, "+2.1"), (-180, "−1.8"), (0, "0.0"), (None, "")])
def test_a_change_carries_its_sign(basis_points: int | None, expected: str):
    with speaking("en"):
        assert formats.change(basis_points) == expected


@pytest.mark.parametrize(
    ("language", "expected"), [("ru", "ноябрь 2026"), ("et", "november 2026"), ("en", "November 2026")]
)
def test_a_month_is_named(language: str, expected: str):
    with speaking(language):
        assert formats.month(date(2026, 11, 3)).startswith(expected)


def test_a_moment_that_a_phone_wrote_names_its_zone_and_stays_when_it_is_none():
    with speaking("et"):
        assert formats.phone_moment("2026-11-26T00:57:00+02:00") == "26. nov 2026, 00:57 UTC+02:00"
        assert formats.phone_moment("2026-11-26T00:57:00Z") == "26. nov 2026, 00:57 UTC"
        assert formats.phone_moment("2026-11-26T00:57:00") == "26. nov 2026, 00:57"
        assert formats.phone_moment("yesterday") == "yesterday"


def test_days_and_moments_are_named():
    with speaking("en"):
        assert formats.day(date(2026, 11, 3)) == "November 3, 2026"
        assert formats.short_day(date(2026, 11, 3)) == "Nov 3"
        assert formats.moment(datetime(2026, 11, 3, 14, 5, tzinfo=UTC)).startswith("Nov 3, 2026, 2:05")


@pytest.mark.parametrize(
    ("metres", "step", "expected"),
    [(0, 10, "10 m"), (35, 10, "40 m"), (25, 1, "25 m"), (1000, 10, "1 km"), (3243, 10, "3.2 km")],
)
def test_a_distance_is_said_as_people_say_it(metres: float, step: int, expected: str):
    assert formats.distance(metres, step) == expected


@pytest.mark.parametrize(
    ("octets", "expected"),
    [
        (0, f"less than 1{NBSP}kB"),
        (1023, f"less than 1{NBSP}kB"),
        (1024, f"1{NBSP}kB"),
        (12_600, f"12{NBSP}kB"),
        (999 * 1024, f"999{NBSP}kB"),
        (1000 * 1024, f"1{NBSP}MB"),
        (3_600_000, f"3.4{NBSP}MB"),
    ],
)
def test_a_size_is_said_as_people_say_it(octets: int, expected: str):
    assert formats.size(octets) == expected


@pytest.mark.parametrize(
    ("language", "small", "large"),
    [
        ("ru", f"меньше 1{NBSP}кБ", f"3,4{NBSP}МБ"),
        ("et", f"alla 1{NBSP}kB", f"3,4{NBSP}MB"),
        ("en", f"less than 1{NBSP}kB", f"3.4{NBSP}MB"),
    ],
)
def test_a_size_is_said_in_each_language(language: str, small: str, large: str):
    with speaking(language):
        assert (formats.size(1), formats.size(3_600_000)) == (small, large)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [(0, "less than an hour"), (1, "1 hour"), (47, "47 hours"), (48, "2 days"), (71, "2 days"), (8000, "333 days")],
)
def test_hours_are_said_as_people_say_them(hours: int, expected: str):
    assert (formats.span(hours), formats.ago(hours)) == (expected, f"{expected} ago")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ru", ["меньше часа назад", "2 часа назад", "5 дней назад"]),
     ("et", ["vähem kui tund tagasi", "2 tundi tagasi", "5 päeva tagasi"])],
)  # fmt: skip
def test_how_long_ago_is_said_in_each_language(language: str, expected: list[str]):
    with speaking(language):
        assert [formats.ago(hours) for hours in (0, 2, 120)] == expected


def test_a_span_is_minutes_and_seconds():
    assert formats.minutes(252) == "4:12"


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [("et-EE,et;q=0.9,en;q=0.8", "et"), ("ru", "ru"), ("de, fr", "en"), ("", "en"), (";;;,,,", "en")],
)
def test_the_browsers_language_is_understood(accepted: str, expected: str):
    assert negotiate(accepted, "en") == expected


@pytest.mark.parametrize(("spoken", "expected"), [("ru", "эстонский"), ("et", "eesti"), ("en", "Estonian")])
def test_a_language_is_named(spoken: str, expected: str):
    with speaking(spoken):
        assert formats.language("et") == expected


@pytest.mark.parametrize("code", ["xx", "et_EE.utf8", "the one spoken there", "-"])
def test_a_language_that_nobody_knows_is_left_as_it_is(code: str):
    assert formats.language(code) == code
