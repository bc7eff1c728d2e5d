"""Nouns of the orders' slice."""

from __future__ import annotations

from dataclasses import dataclass

# What became of a core payment. Judged once, when it is first seen, and kept.
EARNED = "earned"
NO_CUSTOMER = "no_customer"
NOT_A_BILL = "not_a_bill"
NOT_LINKED = "not_linked"
BEFORE_LINK = "before_link"
OWN_WALLET = "own_wallet"
OWN_PAYOUT = "own_payout"  # sats that we have sent back ourselves
DISABLED = "disabled"
MODE_OFF = "mode_off"
REVERSIBLE = "reversible"
NO_RATE = "no_rate"
ALREADY_PAID = "already_paid"
CASH_OFF, CASH_CAP = "cash_off", "cash_cap"

OPEN, PAID, VOID = "open", "paid", "void"
PART_REFUNDED, REFUNDED = "part_refunded", "refunded"
NEW, CANCELED = "new", "canceled"

# An order's source: made here, or a payment made elsewhere that names its customer.
OURS, NAMED = "loyalty", "payment"

LIGHTNING, CASH, CREDIT_CARD, NOTHING = "lightning", "cash", "card", "nothing"
REPLACED, SURPLUS = "replaced", "surplus"
ITEM, REWARD, DISCOUNT = "item", "reward", "discount"
LATE = "late"


@dataclass(frozen=True)
class Order:
    """A bill.

    Attributes:
        amount_sats: what its items cost, without the tip; amount_minor: the same in
            `currency`, 0 in sats.
        rewards_sats, rewards_minor: what rewards and discounts take off that.
        minor_per_btc: the rate frozen with the invoice, 0 if there was none.
        kitchen: new, accepted, ready, served or canceled.
        bill: open, paid, part_refunded, refunded or void.
        source: `loyalty`; `payment` for a payment made elsewhere that names its
            customer, or that we were told of; else the adapter that recognised it.
        payment_hash, payment_request: the last invoice over the whole bill; what was
            paid, and with what, says `BillPayment`.
        reference: what another program calls it.
        flag: `late`: it was paid after it had been given up.
        quote_id: what was promised for it, if a discount is on it.
        referred_by: who said who brought the guest.
    """

    id: str
    merchant_id: str
    program_id: str
    customer_pubkey: str | None
    referrer_pubkey: str | None
    amount_sats: int
    amount_minor: int
    currency: str
    minor_per_btc: int
    tip_sats: int
    table_name: str
    note: str
    kitchen: str
    bill: str
    source: str
    payment_hash: str | None
    payment_request: str | None
    actor_id: str
    created_at: int
    paid_at: int | None
    rewards_sats: int = 0
    rewards_minor: int = 0
    reference: str = ""
    flag: str = ""
    quote_id: str = ""
    referred_by: str = ""

    @property
    def goods_sats(self) -> int:
        """What is to be paid for goods: what counts, if all of it is paid."""
        return self.amount_sats - self.rewards_sats

    @property
    def goods_minor(self) -> int:
        return self.amount_minor - self.rewards_minor

    @property
    def is_of_adapter(self) -> bool:
        """Whether it is a bill of another extension that knows nothing of us."""
        return self.source not in (OURS, NAMED)

    @property
    def total_sats(self) -> int:
        """What is to be paid, the tip included."""
        return self.goods_sats + self.tip_sats

    @property
    def status(self) -> str:
        """The one word of the public contract, derived from kitchen and bill."""
        if self.bill == REFUNDED:
            return "refunded"
        if self.kitchen == "canceled" or self.bill == VOID:
            return "canceled"
        if self.bill == OPEN:
            return "pending"
        shown = {"new": "paid", "served": "completed"}
        return shown.get(self.kitchen, self.kitchen)


@dataclass(frozen=True)
class Line:
    """One line of a bill.

    Attributes:
        kind: `item`, `reward` or `discount`; the last two are below zero.
        unit_sats, total_sats: in sats; `*_minor` in the bill's currency, 0 in sats.
        tax_bp: the tax that is in the price, 10000 = 100 %.
        item_id: of the menu; of a free item, the line that it makes free.
        redemption_id: the reward that it is.
        payment_id: the part of a split bill that it is in.
        usage_id: of the discount that it is.
    """

    id: str
    order_id: str
    number: int
    kind: str
    name: str
    category: str
    item_id: str | None
    quantity: int
    unit_sats: int
    unit_minor: int
    total_sats: int
    total_minor: int
    tax_bp: int
    redemption_id: str | None = None
    payment_id: str | None = None
    usage_id: str | None = None


@dataclass(frozen=True)
class BillPayment:
    """What a bill, or a part of a split one, is paid with. Each has its own receipt.

    Attributes:
        is_part: 1 if it was made to pay only a part; share_of: of how many equal ones.
        amount_sats, amount_minor: of goods: asked for and, once paid, what counted.
        surplus_sats: what was paid beyond that and the tip; before_sats: what of the
            bill had been paid before.
        state: `open`, `paid`, `replaced` (another invoice stands for it), `void`, or
            `surplus`: it was paid when nothing was left to pay.
        checking_id: of the payment that settled it.
        customer_pubkey: whose card it earned on, or is to earn on.
        tier_id: what that card's tier was afterwards.
        claimed_at: when it was put on a card by its receipt; on an erased one it is
            there, and no customer.
        is_reversible: 1 if it was paid in money that can be reversed.
    """

    id: str
    order_id: str
    number: int
    is_part: int
    share_of: int
    amount_sats: int
    amount_minor: int
    tip_sats: int
    surplus_sats: int
    before_sats: int
    method: str
    state: str
    payment_hash: str | None
    payment_request: str | None
    checking_id: str | None
    customer_pubkey: str | None
    tier_id: str | None
    actor_id: str
    created_at: int
    paid_at: int | None
    claimed_at: int | None
    is_reversible: int = 0

    @property
    def total_sats(self) -> int:
        """What is, or was, to be paid, the tip included."""
        return self.amount_sats + self.tip_sats + self.surplus_sats

    @property
    def is_paid(self) -> bool:
        return self.state in (PAID, SURPLUS)

    @property
    def is_nobodys(self) -> bool:
        """Whether it was paid and is on no card: then its receipt can be claimed."""
        no_card = self.customer_pubkey is None and self.claimed_at is None
        return self.state == PAID and no_card


@dataclass(frozen=True)
class Payment:
    """A core payment that we have judged. It belongs to one merchant for ever.

    Attributes:
        base_sats: what counted of it.
        outcome: what became of it, one of the words above or a refusal's code.
        time: when it settled, as first seen; never read again.
    """

    checking_id: str
    payment_hash: str
    wallet_id: str
    merchant_id: str | None
    order_id: str | None
    amount_msat: int
    base_sats: int
    outcome: str
    time: int
    recorded_at: int
