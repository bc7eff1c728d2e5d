"""The demo's story holds on every day of the year, and it is lived as told."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pay import ordinal

from demo import story
from devkit.layout import ROOT
from devkit.processes import free_port

ZONE = ZoneInfo(story.TIMEZONE)
YEAR = [datetime(2028, 1, 1, 12, tzinfo=ZONE) + timedelta(days=n) for n in range(366)]


def business_day(moment: datetime) -> date:
    return (moment.astimezone(ZONE) - timedelta(hours=4)).date()


@pytest.mark.parametrize("hour", [0, 3, 4, 12, 23])
def test_ana_has_306_points_and_three_days_of_this_month(hour: int) -> None:
    for noon in YEAR:
        now = noon.replace(hour=hour)
        visits = [v for v in story.history(now) if v.guest == story.ANA]
        today = business_day(now)
        days = [business_day(visit.paid_at) for visit in visits]
        this_month = {day for day in days if day >= today.replace(day=1)}
        assert sum(visit.points for visit in visits) == story.ANA_POINTS
        assert len(this_month) == min(story.VISITS_THIS_MONTH, today.day - 1)
        assert max(days) < today
        assert len(set(days)) == len(days)


def test_gold_comes_with_the_last_bill() -> None:
    gold = story.TIERS[-1][1]
    last = story.ANA_BILLS[-1] // story.SATS_PER_POINT
    assert story.ANA_POINTS - last < gold <= story.ANA_POINTS


def test_nobody_pays_at_the_same_moment() -> None:
    for now in YEAR:
        moments = [visit.paid_at for visit in story.history(now)]
        assert moments == sorted(set(moments))
        assert moments[-1] < now


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd")],
)
def test_ordinals(number: int, words: str) -> None:
    assert ordinal(number) == words


@pytest.fixture
def demo(server_folder: Path) -> dict[str, str]:
    settings = {"LOYALTY_DEMO_FOLDER": str(server_folder), "PORT": str(free_port())}
    return dict(os.environ) | settings


@pytest.fixture
def running(demo: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(ROOT / "tools" / "run.py")]
    with subprocess.Popen(
        command, env=demo, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if "make pay" in line:
                break
        yield process
        process.kill()


def pay(demo: dict[str, str], **choices: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "tools" / "pay.py")],
        env=demo | choices,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_the_demo_opens_is_paid_at_and_closes(
    demo: dict[str, str], running: subprocess.Popen[str]
) -> None:
    said = pay(demo).stdout
    expected = r"Ana paid 34,000 sats: \+34 points\. Gold tier — \w+ visit this month\."
    assert re.fullmatch(expected + r" 340 points\.\n", said)
    small = pay(demo, WHO="noor", AMOUNT="900", TIP="100").stdout
    assert small.startswith("Noor paid 900 sats and a tip of 100: +0 points.")
    assert "Guests: Ana" in pay(demo, WHO="Zoë").stderr
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=30) == 0
    closed = pay(demo)
    assert closed.returncode == 1 and "make run" in closed.stderr
