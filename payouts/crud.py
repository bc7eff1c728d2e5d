"""SQL for what is owed: to whom, for what, and up to which budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields

from ..store import Row, Tx, in_list
from .models import FAILED, PENDING, VOID, Destination, Payout, PayoutSettings

_NAMES = tuple(f.name for f in fields(Payout))
COLUMNS = ", ".join(f"p.{name}" for name in _NAMES)
_SETTINGS = ", ".join(f.name for f in fields(PayoutSettings))
# A person's cards: the one they have, and those that were merged into it.
_OWN_CARDS = "SELECT id FROM cards WHERE id = :card_id OR merged_into = :card_id"


def find_payout(tx: Tx, cause: str, hold: bool = False) -> Payout | None:
    """What a cause has led to."""
    return _one(tx, "p.cause = :value", cause, hold)


def get_payout(tx: Tx, payout_id: str, hold: bool = False) -> Payout | None:
    return _one(tx, "p.id = :value", payout_id, hold)


def _one(tx: Tx, where: str, value: str, hold: bool) -> Payout | None:
    lock = " FOR UPDATE" if hold else ""
    rows = tx.tuples(
        f"SELECT {COLUMNS} FROM payouts p WHERE {where}{lock}", {"value": value}
    )
    return Payout(*rows[0]) if rows else None


def set_kept(tx: Tx, payout: Payout, state: str) -> None:
    """Writes what refunds have taken of it, or give less for it; and its state."""
    tx.execute(
        """
        UPDATE payouts SET kept_sats = :kept, withheld_sats = :withheld, state = :state
        WHERE id = :id
        """,
        {
            "id": payout.id,
            "kept": payout.kept_sats,
            "withheld": payout.withheld_sats,
            "state": state,
        },
    )


def move_payout(tx: Tx, cause: str, before: str, card_id: str) -> None:
    """Lets what is owed to a card, and nobody is paying, follow its bill to another.

    Args:
        before: the card; what is owed to one that was merged into it counts as its own.
    """
    tx.execute(
        f"""
        UPDATE payouts SET card_id = :card_id
        WHERE cause = :cause AND state IN ('{PENDING}', '{FAILED}') AND card_id IN (
            SELECT id FROM cards WHERE id = :before OR merged_into = :before)
        """,
        {"cause": cause, "before": before, "card_id": card_id},
    )


def wake_payouts(tx: Tx, card_ids: Sequence[str], now: int) -> list[str]:
    """Lets what could not be sent to somebody be tried again; the ids of it."""
    if not card_ids:
        return []
    names, values = in_list("id", card_ids)
    rows = tx.tuples(
        f"""
        UPDATE payouts SET state = '{PENDING}', tries = 0, due_at = :now
        WHERE card_id IN ({names}) AND state = '{FAILED}' RETURNING id
        """,
        {**values, "now": now},
    )
    return [row[0] for row in rows]


def set_retry(tx: Tx, payout_id: str, now: int) -> None:
    tx.execute(
        f"""
        UPDATE payouts SET state = '{PENDING}', tries = 0, due_at = :now
        WHERE id = :id AND state IN ('{FAILED}', '{PENDING}')
        """,
        {"id": payout_id, "now": now},
    )


def list_payouts(
    tx: Tx, merchant_id: str, state: str, order: str, limit: int, offset: int
) -> tuple[list[Payout], int]:
    """A page of a merchant's payouts. Args: state: only those; empty: all."""
    where = "p.merchant_id = :merchant_id AND (:state = '' OR p.state = :state)"
    values = {"merchant_id": merchant_id, "state": state}
    return _page(tx, where, values, f"p.{order}", limit, offset)


def list_own(
    tx: Tx, card_ids: Sequence[str], limit: int, offset: int
) -> tuple[list[Payout], int]:
    """A page of what is and was owed to some cards, newest first."""
    if not card_ids:
        return [], 0
    names, values = in_list("id", card_ids)
    where = f"p.card_id IN ({names})"
    return _page(tx, where, values, "p.created_at DESC", limit, offset)


def _page(
    tx: Tx, where: str, values: Row, order: str, limit: int, offset: int
) -> tuple[list[Payout], int]:
    rows = tx.tuples(
        f"""
        SELECT {COLUMNS} FROM payouts p WHERE {where}
        ORDER BY {order}, p.id LIMIT :limit OFFSET :offset
        """,
        {**values, "limit": limit, "offset": offset},
    )
    total = tx.one(f"SELECT COUNT(*) AS n FROM payouts p WHERE {where}", values)
    return [Payout(*row) for row in rows], total["n"] if total else 0


def owed_to(tx: Tx, card_ids: Sequence[str]) -> int:
    """The satoshi balance of some cards: what is owed and not paid yet."""
    if not card_ids:
        return 0
    names, values = in_list("id", card_ids)
    row = tx.one(
        f"""
        SELECT CAST(COALESCE(SUM(amount_sats - kept_sats), 0) AS BIGINT) AS n
        FROM payouts WHERE card_id IN ({names}) AND state NOT IN ('paid', '{VOID}')
        """,
        values,
    )
    return row["n"] if row else 0


def owed_by_merchant(tx: Tx, card_ids: Sequence[str], now: int) -> list[Row]:
    """Who owes some cards, how much, and how much of it is due."""
    if not card_ids:
        return []
    names, values = in_list("id", card_ids)
    return tx.all(
        f"""
        SELECT p.merchant_id, COALESCE(m.name, '') AS name,
            CAST(SUM(p.amount_sats - p.kept_sats) AS BIGINT) AS sats,
            CAST(SUM(CASE WHEN p.state = '{PENDING}' AND p.due_at <= :now
                THEN p.amount_sats - p.kept_sats ELSE 0 END) AS BIGINT) AS ready_sats
        FROM payouts p LEFT JOIN merchants m ON m.id = p.merchant_id
        WHERE p.card_id IN ({names}) AND p.state NOT IN ('paid', '{VOID}')
        GROUP BY p.merchant_id, m.name ORDER BY m.name, p.merchant_id
        """,
        {**values, "now": now},
    )


def count_states(tx: Tx, merchant_id: str) -> dict[str, tuple[int, int]]:
    """How many payouts of a merchant are in each state, and how many sats."""
    rows = tx.tuples(
        """
        SELECT state, COUNT(*), CAST(SUM(amount_sats - kept_sats) AS BIGINT)
        FROM payouts WHERE merchant_id = :merchant_id GROUP BY state
        """,
        {"merchant_id": merchant_id},
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def get_log(tx: Tx, payout_id: str) -> list[Row]:
    """Every state it has been in, in order."""
    return tx.all(
        """
        SELECT at, state, reason, actor_id FROM payout_log
        WHERE payout_id = :id ORDER BY number
        """,
        {"id": payout_id},
    )


# --- whose cards they are -------------------------------------------------------------


def person_cards(tx: Tx, card_id: str) -> list[str]:
    """All cards that are one with that one."""
    rows = tx.tuples(_OWN_CARDS, {"card_id": card_id})
    return [row[0] for row in rows]


def cards_of(tx: Tx, pubkey: str) -> list[str]:
    """All cards on this server that are a key's, those merged into them included."""
    rows = tx.tuples(
        """
        SELECT c.id FROM cards c WHERE COALESCE(c.merged_into, c.id) IN (
            SELECT COALESCE(own.merged_into, own.id) FROM cards own
            WHERE own.customer_pubkey = :pubkey)
        ORDER BY c.id
        """,
        {"pubkey": pubkey},
    )
    return [row[0] for row in rows]


def has_key(tx: Tx, card_id: str) -> bool:
    """Whether a card, or one that became it, is still somebody's."""
    row = tx.one(
        f"""
        SELECT 1 AS yes FROM cards
        WHERE id IN ({_OWN_CARDS}) AND customer_pubkey IS NOT NULL LIMIT 1
        """,
        {"card_id": card_id},
    )
    return bool(row)


# --- where to -------------------------------------------------------------------------


def get_destination(tx: Tx, pubkey: str) -> Destination | None:
    row = tx.one(
        "SELECT road, destination FROM payout_destinations WHERE pubkey = :pubkey",
        {"pubkey": pubkey},
    )
    return Destination(**row) if row else None


def put_destination(tx: Tx, pubkey: str, to: Destination | None, now: int) -> None:
    """Args: to: nothing: nowhere any more."""
    if to is None:
        tx.execute(
            "DELETE FROM payout_destinations WHERE pubkey = :pubkey", {"pubkey": pubkey}
        )
        return
    tx.execute(
        """
        INSERT INTO payout_destinations (pubkey, road, destination, set_at)
        VALUES (:pubkey, :road, :destination, :now)
        ON CONFLICT (pubkey) DO UPDATE SET road = excluded.road,
            destination = excluded.destination, set_at = excluded.set_at
        """,
        {"pubkey": pubkey, "now": now, **vars(to)},
    )


def destination_of_card(tx: Tx, card_id: str) -> Destination | None:
    """Where a person wants their sats: what they said last, with any of their keys."""
    row = tx.one(
        f"""
        SELECT d.road, d.destination FROM payout_destinations d
        JOIN cards c ON c.customer_pubkey = d.pubkey
        WHERE c.id IN ({_OWN_CARDS}) ORDER BY d.set_at DESC, d.pubkey LIMIT 1
        """,
        {"card_id": card_id},
    )
    return Destination(**row) if row else None


# --- settings and budgets -------------------------------------------------------------


def get_settings(tx: Tx, merchant_id: str) -> PayoutSettings:
    row = tx.one(
        f"SELECT {_SETTINGS} FROM payout_settings WHERE merchant_id = :id",
        {"id": merchant_id},
    )
    return PayoutSettings(**row) if row else PayoutSettings()


def put_settings(tx: Tx, merchant_id: str, settings: PayoutSettings) -> None:
    values = asdict(settings)
    tx.execute(
        f"""
        INSERT INTO payout_settings (merchant_id, {_SETTINGS})
        VALUES (:merchant_id, {", ".join(f":{name}" for name in values)})
        ON CONFLICT (merchant_id) DO UPDATE SET
        {", ".join(f"{name} = excluded.{name}" for name in values)}
        """,
        {"merchant_id": merchant_id, **values},
    )


def hold_budget(tx: Tx, merchant_id: str, name: str) -> int:
    """What was taken of a budget so far; nobody else takes of it until we commit."""
    key = {"merchant_id": merchant_id, "name": name}
    tx.insert("payout_budgets", {**key, "used": 0}, or_ignore=True)
    row = tx.one(
        """
        SELECT used FROM payout_budgets
        WHERE merchant_id = :merchant_id AND name = :name FOR UPDATE
        """,
        key,
    )
    return row["used"] if row else 0


def used_budget(tx: Tx, merchant_id: str, name: str) -> int:
    row = tx.one(
        """
        SELECT used FROM payout_budgets
        WHERE merchant_id = :merchant_id AND name = :name
        """,
        {"merchant_id": merchant_id, "name": name},
    )
    return row["used"] if row else 0


def use_budget(tx: Tx, merchant_id: str, name: str, sats: int) -> None:
    tx.execute(
        """
        UPDATE payout_budgets SET used = used + :sats
        WHERE merchant_id = :merchant_id AND name = :name
        """,
        {"merchant_id": merchant_id, "name": name, "sats": sats},
    )
