"""Guards of what is written: append-only tables, and the chain."""

from __future__ import annotations

from mutants.mutant import POSTGRES, Mutant, api

APPEND_ONLY = (
    Mutant(
        "events can be updated",
        "schema.py",
        'f"CREATE TRIGGER IF NOT EXISTS {table}_no_update BEFORE UPDATE ON {table} "',
        'f"CREATE TRIGGER IF NOT EXISTS {table}_no_update '
        'BEFORE UPDATE OF rowid ON {table} "',
        api("append_only"),
    ),
    Mutant(
        "events can be deleted",
        "schema.py",
        'f"CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table} "',
        'f"CREATE TRIGGER IF NOT EXISTS {table}_no_delete '
        'BEFORE DELETE ON {table} WHEN 0 "',
        api("append_only"),
    ),
    Mutant(
        "events can be replaced",
        "migrations/spine.py",
        """    await no_replace(
        db, "events", "card_id, seq", "program_id, source, source_id, kind"
    )
""",
        "",
        api("append_only"),
    ),
    Mutant(
        "events can be updated or deleted",
        "schema.py",
        'f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "',
        'f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} '
        'FOR EACH ROW WHEN (FALSE) EXECUTE FUNCTION refuse_change()", f"SELECT 1 -- "',
        api("append_only"),
        POSTGRES,
    ),
    Mutant(
        "events can be truncated",
        "schema.py",
        'f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "',
        'f"CREATE TRIGGER {table}_no_truncate BEFORE INSERT ON {table} '
        'FOR EACH ROW WHEN (FALSE) EXECUTE FUNCTION refuse_change()", f"SELECT 1 -- "',
        api("append_only"),
        POSTGRES,
    ),
)

CHAIN = (
    Mutant(
        "a changed entry is genuine",
        "ledger/event.py",
        "        if event.hash != event_hash(event):\n",
        "        if not event.hash:\n",
        ("tests/unit/test_chain_mutations.py",),
    ),
    Mutant(
        "an entry may follow anything",
        "ledger/event.py",
        "        elif event.prev != head:\n",
        "        elif not event.prev:\n",
        ("tests/unit/test_chain_mutations.py",),
    ),
    Mutant(
        "a chain may go back in time",
        "ledger/event.py",
        "        max(event.recorded_at, head.recorded_at),\n",
        "        event.recorded_at,\n",
        ("tests/unit/test_ledger.py",),
    ),
    Mutant(
        "a last entry may be missing",
        "proving.py",
        "if was != should]",
        'if was != should and name != "last_seq"]',
        api("proof"),
    ),
)
