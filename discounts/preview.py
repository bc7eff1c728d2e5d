"""Before a rule is made: who would get it, and which rules it gets in the way of.

Counted from real cards: tiers exactly; badges as far as they are known, for the guests
who were here last. Fewer than five are not counted out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .. import clock
from .. import crud as core
from .. import services as loyalty
from ..ledger import Balance
from ..merchants.models import Merchant
from ..store import Tx
from . import badges_seen, crud, preview_crud, usage_crud
from .deciding import ANY_AMOUNT
from .engine import DAY, Bill, Facts, Offer, decide
from .models import RuleBody
from .rules import Rule
from .services import drafted

LEAST_SHOWN = 5
MOST_LOOKED_AT = 500  # cards whose badges are looked at
MOST_RULES = 500


def preview(tx: Tx, merchant: Merchant, body: RuleBody) -> dict[str, Any]:
    """Who would get a rule, and what it overlaps with; nothing is written."""
    rule = drafted(tx, merchant, body)
    total = preview_crud.count_guests(tx, merchant.program_id)
    needs_each = bool(rule.badge) or bool(rule.partner_days)
    if rule.tier_id and not needs_each:
        getting, looked_at = _count_tier(tx, merchant, rule.tier_id), total
    elif not needs_each:
        getting, looked_at = total, total
    else:
        guests = preview_crud.last_guests(tx, merchant.program_id, MOST_LOOKED_AT)
        getting, looked_at = _count(tx, merchant, rule, guests), len(guests)
    return {
        **_shown(getting),
        "cards": total,
        "looked_at": looked_at,
        "overlaps": _overlaps(tx, merchant, rule),
    }


def _shown(guests: int) -> dict[str, Any]:
    if 0 < guests < LEAST_SHOWN:
        return {"guests": None, "fewer_than": LEAST_SHOWN}
    return {"guests": guests, "fewer_than": None}


def _count_tier(tx: Tx, merchant: Merchant, tier_id: str) -> int:
    """Every card of the programme that holds the tier or a higher one."""
    program = loyalty.get_program(tx, merchant.program_id)
    tiers = core.get_tiers(tx, program.id)
    least = next((t.threshold for t in tiers if t.id == tier_id), None)
    if least is None:
        return 0
    count, after = 0, ""
    while True:
        page = preview_crud.balances_after(tx, program.id, after, MOST_LOOKED_AT)
        held = loyalty.held_tiers(tx, program, page, clock.now())
        count += sum(t is not None and t.threshold >= least for t in held.values())
        if len(page) < MOST_LOOKED_AT:
            return count
        after = page[-1].card_id


def _count(
    tx: Tx, merchant: Merchant, rule: Rule, guests: Sequence[tuple[str, Balance]]
) -> int:
    """Of these guests, who meets what the rule asks for; its limits are not asked."""
    program, now = loyalty.get_program(tx, merchant.program_id), clock.now()
    held = loyalty.held_tiers(tx, program, [b for _, b in guests], now)
    tiers = core.get_tiers(tx, program.id)
    bill, found = Bill(ANY_AMOUNT, now, 10_000), 0
    for pubkey, balance in guests:
        tier = held[balance.card_id]
        facts = Facts(
            badges=badges_seen.held(tx, merchant, pubkey, now) if rule.badge else (),
            tiers=frozenset(
                t.id for t in tiers if tier and t.threshold <= tier.threshold
            ),
            events_today=frozenset({rule.event}),
            bills_elsewhere=(
                usage_crud.bills_elsewhere(
                    tx, pubkey, merchant.id, now - rule.partner_days * DAY
                )
                if rule.partner_days
                else {}
            ),
        )
        found += bool(decide(bill, [Offer(rule)], facts).applied)
    return found


def _overlaps(tx: Tx, merchant: Merchant, rule: Rule) -> list[dict[str, Any]]:
    """Active rules here that the same guest can have on the same bill.

    `together`: both are used; else only the better one is.
    """
    page = {"limit": MOST_RULES, "offset": 0}
    others, _ = crud.list_rules(tx, merchant.id, True, page)
    return [
        {
            "rule_id": other.id,
            "description": other.description,
            "together": bool(rule.stackable and other.stackable),
        }
        for other in others
        if _meet(rule, other)
    ]


def _meet(one: Rule, other: Rule) -> bool:
    """Whether both can hold for one guest at one time."""
    begins = max(one.valid_from or 0, other.valid_from or 0)
    ends = [r.valid_until for r in (one, other) if r.valid_until is not None]
    if ends and min(ends) <= begins:
        return False
    return one.badge_key == other.badge_key or not (one.badge and other.badge)
