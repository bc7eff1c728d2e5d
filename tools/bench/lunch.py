"""How far an order monitor lags behind while a lunch goes on.

Each bill is opened, gets more lines and, two of three, a guest, is charged, paid and
moved on. The clock starts when the guest's wallet is told to pay, and stops when the
page in Chromium has drawn the bill without "Not paid yet": LNbits' own time to pay is
in it.
"""

from __future__ import annotations

from statistics import median
from typing import Any

from playwright.sync_api import Browser

from .figures import Figure
from .rush import Rush
from .screen import Venue, chromium, venue

LUNCHES = {  # bills, and in how many seconds
    "200 bills an hour": (10, 180),
    "the same, fifteen times as fast": (50, 60),
}
AFTERWARDS_MS = 7000  # until the screen that asks by itself has asked once more


def measure() -> list[Figure]:
    figures: list[Figure] = []
    for name, lunch in LUNCHES.items():
        with venue("lunch") as on, chromium() as browser:
            figures += _have_lunch(on, browser, name, *lunch)
    return figures


def _have_lunch(
    on: Venue, browser: Browser, name: str, bills: int, seconds: int
) -> list[Figure]:
    told = on.open_monitor(browser)
    blocked = on.open_monitor(browser, with_socket=False)
    rush = Rush(on.http, on.merchant_id, on.secret, on.guests)
    for bill in list(rush.begin(bills, seconds)):
        bill.result()
    told.wait_for_timeout(AFTERWARDS_MS)
    screens = {"": told, ", sockets blocked": blocked}
    return [
        _figure(f"{name}{how}: paid → on the monitor", rush, page.evaluate("rush"))
        for how, page in screens.items()
    ]


def _figure(name: str, rush: Rush, shown: dict[str, Any]) -> Figure:
    lags = rush.lags(shown)
    words = f"{median(lags):.2f} s (slowest {max(lags):.2f})"
    return Figure(name, words, f"{len(shown['twice'])} bills shown twice")
