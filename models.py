"""Nouns of the loyalty core, and the bodies that change them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, Field

from .fields import (
    BasisPoints,
    Color,
    Days,
    Flag,
    Label,
    Line,
    Minutes,
    Moment,
    Months,
    Name,
    Note,
    Number,
    Positive,
    Whole,
)
from .points import ONE_BP, SPEND, EarnRule


@dataclass(frozen=True)
class ProgramSettings:
    """One version of a programme's settings. Defaults are those of the public contract.

    Attributes:
        earn_points, earn_per: `earn_points` points per `earn_per` sats, or minor units
            of `currency` when that is set; per visit or per item when `earn_by` is
            `visit` or `item`.
        earn_category: by item, whose items count; empty: all do.
        welcome_points: what a new guest's first paid bill brings beside what it earns.
        grant_daily_cap: points that one actor can give by hand in a day.
        newcomer_daily_points, newcomer_cap_per_staff: points that new guests can get in
            a day, all together and by the bills of one member of staff.
        publish_events: whether the merchant publishes unasked; off by default.
        earn_on_reversible: whether money that can be reversed (cards) earns points.
        reserve_minutes: how long a reserved reward waits to be given.
        claims_per_day: how many receipts one key can claim in a day.
        accept_cash: whether staff may close bills in cash or by card; earn_on_cash:
            whether these earn; cash_daily_sats: with how much of them in a day, for
            each member of staff.
        old_card_points: the most points that somebody's old paper card can bring.
        referral_points: what a guest gets who brings a new one, once that one has paid;
            referral_bonus: what the new one gets besides.
        referral_cap_per_guest: how many new guests count in a day of those that one
            guest brings; referral_cap_per_staff: and of those that one member of staff
            puts down to somebody.
        visit_points: what a new guest gets who has shown a card of a place that is
            trusted; visit_daily_points: what all of them get in a day.
        visit_tier_days: how long the tier lasts that such a card gives; 0: it gives
            none. visit_fresh_days: how old what they show may be.
    """

    name: str
    is_enabled: bool = True
    earn_by: str = SPEND
    earn_points: int = 1
    earn_per: int = 1000
    currency: str = ""
    earn_category: str = ""
    min_spend_sats: int = 0
    welcome_points: int = 0
    expiry_mode: str = "none"
    expiry_months: int = 0
    deficit_policy: str = "carry"
    claim_window_days: int = 14
    refund_window_days: int = 1
    tier_basis: str = "points"
    tier_window_days: int = 0
    tier_grace_days: int = 0
    proof_policy: str = "remembered"
    max_giveback_bp: int = 5000
    grant_daily_cap: int = 10_000
    newcomer_daily_points: int = 10_000
    newcomer_cap_per_staff: int = 1_000
    publish_events: bool = False
    earn_on_reversible: bool = False
    reserve_minutes: int = 30
    claims_per_day: int = 5
    accept_cash: bool = False
    earn_on_cash: bool = False
    cash_daily_sats: int = 1_000_000
    old_card_points: int = 100
    referral_points: int = 0
    referral_bonus: int = 0
    referral_cap_per_guest: int = 5
    referral_cap_per_staff: int = 20
    visit_points: int = 0
    visit_daily_points: int = 1_000
    visit_tier_days: int = 0
    visit_fresh_days: int = 7

    def rule(self, minor_per_btc: int = 0) -> EarnRule:
        """The earn rule of this version, with the rate frozen for one bill."""
        return EarnRule(
            earn_by=self.earn_by,
            earn_points=self.earn_points,
            earn_per=self.earn_per,
            currency=self.currency,
            min_spend_sats=self.min_spend_sats,
            minor_per_btc=minor_per_btc if self.currency else 0,
        )

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


@lru_cache(maxsize=1024)
def settings_from_json(text: str) -> ProgramSettings:
    """A stored version; keys that this release does not know are left out."""
    known = {f.name for f in fields(ProgramSettings)}
    return ProgramSettings(**{k: v for k, v in json.loads(text).items() if k in known})


@dataclass(frozen=True)
class Program:
    """A loyalty programme: one owner, one or more merchants, one card per customer.

    Attributes:
        moved_at: when it left for another server: here nothing moves any more.
    """

    id: str
    owner: str
    version: int
    effective_from: int
    settings: ProgramSettings
    moved_at: int | None = None


@dataclass(frozen=True)
class ProgramVersion:
    """What a programme's settings were from a moment on, and who made them so."""

    version: int
    effective_from: int
    actor_id: str
    settings: ProgramSettings


@dataclass(frozen=True)
class Card:
    """Programme + customer. The key is empty after an erasure.

    Attributes:
        merged_into: the card that everything of this one moved to.
    """

    id: str
    program_id: str
    customer_pubkey: str | None
    created_at: int
    merged_into: str | None = None


@dataclass(frozen=True)
class Welcome:
    """Welcome points that a card's first paid bill brings, and what became of them.

    Attributes:
        seq, source_id, order_id: the bill: its event, payment and order.
        least_sats: what has to count of the bill for them to be given.
        actor_id: who made the order.
        bill_time: when the bill settled; due_at: when they are given, or tried again;
            give_up_at: when no more. Unix seconds.
        state: `waiting`, `given` or `dropped`.
    """

    card_id: str
    program_id: str
    merchant_id: str
    seq: int
    source_id: str
    order_id: str | None
    points: int
    least_sats: int
    actor_id: str
    bill_time: int
    due_at: int
    give_up_at: int
    state: str


@dataclass(frozen=True)
class OldCard:
    """What somebody's paper card brings to their card, and what became of it.

    Attributes:
        actor_id: who took it in.
        asked_at: when; due_at: when it comes, or is looked at again. Unix seconds.
        state: `waiting`, `given` or `dropped`.
    """

    card_id: str
    program_id: str
    merchant_id: str
    points: int
    actor_id: str
    asked_at: int
    due_at: int
    state: str


@dataclass(frozen=True)
class Gift:
    """Points that somebody gets because a new guest paid a first bill.

    Attributes:
        id, role: why, and as what: `referrer` brought the guest, `newcomer` is the
            guest, `visitor` is one who has shown a card of another place. The id is the
            cause in the ledger, and leads back to no card.
        card_id: who gets them.
        guest_id, seq, bill_time, order_id: the guest's card, and the bill on it.
        least_sats: what has to count of the bill.
        actor_id: who said who brought them, or made the order.
        due_at: when they come, or are looked at again; give_up_at: when no more.
        state: `waiting`, `owed` (the bill has stood the test), `given` or `dropped`.
    """

    id: str
    role: str
    program_id: str
    merchant_id: str
    card_id: str
    guest_id: str
    seq: int
    order_id: str | None
    points: int
    least_sats: int
    actor_id: str
    bill_time: int
    due_at: int
    give_up_at: int
    state: str


@dataclass(frozen=True)
class Coming:
    """Points that a card will get.

    Attributes:
        due_at: when, Unix seconds; source: `welcome`, `old_card`, `referral`, `visit`.
    """

    points: int
    due_at: int
    source: str


class ProgramUpdate(BaseModel):
    """What `PUT …/program` takes; a field that is not sent stays as it is."""

    name: Name | None
    is_enabled: Flag | None
    earn_by: Literal["spend", "visit", "item"] | None
    earn_points: Whole | None
    earn_category: Note | None
    earn_per_sats: Positive | None
    earn_per_minor: Positive | None
    currency: Label | None
    min_spend_sats: Whole | None
    welcome_points: Whole | None
    expiry_mode: Literal["none", "months", "year_end", "inactivity"] | None
    expiry_months: Months | None
    deficit_policy: Literal["carry", "forgive"] | None
    claim_window_days: Days | None
    refund_window_days: Days | None
    tier_basis: Literal["points", "spent", "visits"] | None
    tier_window_days: Days | None
    tier_grace_days: Days | None
    proof_policy: Literal["remembered", "every_time", "staff"] | None
    max_giveback_bp: BasisPoints | None
    grant_daily_cap: Whole | None
    newcomer_daily_points: Whole | None
    newcomer_cap_per_staff: Whole | None
    publish_events: Flag | None
    earn_on_reversible: Flag | None
    reserve_minutes: Minutes | None
    claims_per_day: Whole | None
    accept_cash: Flag | None
    earn_on_cash: Flag | None
    cash_daily_sats: Whole | None
    old_card_points: Whole | None
    referral_points: Whole | None
    referral_bonus: Whole | None
    referral_cap_per_guest: Whole | None
    referral_cap_per_staff: Whole | None
    visit_points: Whole | None
    visit_daily_points: Whole | None
    visit_tier_days: Days | None
    visit_fresh_days: Days | None


class TierBody(BaseModel):
    """What makes a tier. `threshold` is in the programme's tier basis.

    `image` is an https:// address or a path of an LNbits asset, `/api/v1/assets/…`.
    """

    name: Label
    threshold: Whole
    color: Color = Color("#9e9e9e")
    multiplier_bp: BasisPoints = BasisPoints(ONE_BP)
    rebate_bp: BasisPoints = BasisPoints(0)
    perks: list[Line] = Field([], max_items=20)
    image: Line | None
    served_first: Flag = Field(False)


class TierUpdate(BaseModel):
    """What changes a tier; a field that is not sent stays as it is.

    `null`, or an empty text, takes away the image.
    """

    name: Label | None
    threshold: Whole | None
    color: Color | None
    multiplier_bp: BasisPoints | None
    rebate_bp: BasisPoints | None
    perks: list[Line] | None = Field(None, max_items=20)
    image: Line | None
    served_first: Flag | None


Kind = Literal[
    "free_item",
    "percent_off",
    "sats_off",
    "amount_off_minor",
    "sats_payout",
    "priority",
]


class RewardFields(BaseModel):
    """What an owner may say of a reward.

    `value`: per cent with up to two decimals (`percent_off`), whole sats (`sats_off`,
    `sats_payout`), whole minor units of the merchant's currency (`amount_off_minor`).
    `cost_sats`: what one costs whoever gives it, in whole sats, for the owner's eyes.
    `image`: as a tier's.
    """

    value: Number | None
    tier_id: Label | None
    stock: Whole | None
    per_customer_limit: Positive | None
    valid_from: Moment | None
    valid_until: Moment | None
    image: Line | None
    cost_sats: Whole | None


class RewardBody(RewardFields):
    """What makes a reward."""

    name: Label
    kind: Kind
    cost_points: Positive
    is_active: Flag = True
    sort_order: Whole = Whole(0)


class RewardOrder(BaseModel):
    """Every reward of the programme, in the order in which they are shown."""

    ids: list[Label] = Field(..., max_items=100)


class RewardUpdate(RewardFields):
    """What changes a reward; a field that is not sent stays as it is.

    `null` takes away the tier, the stock, the limit, an end of the window, the image or
    what it costs.
    """

    name: Label | None
    kind: Kind | None
    cost_points: Positive | None
    is_active: Flag | None
    sort_order: Whole | None
