"""SQL for sats that are owed, as far as the loyalty core owes them and takes them back.

How they are paid is the slice's (`payouts/`). Every change of a payout's state is put
on record with it, for good.
"""

from __future__ import annotations

from collections.abc import Sequence

from .. import clock
from ..store import Row, Tx, in_list

PENDING, VOID = "pending", "void"


def insert_payout(tx: Tx, payout: Row) -> bool:
    """Puts on record what is owed; false if its cause has led to a payout before."""
    if not tx.insert("payouts", {**payout, "state": PENDING}, or_ignore=True):
        return False
    log_payout(tx, payout["id"], PENDING, "owed")
    return True


def log_payout(
    tx: Tx, payout_id: str, state: str, reason: str, actor_id: str = "system"
) -> None:
    """Puts on record what became of a payout.

    Args:
        reason: a stable word; never of a guest: this outlives an erasure.
    """
    tx.execute(
        """
        INSERT INTO payout_log (payout_id, number, at, state, reason, actor_id)
        SELECT CAST(:payout_id AS TEXT), COUNT(*) + 1, CAST(:at AS BIGINT),
            CAST(:state AS TEXT), CAST(:reason AS TEXT), CAST(:actor_id AS TEXT)
        FROM payout_log WHERE payout_id = :payout_id
        """,
        {
            "payout_id": payout_id,
            "at": clock.now(),
            "state": state,
            "reason": reason,
            "actor_id": actor_id,
        },
    )


def void_payout(tx: Tx, cause: str) -> bool:
    """Ends a payout that nobody has begun to pay; false if there is none such."""
    rows = tx.tuples(
        f"""
        UPDATE payouts SET state = '{VOID}'
        WHERE cause = :cause AND state = '{PENDING}' RETURNING id
        """,
        {"cause": cause},
    )
    for (payout_id,) in rows:
        log_payout(tx, payout_id, VOID, "taken_back")
    return bool(rows)


def void_payouts_of(tx: Tx, card_ids: Sequence[str]) -> int:
    """Ends what is owed to cards whose holder goes, and that nobody has begun to pay;
    how many."""
    names, values = in_list("id", card_ids)
    rows = tx.tuples(
        f"""
        UPDATE payouts SET state = '{VOID}'
        WHERE card_id IN ({names}) AND state = '{PENDING}' RETURNING id
        """,
        values,
    )
    for (payout_id,) in rows:
        log_payout(tx, payout_id, VOID, "erased")
    return len(rows)
