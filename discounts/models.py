"""Nouns of discounts on bills, and the bodies that make and change rules."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

from pydantic import BaseModel

from ..fields import Days, Flag, Label, Line, Moment, Number, Positive, Whole

QUOTE_SECONDS: Final = 600
RESERVED, SETTLED, RELEASED = "reserved", "settled", "released"
LATE: Final = "late"


@dataclass(frozen=True)
class Part:
    """What one rule gives, as it was promised.

    Attributes:
        value: basis points, or sats; words: what the bill says.
        limit, budget, own_budget: what its counters were bounded by then.
        award_id, definition_id: what proved the badge, if one was needed.
    """

    rule_id: str
    discount_type: str
    value: int
    words: str
    discount_sats: int
    cashback_sats: int
    badge: str
    badge_name: str
    award_id: str
    definition_id: str
    limit: int | None
    budget: int | None
    own_budget: int | None


@dataclass(frozen=True)
class Quote:
    """What a customer was promised for one bill at one merchant.

    Attributes:
        amount_sats: goods, after rewards, without the tip.
        for_order: the only order that it is for; empty: any of that amount.
        used_at: when it was put on a bill; order_id: on which it is now.
    """

    id: str
    merchant_id: str
    customer_pubkey: str | None
    amount_sats: int
    parts: tuple[Part, ...]
    for_order: str
    created_at: int
    expires_at: int
    used_at: int | None = None
    order_id: str | None = None

    @property
    def discount_sats(self) -> int:
        return sum(part.discount_sats for part in self.parts)

    @property
    def body(self) -> str:
        """Its parts as they are stored."""
        parts = [asdict(part) for part in self.parts]
        return json.dumps(parts, ensure_ascii=False)


def parts_of(body: str) -> tuple[Part, ...]:
    """The parts of a stored quote."""
    return tuple(Part(**part) for part in json.loads(body))


@dataclass(frozen=True)
class Usage:
    """One rule on one bill (mission 121–131).

    Attributes:
        person: what uses of a limit are counted by; never a key.
        original_amount: of goods, before this rule; final_amount: after it.
        cashback_amount: promised; cashback_owed: what came of it.
        value: basis points, or sats; words: what the bill says.
        payment_hash: of the payment that closed the bill.
        status: `reserved`, `settled` or `released`.
        flag: `late`: it was paid after it had been released.
        eligible_sats: what was paid in money that cannot be reversed.
        after_number, until_number: which invoices of the bill were made with it.
    """

    id: str
    quote_id: str
    number: int
    rule_id: str
    merchant_id: str
    order_id: str
    customer_pubkey: str | None
    person: str
    original_amount: int
    discount_amount: int
    cashback_amount: int
    final_amount: int
    discount_type: str
    value: int
    words: str
    badge: str
    badge_name: str
    award_id: str
    definition_id: str
    payment_hash: str | None
    status: str
    flag: str
    actor_id: str
    eligible_sats: int
    cashback_owed: int
    after_number: int
    until_number: int | None
    applied_at: int
    expires_at: int
    ended_at: int | None

    @property
    def given_sats(self) -> int:
        """What it takes from a budget."""
        return self.discount_amount + self.cashback_amount


@dataclass(frozen=True)
class Joined:
    """A merchant that has joined an offer, with its own cap and budget."""

    rule_id: str
    merchant_id: str
    max_discount_sats: int | None
    budget_sats: int | None
    joined_at: int


@dataclass(frozen=True)
class Partner:
    """A merchant that has joined an offer, as its keepers see it."""

    id: str
    name: str
    slug: str
    max_discount_sats: int | None
    budget_sats: int | None
    joined_at: int


# --- what is sent ---------------------------------------------------------------------


def camel(name: str) -> str:
    """`max_discount_sats` → `maxDiscountSats`: the Commerce proposal's spelling."""
    first, *more = name.split("_")
    return first + "".join(word.title() for word in more)


class Spelled(BaseModel):
    """A body that may be spelled either way."""

    class Config:
        alias_generator = camel
        allow_population_by_field_name = True


Type = Literal["percentage", "fixed", "cashback"]


class Priority(Whole):
    """The higher, the earlier among rules that are stacked."""

    le = 1000


class RuleFields(Spelled):
    """What may be said of a rule.

    `discount_value`: per cent with up to two decimals (percentage, cashback) or whole
    sats (fixed). `null` takes away what may be nothing.
    """

    badge: Line | None
    badge_issuer: Label | None
    max_discount_sats: Positive | None
    min_purchase_sats: Whole | None
    valid_from: Moment | None
    valid_until: Moment | None
    usage_limit: Positive | None
    same_day: Flag | None
    event: Line | None
    stackable: Flag | None
    priority: Priority | None
    budget_sats: Whole | None
    tier_id: Label | None
    partner_days: Days | None
    partner_id: Label | None
    active: Flag | None


class RuleBody(RuleFields):
    """What makes a rule; without a merchant it is an offer to every partner."""

    merchant_id: Line | None
    discount_type: Type
    discount_value: Number
    description: Line
    active: Flag = True


class RuleUpdate(RuleFields):
    """What changes a rule; a field that is not sent stays as it is."""

    discount_type: Type | None
    discount_value: Number | None
    description: Line | None


class JoinBody(Spelled):
    """What `PUT L/merchants/{id}/rules/{rule_id}` takes: one's own cap and budget."""

    max_discount_sats: Positive | None
    budget_sats: Whole | None


class CalculateBody(Spelled):
    """What `POST L/calculate` takes.

    Attributes:
        amount: sats of goods, after rewards, without the tip; of an order: its own.
        order_id: the open bill that it is for.
        badges: a hint, and not believed.
    """

    merchant_id: Line
    customer_pubkey: Line
    amount: Positive | None
    order_id: Label | None
    badges: list[Any] | None


class ApplyBody(Spelled):
    """What `POST L/apply` takes: a quote, or what is calculated and applied at once.

    Attributes:
        order_id: the open bill that it goes on; else one is made over the amount.
    """

    quote_id: Label | None
    merchant_id: Line | None
    customer_pubkey: Line | None
    amount: Positive | None
    order_id: Label | None
    tip_sats: Whole = Whole(0)
    table: Label | None
    reference: Label | None
