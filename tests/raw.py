"""The database behind everybody's back, as an administrator with a shell has it.

LNbits' own tables are `apipayments`, `wallets` …; ours are `loyalty.<table>`, on both
engines. On SQLite the connection is a foreign one: no pragma of the store is set.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from devkit.layout import RunFolder
from devkit.postgres import PostgreSQL

PATIENCE_SECONDS = 20


class SqlRefused(Exception):
    """The database did not do it; the text says why."""


@dataclass(frozen=True)
class RawDatabase:
    """One LNbits' database: its data folder, and on PostgreSQL where that is."""

    data: Path
    postgres: PostgreSQL | None
    url: str | None

    @classmethod
    def of(
        cls, folder: RunFolder, postgres: PostgreSQL | None, url: str | None
    ) -> RawDatabase:
        return cls(folder.data, postgres, url)

    def rows(self, query: str) -> list[dict[str, Any]]:
        """What a SELECT returns."""
        if self.postgres:
            as_json = f"SELECT COALESCE(json_agg(r), '[]') FROM ({query}) r"  # noqa: S608
            return [dict(row) for row in json.loads(self._psql(as_json))]
        return self._sqlite(query)

    def run(self, statement: str) -> None:
        """One statement, committed.

        Raises:
            SqlRefused: the database said no.
        """
        if self.postgres:
            self._psql(statement)
        else:
            self._sqlite(statement)

    def _psql(self, statement: str) -> str:
        assert self.postgres and self.url
        try:
            return self.postgres.run_sql(statement, self.url.rsplit("/", 1)[1])
        except RuntimeError as exc:
            raise SqlRefused(str(exc)) from exc

    def _sqlite(self, statement: str) -> list[dict[str, Any]]:
        main = self.data / "database.sqlite3"
        with closing(sqlite3.connect(main, timeout=PATIENCE_SECONDS)) as connection:
            connection.row_factory = sqlite3.Row
            ours = str(self.data / "ext_loyalty.sqlite3")
            connection.execute("ATTACH ? AS loyalty", (ours,))
            try:
                with connection:
                    return [dict(row) for row in connection.execute(statement)]
            except sqlite3.Error as exc:
                raise SqlRefused(str(exc)) from exc
