"""Who is calling: what they showed, before it is known what they may."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

ADMIN, INVOICE, TOKEN, CUSTOMER = "admin", "invoice", "token", "customer"
WALLET = "wallet"


@dataclass(frozen=True)
class Proof:
    """What a caller showed, checked as far as it can be without our tables.

    Attributes:
        kind: `admin` or `invoice` (a wallet's key), `token`, or `customer` (a signed
            request).
        holder: wallet id, hash of the token's secret, or the customer's key.
        user_id: whose wallet it is.
    """

    kind: str
    holder: str
    user_id: str = ""

    @property
    def caller(self) -> str:
        """What tells callers apart: both keys of a wallet are one caller."""
        return f"{WALLET if self.kind in (ADMIN, INVOICE) else self.kind}:{self.holder}"


def secret_hash(secret: str) -> str:
    """How a secret is stored. It has 256 random bits, so a plain hash will do."""
    return sha256(secret.encode()).hexdigest()
