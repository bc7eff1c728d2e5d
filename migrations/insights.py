"""What makes figures of long periods quick: kept by the day, proved to be right."""

from __future__ import annotations

from lnbits.db import POSTGRES, Connection

from ..schema import add_column, run

LATE_SECONDS = 86_400  # what happened longer ago than that, when written, is late


async def m147_day_figures(db: Connection) -> None:
    """A merchant's figures of days and months that are over: caches, both of them.

    `zone`: by which clock the days were told; those of another one do not count. `turn`
    lets one of two processes keep figures, and sends the other one back.
    """
    for table, key in (("day_figures", "day"), ("month_figures", "month")):
        await run(
            db,
            f"""
            CREATE TABLE IF NOT EXISTS {table} (
                merchant_id TEXT NOT NULL,
                {key} TEXT NOT NULL,
                zone TEXT NOT NULL,
                body TEXT NOT NULL,
                PRIMARY KEY (merchant_id, {key})
            )
            """,
        )
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS figure_turns (
            merchant_id TEXT PRIMARY KEY,
            turn BIGINT NOT NULL
        )
        """,
    )


async def m148_stale_figures(db: Connection) -> None:
    """Moments whose day has to be counted again, each mark with an id of its own: one
    that is set while a day is counted outlives that.

    Set by the database itself, whoever writes, and only for what comes late: figures
    are kept of days that are over for longer than that, so a bill of today, an event of
    today cost nothing.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS stale_figures (
            id TEXT PRIMARY KEY,
            merchant_id TEXT NOT NULL,
            at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS stale_figures_merchant "
        "ON stale_figures (merchant_id)",
    )
    for name, on, when, marks in _MARKS:
        await _mark(db, name, on, when, marks)


async def m149_refunds_made(db: Connection) -> None:
    """Refunds by when they were made."""
    await run(
        db,
        "CREATE INDEX IF NOT EXISTS refunds_made ON refunds (merchant_id, created_at)",
    )


async def m150_wrong_days(db: Connection) -> None:
    """Of how many days a verification found other figures than were kept."""
    await add_column(db, "jobs", "wrong_days BIGINT NOT NULL DEFAULT 0")


# --- what sets a mark -----------------------------------------------------------------

_LATE = f"NEW.time < NEW.recorded_at - {LATE_SECONDS}"
# A guest is new on the first day they came: that may be another one now, so the next
# day on which they came is counted again, too.
_LATE_EVENT = (
    "SELECT {id}, NEW.merchant_id, NEW.time",
    """
    SELECT {id}, NEW.merchant_id, n.time FROM (
        SELECT e.time FROM events e
        WHERE e.card_id = NEW.card_id AND e.merchant_id = NEW.merchant_id
          AND e.kind = 'earned' AND e.local_day > NEW.local_day
        ORDER BY e.local_day LIMIT 1
    ) n
    """,
)
_PAID_ORDER = """
    SELECT {id}, o.merchant_id, o.paid_at FROM orders o
    WHERE o.id = NEW.order_id AND o.paid_at IS NOT NULL
"""
_CHANGED = " OR ".join(
    f"NEW.{name} <> OLD.{name}"
    for name in ("bill", "amount_sats", "rewards_sats", "flag", "paid_at")
)
_MARKS = (
    ("late_event", "INSERT ON events", _LATE, _LATE_EVENT),
    (
        "late_payment",
        "INSERT ON payments",
        f"NEW.order_id IS NOT NULL AND NEW.merchant_id IS NOT NULL AND {_LATE}",
        ("SELECT {id}, NEW.merchant_id, NEW.time", _PAID_ORDER),
    ),
    ("refund", "INSERT ON refunds", "1 = 1", (_PAID_ORDER,)),
    (
        "paid_order",
        "UPDATE ON orders",
        f"OLD.paid_at IS NOT NULL AND NEW.paid_at IS NOT NULL AND ({_CHANGED})",
        (
            "SELECT {id}, OLD.merchant_id, OLD.paid_at",
            "SELECT {id}, NEW.merchant_id, NEW.paid_at",
        ),
    ),
    (
        "used_discount",
        "UPDATE ON discount_usages",
        "OLD.status <> 'reserved'",
        (_PAID_ORDER,),
    ),
)


async def _mark(
    db: Connection, name: str, on: str, when: str, marks: tuple[str, ...]
) -> None:
    is_postgres = db.type == POSTGRES
    new_id = (
        "md5(CAST(random() AS TEXT) || CAST(clock_timestamp() AS TEXT))"
        if is_postgres
        else "lower(hex(randomblob(16)))"
    )
    body = " ".join(
        f"INSERT INTO stale_figures (id, merchant_id, at) {one.format(id=new_id)};"
        for one in marks
    )
    trigger = f"stale_by_{name}"
    if not is_postgres:
        sql = f"CREATE TRIGGER IF NOT EXISTS {trigger} AFTER {on} WHEN {when} "
        await run(db, f"{sql} BEGIN {body} END")
        return
    await run(
        db,
        f"CREATE OR REPLACE FUNCTION {trigger}() RETURNS trigger AS $$ "
        # Whoever writes may look for tables elsewhere.
        f"BEGIN {body} RETURN NULL; END $$ LANGUAGE plpgsql SET search_path = loyalty",
        f"DROP TRIGGER IF EXISTS {trigger} ON {on.rpartition(' ')[2]}",
        f"CREATE TRIGGER {trigger} AFTER {on} FOR EACH ROW WHEN ({when}) "
        f"EXECUTE FUNCTION {trigger}()",
    )
