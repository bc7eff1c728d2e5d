"""Programmes that move from one server to another."""

from __future__ import annotations

from lnbits.db import POSTGRES, Connection

from ..schema import add_column, run


async def m157_moved_programs(db: Connection) -> None:
    """Which programmes have left, in which file, and which have come in one.

    `programs.moved_at`: nothing moves there any more. `said` is JSON: in which modes
    its places were, and what stayed behind.
    """
    await add_column(db, "programs", "moved_at BIGINT")
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS moved_programs (
            program_id TEXT PRIMARY KEY,
            moved_at BIGINT NOT NULL,
            server TEXT NOT NULL,
            said TEXT NOT NULL,
            hash TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS arrived_programs (
            program_id TEXT PRIMARY KEY,
            arrived_at BIGINT NOT NULL,
            hash TEXT NOT NULL
        )
        """,
    )


async def m158_frozen_cards(db: Connection) -> None:
    """The net under it: no event of a programme that has left can be written at all."""
    # A trigger of PostgreSQL looks for tables where its caller does.
    programs = "loyalty.programs" if db.type == POSTGRES else "programs"
    moved = (
        f"EXISTS (SELECT 1 FROM {programs} WHERE id = NEW.program_id "
        "AND moved_at IS NOT NULL)"
    )
    if db.type != POSTGRES:
        await run(
            db,
            "CREATE TRIGGER IF NOT EXISTS events_frozen BEFORE INSERT ON events "
            f"WHEN {moved} BEGIN SELECT RAISE(ABORT, 'this programme has moved'); END",
        )
        return
    await run(
        db,
        "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN "
        f"IF {moved} THEN RAISE EXCEPTION 'this programme has moved'; END IF; "
        "RETURN NEW; END $$ LANGUAGE plpgsql",
        "DROP TRIGGER IF EXISTS events_frozen ON events",
        "CREATE TRIGGER events_frozen BEFORE INSERT ON events "
        "FOR EACH ROW EXECUTE FUNCTION refuse_frozen()",
    )
