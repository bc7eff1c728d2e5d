"""Nouns of the payouts' slice, and the bodies that change them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from pydantic import BaseModel

from ..fields import Flag, Line, Whole

Cause = Literal["cashback", "rebate", "reward", "refund"]
CASHBACK: Final = "cashback"
REBATE: Final = "rebate"
REWARD: Final = "reward"
REFUND: Final = "refund"
# What is given on top, within a budget, and paid once there is enough of it.
SATOSHI_BACK: Final[tuple[Cause, ...]] = (CASHBACK, REBATE)

PENDING, PAYING, PAID, FAILED, UNKNOWN, VOID = (
    "pending",
    "paying",
    "paid",
    "failed",
    "unknown",
    "void",
)
OPEN, OVER = "open", "over"  # of transfers only: a link that waits; one that ended

WALLET, ADDRESS, WITHDRAW, INVOICE = "wallet", "address", "withdraw", "invoice"


def cause_key(cause: str, source_id: str) -> str:
    """What a payout is found by, and is unique by. Rewards had no other cause once."""
    return source_id if cause == REWARD else f"{cause}:{source_id}"


@dataclass(frozen=True)
class Payout:
    """Sats that are owed for one cause.

    Attributes:
        cause: `cause_key` of its kind and source.
        card_id: whose they are; empty: whoever has the link of a refund.
        amount_sats: as first owed; kept_sats: what of it a refund has taken again;
            withheld_sats: what a refund gave less, because this was paid by then.
        due_at: before that it is not paid.
        transfer_id: what pays it, or has.
        tries: how often sending it has failed; reason: the last one's word.
    """

    id: str
    cause: str
    kind: str
    program_id: str
    merchant_id: str
    card_id: str
    amount_sats: int
    kept_sats: int
    withheld_sats: int
    state: str
    created_at: int
    due_at: int
    transfer_id: str | None
    tries: int
    reason: str

    @property
    def sats(self) -> int:
        """What is owed now."""
        return self.amount_sats - self.kept_sats


@dataclass(frozen=True)
class Transfer:
    """One sending of sats, on record before it happens.

    Attributes:
        wallet_id: the merchant's, which pays.
        road: wallet, address, withdraw or invoice; destination: where to on it.
        payment_hash: of the invoice that is paid; empty while there is none.
        leased_until: until then whoever took it is at it.
    """

    id: str
    merchant_id: str
    card_id: str
    wallet_id: str
    road: str
    destination: str
    amount_sats: int
    state: str
    payment_request: str
    payment_hash: str | None
    created_at: int
    expires_at: int
    leased_until: int
    due_at: int
    tries: int
    reason: str
    ended_at: int | None

    @property
    def external_id(self) -> str:
        """What LNbits' own rows of it are found by."""
        return f"loyalty_{self.id}"


@dataclass(frozen=True)
class PayoutSettings:
    """What a merchant gives back, and at most.

    Attributes:
        is_on: whether bills are given satoshi-back at all.
        min_sats: less than that of satoshi-back waits until it is that much.
        day_sats, month_sats: satoshi-back that is promised at most in a business day, a
            month; guest_day_sats: to one guest in a day.
        refund_day_sats: what goes back by Lightning for refunds in a day at most.
    """

    is_on: int = 1
    min_sats: int = 100
    day_sats: int = 100_000
    month_sats: int = 1_000_000
    guest_day_sats: int = 20_000
    refund_day_sats: int = 500_000


class PayoutSettingsUpdate(BaseModel):
    """Fields that are not sent stay."""

    is_on: Flag | None
    min_sats: Whole | None
    day_sats: Whole | None
    month_sats: Whole | None
    guest_day_sats: Whole | None
    refund_day_sats: Whole | None


@dataclass(frozen=True)
class Destination:
    """Where a key wants its sats."""

    road: str
    destination: str


class DestinationBody(BaseModel):
    """A wallet of this LNbits, or a lightning address; neither: nowhere any more."""

    wallet_id: Line | None
    lightning_address: Line | None


LINK_SECONDS: Final = 3600
REFUND_LINK_SECONDS: Final = 7 * 86_400
MARK: Final = "loyalty_payout"  # in `extra`: how our listener knows our own payments
