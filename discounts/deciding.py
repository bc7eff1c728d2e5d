"""What a customer gets at a merchant now: the engine, with what it has to know.

Only reads, and only what the rules at hand ask for: a thousand rules of badges that
nobody at the counter has cost nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .. import clock
from .. import crud as core
from .. import services as loyalty
from ..badges.models import HeldBadge
from ..merchants.models import Merchant
from ..models import Program
from ..store import Tx
from . import badges_seen, crud, usage_crud
from .engine import DAY, Bill, Decision, Facts, Offer, decide
from .models import Joined
from .rules import NO_BADGE, Rule, any_issuer_key


@dataclass(frozen=True)
class Decided:
    """What was found out for one customer and one amount."""

    bill: Bill
    badges: tuple[HeldBadge, ...]
    decision: Decision


ANY_AMOUNT = 1_000_000_000  # above every minimum


def decide_for_any(tx: Tx, merchant: Merchant, pubkey: str, now: int) -> Decided:
    """What a customer can get on some bill: whatever is left of a budget will do."""
    return _decide(tx, merchant, pubkey, ANY_AMOUNT, now, is_any=True)


def decide_for(
    tx: Tx, merchant: Merchant, pubkey: str, amount_sats: int, now: int
) -> Decided:
    """What a customer gets on a bill of so much; below the mode `full`, nothing.

    Args:
        amount_sats: goods, after rewards, without the tip.
    """
    return _decide(tx, merchant, pubkey, amount_sats, now)


def _decide(
    tx: Tx,
    merchant: Merchant,
    pubkey: str,
    amount_sats: int,
    now: int,
    is_any: bool = False,
) -> Decided:
    program = loyalty.get_program(tx, merchant.program_id)
    bill = Bill(amount_sats, now, program.settings.max_giveback_bp)
    if not merchant.shows_loyalty or not program.settings.is_enabled:
        return Decided(bill, (), Decision((), ()))
    badges = badges_seen.held(tx, merchant, pubkey, now)
    offers = offers_at(tx, merchant.id, _keys_of(badges))
    if is_any:
        offers = [replace(o, budget_left=None) if o.budget_left else o for o in offers]
    facts = _facts(tx, merchant, program, pubkey, badges, offers, now)
    return Decided(bill, badges, decide(bill, offers, facts))


def _keys_of(badges: Sequence[HeldBadge]) -> list[str]:
    """What rules are found by that ask for one of these badges, or for none."""
    own = {badge.badge for badge in badges}
    any_issuers = {any_issuer_key(badge.badge) for badge in badges if badge.trusted}
    return [NO_BADGE, *sorted(own | any_issuers)]


def offers_at(tx: Tx, merchant_id: str, badge_keys: Sequence[str]) -> list[Offer]:
    """The rules that hold at a merchant, as they stand there."""
    rules = crud.get_rules_for(tx, merchant_id, badge_keys)
    bounded = [r.id for r in rules if r.budget_sats is not None or r.is_offer]
    joined = crud.get_joined(tx, merchant_id, [r.id for r in rules if r.is_offer])
    spent = usage_crud.get_spent(tx, bounded, merchant_id)
    asked = [r.id for r in rules if r.is_offer and r.partner_days and not r.partner_id]
    partners = crud.get_partners(tx, asked)
    return [
        Offer(
            rule,
            joined[rule.id].max_discount_sats if rule.id in joined else None,
            _budget_left(rule, joined.get(rule.id), spent, merchant_id),
            joined[rule.id].budget_sats if rule.id in joined else None,
            partners.get(rule.id),
        )
        for rule in rules
    ]


def _budget_left(
    rule: Rule,
    joined: Joined | None,
    spent: dict[tuple[str, str], int],
    merchant_id: str,
) -> int | None:
    """The least that is left of the rule's budget and the merchant's own."""
    left = []
    if rule.budget_sats is not None:
        left.append(rule.budget_sats - spent.get((rule.id, ""), 0))
    if joined and joined.budget_sats is not None:
        left.append(joined.budget_sats - spent.get((rule.id, merchant_id), 0))
    return min(left, default=None)


def _facts(
    tx: Tx,
    merchant: Merchant,
    program: Program,
    pubkey: str,
    badges: Sequence[HeldBadge],
    offers: Sequence[Offer],
    now: int,
) -> Facts:
    rules = [offer.rule for offer in offers]
    limited = [rule.id for rule in rules if rule.usage_limit is not None]
    events = {rule.event for rule in rules if rule.same_day}
    days = max((rule.partner_days for rule in rules), default=0)
    return Facts(
        badges=badges,
        tiers=_tiers(tx, program, pubkey, rules, now),
        events_today=(
            badges_seen.events_today(tx, merchant, events, now)
            if events
            else frozenset()
        ),
        bills_elsewhere=(
            usage_crud.bills_elsewhere(tx, pubkey, merchant.id, now - days * DAY)
            if days
            else {}
        ),
        used=_used(tx, program, pubkey, limited),
    )


def _used(
    tx: Tx, program: Program, pubkey: str, rule_ids: Sequence[str]
) -> dict[str, int]:
    if not rule_ids:
        return {}
    person = loyalty.known_person(tx, program.id, pubkey)
    return usage_crud.get_uses(tx, rule_ids, person)


def _tiers(
    tx: Tx, program: Program, pubkey: str, rules: Sequence[Rule], now: int
) -> frozenset[str]:
    """Ids of the tier that a customer holds, and of all below it."""
    if not any(rule.tier_id for rule in rules):
        return frozenset()
    balance = core.find_balance(tx, program.id, pubkey)
    if not balance:
        return frozenset(
            t.id for t in core.get_tiers(tx, program.id) if not t.threshold
        )
    held = loyalty.held_tiers(tx, program, [balance], now)[balance.card_id]
    if not held:
        return frozenset()
    tiers = core.get_tiers(tx, program.id)
    return frozenset(t.id for t in tiers if t.threshold <= held.threshold)


def decide_now(tx: Tx, merchant: Merchant, pubkey: str, amount_sats: int) -> Decided:
    """The same, now."""
    return decide_for(tx, merchant, pubkey, amount_sats, clock.now())
