"""The public directory with 1,000 and with 100,000 places: what is near, a search, a
category, a list, beside LNbits' cheapest endpoint.

Half of the places crowd in a dozen towns, the others are anywhere on earth; each has
words, hours and, one in ten, a discount. LOYALTY_BENCH_PLACES names other sizes,
LOYALTY_BENCH_DIRECTORY_DB=postgres measures on PostgreSQL.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, closing
from functools import partial
from itertools import islice
from math import asin, degrees
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

from devkit.people import call
from devkit.postgres import PostgreSQL

from . import loader
from .endpoints import API
from .figures import Figure, in_rounds
from .proving import stop_sweeping
from .stage import Stage, stage

SIZES = [
    int(size)
    for size in os.environ.get("LOYALTY_BENCH_PLACES", "1000,100000").split(",")
]
DATABASE = os.environ.get("LOYALTY_BENCH_DIRECTORY_DB", "sqlite")
TOGETHER = 5_000
AIM = 0.3
REQUESTS, ROUNDS = 10, 3
DAY = 86_400

TOWNS = (
    *(("Lisboa", 38.71, -9.14), ("Buenos Aires", -34.6, -58.4), ("Praha", 50.1, 14.4)),
    *(("Suva", -18.14, 178.44), ("Tromsø", 69.6, 18.9), ("Nairobi", -1.3, 36.8)),
    *(("El Zonte", 13.5, -89.4), ("Lugano", 46.0, 8.95), ("Madeira", 32.65, -16.9)),
)
WORDS = (
    "Café Bar Pizza Sushi Bodega Taverna Bitcoin Verde Grande Luna Sol Norte Rio "
    "Barbería Librería Hostel Market Garage Studio Atelier"
).split()
CATEGORIES = (
    *("restaurant", "bar", "retail", "services", "tech"),
    *("entertainment", "health", "education", "travel", "other"),
)
HOURS = ("Mo-Fr 09:00-18:00; Sa 10:00-14:00", "Mo-Su 18:00-02:00", "24/7", "")

ASKED = {
    "near, in a town": "/nearby?lat=38.71&lon=-9.14&radius_km=500",
    "near, where nobody is": "/nearby?lat=-48&lon=-123&radius_km=500",
    "near and open now": "/nearby?lat=38.71&lon=-9.14&radius_km=500&open_now=true",
    "a box over a town": "/nearby?bbox=-9.3,38.6,-9.0,38.8&limit=100",
    "search by a common word": "/search?q=caf",
    "search by two words": "/search?q=piz+lisb",
    "search for what is rare": "/search?q=sushi+suva&category=health",
    "a category": "/category/health",
    "a category with a discount": "/category/health?has_discount=true",
    "the best rated": "/search?sortby=rating",
    "the list": "/merchants",
}

Rows = dict[str, list[tuple[Any, ...]]]


def places(how_many: int) -> Iterator[dict[str, Any]]:
    """Merchants, as `Merchant` has its fields."""
    dice, now = Random(loader.SEED), int(time.time())
    for number in range(how_many):
        town, lat, lon = dice.choice(TOWNS)
        if number % 2:
            lat, lon = degrees(asin(dice.uniform(-1, 1))), dice.uniform(-180, 180)
        else:
            lat, lon = lat + dice.gauss(0, 0.05), lon + dice.gauss(0, 0.05)
        name = f"{dice.choice(WORDS)} {dice.choice(WORDS)} {number}"
        yield {
            "id": f"{number:032x}",
            "program_id": f"{number:032x}",
            "wallet_id": "bench",
            "slug": f"place-{number}",
            "mode": "full",
            "status": "approved",
            "timezone": "Europe/Lisbon",
            "day_start_hour": 4,
            "currency": "",
            "name": name,
            "category": dice.choice(CATEGORIES),
            "profile": {
                "city": town,
                "country": "PT",
                "address": f"Rua {dice.choice(WORDS)} {number % 90}",
                "description": " ".join(dice.choices(WORDS, k=6)),
                "latitude": max(-90.0, min(90.0, lat)),
                "longitude": max(-180.0, min(180.0, lon)),
                "operating_hours": dice.choice(HOURS),
                "accepts_lightning": True,
            },
            "created_at": now - how_many + number,
            "updated_at": now - how_many + number,
            "deleted_at": None,
        }


def rows_of(batch: list[dict[str, Any]]) -> Rows:
    """What the directory keeps of them, made by its own functions."""
    from loyalty.directory import geo, opening_hours
    from loyalty.directory.folding import words_of
    from loyalty.searching import folded

    now = int(time.time())
    rows: Rows = {name: [] for name in COLUMNS}
    for number, place in enumerate(batch):
        profile, id_ = place["profile"], place["id"]
        point = geo.vector(profile["latitude"], profile["longitude"])
        spans = opening_hours.open_spans(
            profile["operating_hours"], place["timezone"], now, now + 8 * DAY
        )
        until = 0 if spans is None else now + 8 * DAY
        rows["merchants"].append(
            tuple({**place, "profile": json.dumps(profile)}.values())
        )
        rows["listings"].append(
            (
                *(id_, folded(place["name"]), place["category"]),
                *(folded(profile["city"]), profile["country"]),
                *(profile["latitude"], profile["longitude"], *point, geo.spot(point)),
                *(1, 10 + number % 41, 7, until, place["created_at"], now),
            )
        )
        said = (place["name"], profile["city"], place["category"])
        words = words_of(*said, profile["address"], profile["description"])
        rows["listing_words"] += [(word, id_) for word in words]
        rows["opening_spans"] += [(id_, opens, ends) for opens, ends in spans or []]
        if number % 10 == 0:
            rows["discount_rules"].append((f"r{id_}", id_, *RULE, now, now))
    return rows


RULE = ("", "", "", "percentage", 500, 0, "Lunch", 1, 0, "", 0, 0, 0)
COLUMNS = {
    "merchants": (
        *("id", "program_id", "wallet_id", "slug", "mode", "status", "timezone"),
        *("day_start_hour", "currency", "name", "category", "profile"),
        *("created_at", "updated_at", "deleted_at"),
    ),
    "listings": (
        *("merchant_id", "name_key", "category", "city_key", "country"),
        *("latitude", "longitude", "x", "y", "z", "spot", "shows_loyalty"),
        *("rating", "rating_count", "hours_until", "listed_at", "changed_at"),
    ),
    "listing_words": ("word", "merchant_id"),
    "opening_spans": ("merchant_id", "opens_at", "closes_at"),
    "discount_rules": (
        *("id", "merchant_id", "badge", "badge_issuer", "badge_key", "discount_type"),
        *("value", "min_purchase_sats", "description", "active", "same_day", "event"),
        *("stackable", "priority", "partner_days", "created_at", "updated_at"),
    ),
}


def fill_sqlite(path: Path, how_many: int) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA busy_timeout = 60000")
        for rows in _batches(how_many):
            connection.execute("BEGIN IMMEDIATE")
            for table, columns in COLUMNS.items():
                marks = ", ".join("?" * len(columns))
                names = ", ".join(columns)
                sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
                connection.executemany(sql, rows[table])
            connection.execute("COMMIT")


async def fill_postgres(url: str, how_many: int) -> None:
    import asyncpg

    connection = await asyncpg.connect(url)
    for rows in _batches(how_many):
        for table, columns in COLUMNS.items():
            await connection.copy_records_to_table(
                table, records=rows[table], columns=columns, schema_name="loyalty"
            )
    await connection.execute("VACUUM ANALYZE")
    await connection.close()


def _batches(how_many: int) -> Iterator[Rows]:
    rest = places(how_many)
    while batch := list(islice(rest, TOGETHER)):
        yield rows_of(batch)


def measure() -> list[Figure]:
    return [figure for size in SIZES for figure in measure_size(size)]


def measure_size(size: int) -> list[Figure]:
    """On an LNbits of its own; two of them want a process each."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(_measure, size).result()


def _measure(size: int) -> list[Figure]:
    with ExitStack() as opened:
        url = None
        if DATABASE == "postgres":
            url = opened.enter_context(PostgreSQL(durable=True)).create_database()
        on = opened.enter_context(stage("directory", url))
        stop_sweeping(on.lnbits)
        if url:
            on.run(fill_postgres(url, size))
        else:
            fill_sqlite(on.folder.data / "ext_loyalty.sqlite3", size)
        return _measured(on, size)


def _measured(on: Stage, size: int) -> list[Figure]:
    cheapest, *rates = in_rounds(
        partial(_per_second, on, "/api/v1/health"),
        *(partial(_per_second, on, API + path) for path in ASKED.values()),
        rounds=ROUNDS,
    )
    return [
        Figure(
            f"{DATABASE}: {name}, {size:,} places",
            f"{1000 / rate.median:,.1f} ms",
            f"LNbits' health endpoint {1000 / cheapest.median:,.1f} ms",
            rate.over(cheapest),
            AIM,
        )
        for name, rate in zip(ASKED, rates, strict=True)
    ]


def _per_second(on: Stage, path: str) -> float:
    start = time.perf_counter()
    for _ in range(REQUESTS):
        call(on.lnbits.http, "GET", path)
    return REQUESTS / (time.perf_counter() - start)
