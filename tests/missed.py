"""Payments that settled in LNbits without a word to anybody.

They are put straight into LNbits' own table, as a crash or its polling path leaves
them behind. Imported inside tests only: it needs an LNbits that has booted.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

from lnbits.core.db import db
from lnbits.db import POSTGRES
from sqlalchemy.sql import text

from devkit.people import Guest
from venue import Venue

INSERT = text("""
    INSERT INTO apipayments (checking_id, payment_hash, wallet_id, amount, fee, bolt11,
        status, memo, time, created_at, updated_at, extra, labels)
    VALUES (:id, :id, :wallet_id, :amount, 0, :id,
        'success', 'missed', :at, :at, :at, :extra, '[]')
""")


@dataclass(frozen=True)
class Missed:
    """A settled bill made by another program, which may name its customer."""

    pubkey: str | None
    amount_sats: int
    at: float
    id: str = field(default_factory=lambda: os.urandom(32).hex())

    def row(self, wallet_id: str) -> dict[str, Any]:
        named = {"customer_pubkey": self.pubkey} if self.pubkey else {}
        return {
            "id": self.id,
            "wallet_id": wallet_id,
            "amount": self.amount_sats * 1000,
            "at": core_time(self.at),
            "extra": json.dumps(named),
        }


def core_time(at: float) -> Any:
    """A Unix time as LNbits stores it."""
    if db.type != POSTGRES:
        return at
    return datetime.fromtimestamp(at, timezone.utc).replace(tzinfo=None)


async def settle_unseen(wallet_id: str, bills: Sequence[Missed]) -> None:
    async with db.connect() as connection:
        await connection.conn.execute(INSERT, [bill.row(wallet_id) for bill in bills])
        await connection.conn.commit()


async def miss(venue: Venue, guest: Guest, sats: int, at: float) -> None:
    """A guest's bill that settled at that time, of which nothing was heard."""
    await settle_unseen(venue.wallet.id, [Missed(guest.pubkey, sats, at)])
