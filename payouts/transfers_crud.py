"""SQL for sendings of sats: who takes which, and what became of it."""

from __future__ import annotations

from dataclasses import fields
from typing import NamedTuple

from ..store import Tx
from .crud import COLUMNS
from .models import FAILED, OPEN, OVER, PAID, PAYING, PENDING, UNKNOWN, Payout, Transfer

_NAMES = tuple(f.name for f in fields(Transfer))
_COLUMNS = ", ".join(f"t.{name}" for name in _NAMES)


def insert_transfer(tx: Tx, transfer: Transfer) -> None:
    """Raises: DuplicateRow: another one pays the very same invoice."""
    tx.insert("payout_transfers", vars(transfer))


def get_transfer(tx: Tx, transfer_id: str, hold: bool = False) -> Transfer | None:
    lock = " FOR UPDATE" if hold else ""
    rows = tx.tuples(
        f"SELECT {_COLUMNS} FROM payout_transfers t WHERE t.id = :id{lock}",
        {"id": transfer_id},
    )
    return Transfer(*rows[0]) if rows else None


def is_ours(tx: Tx, payment_hash: str) -> bool:
    """Whether an invoice was, or is being, paid by us."""
    row = tx.one(
        "SELECT 1 AS yes FROM payout_transfers WHERE payment_hash = :hash",
        {"hash": payment_hash},
    )
    return bool(row)


def paid_by(tx: Tx, transfer_id: str, hold: bool = False) -> list[Payout]:
    """What a transfer pays."""
    lock = " FOR UPDATE" if hold else ""
    rows = tx.tuples(
        f"""
        SELECT {COLUMNS} FROM payouts p WHERE p.transfer_id = :id ORDER BY p.id{lock}
        """,
        {"id": transfer_id},
    )
    return [Payout(*row) for row in rows]


class Due(NamedTuple):
    """Somebody to whom a merchant owes what can be paid now."""

    merchant_id: str
    card_id: str


def get_due(tx: Tx, now: int, limit: int) -> list[Due]:
    """Whom something can be sent to now; those who wait longest first."""
    rows = tx.tuples(
        f"""
        SELECT p.merchant_id, COALESCE(c.merged_into, c.id) AS person
        FROM payouts p JOIN cards c ON c.id = p.card_id
        LEFT JOIN payout_settings s ON s.merchant_id = p.merchant_id
        WHERE p.state = '{PENDING}' AND p.due_at <= :now AND p.transfer_id IS NULL
            AND EXISTS (
                SELECT 1 FROM payout_destinations d
                JOIN cards own ON own.customer_pubkey = d.pubkey
                WHERE COALESCE(own.merged_into, own.id)
                    = COALESCE(c.merged_into, c.id))
        GROUP BY p.merchant_id, COALESCE(c.merged_into, c.id)
        HAVING SUM(p.amount_sats - p.kept_sats) >= MIN(COALESCE(s.min_sats, :least))
            OR SUM(CASE WHEN p.kind IN ('reward', 'refund') THEN 1 ELSE 0 END) > 0
        ORDER BY MIN(p.due_at), 1, 2 LIMIT :limit
        """,
        {"now": now, "limit": limit, "least": 100},
    )
    return [Due(*row) for row in rows]


def lock_due(tx: Tx, due: Due, now: int) -> list[Payout]:
    """What is owed to them and can be paid now, held; what others hold is left out."""
    rows = tx.tuples(
        f"""
        SELECT {COLUMNS} FROM payouts p
        WHERE p.merchant_id = :merchant_id AND p.state = '{PENDING}'
            AND p.due_at <= :now AND p.transfer_id IS NULL AND p.card_id IN (
                SELECT id FROM cards WHERE id = :card_id OR merged_into = :card_id)
        ORDER BY p.id FOR UPDATE SKIP LOCKED
        """,
        {"merchant_id": due.merchant_id, "card_id": due.card_id, "now": now},
    )
    return [Payout(*row) for row in rows]


def bind(tx: Tx, payout_id: str, transfer_id: str, state: str) -> None:
    """Lets a payout be paid by a transfer."""
    tx.execute(
        "UPDATE payouts SET transfer_id = :transfer_id, state = :state WHERE id = :id",
        {"id": payout_id, "transfer_id": transfer_id, "state": state},
    )


def set_payout(tx: Tx, payout: Payout) -> None:
    """Writes what became of a payout: state, transfer, tries, reason, time."""
    tx.execute(
        """
        UPDATE payouts SET state = :state, transfer_id = :transfer_id, tries = :tries,
            reason = :reason, due_at = :due_at
        WHERE id = :id
        """,
        {name: getattr(payout, name) for name in _WRITTEN},
    )


_WRITTEN = ("id", "state", "transfer_id", "tries", "reason", "due_at")


def take(tx: Tx, now: int, until: int) -> Transfer | None:
    """Takes the transfer that waits longest: nobody else is at it until then.

    Returns it as it was: with `tries` above zero somebody was at it before.
    """
    rows = tx.tuples(
        f"""
        SELECT {_COLUMNS} FROM payout_transfers t
        WHERE t.ended_at IS NULL AND t.state IN ('{PAYING}', '{UNKNOWN}')
            AND t.leased_until <= :now AND t.due_at <= :now
        ORDER BY t.due_at, t.id LIMIT 1 FOR UPDATE SKIP LOCKED
        """,
        {"now": now},
    )
    if not rows:
        return None
    taken = Transfer(*rows[0])
    tx.execute(
        """
        UPDATE payout_transfers SET leased_until = :until, tries = tries + 1
        WHERE id = :id
        """,
        {"id": taken.id, "until": until},
    )
    return taken


def take_again(tx: Tx, transfer_id: str, until: int) -> None:
    """Keeps a transfer that was just taken."""
    tx.execute(
        "UPDATE payout_transfers SET leased_until = :until WHERE id = :id",
        {"id": transfer_id, "until": until},
    )


def holds(tx: Tx, transfer: Transfer) -> bool:
    """Whether the transfer is still with whoever took it then."""
    row = tx.one(
        """
        SELECT 1 AS yes FROM payout_transfers
        WHERE id = :id AND ended_at IS NULL AND tries = :tries
        """,
        {"id": transfer.id, "tries": transfer.tries},
    )
    return bool(row)


def put_invoice(tx: Tx, transfer: Transfer, request: str, payment_hash: str) -> bool:
    """Notes which invoice pays it, before it is paid; false: it has one, or is not with
    us any more.

    Raises:
        DuplicateRow: another transfer pays that invoice.
    """
    return bool(
        tx.execute(
            """
            UPDATE payout_transfers SET payment_request = :request, payment_hash = :hash
            WHERE id = :id AND ended_at IS NULL AND tries = :tries
                AND payment_hash IS NULL
            """,
            {
                "id": transfer.id,
                "tries": transfer.tries,
                "request": request,
                "hash": payment_hash,
            },
        )
    )


def put_claim(tx: Tx, transfer_id: str, request: str, payment_hash: str) -> None:
    """A link was used: what it pays is known now.

    Raises:
        DuplicateRow: another transfer pays that invoice.
    """
    tx.execute(
        f"""
        UPDATE payout_transfers SET payment_request = :request, payment_hash = :hash,
            state = '{PAYING}'
        WHERE id = :id AND state = '{OPEN}'
        """,
        {"id": transfer_id, "request": request, "hash": payment_hash},
    )


def set_unknown(tx: Tx, transfer_id: str, reason: str, due_at: int) -> None:
    """Nobody knows whether it left: it is looked up again then."""
    tx.execute(
        f"""
        UPDATE payout_transfers SET state = '{UNKNOWN}', reason = :reason,
            due_at = :due_at, leased_until = 0
        WHERE id = :id AND ended_at IS NULL
        """,
        {"id": transfer_id, "reason": reason, "due_at": due_at},
    )


def look_now(tx: Tx, transfer_id: str) -> None:
    """Lets a transfer be looked up at once."""
    tx.execute(
        "UPDATE payout_transfers SET due_at = 0 WHERE id = :id AND ended_at IS NULL",
        {"id": transfer_id},
    )


def end(tx: Tx, transfer: Transfer, state: str, reason: str, now: int) -> None:
    """Ends a transfer. Where it went to is nobody's business then; its hash stays."""
    if state not in (PAID, FAILED, OVER):
        raise ValueError(f"nothing ends as {state}")
    tx.execute(
        """
        UPDATE payout_transfers SET state = :state, reason = :reason, ended_at = :now,
            leased_until = 0, destination = '', payment_request = '',
            payment_hash = :hash
        WHERE id = :id
        """,
        {
            "id": transfer.id,
            "state": state,
            "reason": reason,
            "now": now,
            "hash": transfer.payment_hash,
        },
    )


def get_open(tx: Tx, merchant_id: str, card_id: str, now: int) -> Transfer | None:
    """The link that waits to be used by somebody."""
    rows = tx.tuples(
        f"""
        SELECT {_COLUMNS} FROM payout_transfers t
        WHERE t.merchant_id = :merchant_id AND t.card_id = :card_id
            AND t.state = '{OPEN}' AND t.expires_at > :now
        ORDER BY t.created_at DESC, t.id LIMIT 1 FOR UPDATE
        """,
        {"merchant_id": merchant_id, "card_id": card_id, "now": now},
    )
    return Transfer(*rows[0]) if rows else None


def lock_ended_links(tx: Tx, now: int, limit: int) -> list[Transfer]:
    """Links that nobody used in time."""
    rows = tx.tuples(
        f"""
        SELECT {_COLUMNS} FROM payout_transfers t
        WHERE t.state = '{OPEN}' AND t.expires_at <= :now
        ORDER BY t.expires_at LIMIT :limit FOR UPDATE SKIP LOCKED
        """,
        {"now": now, "limit": limit},
    )
    return [Transfer(*row) for row in rows]
