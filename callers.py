"""Who is calling: what they showed, before it is known what they may."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

ADMIN, INVOICE, TOKEN, CUSTOMER = "admin", "invoice", "token", "customer"
SESSION = "session"
WALLET = "wallet"


@dataclass(frozen=True)
class Proof:
    """What a caller showed, checked as far as it can be without our tables.

    Attributes:
        kind: `admin` or `invoice` (a wallet's key), `token`, `customer` (a signed
            request) or `session` (a customer's cookie).
        holder: wallet id, hash of the token's secret, the customer's key, or hash of
            the session's id.
        user_id: whose wallet it is.
        csrf: what a session's page says to show that it is ours.
        writes: whether the call of a session is one that may change something.
    """

    kind: str
    holder: str
    user_id: str = ""
    csrf: str = ""
    writes: bool = False

    @property
    def caller(self) -> str:
        """What tells callers apart: both keys of a wallet are one caller."""
        return f"{WALLET if self.kind in (ADMIN, INVOICE) else self.kind}:{self.holder}"


def secret_hash(secret: str) -> str:
    """How a secret is stored. It has 256 random bits, so a plain hash will do."""
    return sha256(secret.encode()).hexdigest()
