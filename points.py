"""How points are counted: pure functions of integers. No I/O, no clock, no database.

Units: sats and points are whole numbers, `minor` is a whole number of minor units of a
currency (cents), `*_bp` are basis points (10000 = 1×). There is no float here, and a
result is floored exactly once, at the end.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from .exceptions import InvalidInput

MAX_POINTS = 2**53 - 1  # what every JSON reader can hold exactly
ONE_BP = 10_000
SATS_PER_BTC = 100_000_000

SPEND, VISIT, ITEM = "spend", "visit", "item"
BY_POINTS, BY_SPENT, BY_VISITS = "points", "spent", "visits"


@dataclass(frozen=True)
class EarnRule:
    """What a bill earns, as it stood when the bill was settled.

    Attributes:
        earn_by: `spend` (points per amount), `visit` (points per local day) or `item`
            (points for each item that counts).
        earn_points: points per `earn_per`, per visit, or per item.
        earn_per: sats, or minor units of `currency`, for `earn_points` points.
        currency: ISO 4217, or empty when the programme counts in sats.
        min_spend_sats: a smaller bill is a visit, and earns nothing.
        minor_per_btc: the frozen rate: minor units of `currency` for one bitcoin; 0 in
            a sats programme.
    """

    earn_by: str
    earn_points: int
    earn_per: int
    currency: str
    min_spend_sats: int
    minor_per_btc: int

    def canonical(self) -> str:
        """The text that `rule_hash` commits to: a JSON array in the order above."""
        fields = [
            self.earn_by,
            self.earn_points,
            self.earn_per,
            self.currency,
            self.min_spend_sats,
            self.minor_per_btc,
        ]
        return json.dumps(fields, separators=(",", ":"), ensure_ascii=False)

    @classmethod
    def from_canonical(cls, text: str) -> EarnRule:
        """The rule that a canonical text tells."""
        return cls(*json.loads(text))

    def hash(self) -> str:
        return sha256(self.canonical().encode()).hexdigest()


@dataclass(frozen=True)
class Bill:
    """What counts of one payment: net, without the tip, in sats and in minor units.

    Attributes:
        items: how many of its items count, for a rule by item.
    """

    base_sats: int
    base_minor: int = 0
    items: int = 0


@dataclass(frozen=True)
class Part:
    """Where a payment stands in a bill that was split.

    Attributes:
        before: what was paid of the bill before it.
        whole_sats: what counts of the whole bill, for the minimum.
    """

    before: Bill
    whole_sats: int


def base_sats(amount_msat: int, tip_sats: int, bill_sats: int | None = None) -> int:
    """What counts of a payment, in sats: what settled, without the tip.

    Args:
        amount_msat: what arrived; less than a whole sat is dropped.
        bill_sats: our own bill, net; what was paid beyond it is no spending.
    """
    base = max(amount_msat // 1000 - tip_sats, 0)
    return base if bill_sats is None else min(base, bill_sats)


def minor_from_sats(sats: int, minor_per_btc: int) -> int:
    """Sats in minor units at a frozen rate, rounded to the nearest.

    Nearest, because a till turned €20.00 into sats first: flooring both ways would make
    €19.99 of it and cost the guest a point.
    """
    return (sats * minor_per_btc + SATS_PER_BTC // 2) // SATS_PER_BTC


def sats_from_minor(minor: int, minor_per_btc: int) -> int:
    """Minor units in sats at a frozen rate, rounded to the nearest."""
    return (minor * SATS_PER_BTC + minor_per_btc // 2) // minor_per_btc


def earned_points(
    rule: EarnRule,
    bill: Bill,
    tier_bp: int = ONE_BP,
    campaign_bp: int = ONE_BP,
    already_visited: bool = False,
    part: Part | None = None,
) -> int:
    """Points that a bill earns under a rule, floored once.

    A part of a split bill earns what the bill is worth with it, less what it is worth
    without: however it is split, all parts together earn what the whole would.

    Args:
        tier_bp, campaign_bp: multipliers, 10000 = 1×.
        already_visited: another bill of the same local day stands for the visit, so a
            rule by visit gives nothing more.
        part: of what `bill` is a part; None: it is all of it.

    Raises:
        InvalidInput: `too_many_points`, beyond what an event can hold.
    """
    whole_sats = part.whole_sats if part else bill.base_sats
    if bill.base_sats <= 0 or whole_sats < rule.min_spend_sats:
        return 0
    multiplied = rule.earn_points * tier_bp * campaign_bp
    if rule.earn_by == VISIT:
        points = 0 if already_visited else multiplied // ONE_BP**2
    else:
        base = _counted(rule, bill)
        before = _counted(rule, part.before) if part else 0
        per = ONE_BP**2 * (1 if rule.earn_by == ITEM else rule.earn_per)
        points = (before + base) * multiplied // per - before * multiplied // per
    if points > MAX_POINTS:
        raise InvalidInput("too_many_points", "That would earn more points than exist.")
    return points


def _counted(rule: EarnRule, bill: Bill) -> int:
    """What a rule counts of a bill: items, minor units or sats."""
    if rule.earn_by == ITEM:
        return bill.items
    return bill.base_minor if rule.currency else bill.base_sats


@dataclass(frozen=True)
class Tier:
    """A level of a programme, reached when the card's score meets `threshold`.

    Attributes:
        image: its badge: an https:// address, or the path of an asset of this LNbits.
        served_first: its guests' orders stand on top.
    """

    id: str
    program_id: str
    name: str
    threshold: int
    color: str
    multiplier_bp: int
    rebate_bp: int
    perks: tuple[str, ...]
    image: str | None = None
    served_first: bool = False


def reached_tier(tiers: Iterable[Tier], score: int) -> Tier | None:
    """The highest tier whose threshold the score meets, or none."""
    reached = [tier for tier in tiers if tier.threshold <= score]
    return max(reached, key=lambda tier: tier.threshold, default=None)


def next_tier(tiers: Iterable[Tier], score: int) -> tuple[Tier, int] | None:
    """The nearest tier still ahead and what is missing for it, or nothing."""
    ahead = [tier for tier in tiers if tier.threshold > score]
    if not ahead:
        return None
    tier = min(ahead, key=lambda tier: tier.threshold)
    return tier, tier.threshold - score
