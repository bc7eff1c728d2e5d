"""Bills that were never written: what pure rules are tested on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from loyalty.orders.models import ITEM, OPEN, BillPayment, Line, Order
from loyalty.rewards import RESERVED, Redemption

_ORDER = Order(
    id="order",
    merchant_id="merchant",
    program_id="program",
    customer_pubkey=None,
    referrer_pubkey=None,
    amount_sats=1_000,
    amount_minor=0,
    currency="",
    minor_per_btc=0,
    tip_sats=0,
    table_name="",
    note="",
    kitchen="new",
    bill=OPEN,
    source="loyalty",
    payment_hash=None,
    payment_request=None,
    actor_id="",
    created_at=0,
    paid_at=None,
)
_LINE = Line(
    id="line",
    order_id="order",
    number=1,
    kind=ITEM,
    name="Coffee",
    category="",
    item_id=None,
    quantity=1,
    unit_sats=0,
    unit_minor=0,
    total_sats=0,
    total_minor=0,
    tax_bp=0,
)
_PAYMENT = BillPayment(
    id="payment",
    order_id="order",
    number=1,
    is_part=1,
    share_of=0,
    amount_sats=0,
    amount_minor=0,
    tip_sats=0,
    surplus_sats=0,
    before_sats=0,
    method="lightning",
    state=OPEN,
    payment_hash=None,
    payment_request=None,
    checking_id=None,
    customer_pubkey=None,
    tier_id=None,
    actor_id="",
    created_at=0,
    paid_at=None,
    claimed_at=None,
)
_REDEMPTION = Redemption(
    id="redemption",
    program_id="program",
    card_id="card",
    seq=1,
    reward_id="reward",
    merchant_id="merchant",
    order_id=None,
    reward_name="Free coffee",
    kind="free_item",
    value=0,
    points=1,
    from_stock=0,
    status=RESERVED,
    short_code="",
    actor_id="",
    created_at=0,
    expires_at=0,
    fulfil_at=None,
    ended_at=None,
    ended_by=None,
)


def order(amount_sats: int = 1_000, **more: Any) -> Order:
    return replace(_ORDER, amount_sats=amount_sats, **more)


def line(line_id: str, unit_sats: int, quantity: int = 1, **more: Any) -> Line:
    """So many of a thing, priced in sats and, if `unit_minor` is given, beside it."""
    unit_minor = more.pop("unit_minor", 0)
    return replace(
        _LINE,
        id=line_id,
        quantity=quantity,
        unit_sats=unit_sats,
        unit_minor=unit_minor,
        total_sats=unit_sats * quantity,
        total_minor=unit_minor * quantity,
        **more,
    )


def payment(payment_id: str, amount_sats: int, **more: Any) -> BillPayment:
    return replace(_PAYMENT, id=payment_id, amount_sats=amount_sats, **more)


def redemption(kind: str, value: int = 0, **more: Any) -> Redemption:
    return replace(_REDEMPTION, kind=kind, value=value, **more)
