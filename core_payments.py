"""LNbits' own payments, read only: the one place that looks into core's tables.

Rows are read by `updated_at`, not by creation: a payment counts when it settles. Times
differ between the engines (SQLite keeps an epoch float, PostgreSQL a naive UTC
datetime), so they are turned into seconds here and nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from .core_payment import CorePayment
from .store import Tx, core_store, in_list, is_postgres

PAGE = 500


@dataclass(frozen=True)
class Position:
    """Where in core's payments a reader is: `updated_at` in seconds, then the id."""

    at: float
    checking_id: str = ""


@dataclass(frozen=True)
class Settled:
    """A settled incoming payment, as little of it as finding needs."""

    checking_id: str
    wallet_id: str
    position: Position


async def settled_since(start: Position) -> AsyncIterator[list[Settled]]:
    """Settled incoming payments of all wallets after a position, in pages.

    Nothing is held between two pages.
    """
    while True:
        rows = await _fetch(
            """
            SELECT checking_id, wallet_id, updated_at FROM apipayments
            WHERE status = 'success' AND amount > 0
              AND (updated_at, checking_id) > (:at, :checking_id)
            ORDER BY updated_at, checking_id LIMIT :limit
            """,
            {"at": _core_time(start.at), "checking_id": start.checking_id}
            | {"limit": PAGE},
        )
        page = [
            Settled(id_, wallet, Position(_seconds(at), id_))
            for id_, wallet, at in rows
        ]
        if page:
            yield page
            start = page[-1].position
        if len(page) < PAGE:
            return


async def get_payments(checking_ids: Sequence[str]) -> list[CorePayment]:
    """The incoming payments of those ids, with who paid them."""
    if not checking_ids:
        return []
    names, values = in_list("id", checking_ids)
    rows = await _fetch(
        f"""
        SELECT p.checking_id, p.payment_hash, p.wallet_id, p.amount, p.status, p.tag,
            p.extra, p.fiat_provider, p.created_at, p.updated_at, payee."user", (
                SELECT payer."user" FROM apipayments paid
                JOIN wallets payer ON payer.id = paid.wallet_id
                WHERE paid.payment_hash = p.payment_hash AND paid.amount < 0 LIMIT 1
            ), p.memo
        FROM apipayments p LEFT JOIN wallets payee ON payee.id = p.wallet_id
        WHERE p.checking_id IN ({names}) AND p.amount > 0
        """,
        values,
    )
    return [_payment(row) for row in rows]


async def incoming_with(wallet_id: str, payment_hash: str) -> list[CorePayment]:
    """A wallet's incoming payments with that hash, paid or not."""
    rows = await _fetch(
        """
        SELECT checking_id FROM apipayments
        WHERE payment_hash = :payment_hash AND wallet_id = :wallet_id AND amount > 0
        ORDER BY created_at LIMIT 10
        """,
        {"payment_hash": payment_hash, "wallet_id": wallet_id},
    )
    return await get_payments([row[0] for row in rows])


async def open_invoices(wallet_id: str) -> list[str]:
    """Checking ids of a wallet's invoices that are not paid yet."""
    rows = await _fetch(
        """
        SELECT checking_id FROM apipayments
        WHERE wallet_id = :wallet_id AND status = 'pending' AND amount > 0
        """,
        {"wallet_id": wallet_id},
    )
    return [row[0] for row in rows]


async def find_invoice(wallet_id: str, external_id: str) -> tuple[str, str] | None:
    """Payment hash and request of the wallet's invoice with that external id."""
    rows = await _fetch(
        """
        SELECT payment_hash, bolt11 FROM apipayments
        WHERE wallet_id = :wallet_id AND external_id = :external_id AND amount > 0
        ORDER BY created_at LIMIT 1
        """,
        {"wallet_id": wallet_id, "external_id": external_id},
    )
    return (rows[0][0], rows[0][1]) if rows else None


async def settled_with(payment_hash: str) -> list[Settled]:
    """Settled incoming payments of all wallets with that hash."""
    rows = await _fetch(
        """
        SELECT checking_id, wallet_id, updated_at FROM apipayments
        WHERE payment_hash = :payment_hash AND status = 'success' AND amount > 0
        """,
        {"payment_hash": payment_hash},
    )
    return [
        Settled(id_, wallet, Position(_seconds(at), id_)) for id_, wallet, at in rows
    ]


async def _fetch(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    return await core_store.read(_tuples, sql, values)


def _tuples(tx: Tx, sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    return tx.tuples(sql, values)


def _payment(row: Any) -> CorePayment:
    return CorePayment(
        checking_id=row[0],
        payment_hash=row[1],
        wallet_id=row[2],
        amount_msat=int(row[3]),
        status=row[4],
        tag=row[5],
        extra=_extra(row[6]),
        fiat_provider=row[7],
        created_at=int(_seconds(row[8])),
        updated_at=int(_seconds(row[9])),
        wallet_user=row[10],
        payer_user=row[11],
        memo=row[12] or "",
    )


def _extra(stored: str | None) -> dict[str, Any]:
    try:
        extra = json.loads(stored or "{}")
    except ValueError:
        return {}
    return extra if isinstance(extra, dict) else {}


def _seconds(value: Any) -> float:
    if isinstance(value, datetime):
        return value.replace(tzinfo=timezone.utc).timestamp()
    return float(value or 0)


def _core_time(at: float) -> Any:
    if is_postgres:
        return datetime.fromtimestamp(at, timezone.utc).replace(tzinfo=None)
    return at
