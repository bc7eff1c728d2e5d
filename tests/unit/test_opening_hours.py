"""Opening hours, held against what the `opening_hours` library of npm makes of them."""

from __future__ import annotations

import json
import os
import subprocess
from random import Random
from typing import Any

import pytest
from hours import STRANGE, TABLE, random_hours

from devkit.layout import ROOT
from loyalty.directory import opening_hours
from loyalty.directory.hours_syntax import parse

ZONE = "Europe/Berlin"
NEW_YEAR_2026 = 1_767_225_600
DAY, HALF_HOUR = 86_400, 1_800
MOMENTS = 60
PROGRAM = ROOT / "tests" / "foreign_hours" / "open.mjs"


def foreign(asked: list[tuple[str, list[int]]]) -> list[list[bool | None] | None]:
    """What the library says of each, in one process of its own."""
    answered = subprocess.run(
        ["node", str(PROGRAM)],  # noqa: S607
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | {"TZ": ZONE},
        timeout=300,
    )
    found: list[list[bool | None] | None] = json.loads(answered.stdout)
    return found


def moments(dice: Random) -> list[int]:
    """Of two years, most at full and half hours: there it changes."""
    return [
        NEW_YEAR_2026
        + dice.randrange(730 * DAY // HALF_HOUR) * HALF_HOUR
        + dice.choice((0, 0, 0, 900, 1_799))
        for _ in range(MOMENTS)
    ]


def test_they_mean_what_the_library_takes_them_to_mean(seed: int) -> None:
    """A table of what people write, and as many that nobody would."""
    dice = Random(seed)
    strings = [*TABLE, *(random_hours(dice) for _ in range(200))]
    assert len(strings) >= 250
    asked = [(hours, moments(dice)) for hours in strings]
    for (hours, when), expected in zip(asked, foreign(asked), strict=True):
        if parse(hours) is None:
            assert hours not in TABLE, hours
            continue
        ours = [opening_hours.is_open(hours, ZONE, at) for at in when]
        assert ours == expected, hours


def test_a_change_is_the_first_one(seed: int) -> None:
    """Minute by minute, over the nights when clocks go back and forward, too."""
    dice = Random(seed)
    spring, autumn = 1_774_742_400, 1_792_886_400  # 2026-03-29, 2026-10-25, 00:00 UTC
    for hours in dice.sample(TABLE, 25):
        start = dice.choice((spring, autumn)) - dice.randrange(DAY) // 60 * 60
        status = opening_hours.status(hours, ZONE, start)
        assert status is not None
        changes = (
            at
            for at in range(start + 60, start + 2 * DAY, 60)
            if opening_hours.is_open(hours, ZONE, at) != status.is_open
        )
        first = next(changes, None)
        if first is None:
            assert not status.changes_at or status.changes_at >= start + 2 * DAY
        else:
            assert status.changes_at == first, hours


@pytest.mark.parametrize("hours", STRANGE)
def test_what_is_not_understood_is_unknown_and_never_closed(hours: str) -> None:
    assert opening_hours.is_open(hours, ZONE, NEW_YEAR_2026) is None
    assert opening_hours.status(hours, ZONE, NEW_YEAR_2026) is None
    assert opening_hours.open_spans(hours, ZONE, 0, DAY) is None


def test_a_zone_that_nobody_knows_is_unknown() -> None:
    assert opening_hours.is_open("24/7", "Mars/Olympus", NEW_YEAR_2026) is None


@pytest.mark.parametrize(
    ("hours", "without"),
    [
        ("Mo-Sa,PH 10:00-18:00", "Mo-Sa 10:00-18:00"),
        ("Mo-Fr 10:00-18:00; PH off", "Mo-Fr 10:00-18:00"),
        ("PH,Su off; Mo-Sa 10:00-18:00", "Su off; Mo-Sa 10:00-18:00"),
        ("Mo-Fr 10:00-18:00; PH Mo-Fr 11:00-12:00", "Mo-Fr 10:00-18:00"),
    ],
)
def test_no_day_is_a_holiday(hours: str, without: str) -> None:
    for at in range(NEW_YEAR_2026, NEW_YEAR_2026 + 14 * DAY, 3_600):
        said = opening_hours.is_open(without, ZONE, at)
        assert opening_hours.is_open(hours, ZONE, at) is said


def test_hours_are_the_places_own() -> None:
    noon_in_tokyo = NEW_YEAR_2026 + 3 * 3600
    hours = "Mo-Su 09:00-18:00"
    assert opening_hours.is_open(hours, "Asia/Tokyo", noon_in_tokyo) is True
    assert opening_hours.is_open(hours, "Europe/Lisbon", noon_in_tokyo) is False


CHANGES: list[tuple[str, int, Any]] = [  # from Thursday, 2026-01-01 00:00 UTC on
    ("24/7", 0, (True, None)),
    ("off", 0, (False, None)),
    ("Th 10:00-12:00", 0, (False, 10)),
    ("Th 10:00-12:00", 11, (True, 12)),
    ("Th 18:00-02:00", 20, (True, 26)),
    ("Th 18:00-24:00; Fr 00:00-03:00", 20, (True, 27)),
    ("Mo 10:00-12:00", 0, (False, 4 * 24 + 10)),
    ("Dec 24 10:00-12:00", 0, (False, None)),
]


@pytest.mark.parametrize(("hours", "at", "expected"), CHANGES)
def test_until_when(hours: str, at: int, expected: tuple[bool, int | None]) -> None:
    status = opening_hours.status(hours, "UTC", NEW_YEAR_2026 + at * 3600)
    assert status is not None
    is_open, hour = expected
    changes_at = None if hour is None else NEW_YEAR_2026 + hour * 3600
    assert (status.is_open, status.changes_at) == (is_open, changes_at)


def test_spans_say_the_same(seed: int) -> None:
    dice = Random(seed)
    for hours in dice.sample(TABLE, 20):
        since = NEW_YEAR_2026 + dice.randrange(300 * DAY)
        spans = opening_hours.open_spans(hours, ZONE, since, since + 3 * DAY)
        assert spans is not None
        for at in range(since, since + 3 * DAY, 1_700):
            is_open = any(start <= at < end for start, end in spans)
            assert is_open == opening_hours.is_open(hours, ZONE, at), hours
