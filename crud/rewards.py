"""SQL for rewards, and each use of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from ..rewards import FULFILLED, LAPSED, RESERVED, Redemption, Reward
from ..store import Row, Tx

_REWARD_NAMES = tuple(f.name for f in fields(Reward))
_REWARD_COLUMNS = ", ".join(_REWARD_NAMES)
_NAMES = tuple(f.name for f in fields(Redemption))
_COLUMNS = ", ".join(f"r.{name}" for name in _NAMES)

# A customer's cards: the one they have, and those that were merged into it.
_OWN_CARDS = "SELECT id FROM cards WHERE id = :card_id OR merged_into = :card_id"

# What a redemption is at a moment, as `Redemption.status_at` says it.
_STATUS = f"""
    CASE WHEN r.status <> '{RESERVED}' THEN r.status
         WHEN COALESCE(r.fulfil_at, r.expires_at) > :at THEN '{RESERVED}'
         WHEN r.fulfil_at IS NOT NULL THEN '{FULFILLED}' ELSE '{LAPSED}' END
"""


# --- the catalogue --------------------------------------------------------------------


def get_rewards(tx: Tx, program_id: str) -> list[Reward]:
    """A programme's rewards, in the owner's order, without those that were deleted."""
    rows = tx.tuples(
        f"""
        SELECT {_REWARD_COLUMNS} FROM rewards
        WHERE program_id = :program_id AND deleted_at IS NULL
        ORDER BY sort_order, created_at, id
        """,
        {"program_id": program_id},
    )
    return [Reward(*row) for row in rows]


def get_reward(tx: Tx, reward_id: str) -> Reward | None:
    rows = tx.tuples(
        f"SELECT {_REWARD_COLUMNS} FROM rewards WHERE id = :id", {"id": reward_id}
    )
    return Reward(*rows[0]) if rows else None


def insert_reward(tx: Tx, reward: Reward) -> None:
    tx.insert("rewards", vars(reward))


def update_reward(tx: Tx, reward: Reward) -> None:
    changed = ", ".join(f"{name} = :{name}" for name in _REWARD_NAMES if name != "id")
    tx.execute(f"UPDATE rewards SET {changed} WHERE id = :id", vars(reward))


def put_in_order(tx: Tx, reward_ids: Sequence[str]) -> None:
    """Numbers rewards from 0 on, in the order in which they are given."""
    for place, reward_id in enumerate(reward_ids):
        tx.execute(
            "UPDATE rewards SET sort_order = :place WHERE id = :id",
            {"place": place, "id": reward_id},
        )


def has_live_reward(tx: Tx, program_id: str, column: str, value: str) -> bool:
    """Whether any reward of a programme that was not deleted has that value."""
    return bool(
        tx.one(
            f"""
            SELECT 1 AS yes FROM rewards WHERE program_id = :program_id
              AND deleted_at IS NULL AND {column} = :value LIMIT 1
            """,
            {"program_id": program_id, "value": value},
        )
    )


def get_offers(
    tx: Tx, program_id: str, card_id: str, at: int
) -> list[tuple[Reward, int]]:
    """Rewards that are switched on, each with how often the customer has it already.

    Args:
        card_id: empty if they have no card; their merged cards count, too.
    """
    rows = tx.tuples(
        f"""
        SELECT {_REWARD_COLUMNS}, CASE WHEN per_customer_limit IS NULL THEN 0
            ELSE ({_USED}) END
        FROM rewards WHERE program_id = :program_id
          AND deleted_at IS NULL AND is_active = 1
        """,
        {"program_id": program_id, "card_id": card_id, "at": at},
    )
    return [(Reward(*row[:-1]), row[-1]) for row in rows]


_USED = f"""
    SELECT COUNT(*) FROM redemptions r
    WHERE r.reward_id = rewards.id AND r.card_id IN ({_OWN_CARDS})
      AND {_STATUS} IN ('{RESERVED}', '{FULFILLED}')
"""


def count_used(tx: Tx, reward_id: str, card_id: str, at: int) -> int:
    """How often a customer has a reward, or has reserved it."""
    row = tx.one(
        f"SELECT ({_USED}) AS n FROM rewards WHERE id = :reward_id",
        {"reward_id": reward_id, "card_id": card_id, "at": at},
    )
    return row["n"] if row else 0


def take_stock(tx: Tx, reward_id: str) -> bool:
    """Takes one; false if there is none. One statement: racers take what there is."""
    return bool(
        tx.execute(
            "UPDATE rewards SET stock = stock - 1 WHERE id = :id AND stock > 0",
            {"id": reward_id},
        )
    )


def return_stock(tx: Tx, reward_id: str) -> None:
    """Puts one back; nothing where the owner has ceased to count."""
    tx.execute("UPDATE rewards SET stock = stock + 1 WHERE id = :id", {"id": reward_id})


# --- redemptions ----------------------------------------------------------------------


def insert_redemption(tx: Tx, redemption: Redemption) -> bool:
    """Inserts it; false if an open one of the programme has its short code."""
    return tx.insert("redemptions", vars(redemption), or_ignore=True)


def get_redemption(tx: Tx, redemption_id: str, hold: bool = False) -> Redemption | None:
    """One redemption.

    Args:
        hold: its writers wait until the unit of work ends.
    """
    rows = tx.tuples(
        f"SELECT {_COLUMNS} FROM redemptions r WHERE r.id = :id"
        + (" FOR UPDATE" if hold else ""),
        {"id": redemption_id},
    )
    return Redemption(*rows[0]) if rows else None


def find_by_short_code(tx: Tx, program_id: str, short_code: str) -> Redemption | None:
    """The redemption of a programme that the six characters mean now.

    While one is open no other gets its code: an open one is always the newest.
    """
    rows = tx.tuples(
        f"""
        SELECT {_COLUMNS} FROM redemptions r
        WHERE r.program_id = :program_id AND r.short_code = :short_code
        ORDER BY r.created_at DESC, r.status = '{RESERVED}' DESC LIMIT 1
        """,
        {"program_id": program_id, "short_code": short_code},
    )
    return Redemption(*rows[0]) if rows else None


def end_redemption(tx: Tx, redemption: Redemption) -> None:
    """Writes what became of it: status, when, by whom and at which branch."""
    tx.execute(
        """
        UPDATE redemptions SET status = :status, ended_at = :ended_at,
            ended_by = :ended_by, merchant_id = :merchant_id WHERE id = :id
        """,
        vars(redemption),
    )


def set_redemption_bill(
    tx: Tx, redemption_id: str, order_id: str | None, expires_at: int
) -> None:
    """Writes which bill a reservation is on, and until when it lasts."""
    tx.execute(
        "UPDATE redemptions SET order_id = :order_id, expires_at = :expires_at "
        "WHERE id = :id",
        {"order_id": order_id, "expires_at": expires_at, "id": redemption_id},
    )


def get_bill_redemptions(tx: Tx, order_id: str) -> list[Redemption]:
    """The rewards on a bill, in the order of locks."""
    rows = tx.tuples(
        f"SELECT {_COLUMNS} FROM redemptions r WHERE r.order_id = :order_id "
        "ORDER BY r.card_id, r.id",
        {"order_id": order_id},
    )
    return [Redemption(*row) for row in rows]


def get_current_redemptions(tx: Tx, card_id: str, since: int) -> list[Redemption]:
    """What a customer has reserved, and what ended since then, newest first."""
    rows = tx.tuples(
        f"""
        SELECT {_COLUMNS} FROM redemptions r
        WHERE r.card_id IN ({_OWN_CARDS})
          AND (r.status = '{RESERVED}' OR r.ended_at >= :since)
        ORDER BY r.created_at DESC, r.id
        """,
        {"card_id": card_id, "since": since},
    )
    return [Redemption(*row) for row in rows]


def lock_due_redemptions(tx: Tx, card_id: str, at: int) -> list[Redemption]:
    """A customer's reservations whose time is over by then, oldest end first."""
    rows = tx.tuples(
        f"""
        SELECT {_COLUMNS} FROM redemptions r
        WHERE r.card_id IN ({_OWN_CARDS}) AND r.status = '{RESERVED}'
          AND COALESCE(r.fulfil_at, r.expires_at) <= :at
        ORDER BY r.expires_at, r.seq FOR UPDATE
        """,
        {"card_id": card_id, "at": at},
    )
    return [Redemption(*row) for row in rows]


def lock_reserved(tx: Tx, card_id: str) -> list[Redemption]:
    """A customer's reservations that nothing has ended yet, newest first."""
    rows = tx.tuples(
        f"""
        SELECT {_COLUMNS} FROM redemptions r
        WHERE r.card_id IN ({_OWN_CARDS}) AND r.status = '{RESERVED}'
        ORDER BY r.created_at DESC, r.id FOR UPDATE
        """,
        {"card_id": card_id},
    )
    return [Redemption(*row) for row in rows]


def lock_waiting_redemptions(tx: Tx, card_id: str, at: int) -> list[Redemption]:
    """A customer's reservations that nobody has come for yet, newest first; without
    those that staff has handed over, that are on a bill, or that cost nothing."""
    rows = tx.tuples(
        f"""
        SELECT {_COLUMNS} FROM redemptions r
        WHERE r.card_id IN ({_OWN_CARDS}) AND r.status = '{RESERVED}'
          AND r.fulfil_at IS NULL AND r.expires_at > :at AND r.order_id IS NULL
          AND r.points > 0
        ORDER BY r.created_at DESC, r.seq DESC FOR UPDATE
        """,
        {"card_id": card_id, "at": at},
    )
    return [Redemption(*row) for row in rows]


def get_cards_due(tx: Tx, at: int, limit: int) -> list[str]:
    """Cards with a reservation whose time is over by then, in the order of locks."""
    rows = tx.all(
        f"""
        SELECT DISTINCT program_id, card_id FROM (
            SELECT c.program_id, COALESCE(c.merged_into, c.id) AS card_id
            FROM redemptions r JOIN cards c ON c.id = r.card_id
            WHERE r.status = '{RESERVED}' AND COALESCE(r.fulfil_at, r.expires_at) <= :at
            ORDER BY COALESCE(r.fulfil_at, r.expires_at) LIMIT :limit
        ) due ORDER BY program_id, card_id
        """,
        {"at": at, "limit": limit},
    )
    return [row["card_id"] for row in rows]


def list_redemptions(
    tx: Tx, where: Row, status: str | None, at: int, page: Row
) -> tuple[list[tuple[Redemption, Row]], int]:
    """A page of redemptions, newest first, each with its guest; and how many there are.

    Args:
        where: `merchant_id`, or `card_id` for a customer's, merged cards included.
        status: what they are at `at`, or all; page: `limit` and `offset`.
    """
    own = f"r.card_id IN ({_OWN_CARDS})"
    chosen = own if "card_id" in where else "r.merchant_id = :merchant_id"
    if status:
        chosen += f" AND {_STATUS} = :status"
    values = {**where, **({"at": at, "status": status} if status else {})}
    rows = tx.tuples(
        f"""
        SELECT {_COLUMNS}, c.customer_pubkey,
            COALESCE(n.nickname, own.name) FROM redemptions r
        JOIN cards c ON c.id = r.card_id
        LEFT JOIN nicknames n ON n.card_id = COALESCE(c.merged_into, c.id)
        LEFT JOIN card_names own ON own.card_id = COALESCE(c.merged_into, c.id)
        WHERE {chosen} ORDER BY r.created_at DESC, r.id LIMIT :limit OFFSET :offset
        """,
        {**values, **page},
    )
    total = tx.one(f"SELECT COUNT(*) AS n FROM redemptions r WHERE {chosen}", values)
    found = [
        (Redemption(*row[:-2]), {"customer_pubkey": row[-2], "nickname": row[-1]})
        for row in rows
    ]
    return found, total["n"] if total else 0
