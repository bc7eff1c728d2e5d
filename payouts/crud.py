"""SQL for what is owed, to whom, and up to which budget."""

from __future__ import annotations

from dataclasses import fields

from ..store import Tx
from .models import (
    Payout,
    PayoutSettings,
)

_NAMES = tuple(f.name for f in fields(Payout))
COLUMNS = ", ".join(f"p.{name}" for name in _NAMES)
_SETTINGS = ", ".join(f.name for f in fields(PayoutSettings))
# A person's cards: the one they have, and those that were merged into it.
_OWN_CARDS = "SELECT id FROM cards WHERE id = :card_id OR merged_into = :card_id"


def find_payout(tx: Tx, cause: str, hold: bool = False) -> Payout | None:
    """What a cause has led to."""
    rows = tx.tuples(
        f"SELECT {COLUMNS} FROM payouts p WHERE p.cause = :cause"
        f"{' FOR UPDATE' if hold else ''}",
        {"cause": cause},
    )
    return Payout(*rows[0]) if rows else None


def get_payout(tx: Tx, payout_id: str, hold: bool = False) -> Payout | None:
    rows = tx.tuples(
        f"SELECT {COLUMNS} FROM payouts p WHERE p.id = :id"
        f"{' FOR UPDATE' if hold else ''}",
        {"id": payout_id},
    )
    return Payout(*rows[0]) if rows else None
