"""Long work whose progress is kept, and what makes it quick."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import add_column, run


async def m022_jobs(db: Connection) -> None:
    """Jobs: verifying and rebuilding a whole programme.

    One of a kind runs per programme, which the UNIQUE index holds even between two
    processes. `findings` is JSON; `beat_at` tells a job that runs from one whose
    process was killed.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS jobs (
            id TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            state TEXT NOT NULL,
            done BIGINT NOT NULL,
            total BIGINT NOT NULL,
            events BIGINT NOT NULL,
            wrong BIGINT NOT NULL,
            unmended BIGINT NOT NULL,
            findings TEXT NOT NULL,
            started_at BIGINT NOT NULL,
            finished_at BIGINT,
            actor_id TEXT NOT NULL,
            runner TEXT NOT NULL,
            beat_at BIGINT NOT NULL,
            worked_ms BIGINT NOT NULL
        )
        """,
        "CREATE UNIQUE INDEX IF NOT EXISTS jobs_running ON jobs (program_id, kind) "
        "WHERE state = 'running'",
        "CREATE INDEX IF NOT EXISTS jobs_program ON jobs (program_id, started_at)",
        "CREATE INDEX IF NOT EXISTS jobs_finished ON jobs (finished_at)",
        # Cards by the page, and those that nobody uses any more.
        "CREATE INDEX IF NOT EXISTS cards_program ON cards (program_id, id)",
        "CREATE INDEX IF NOT EXISTS balances_active ON balances "
        "(program_id, active_at) WHERE points > 0",
    )


async def m023_merge_times(db: Connection) -> None:
    """Since when a card is another one: before, it was a card of its own."""
    await add_column(db, "cards", "merged_at BIGINT")


async def m025_indexes(db: Connection) -> None:
    """Indexes that tell more, in place of two.

    Nearly no card is merged: an index of all of them has a database that gathered
    statistics believe that any search finds them all, and read every card for each
    bill. And what is left of open lots is added up from their index alone.
    """
    await run(
        db,
        "CREATE INDEX IF NOT EXISTS cards_merged_into ON cards (merged_into) "
        "WHERE merged_into IS NOT NULL",
        "DROP INDEX IF EXISTS cards_merged",
        "CREATE INDEX IF NOT EXISTS lots_left ON lots "
        "(card_id, until, seq, left_points) WHERE left_points > 0",
        "DROP INDEX IF EXISTS lots_open",
    )
