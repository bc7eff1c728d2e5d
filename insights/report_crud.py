"""SQL for the month's report, nothing else: money by when it moved, points by `time`.

Every row brings the rate that was frozen with its bill, if that is one of the currency
that is asked for, and the last one noted before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ..orders.models import PAID, PART_REFUNDED, REFUNDED, REWARD
from ..orders.rates import OLDEST_RATE_SECONDS
from ..payouts import models as payouts
from ..rewards import FULFILLED
from ..store import Row, Tx, in_list
from .worth import Rated

_FROZEN = "CASE WHEN o.currency = :currency THEN o.minor_per_btc ELSE 0 END"
_MINOR = "CASE WHEN o.currency = :currency THEN {} ELSE 0 END"
_NOTED = f"""
    COALESCE((
        SELECT w.minor_per_btc FROM rates w
        WHERE w.currency = :currency AND w.time <= {{at}}
          AND w.time >= {{at}} - {OLDEST_RATE_SECONDS}
        ORDER BY w.time DESC LIMIT 1
    ), 0)
"""


class Asked(NamedTuple):
    """Which merchants' rows, of when, in which currency; `currency` may be empty."""

    merchant_ids: Sequence[str]
    since: int
    until: int
    currency: str

    def values(self, column: str) -> tuple[str, Row]:
        listed, values = in_list("merchant", self.merchant_ids)
        return f"{column} IN ({listed})", {
            **values,
            "since": self.since,
            "until": self.until,
            "currency": self.currency,
        }


def _rated(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """The last two columns of a row are its rates."""
    return *row[:-2], Rated(*row[-2:])


class Paid(NamedTuple):
    """One payment of a bill.

    Attributes:
        goods_minor: what it was in the currency from the start, or 0.
        tip_sats, surplus_sats: beyond the goods.
    """

    merchant_id: str
    method: str
    goods_sats: int
    goods_minor: int
    tip_sats: int
    surplus_sats: int
    rated: Rated


def get_paid(tx: Tx, asked: Asked) -> list[Paid]:
    """Payments of bills, by when they settled."""
    here, values = asked.values("p.merchant_id")
    rows = tx.tuples(
        f"""
        SELECT p.merchant_id, h.method, h.amount_sats,
            {_MINOR.format("h.amount_minor")}, h.tip_sats, h.surplus_sats,
            {_FROZEN}, {_NOTED.format(at="p.time")}
        FROM payments p JOIN orders o ON o.id = p.order_id
        JOIN order_payments h ON h.order_id = p.order_id
            AND h.checking_id = p.checking_id
        WHERE {here} AND p.time >= :since AND p.time < :until
        """,
        values,
    )
    return [Paid(*_rated(row)) for row in rows]


class Billed(NamedTuple):
    """Bills that were paid up, and what their items cost; rewards and discounts not
    taken off yet."""

    merchant_id: str
    gross_sats: int
    gross_minor: int
    rated: Rated


def get_billed(tx: Tx, asked: Asked) -> list[Billed]:
    here, values = asked.values("o.merchant_id")
    rows = tx.tuples(
        f"""
        SELECT o.merchant_id, o.amount_sats, {_MINOR.format("o.amount_minor")},
            {_FROZEN}, {_NOTED.format(at="o.paid_at")}
        FROM orders o
        WHERE {here} AND o.paid_at IS NOT NULL AND o.paid_at >= :since
          AND o.paid_at < :until
          AND o.bill IN ('{PAID}', '{PART_REFUNDED}', '{REFUNDED}')
        """,
        values,
    )
    return [Billed(*_rated(row)) for row in rows]


class Discounted(NamedTuple):
    """One use of a rule on a bill that was paid."""

    merchant_id: str
    rule_id: str
    words: str
    discount_sats: int
    discount_minor: int
    cashback_sats: int
    rated: Rated


def get_discounted(tx: Tx, asked: Asked) -> list[Discounted]:
    here, values = asked.values("o.merchant_id")
    rows = tx.tuples(
        f"""
        SELECT o.merchant_id, u.rule_id, u.words, u.discount_amount,
            {_MINOR.format("COALESCE(-l.total_minor, 0)")}, u.cashback_amount,
            {_FROZEN}, {_NOTED.format(at="o.paid_at")}
        FROM discount_usages u JOIN orders o ON o.id = u.order_id
        LEFT JOIN order_lines l ON l.order_id = u.order_id AND l.usage_id = u.id
        WHERE {here} AND o.paid_at IS NOT NULL AND o.paid_at >= :since
          AND o.paid_at < :until AND u.status = 'settled'
        """,
        values,
    )
    return [Discounted(*_rated(row)) for row in rows]


class Given(NamedTuple):
    """One reward that was given.

    Attributes:
        line_sats, line_minor: what it took off a bill; nothing if it was on none.
        menu_sats, menu_minor: what the item that it names costs; nothing without one.
    """

    merchant_id: str
    reward_id: str
    name: str
    kind: str
    value: int
    points: int
    line_sats: int | None
    line_minor: int | None
    menu_sats: int | None
    menu_minor: int | None
    rated: Rated


# `Free coffee` is the menu's `Coffee`: the longest name that the reward's begins or
# ends with, by whole words.
_ITEM = """
    (SELECT {} FROM menu_items i
     WHERE i.merchant_id = r.merchant_id AND i.deleted_at IS NULL
       AND ' ' || LOWER(r.reward_name) || ' ' LIKE '% ' || LOWER(i.name) || ' %'
       AND (LOWER(r.reward_name) LIKE '%' || LOWER(i.name)
            OR LOWER(r.reward_name) LIKE LOWER(i.name) || '%')
     ORDER BY LENGTH(i.name) DESC, i.id LIMIT 1)
"""


def get_given(tx: Tx, asked: Asked) -> list[Given]:
    """Rewards by when they were given; on a bill, when it was paid."""
    here, values = asked.values("r.merchant_id")
    minor = "CASE WHEN i.currency = :currency THEN i.price_minor END"
    rows = tx.tuples(
        f"""
        SELECT r.merchant_id, r.reward_id, r.reward_name, r.kind, r.value, r.points,
            -l.total_sats, {_MINOR.format("-l.total_minor")},
            {_ITEM.format("i.price_sats")}, {_ITEM.format(minor)},
            COALESCE({_FROZEN}, 0), {_NOTED.format(at="r.ended_at")}
        FROM redemptions r
        LEFT JOIN order_lines l ON l.redemption_id = r.id AND l.kind = '{REWARD}'
        LEFT JOIN orders o ON o.id = l.order_id
        WHERE {here} AND r.created_at < :until AND r.status = '{FULFILLED}'
          AND r.ended_at >= :since AND r.ended_at < :until
        """,
        values,
    )
    return [Given(*_rated(row)) for row in rows]


class Returned(NamedTuple):
    """Money that went back, or sats that were given back.

    Attributes:
        by: of a refund, how; of sats given back, what for.
    """

    merchant_id: str
    by: str
    sats: int
    minor: int
    rated: Rated


def get_refunded(tx: Tx, asked: Asked) -> list[Returned]:
    """Refunds by when they were made."""
    here, values = asked.values("f.merchant_id")
    rows = tx.tuples(
        f"""
        SELECT f.merchant_id, f.return_by, f.amount_sats,
            {_MINOR.format("f.amount_minor")}, {_FROZEN},
            {_NOTED.format(at="f.created_at")}
        FROM refunds f JOIN orders o ON o.id = f.order_id
        WHERE {here} AND f.created_at >= :since AND f.created_at < :until
        """,
        values,
    )
    return [Returned(*_rated(row)) for row in rows]


def get_given_back(tx: Tx, asked: Asked) -> list[Returned]:
    """Sats that were sent to guests, refunds left out, by when they were on their way:
    at the rate of that moment, since a guest got them then."""
    here, values = asked.values("p.merchant_id")
    rows = tx.tuples(
        f"""
        SELECT p.merchant_id, p.kind, p.amount_sats - p.kept_sats, 0, 0,
            {_NOTED.format(at="t.ended_at")}
        FROM payouts p JOIN payout_transfers t ON t.id = p.transfer_id
        WHERE {here} AND p.created_at < :until AND p.state = '{payouts.PAID}'
          AND p.kind <> '{payouts.REFUND}'
          AND t.ended_at >= :since AND t.ended_at < :until
        """,
        values,
    )
    return [Returned(*_rated(row)) for row in rows]


# --- points ---------------------------------------------------------------------------


class Sum(NamedTuple):
    """Points of one kind and source, before the month or in it."""

    merchant_id: str
    is_before: bool
    kind: str
    source: str
    points: int


def get_points(tx: Tx, asked: Asked) -> list[Sum]:
    """All points that ever moved until the end of the month, by `time`."""
    here, values = asked.values("e.merchant_id")
    rows = tx.tuples(
        f"""
        SELECT e.merchant_id, CASE WHEN e.time < :since THEN 1 ELSE 0 END AS is_before,
            e.kind, e.source, CAST(SUM(e.delta) AS BIGINT)
        FROM events e WHERE {here} AND e.time < :until AND e.delta <> 0
        GROUP BY e.merchant_id, CASE WHEN e.time < :since THEN 1 ELSE 0 END,
            e.kind, e.source
        """,
        values,
    )
    return [Sum(row[0], bool(row[1]), *row[2:]) for row in rows]


def get_branches(tx: Tx, program_id: str) -> list[tuple[str, str]]:
    """All merchants that a programme ever had, closed ones too: id and name."""
    return [
        (row[0], row[1])
        for row in tx.tuples(
            "SELECT id, name FROM merchants WHERE program_id = :program_id "
            "ORDER BY created_at, id",
            {"program_id": program_id},
        )
    ]
