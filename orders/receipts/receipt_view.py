"""A receipt as the public contract has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ... import clock, crud
from ... import services as loyalty
from ...customers.crud import get_own_names
from ...merchants.models import Merchant
from ...payouts.models import PAID as PAID_OUT
from ...payouts.satoshi_back import given_of
from ...points import Tier
from ...rewards import SATS_PAYOUT
from ...services import CardView
from ...store import Tx
from .. import bill_crud
from ..models import OPEN, PAID, BillPayment, Line, Order
from .receipt import (
    ENDED,
    WAITING,
    Receipt,
    bill_state,
    is_holder,
    points_of,
    refunds_of,
)


def receipt_view(
    tx: Tx, receipt: Receipt, url: str, viewer: str | None
) -> dict[str, Any]:
    """What a receipt says.

    Args:
        url: its own address; viewer: whose session or signature came with the call.
    """
    order, payment, merchant = receipt.order, receipt.payment, receipt.merchant
    refunds, now = refunds_of(tx, payment), clock.now()
    is_mine = viewer is not None and is_holder(tx, receipt, viewer)
    lines = bill_crud.get_lines(tx, [order.id])
    return {
        "merchant": _merchant(merchant),
        "table": order.table_name,
        "created_at": payment.created_at,
        "paid_at": payment.paid_at,
        "method": payment.method,
        "bill": bill_state(payment, refunds),
        "lines": [_line(line) for line in lines],
        "amount_sats": payment.amount_sats,
        "amount_minor": payment.amount_minor,
        "tip_sats": payment.tip_sats,
        "total_sats": payment.total_sats,
        "currency": order.currency,
        "minor_per_btc": order.minor_per_btc,
        "tax": _taxes(order, payment, lines),
        "split": _split(tx, order, payment),
        "refunded_sats": sum(refund.amount_sats for refund in refunds),
        "refunds": [
            {"amount_sats": refund.amount_sats, "time": refund.created_at}
            for refund in refunds
        ],
        "payment_request": payment.payment_request if payment.state == OPEN else None,
        "points": _points(tx, receipt, now),
        "satoshi_back": _satoshi_back(tx, payment),
        "tier": _tier(crud.get_tier(tx, payment.tier_id) if payment.tier_id else None),
        "next_reward": _cheapest_reward(tx, merchant, now),
        "mine": _mine(tx, merchant, viewer) if is_mine and viewer else None,
        "is_mine": is_mine,
        "url": url,
        "now": now,
    }


def _merchant(merchant: Merchant) -> dict[str, Any]:
    profile = merchant.profile
    return {
        "id": merchant.id,
        "name": merchant.name,
        "slug": merchant.slug,
        "category": merchant.category,
        "address": profile.get("address") or "",
        "city": profile.get("city") or "",
        "currency": merchant.currency,
        "timezone": merchant.timezone,
        "receipt_thanks": merchant.receipt_thanks,
        "receipt_footer": merchant.receipt_footer,
        "language": merchant.language,
    }


def _line(line: Line) -> dict[str, Any]:
    names = ("kind", "name", "quantity", "unit_sats", "total_sats")
    shown = {name: getattr(line, name) for name in names}
    return {**shown, "unit_minor": line.unit_minor, "total_minor": line.total_minor}


def _taxes(
    order: Order, payment: BillPayment, lines: Sequence[Line]
) -> list[dict[str, int]]:
    """The tax in what this payment pays, rate by rate; what rewards take off bears
    none."""
    taxed: dict[int, tuple[int, int]] = {}
    for line in lines:
        if line.tax_bp:
            sats, minor = taxed.get(line.tax_bp, (0, 0))
            total = (sats + line.total_sats, minor + line.total_minor)
            taxed[line.tax_bp] = total
    return [
        {
            "tax_bp": rate,
            "tax_sats": _tax(sats, payment.amount_sats, order.amount_sats, rate),
            "tax_minor": _tax(minor, payment.amount_minor, order.amount_minor, rate),
        }
        for rate, (sats, minor) in sorted(taxed.items())
    ]


def _tax(total: int, paid: int, whole: int, rate_bp: int) -> int:
    """The tax, to the nearest, in what is paid of lines: of a bill that is split, or
    that rewards take something off, each line is paid in the same proportion."""
    gross = total * paid // whole if whole else 0
    with_tax = 10_000 + rate_bp
    return (gross * rate_bp + with_tax // 2) // with_tax


def _split(tx: Tx, order: Order, payment: BillPayment) -> dict[str, int] | None:
    if not payment.is_part:
        return None
    payments = bill_crud.get_bill_payments(tx, [order.id])
    parts = [part for part in payments if part.state in (PAID, OPEN)]
    number = sum(part.number <= payment.number for part in parts)
    rest = order.goods_sats > sum(part.amount_sats for part in parts)
    of = max(len(parts) + rest, payment.share_of)
    return {"number": number, "of": of, "bill_sats": order.goods_sats}


def _points(tx: Tx, receipt: Receipt, now: int) -> dict[str, Any]:
    points = points_of(tx, receipt, now)
    has_window = points.state in (WAITING, ENDED)
    return {
        "state": points.state,
        "earned": points.earned,
        "taken_back": points.taken_back,
        "claim_until": points.claim_until if has_window else None,
        "why": points.why,
        "min_spend_sats": points.min_spend_sats,
    }


def _satoshi_back(tx: Tx, payment: BillPayment) -> dict[str, Any] | None:
    """Sats that come back for a payment, or have; to whom is not told."""
    given = given_of(tx, payment.checking_id) if payment.checking_id else []
    if not given:
        return None
    are_paid = all(one.state == PAID_OUT for one in given)
    return {"sats": sum(one.sats for one in given), "paid": are_paid}


def _tier(tier: Tier | None) -> dict[str, str] | None:
    return {"name": tier.name, "color": tier.color} if tier else None


def _cheapest_reward(tx: Tx, merchant: Merchant, now: int) -> dict[str, Any] | None:
    """What a stranger's first points lead to."""
    if not merchant.shows_loyalty:
        return None
    offers = crud.get_offers(tx, merchant.program_id, "", now)
    on_offer = [
        reward
        for reward, _ in offers
        if reward.kind != SATS_PAYOUT and reward.tier_id is None
    ]
    reward = min(on_offer, key=lambda one: (one.cost_points, one.id), default=None)
    if not reward:
        return None
    return {"name": reward.name, "cost_points": reward.cost_points}


def _mine(tx: Tx, merchant: Merchant, pubkey: str) -> dict[str, Any]:
    """The card that it is on, for its holder."""
    view = card_of(tx, merchant, pubkey)
    card = crud.find_card(tx, merchant.program_id, pubkey)
    names = get_own_names(tx, [card.id] if card else [])
    name = next(iter(names.values()), "")
    return {**card_summary(view), "name": name, "visits": view.balance.visits}


def card_of(tx: Tx, merchant: Merchant, pubkey: str) -> CardView:
    """A customer's card at a merchant, as it is now."""
    program, now = loyalty.get_program(tx, merchant.program_id), clock.now()
    month = clock.month_of(merchant.clock.date(now))
    return loyalty.view_card(tx, program, pubkey, month, now, entries=0)


def card_summary(view: CardView) -> dict[str, Any]:
    """Points, tier and what comes next."""
    ahead = None
    if view.next_reward:
        reward, missing = view.next_reward
        ahead = {
            "name": reward.name,
            "kind": reward.kind,
            "cost_points": reward.cost_points,
            "missing": missing,
        }
    return {"points": view.points, "tier": _tier(view.tier), "next_reward": ahead}
