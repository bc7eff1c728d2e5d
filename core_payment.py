"""An incoming payment, as LNbits' database has it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class CorePayment:
    """An incoming payment as LNbits' database has it.

    Attributes:
        amount_msat: what arrived, > 0.
        memo, extra: what the maker of the invoice wrote. It identifies, it proves
            nothing.
        fiat_provider: set for money that can be reversed (cards).
        created_at, updated_at: Unix seconds; a success's first `updated_at` is when it
            settled, but core bumps it again later.
        wallet_user: who has the wallet; payer_user: who paid, if from this LNbits.
    """

    checking_id: str
    payment_hash: str
    wallet_id: str
    amount_msat: int
    status: str
    tag: str | None
    extra: dict[str, Any]
    fiat_provider: str | None
    created_at: int
    updated_at: int
    wallet_user: str | None
    payer_user: str | None
    memo: str = ""

    @property
    def settled(self) -> bool:
        return self.status == "success" and self.amount_msat > 0

    @property
    def is_reversible(self) -> bool:
        return bool(self.fiat_provider or self.extra.get("paid_in_fiat"))
