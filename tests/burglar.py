"""Somebody with the database's password, who takes the ledger's guards off."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from raw import RawDatabase

InThread = Callable[..., Awaitable[Any]]


@dataclass
class Burglar:
    """Takes the guards of `events` off, and puts them back."""

    raw: RawDatabase
    in_thread: InThread
    guards: list[dict[str, Any]] = field(default_factory=list)

    async def _run(self, statement: str) -> None:
        await self.in_thread(self.raw.run, statement)

    async def break_in(self) -> None:
        if self.raw.postgres:
            await self._run("ALTER TABLE loyalty.events DISABLE TRIGGER USER")
            return
        self.guards = await self.in_thread(
            self.raw.rows,
            "SELECT name, sql FROM loyalty.sqlite_master "
            "WHERE type = 'trigger' AND tbl_name = 'events'",
        )
        for guard in self.guards:
            await self._run(f"DROP TRIGGER loyalty.{guard['name']}")

    async def leave(self) -> None:
        if self.raw.postgres:
            await self._run("ALTER TABLE loyalty.events ENABLE TRIGGER USER")
            return
        for guard in self.guards:
            put_back = guard["sql"].replace("TRIGGER ", "TRIGGER loyalty.", 1)
            await self._run(put_back)
