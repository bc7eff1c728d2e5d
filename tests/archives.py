"""All that is stored, to see what is left of somebody who asked to be forgotten."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from devkit.people import Guest
from raw import RawDatabase
from venue import Venue

InThread = Callable[..., Awaitable[Any]]
COLUMNS = {
    "sqlite": "SELECT m.name AS t, c.name AS c FROM loyalty.sqlite_master m "
    "JOIN pragma_table_info(m.name, 'loyalty') c WHERE m.type = 'table'",
    "postgres": "SELECT table_name AS t, column_name AS c "
    "FROM information_schema.columns WHERE table_schema = 'loyalty'",
}


@dataclass
class Archive:
    """All that is stored of ours, as somebody with the disk in hand reads it."""

    raw: RawDatabase
    database: str
    in_thread: InThread

    async def columns(self) -> set[tuple[str, str]]:
        rows = await self.in_thread(self.raw.rows, COLUMNS[self.database])
        return {(row["t"], row["c"]) for row in rows}

    async def rows(self, table: str) -> Any:
        query = f"SELECT * FROM loyalty.{table}"  # noqa: S608
        return await self.in_thread(self.raw.rows, query)

    async def text(self) -> str:
        """Every table, and on SQLite every byte of the files, free space included."""
        parts = []
        for table in sorted({table for table, _ in await self.columns()}):
            parts.append(json.dumps(await self.rows(table)))
        for file in self.raw.data.glob("ext_loyalty.sqlite3*"):
            parts.append(file.read_bytes().decode("latin-1"))
        return "\n".join(parts).lower()


def archive_of(bench: Any, database: str, in_thread: InThread) -> Archive:
    from lnbits.settings import settings

    url = settings.lnbits_database_url or None
    raw = RawDatabase.of(bench.folder, bench.postgres, url)
    return Archive(raw, database, in_thread)


async def erase(shop: Venue, guest: Guest, headers: Any = None) -> Any:
    response = await shop.call("DELETE", shop.card_path(guest), headers)
    assert response.is_success, response.text
    return response.json()
