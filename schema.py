"""What migrations are made of: statements, and what keeps a table append-only."""

from __future__ import annotations

from typing import Any

from lnbits.db import POSTGRES, Connection

Row = dict[str, Any]


async def run(db: Connection, *statements: str) -> None:
    if db.type == POSTGRES:
        # `store.py` reads the tables by their bare names, so they are made that way.
        await db.execute("SET search_path TO loyalty")
    for statement in statements:
        await db.execute(statement)


async def append_only(db: Connection, table: str) -> None:
    """Refuses UPDATE, DELETE and, where it exists, TRUNCATE."""
    if db.type == POSTGRES:
        await _append_only_on_postgres(db, table)
        return
    refuse = f"SELECT RAISE(ABORT, '{table} is append-only');"
    await run(
        db,
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_update BEFORE UPDATE ON {table} "
        f"BEGIN {refuse} END",
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table} "
        f"BEGIN {refuse} END",
    )


async def no_replace(db: Connection, table: str, *keys: str, but: str = "") -> None:
    """Refuses `INSERT OR REPLACE`, which on SQLite deletes behind a trigger's back.

    The store sets `recursive_triggers`, which makes the DELETE trigger fire; these hold
    against a connection that does not.

    Args:
        keys: every UNIQUE of the table, as columns joined by commas. A row can be
            replaced through any of them, and through its `rowid`.
        but: with the same value in this column, a row only says again what is there;
            it may pass, to be ignored.
    """
    if db.type == POSTGRES:
        return
    for number, key in enumerate((*keys, "rowid"), 1):
        same_key = " AND ".join(f"{name} = NEW.{name}" for name in key.split(", "))
        differs = f" AND {but} <> NEW.{but}" if but and key != "rowid" else ""
        await run(
            db,
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_replace_{number} "
            f"BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same_key}{differs}) "
            f"BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: {table}'); END",
        )


async def _append_only_on_postgres(db: Connection, table: str) -> None:
    await run(
        db,
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger AS $$ "
        "BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only'; "
        "END $$ "
        "LANGUAGE plpgsql",
        f"DROP TRIGGER IF EXISTS {table}_no_change ON {table}",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()",
        f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
    )


async def add_column(db: Connection, table: str, column: str) -> None:
    """Adds a column, as it would stand in CREATE TABLE, unless it is there already."""
    if db.type == POSTGRES:
        await run(db, f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS {column}")
        return
    rows: list[Row] = await db.fetchall(
        f"SELECT name FROM pragma_table_info('{table}')"
    )
    if column.split()[0] not in {row["name"] for row in rows}:
        await run(db, f"ALTER TABLE {table} ADD COLUMN {column}")
