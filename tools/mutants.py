"""The guards that the ledger's promises rest on, and the tests that should miss them.

Each is one piece of text in one file; `tools/mutate.py` says what is done with it.
"""

from __future__ import annotations

from dataclasses import dataclass

SQLITE, POSTGRES = "sqlite", "postgres"


@dataclass(frozen=True)
class Mutant:
    """A guard that is taken away.

    Attributes:
        guard: the text to be replaced by `without`; it stands there `times` times.
        tests: what pytest runs; one of them has to fail.
        database: on which engine.
    """

    name: str
    file: str
    guard: str
    without: str
    tests: tuple[str, ...]
    database: str = SQLITE
    times: int = 1


def api(*modules: str) -> tuple[str, ...]:
    return tuple(f"tests/api/test_{module}.py" for module in modules)


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

EXACTLY_ONCE = (
    Mutant(
        "a cause may lead to two events",
        "migrations/spine.py",
        "            UNIQUE (program_id, source, source_id, kind)\n",
        "            CHECK (seq > 0)\n",
        api("concurrency"),
        POSTGRES,  # SQLite has a trigger beside it, against REPLACE
    ),
    Mutant(
        "a payment may be judged twice",
        "orders/settlement.py",
        "    if not crud.insert_payment(tx, judged):\n"
        "        return _judged_before(tx, payment)\n"
        "    _put_order",
        "    crud.insert_payment(tx, judged)\n    _put_order",
        api("concurrency"),
        POSTGRES,
    ),
    Mutant(
        "two writers may hold one card",
        "crud/cards.py",
        "    WHERE program_id = :program_id AND customer_pubkey = :customer_pubkey\n"
        "    FOR UPDATE\n",
        "    WHERE program_id = :program_id AND customer_pubkey = :customer_pubkey\n",
        api("concurrency"),
        POSTGRES,
    ),
)

BOOKS = (
    Mutant(
        "a lot may be used beyond its end",
        "services/movement.py",
        "    post_due(movement)\n",
        "",
        api("lots"),
    ),
    Mutant(
        "a card shows points that have ended",
        "services/cards.py",
        "balance.points - crud.points_ended(tx, balance.card_id, at)",
        "balance.points",
        api("lots"),
    ),
    Mutant(
        "a card hides points that have come back",
        "services/cards.py",
        "        points += paid + (back - paid if until > at else 0)\n",
        "        points += paid\n",
        api("redemption_time"),
    ),
    Mutant(
        "a late sweep keeps a resting card alive",
        "ledger/books.py",
        "        return event.source != REDEMPTION\n",
        "        return True\n",
        api("redemption_time"),
    ),
    Mutant(
        "stock does not come back",
        "services/returning.py",
        "    if ended.from_stock:\n",
        "    if ended.from_stock > 1:\n",
        api("redemption_time"),
    ),
    Mutant(
        "what staff held too long ends at once",
        "rewards.py",
        "days if by_staff and taking.until <= at else taking.until",
        "taking.until",
        api("redemption_time"),
    ),
    Mutant(
        "a late lot may end at once",
        "expiry.py",
        "    if recorded_at - time > LATE_SECONDS:\n",
        "    if recorded_at < time:\n",
        api("lots"),
    ),
    Mutant(
        "new points leave a debt as it is",
        "ledger/books.py",
        "    if owed > 0:\n",
        "    if owed > 2**60:\n",
        ("tests/unit/test_books.py",),
    ),
    Mutant(
        "the youngest points are used first",
        "crud/books.py",
        "            ORDER BY until, seq LIMIT :limit\n",
        "            ORDER BY until DESC, seq LIMIT :limit\n",
        api("lots"),
    ),
)

MUTANTS = (*APPEND_ONLY, *EXACTLY_ONCE, *BOOKS)
