"""Which rules give what on one bill. Pure: no I/O, no clock, no database.

Each rule is looked at in one order, and the first thing that is not so is why it does
not count: active, window, minimum, badge, same day, tier, partner, usage limit, value,
cap, clamp, budget. Of those that count the best one alone is used, or, where that gives
more, all stackable ones together: fixed, then per cent of the rest, then cashback on
the net. All of it in whole sats, floored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from ..giveback import bounded
from ..points import ONE_BP
from .rules import CASHBACK, FIXED, NO_BADGE, PERCENTAGE, Rule
from .rules import any_issuer_key as _any_issuer

INACTIVE, NOT_YET, ENDED = "inactive", "not_yet", "ended"
BELOW_MINIMUM, OTHER_DAY = "below_minimum", "other_day"
NO_SUCH_BADGE, BAD_BADGE = "no_badge", "bad_badge"
TIER_NEEDED, PARTNER_NEEDED = "tier_needed", "partner_needed"
LIMIT_REACHED, BUDGET_SPENT = "limit_reached", "budget_spent"
NOTHING_OFF, BETTER_ONE = "nothing_off", "better_one"

DAY = 86_400
_NEVER = 2**63
_TURN = {FIXED: 0, PERCENTAGE: 1, CASHBACK: 2}


class Badge(Protocol):
    """What of a held badge is looked at."""

    @property
    def badge(self) -> str: ...
    @property
    def trusted(self) -> bool: ...
    @property
    def valid(self) -> bool: ...
    @property
    def expires_at(self) -> int | None: ...


@dataclass(frozen=True)
class Offer:
    """A rule as it stands at one merchant.

    Attributes:
        cap_sats: the merchant's own cap on an offer that it has joined.
        budget_left: the least that is left of the rule's budget and the merchant's own;
            own_budget: the merchant's own, in all.
        partners: where a bill makes a customer a partner's; None: at any other.
    """

    rule: Rule
    cap_sats: int | None = None
    budget_left: int | None = None
    own_budget: int | None = None
    partners: frozenset[str] | None = None


@dataclass(frozen=True)
class Facts:
    """What is known of the customer, at one merchant.

    Attributes:
        tiers: ids of the tier that is held, and of all below it.
        events_today: coordinates of the events whose day it is there.
        bills_elsewhere: by merchant, when the last bill was paid there.
        used: by rule, how often the customer has used it.
    """

    badges: Sequence[Badge] = ()
    tiers: frozenset[str] = frozenset()
    events_today: frozenset[str] = frozenset()
    bills_elsewhere: Mapping[str, int] = field(default_factory=dict)
    used: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Bill:
    """What the discount is asked for.

    Attributes:
        amount_sats: goods, after rewards, without the tip.
        at: Unix seconds; max_giveback_bp: the programme's bound.
    """

    amount_sats: int
    at: int
    max_giveback_bp: int


@dataclass(frozen=True)
class Applied:
    """A rule that counts, and what it gives: off the bill, or back afterwards."""

    offer: Offer
    badge: Badge | None
    discount_sats: int
    cashback_sats: int

    @property
    def rule(self) -> Rule:
        return self.offer.rule

    @property
    def total_sats(self) -> int:
        return self.discount_sats + self.cashback_sats


@dataclass(frozen=True)
class Refused:
    """A rule that does not count, and why; the badge that was looked at, if any."""

    rule: Rule
    code: str
    badge: Badge | None = None


@dataclass(frozen=True)
class Decision:
    """What a bill gives."""

    applied: tuple[Applied, ...]
    refused: tuple[Refused, ...]

    @property
    def discount_sats(self) -> int:
        return sum(one.discount_sats for one in self.applied)

    @property
    def cashback_sats(self) -> int:
        return sum(one.cashback_sats for one in self.applied)


def decide(bill: Bill, offers: Iterable[Offer], facts: Facts) -> Decision:
    """What a customer gets on a bill, and why not more."""
    shown = _Shown(facts.badges, bill.at)
    counting: list[tuple[Offer, Badge | None]] = []
    refused: list[Refused] = []
    for offer in offers:
        badge = shown.for_rule(offer.rule)
        code = _obstacle(bill, offer, facts, badge, shown)
        if code:
            refused.append(Refused(offer.rule, code, badge))
        else:
            counting.append((offer, badge))
    applied = _best(bill, counting)
    used = {one.rule.id for one in applied}
    refused += (
        Refused(offer.rule, BETTER_ONE if applied else NOTHING_OFF, badge)
        for offer, badge in counting
        if offer.rule.id not in used
    )
    return Decision(tuple(applied), tuple(refused))


# --- whether a rule counts ------------------------------------------------------------


class _Shown:
    """A customer's badges by what rules ask for."""

    def __init__(self, badges: Sequence[Badge], at: int) -> None:
        self._at = at
        self._by_key: dict[str, Badge] = {}
        for badge in badges:
            self._keep(badge.badge, badge)
            if badge.trusted:
                self._keep(_any_issuer(badge.badge), badge)

    def _keep(self, key: str, badge: Badge) -> None:
        known = self._by_key.get(key)
        if known is None or (self.counts(badge) and not self.counts(known)):
            self._by_key[key] = badge

    def counts(self, badge: Badge) -> bool:
        ends = badge.expires_at
        return badge.valid and (ends is None or self._at < ends)

    def for_rule(self, rule: Rule) -> Badge | None:
        return self._by_key.get(rule.badge_key) if rule.badge else None


def _obstacle(
    bill: Bill, offer: Offer, facts: Facts, badge: Badge | None, shown: _Shown
) -> str:
    """The first thing that is not so; empty if the rule counts."""
    rule = offer.rule
    return (
        _when(bill, rule)
        or _badge(rule, badge, shown)
        or _who(bill, offer, facts)
        or _limits(bill, offer, facts)
    )


def _when(bill: Bill, rule: Rule) -> str:
    if not rule.active:
        return INACTIVE
    if rule.valid_from is not None and bill.at < rule.valid_from:
        return NOT_YET
    if rule.valid_until is not None and bill.at >= rule.valid_until:
        return ENDED
    return BELOW_MINIMUM if bill.amount_sats < rule.min_purchase_sats else ""


def _badge(rule: Rule, badge: Badge | None, shown: _Shown) -> str:
    if rule.badge == NO_BADGE:
        return ""
    if badge is None:
        return NO_SUCH_BADGE
    return "" if shown.counts(badge) else BAD_BADGE


def _who(bill: Bill, offer: Offer, facts: Facts) -> str:
    rule = offer.rule
    if rule.same_day and rule.event not in facts.events_today:
        return OTHER_DAY
    if rule.tier_id is not None and rule.tier_id not in facts.tiers:
        return TIER_NEEDED
    if rule.partner_days and not _was_at_partner(bill, offer, facts):
        return PARTNER_NEEDED
    return ""


def _was_at_partner(bill: Bill, offer: Offer, facts: Facts) -> bool:
    since = bill.at - offer.rule.partner_days * DAY
    return any(
        at >= since and _is_partner(offer, merchant_id)
        for merchant_id, at in facts.bills_elsewhere.items()
    )


def _is_partner(offer: Offer, merchant_id: str) -> bool:
    if offer.rule.partner_id is not None:
        return merchant_id == offer.rule.partner_id
    return offer.partners is None or merchant_id in offer.partners


def _limits(bill: Bill, offer: Offer, facts: Facts) -> str:
    rule = offer.rule
    limit = rule.usage_limit
    if limit is not None and facts.used.get(rule.id, 0) >= limit:
        return LIMIT_REACHED
    alone = _worth(offer, bill.amount_sats)
    if not alone:
        return NOTHING_OFF
    if offer.budget_left is not None and alone > offer.budget_left:
        return BUDGET_SPENT
    return ""


def _worth(offer: Offer, sats: int) -> int:
    """What a rule gives on so much: its value, its cap, and never more than that."""
    rule = offer.rule
    value = rule.value if rule.discount_type == FIXED else sats * rule.value // ONE_BP
    caps = [cap for cap in (rule.max_discount_sats, offer.cap_sats) if cap is not None]
    return max(min(value, sats, *caps), 0)


# --- which of them are used -----------------------------------------------------------


def _best(bill: Bill, counting: Sequence[tuple[Offer, Badge | None]]) -> list[Applied]:
    """The best single rule, or all stackable ones where they give more.

    Ties: fewer rules, the one that ends first, then the id.
    """
    ways = [_together(bill, [one]) for one in counting]
    stack = [one for one in counting if one[0].rule.stackable]
    if len(stack) > 1:
        ways.append(_together(bill, sorted(stack, key=_turn)))
    given = [way for way in ways if way]
    return min(given, key=_rank) if given else []


def _turn(one: tuple[Offer, Badge | None]) -> tuple[int, int, int, str]:
    rule = one[0].rule
    return _TURN[rule.discount_type], -rule.priority, _end(rule), rule.id


def _end(rule: Rule) -> int:
    return _NEVER if rule.valid_until is None else rule.valid_until


def _rank(way: Sequence[Applied]) -> tuple[int, int, int, str]:
    return (
        -sum(one.total_sats for one in way),
        len(way),
        min(_end(one.rule) for one in way),
        min(one.rule.id for one in way),
    )


def _together(
    bill: Bill, chosen: Sequence[tuple[Offer, Badge | None]]
) -> list[Applied]:
    """What rules give one after the other, within the programme's bound."""
    left = bill.amount_sats
    made = []
    for offer, badge in chosen:
        worth = _worth(offer, left)
        if offer.rule.discount_type == CASHBACK:
            made.append(Applied(offer, badge, 0, worth))
        else:
            made.append(Applied(offer, badge, worth, 0))
            left -= worth
    return _within_bound(bill, made)


def _within_bound(bill: Bill, made: Sequence[Applied]) -> list[Applied]:
    """Cuts the excess from the last one; who then gives nothing is not used.

    All cashback together is never more than what is left to be paid.
    """
    discount = sum(one.discount_sats for one in made)
    cashback = min(sum(one.cashback_sats for one in made), bill.amount_sats - discount)
    bp = bill.max_giveback_bp
    kept = bounded(bill.amount_sats, bp, discount, cashback, 0)
    off, back = kept.discount, kept.cashback
    cut = []
    for one in made:
        less = Applied(
            one.offer,
            one.badge,
            min(one.discount_sats, off),
            min(one.cashback_sats, back),
        )
        off, back = off - less.discount_sats, back - less.cashback_sats
        if less.total_sats:
            cut.append(less)
    return cut
