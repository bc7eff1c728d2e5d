"""A year of figures and a month's report, beside LNbits' own statistics of payments.

A hundred thousand guests, a million movements, each bill with its order and its judged
payment, and as many payments in the wallet's own list: the house of `looking`. LNbits
answers with its payments by the day, which goes through all of them.
LOYALTY_BENCH_GUESTS and LOYALTY_BENCH_LOOKED_AT make it smaller. `analytics_postgres`
is the same on PostgreSQL.
"""

from __future__ import annotations

import time
from datetime import date, timedelta
from functools import partial

from devkit.people import PASSWORD, NostrKeys, call

from . import loader, looking
from .figures import Figure, Rates, in_rounds
from .furnishing import furnish, open_programme
from .proving import stop_sweeping
from .stage import Stage, stage

REQUESTS, ROUNDS = 3, 3
SLOWEST = 1 / 3
API = "/loyalty/api/v1"


def measure() -> list[Figure]:
    """On SQLite."""
    with stage("analytics") as on:
        stop_sweeping(on.lnbits)
        open_programme(on)
        giver, key = furnish(on), NostrKeys.fresh().public
        loaded = loader.load(
            on.folder.data / "ext_loyalty.sqlite3",
            looking.place_of(on, giver),
            looking.sizes(looking.GUESTS, looking.EVENTS),
            0,
            [key],
        )
        looking._fill_sqlite(on, loaded)
        return read(on, loaded, "SQLite")


def read(on: Stage, events: int, database: str) -> list[Figure]:
    """Each of them in turns with LNbits' statistics, as the pages ask."""
    kept = _keep(on)
    ours = _asked(on)
    theirs, *rates = in_rounds(
        partial(_per_second, on, "/api/v1/payments/stats/daily", _login(on)),
        *(partial(_per_second, on, path, _key(on)) for path in ours.values()),
        rounds=ROUNDS,
    )
    beside = f"LNbits' statistics of {events * 9 // 10:,} payments {_took(theirs)}"
    return [
        Figure(f"{database}: {name}", _took(rate), beside, rate.over(theirs), SLOWEST)
        for name, rate in zip(ours, rates, strict=True)
    ] + [
        Figure(
            f"{database}: figures of all days, kept for the first time",
            f"{kept:,.1f} s",
        )
    ]


def _keep(on: Stage) -> float:
    """As the background does, until nothing is left to do."""
    from loyalty.insights.rolling import keep_figures

    start = time.perf_counter()
    on.run(keep_figures([on.merchant["id"]]))
    return time.perf_counter() - start


def _asked(on: Stage) -> dict[str, str]:
    today = date.today()
    figures = f"{API}/analytics/{on.merchant['id']}"
    month = f"{today.replace(day=1) - timedelta(days=1):%Y-%m}"
    report = f"{API}/merchants/{on.merchant['id']}/report?month={month}"
    spans = {f"figures of {n} days": n for n in (30, 365)}
    return {
        name: f"{figures}?from={today - timedelta(days=n - 1)}&to={today}"
        for name, n in spans.items()
    } | {"report of a month": report}


def _per_second(on: Stage, path: str, headers: dict[str, str]) -> float:
    start = time.perf_counter()
    for _ in range(REQUESTS):
        call(on.lnbits.http, "GET", path, headers=headers)
    return REQUESTS / (time.perf_counter() - start)


def _key(on: Stage) -> dict[str, str]:
    return {"X-Api-Key": on.owner.admin_key}


def _login(on: Stage) -> dict[str, str]:
    """The owner's own login: LNbits then counts their payments."""
    body = {"username": "owner", "password": PASSWORD}
    token = call(on.lnbits.http, "POST", "/api/v1/auth", json=body)["access_token"]
    on.lnbits.http.cookies.clear()
    return {"Authorization": f"Bearer {token}"}


def _took(rates: Rates) -> str:
    return f"{1000 / rates.median:,.0f} ms"
