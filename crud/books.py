"""SQL for a card's books: the cache of what its events add up to."""

from __future__ import annotations

from ..ledger import (
    NEVER,
    START,
    Balance,
    Books,
    CountedBill,
    Head,
    Lot,
    Taking,
)
from ..store import Tx


def get_balance(tx: Tx, card_id: str) -> Balance | None:
    rows = tx.tuples(
        f"SELECT {_BALANCE_COLUMNS} FROM balances WHERE card_id = :card_id",
        {"card_id": card_id},
    )
    return Balance(*rows[0]) if rows else None


def get_balance_and_head(tx: Tx, card_id: str) -> tuple[Balance | None, Head]:
    """A locked card's balance, if it is kept, and where its chain ends."""
    rows = tx.tuples(
        f"""
        SELECT e.seq, e.hash, e.recorded_at,
            {", ".join(f"b.{name}" for name in _BALANCE_NAMES)}
        FROM events e LEFT JOIN balances b ON b.card_id = e.card_id
        WHERE e.card_id = :card_id ORDER BY e.seq DESC LIMIT 1
        """,
        {"card_id": card_id},
    )
    if not rows:
        return None, START
    head, balance = Head(*rows[0][:3]), Balance(*rows[0][3:])
    return balance if balance.card_id else None, head


def find_balance(tx: Tx, program_id: str, customer_pubkey: str) -> Balance | None:
    """The balance of a customer's card, if they have one with anything on it."""
    rows = tx.tuples(
        f"""
        SELECT {", ".join(f"b.{name}" for name in _BALANCE_NAMES)}
        FROM cards c JOIN balances b ON b.card_id = COALESCE(c.merged_into, c.id)
        WHERE c.program_id = :program_id AND c.customer_pubkey = :customer_pubkey
        """,
        {"program_id": program_id, "customer_pubkey": customer_pubkey},
    )
    return Balance(*rows[0]) if rows else None


def put_balance(tx: Tx, balance: Balance) -> None:
    tx.later(_PUT_BALANCE, balance._asdict())


_BALANCE_NAMES = Balance._fields
_BALANCE_COLUMNS = ", ".join(_BALANCE_NAMES)
_PUT_BALANCE = f"""
    INSERT INTO balances ({_BALANCE_COLUMNS})
    VALUES ({", ".join(f":{name}" for name in _BALANCE_NAMES)})
    ON CONFLICT (card_id) DO UPDATE SET
    {", ".join(f"{name} = excluded.{name}" for name in _BALANCE_NAMES[1:])}
"""

_SCORE_COLUMN = {"points": "tier_points", "spent": "spent_sats", "visits": "visits"}


def refresh_tiers(tx: Tx, program_id: str, basis: str) -> int:
    """Recomputes every card's tier of a lifetime after tiers or their basis changed.

    Returns how many cards were looked at.
    """
    return tx.execute(
        f"""
        UPDATE balances SET tier_until = :never, tier_id = (
            SELECT t.id FROM tiers t
            WHERE t.program_id = :program_id
              AND t.threshold <= balances.{_SCORE_COLUMN[basis]}
            ORDER BY t.threshold DESC LIMIT 1
        ) WHERE program_id = :program_id
        """,
        {"program_id": program_id, "never": NEVER},
    )


def forget_tiers(tx: Tx, program_id: str) -> int:
    """Has every card's tier looked at again: whoever reads it next computes it."""
    return tx.execute(
        "UPDATE balances SET tier_until = 0 WHERE program_id = :program_id",
        {"program_id": program_id},
    )


# --- lots and bills -------------------------------------------------------------------


class SqlBooks(Books):
    """One locked card's books in the database."""

    def __init__(self, tx: Tx, balance: Balance) -> None:
        self._tx = tx
        self.balance = balance
        self._live: dict[str, int] = {}
        self._bills: dict[int, CountedBill] = {}

    def open_lots(self, enough: int) -> list[Lot]:
        found: list[Lot] = []
        total, until, seq = 0, 0, 0
        while total < enough:
            page = self._next_open(until, seq)
            for lot in page:
                if total < enough:
                    found.append(lot)
                    total += lot.left
            if len(page) < LOTS_AT_ONCE:
                break
            until, seq = page[-1].until, page[-1].seq
        return found

    def _next_open(self, until: int, seq: int) -> list[Lot]:
        rows = self._tx.tuples(
            f"""
            SELECT {_LOT_COLUMNS} FROM lots
            WHERE card_id = :card_id AND left_points > 0
              AND (until, seq) > (:until, :seq)
            ORDER BY until, seq LIMIT :limit
            """,
            {
                "card_id": self.balance.card_id,
                "until": until,
                "seq": seq,
                "limit": LOTS_AT_ONCE,
            },
        )
        return [Lot(*row) for row in rows]

    def final_lots(self) -> list[Lot]:
        rows = self._tx.tuples(
            f"""
            SELECT {_LOT_COLUMNS} FROM lots
            WHERE card_id = :card_id AND left_points > 0 AND is_bound = 0
            ORDER BY until, seq
            """,
            {"card_id": self.balance.card_id},
        )
        return [Lot(*row) for row in rows]

    def lots_of(self, seq: int) -> list[Lot]:
        rows = self._tx.tuples(
            f"""
            SELECT {_LOT_COLUMNS} FROM lots
            WHERE card_id = :card_id AND seq = :seq ORDER BY until
            """,
            {"card_id": self.balance.card_id, "seq": seq},
        )
        return [Lot(*row) for row in rows]

    def put_lot(self, lot: Lot) -> None:
        self._tx.later(PUT_LOT, {"card_id": self.balance.card_id, **lot._asdict()})

    def takings(self, by_seq: int) -> list[Taking]:
        rows = self._tx.tuples(
            """
            SELECT by_seq, lot_seq, until, points FROM takings
            WHERE card_id = :card_id AND by_seq = :by_seq ORDER BY until, lot_seq
            """,
            {"card_id": self.balance.card_id, "by_seq": by_seq},
        )
        return [Taking(*row) for row in rows]

    def put_takings(self, takings: list[Taking]) -> None:
        for taking in takings:
            row = {"card_id": self.balance.card_id, **taking._asdict()}
            self._tx.insert_later("takings", row)

    def drop_takings(self, by_seq: int) -> None:
        self._tx.execute(
            "DELETE FROM takings WHERE card_id = :card_id AND by_seq = :by_seq",
            {"card_id": self.balance.card_id, "by_seq": by_seq},
        )

    def bill(self, seq: int) -> CountedBill | None:
        rows = self._tx.tuples(
            f"""
            SELECT {_BILL_COLUMNS} FROM counted_bills
            WHERE card_id = :card_id AND seq = :seq
            """,
            {"card_id": self.balance.card_id, "seq": seq},
        )
        if rows:
            self._bills[seq] = CountedBill(*rows[0])
        return self._bills.get(seq)

    def put_bill(self, bill: CountedBill) -> None:
        row = {"card_id": self.balance.card_id, **bill._asdict()}
        self._tx.later(_PUT_BILL, row)
        was = self._bills.get(bill.seq)  # whoever changes a bill has read it before
        self._bills[bill.seq] = bill
        if bill.local_day in self._live:
            change = (bill.base_sats > 0) - (was is not None and was.base_sats > 0)
            self._live[bill.local_day] += change

    def live_bills(self, local_day: str) -> int:
        if local_day not in self._live:
            card_id = self.balance.card_id
            self._live[local_day] = count_live_bills(self._tx, card_id, local_day)
        return self._live[local_day]


LOTS_AT_ONCE = 64
_LOT_COLUMNS = "seq, until, points, left_points, expired_points, is_bound"
PUT_LOT = """
    INSERT INTO lots
        (card_id, seq, until, points, left_points, expired_points, is_bound)
    VALUES (:card_id, :seq, :until, :points, :left, :expired, :is_bound)
    ON CONFLICT (card_id, seq, until) DO UPDATE SET
        left_points = excluded.left_points, expired_points = excluded.expired_points
"""
_BILL_NAMES = CountedBill._fields
_BILL_COLUMNS = ", ".join(_BILL_NAMES)
_PUT_BILL = f"""
    INSERT INTO counted_bills (card_id, {_BILL_COLUMNS})
    VALUES (:card_id, {", ".join(f":{name}" for name in _BILL_NAMES)})
    ON CONFLICT (card_id, seq) DO UPDATE SET tier_points = excluded.tier_points,
        base_sats = excluded.base_sats, base_minor = excluded.base_minor
"""


def count_live_bills(tx: Tx, card_id: str, local_day: str) -> int:
    """How many bills of a day are not wholly refunded: any makes the day a visit."""
    row = tx.one(
        """
        SELECT COUNT(*) AS n FROM counted_bills
        WHERE card_id = :card_id AND local_day = :local_day AND base_sats > 0
        """,
        {"card_id": card_id, "local_day": local_day},
    )
    return row["n"] if row else 0


def count_visits(tx: Tx, card_id: str, month: str) -> int:
    """Local days of a month (`2026-11`) on which the card has a paid bill."""
    row = tx.one(
        """
        SELECT COUNT(DISTINCT local_day) AS visits FROM counted_bills
        WHERE card_id = :card_id AND local_day >= :first AND local_day <= :last
          AND base_sats > 0
        """,
        {"card_id": card_id, "first": f"{month}-01", "last": f"{month}-31"},
    )
    return row["visits"] if row else 0


def get_bills(tx: Tx, card_id: str, after: int) -> list[CountedBill]:
    """What still counts of a card's bills that were paid after a moment."""
    rows = tx.tuples(
        f"""
        SELECT {_BILL_COLUMNS} FROM counted_bills
        WHERE card_id = :card_id AND time > :after ORDER BY time
        """,
        {"card_id": card_id, "after": after},
    )
    return [CountedBill(*row) for row in rows]


def points_ended(tx: Tx, card_id: str, at: int) -> int:
    """Points in lots that have come to their end, as far as that was not posted."""
    rows = tx.tuples(
        """
        SELECT CAST(COALESCE(SUM(left_points), 0) AS BIGINT) FROM lots
        WHERE card_id = :card_id AND left_points > 0 AND until <= :at
        """,
        {"card_id": card_id, "at": at},
    )
    return int(rows[0][0])


def get_coming_back(tx: Tx, card_id: str, at: int) -> list[tuple[int, int]]:
    """What comes back from reservations whose time is over, as far as that was not
    posted: `(until, points)`, in the order in which it comes."""
    rows = tx.tuples(
        """
        SELECT t.until, t.points FROM redemptions r
        JOIN takings t ON t.card_id = r.card_id AND t.by_seq = r.seq
        WHERE r.card_id IN (
            SELECT id FROM cards WHERE id = :card_id OR merged_into = :card_id
        ) AND r.status = 'reserved' AND r.fulfil_at IS NULL AND r.expires_at <= :at
        ORDER BY r.expires_at, r.seq, t.until
        """,
        {"card_id": card_id, "at": at},
    )
    return [(row[0], row[1]) for row in rows]


def has_due(tx: Tx, card_id: str, at: int) -> bool:
    """Whether anything on the card has come to its end by then, comes from an old
    card, or is decided for the card or by its bills: lots, reservations, paper, gifts.
    """
    return bool(
        tx.one(
            """
            SELECT 1 AS yes WHERE EXISTS (
                SELECT 1 FROM lots
                WHERE card_id = :card_id AND left_points > 0 AND until <= :at
            ) OR EXISTS (
                SELECT 1 FROM redemptions WHERE card_id IN (
                    SELECT id FROM cards WHERE id = :card_id OR merged_into = :card_id
                ) AND status = 'reserved' AND COALESCE(fulfil_at, expires_at) <= :at
            ) OR EXISTS (
                SELECT 1 FROM old_cards
                WHERE card_id = :card_id AND state = 'waiting' AND due_at <= :at
            ) OR EXISTS (
                SELECT 1 FROM gifts WHERE card_id = :card_id
                    AND state IN ('waiting', 'owed') AND due_at <= :at
            ) OR EXISTS (
                SELECT 1 FROM gifts
                WHERE guest_id = :card_id AND state = 'waiting' AND due_at <= :at
            )
            """,
            {"card_id": card_id, "at": at},
        )
    )


def get_expiring(tx: Tx, card_id: str, at: int, limit: int) -> list[tuple[int, int]]:
    """What ends when, soonest first: `(until, points)`, of lots still to be used."""
    rows = tx.tuples(
        """
        SELECT until, CAST(SUM(left_points) AS BIGINT) FROM lots
        WHERE card_id = :card_id AND left_points > 0
          AND until > :at AND until < :never
        GROUP BY until ORDER BY until LIMIT :limit
        """,
        {"card_id": card_id, "at": at, "never": NEVER, "limit": limit},
    )
    return [(row[0], row[1]) for row in rows]
