"""What `looking` measures, on PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime, timezone
from itertools import islice
from typing import Any

from devkit.people import NostrKeys
from devkit.postgres import PostgreSQL

from . import loader, looking
from .figures import Figure
from .furnishing import furnish, open_programme
from .overview import JUDGED, ORDERS
from .pages import looks
from .proving import stop_sweeping
from .stage import Stage, stage

# A third of the other: PostgreSQL loads through its guards, and this is to end.
GUESTS = int(os.environ.get("LOYALTY_BENCH_GUESTS", "33000"))
EVENTS = int(os.environ.get("LOYALTY_BENCH_LOOKED_AT", "330000"))
SCHEMA = "loyalty"


def measure() -> list[Figure]:
    with PostgreSQL(durable=True) as server:
        url = server.create_database()
        with stage("looking_postgres", url) as on:
            stop_sweeping(on.lnbits)
            open_programme(on)
            giver, key = furnish(on), NostrKeys.fresh().public
            loaded = on.run(_load(on, url, looking.place_of(on, giver), key))
            asked = looks(on.merchant["id"], key, GUESTS, giver)
            return looking.look(on, asked, loaded, "PostgreSQL")


async def _load(on: Stage, url: str, place: loader.Place, key: str) -> int:
    """The same rows, sent in bulk; then the database gathers its statistics."""
    import asyncpg

    connection = await asyncpg.connect(url)
    events, cards = 0, looking.sizes(GUESTS, EVENTS)
    for batch in loader.batches(place, cards, 0, [key]):
        for table, columns in loader.columns().items():
            await _copy(connection, table, columns, batch[table])
        events += len(batch["events"])
    program_id = on.merchant["program_id"]
    called = ((card, name, 1) for card, name in looking.names(GUESTS))
    parts = looking.name_parts(program_id, GUESTS)
    await _copy(connection, "nicknames", ("card_id", "nickname", "is_indexed"), called)
    await _copy(connection, "name_parts", ("program_id", "part", "card_id"), parts)
    await connection.execute(f"SET search_path TO {SCHEMA}")
    await connection.execute(ORDERS)
    await connection.execute(JUDGED.replace(":wallet_id", "$1::text"), on.owner.id)
    paid = looking.payments(on.owner.id, events * 9 // 10, _core_time)
    await _copy(connection, "apipayments", looking.PAYMENT, paid, "public")
    await connection.execute("VACUUM ANALYZE")
    await connection.close()
    return events


def _core_time(at: float) -> datetime:
    return datetime.fromtimestamp(at, timezone.utc).replace(tzinfo=None)


async def _copy(
    connection: Any,
    table: str,
    columns: tuple[str, ...],
    rows: Iterable[tuple[Any, ...]],
    schema: str = SCHEMA,
) -> None:
    rest = iter(rows)
    while batch := list(islice(rest, looking.TOGETHER)):
        await connection.copy_records_to_table(
            table, records=batch, columns=columns, schema_name=schema
        )
