"""A settled bill earns: one event on the customer's card, judged by its own time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .. import crud, ledger
from ..clock import LocalClock
from ..ledger import Event
from ..models import Program
from ..points import ONE_BP, VISIT, Bill, Part, earned_points
from ..store import Tx
from . import gifts, referrals, visits
from .movement import moving
from .posting import SYSTEM, Movement, lot_until
from .referrals import NOBODY, Named
from .refunds import catch_up
from .stamps import is_stamped
from .welcome import expect


@dataclass(frozen=True)
class PaidBill:
    """A settled bill as the ledger needs it.

    Attributes:
        program: as it stood when the bill settled: it judges the bill.
        source_id: the core payment's checking id.
        time: when it settled, Unix seconds; clock: the merchant's day of that time.
        minor_per_btc: the rate frozen with the invoice, 0 in a sats programme.
        campaign_bp: the campaigns' multiplier at that time, 10000 = 1×.
        is_claim: claimed later by whoever held the receipt: nobody's tier multiplies.
        made_by: who made the order; `system` for a payment made elsewhere.
        part: of what the bill is a part, if it was split.
        named: who has brought the guest, as the bill says.
        is_reversible: paid in money that can be reversed: its points buy no sats.
    """

    program: Program
    merchant_id: str
    order_id: str | None
    source_id: str
    bill: Bill
    time: int
    clock: LocalClock
    minor_per_btc: int
    campaign_bp: int = ONE_BP
    is_claim: bool = False
    made_by: str = SYSTEM
    part: Part | None = None
    named: Named = NOBODY
    is_reversible: bool = False


class Earned(NamedTuple):
    """What a bill has done to a card.

    Attributes:
        tier_id: what its tier is afterwards.
        rebate_bp: what the tier that it had before gives back of the bill.
    """

    event: Event
    tier_id: str | None
    rebate_bp: int = 0


def earn(tx: Tx, customer_pubkey: str, paid: PaidBill) -> Earned:
    """Appends `earned` to the customer's card for a settled bill.

    A new guest's first one also brings welcome points, to come (see `welcome`), and
    what `referrals` and `visits` say.

    Raises:
        DuplicateRow: this payment has earned before.
        InvalidInput: `too_many_points`.
    """
    with moving(tx, paid.program.id, customer_pubkey) as move:
        if paid.part or paid.bill.items:
            crud.keep_counted(tx, paid.source_id, paid.program.id, paid.bill, paid.part)
        rebate_bp = 0 if paid.is_claim else move.rebate_bp()
        event = move.post(_earned(move, paid))
        catch_up(move, event)  # a bill may have been refunded before it is here
        _expect(move, paid, event)
    return Earned(event, move.books.balance.tier_id, rebate_bp)


def _expect(move: Movement, paid: PaidBill, event: Event) -> None:
    """What a new guest's first bill promises to whom."""
    settings, made_by, part = paid.program.settings, paid.made_by, paid.part
    brought = referrals.expect(move, settings, event, paid.named, made_by, part)
    shown = visits.expect(move, settings, event, made_by, part)
    if brought or shown:  # found late, it may be due at once
        gifts.decide_due(move)
        gifts.give_due(move)
    expect(move, settings, event, made_by, part)


def _earned(move: Movement, paid: PaidBill) -> Event:
    settings, bill = paid.program.settings, paid.bill
    local_day = paid.clock.day(paid.time)
    tier_bp = ONE_BP if paid.is_claim else move.tier_bp()
    rule = settings.rule(paid.minor_per_btc)
    points = earned_points(
        rule,
        bill,
        tier_bp=tier_bp,
        campaign_bp=paid.campaign_bp,
        already_visited=rule.earn_by == VISIT and is_stamped(move, local_day),
        part=paid.part,
    )
    until = lot_until(settings, paid.clock, paid.time, move.now)
    return move.draft(
        paid.merchant_id,
        paid.clock,
        paid.time,
        kind=ledger.EARNED,
        delta=points,
        base_sats=bill.base_sats,
        base_minor=bill.base_minor,
        currency=settings.currency,
        tier_bp=tier_bp,
        campaign_bp=paid.campaign_bp,
        tier_points=points,
        lots=ledger.as_text([(points, until)]),
        source=ledger.PAYMENT,
        source_id=paid.source_id,
        rule_hash=crud.keep_rule(move.tx, rule),
        actor_id=SYSTEM,
        order_id=paid.order_id,
        purse=ledger.BOUND if paid.is_reversible else "",
    )
