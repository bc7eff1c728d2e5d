"""What becomes of a discount: promised, put on a bill, settled with it, or let go of.

What must always hold: a rule is used by nobody more often than it may be, and no budget
gives more than it has, however many ask at once; but whoever pays an invoice that was
made with a discount has it, even if it was let go of by then (flag `late`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .. import services as loyalty
from ..exceptions import Conflict, NotFound
from ..ids import new_id
from ..merchants.models import Merchant
from ..store import Tx
from . import usage_crud
from .deciding import Decided
from .engine import Applied
from .models import (
    LATE,
    QUOTE_SECONDS,
    RELEASED,
    RESERVED,
    SETTLED,
    Part,
    Quote,
    Usage,
)
from .words import FULL_PRICE, line_words


@dataclass(frozen=True)
class OnBill:
    """The bill that a quote goes on.

    Attributes:
        last_number: of its payments so far; those that come have the discount.
    """

    order_id: str
    last_number: int
    actor_id: str


# --- promised -------------------------------------------------------------------------


def make_quote(
    tx: Tx,
    merchant: Merchant,
    pubkey: str,
    decided: Decided,
    for_order: str = "",
) -> Quote:
    """Promises for ten minutes what was decided, to who has proved the key."""
    names = {badge.badge: badge for badge in decided.badges}
    parts = []
    for applied in decided.decision.applied:
        held = names.get(applied.badge.badge) if applied.badge else None
        part = _part(applied, held.name if held else "")
        if held:
            part = replace(
                part,
                badge=held.badge,
                award_id=held.award_id,
                definition_id=held.definition_id,
            )
        parts.append(part)
    at = decided.bill.at
    quote = Quote(
        id=new_id(),
        merchant_id=merchant.id,
        customer_pubkey=pubkey,
        amount_sats=decided.bill.amount_sats,
        parts=tuple(parts),
        for_order=for_order,
        created_at=at,
        expires_at=at + QUOTE_SECONDS,
    )
    usage_crud.insert_quote(tx, quote)
    return quote


def _part(applied: Applied, badge_name: str) -> Part:
    rule = applied.rule
    words = line_words(rule.discount_type, rule.value, rule.description, badge_name)
    return Part(
        rule_id=rule.id,
        discount_type=rule.discount_type,
        value=rule.value,
        words=words,
        discount_sats=applied.discount_sats,
        cashback_sats=applied.cashback_sats,
        badge="",
        badge_name=badge_name,
        award_id="",
        definition_id="",
        limit=rule.usage_limit,
        budget=rule.budget_sats,
        own_budget=applied.offer.own_budget,
    )


def get_quote(tx: Tx, quote_id: str, merchant_id: str) -> Quote:
    """A quote of that merchant. Raises: NotFound `quote_not_found`."""
    quote = usage_crud.get_quote(tx, quote_id)
    if not quote or quote.merchant_id != merchant_id:
        raise NotFound("quote_not_found", "There is no such quote.")
    return quote


def check_badges(quote: Quote, decided: Decided) -> None:
    """What a quote was promised for still holds.

    Raises:
        Conflict: `badge_gone`.
    """
    counting = {
        badge.badge
        for badge in decided.badges
        if badge.valid
        and (badge.expires_at is None or decided.bill.at < badge.expires_at)
    }
    for part in quote.parts:
        if part.badge and part.badge not in counting:
            name = part.badge_name or "The badge"
            words = f"{name} does not count any more. {FULL_PRICE}"
            raise Conflict("badge_gone", words)


# --- put on a bill --------------------------------------------------------------------


def reserve(
    tx: Tx, merchant: Merchant, quote: Quote, on: OnBill, now: int
) -> list[Usage]:
    """Takes a quote for a held bill, and what its rules are bounded by.

    Raises:
        Conflict: `quote_used`, `quote_ended`, `limit_reached`, `budget_spent`.
    """
    if not usage_crud.use_quote(tx, quote.id, on.order_id, now):
        if quote.expires_at <= now:
            raise Conflict(
                "quote_ended", "That was promised for ten minutes. Ask anew."
            )
        raise Conflict("quote_used", "That quote was used for a bill already.")
    person = loyalty.person(tx, merchant.program_id, quote.customer_pubkey or "")
    before, made = quote.amount_sats, []
    # Counters in the order of their rules: two bills never wait for each other.
    for part in sorted(quote.parts, key=lambda part: part.rule_id):
        _take(tx, part, person, merchant.id)
    for number, part in enumerate(quote.parts, 1):
        usage = _usage(quote, part, number, before, person, on, now)
        usage_crud.insert_usage(tx, usage)
        made.append(usage)
        before = usage.final_amount
    return made


def _take(tx: Tx, part: Part, person: str, merchant_id: str) -> None:
    if not usage_crud.use_rule(tx, part.rule_id, person, part.limit):
        words = f"Already used as often as it can be: {part.limit}. {FULL_PRICE}"
        raise Conflict("limit_reached", words)
    sats = part.discount_sats + part.cashback_sats
    budgets = (("", part.budget), (merchant_id, part.own_budget))
    for whose, budget in budgets:
        if not usage_crud.spend_budget(tx, part.rule_id, whose, sats, budget):
            words = f"All of this offer was given. {FULL_PRICE}"
            raise Conflict("budget_spent", words)


def _usage(
    quote: Quote,
    part: Part,
    number: int,
    before: int,
    person: str,
    on: OnBill,
    now: int,
) -> Usage:
    return Usage(
        id=new_id(),
        quote_id=quote.id,
        number=number,
        rule_id=part.rule_id,
        merchant_id=quote.merchant_id,
        order_id=on.order_id,
        customer_pubkey=quote.customer_pubkey,
        person=person,
        original_amount=before,
        discount_amount=part.discount_sats,
        cashback_amount=part.cashback_sats,
        final_amount=before - part.discount_sats,
        discount_type=part.discount_type,
        value=part.value,
        words=part.words,
        badge=part.badge,
        badge_name=part.badge_name,
        award_id=part.award_id,
        definition_id=part.definition_id,
        payment_hash=None,
        status=RESERVED,
        flag="",
        actor_id=on.actor_id,
        eligible_sats=0,
        cashback_owed=0,
        after_number=on.last_number,
        until_number=None,
        applied_at=now,
        expires_at=quote.expires_at,
        ended_at=None,
    )


def prolong(tx: Tx, order_id: str, now: int) -> None:
    """What is on a bill of which a part is paid stays on it."""
    usage_crud.set_expiry(tx, order_id, now + QUOTE_SECONDS)


def promised_until(tx: Tx, order_id: str) -> int | None:
    """Until when the discount on a bill was promised, if one is on it."""
    usages = usage_crud.get_usages(tx, [order_id], RESERVED)
    return min((usage.expires_at for usage in usages), default=None)


# --- what became of it ----------------------------------------------------------------


def settle(tx: Tx, order_id: str, payment_hash: str | None, at: int) -> None:
    """A held bill is paid: what is on it was used. Again, it does nothing."""
    for usage in usage_crud.get_usages(tx, [order_id], RESERVED):
        settled = replace(usage, status=SETTLED, payment_hash=payment_hash, ended_at=at)
        usage_crud.end_usage(tx, settled)


def release(tx: Tx, order_id: str, last_number: int, at: int) -> list[Usage]:
    """Lets go of what is on a held bill: its uses and budgets can be had by others.

    Args:
        last_number: of the bill's payments: who pays one of those has it after all.

    Returns what was let go of.
    """
    released = usage_crud.get_usages(tx, [order_id], RESERVED)
    for usage in sorted(released, key=lambda usage: usage.rule_id):
        usage_crud.return_use(tx, usage.rule_id, usage.person)
        for whose in ("", usage.merchant_id):
            usage_crud.return_budget(tx, usage.rule_id, whose, usage.given_sats)
        ended = replace(usage, status=RELEASED, until_number=last_number, ended_at=at)
        usage_crud.end_usage(tx, ended)
    for quote_id in {usage.quote_id for usage in released}:
        usage_crud.set_quote_order(tx, quote_id, None)
    return released


def released_for(tx: Tx, order_id: str, payment_number: int) -> list[Usage]:
    """What an invoice of a bill was made with and was let go of since."""
    return [
        usage
        for usage in usage_crud.get_usages(tx, [order_id], RELEASED)
        if usage.after_number < payment_number <= (usage.until_number or 0)
    ]


def revive(tx: Tx, usages: Sequence[Usage]) -> None:
    """It was paid after all: the price was promised, and holds; it counts against
    limits and budgets, whatever they come to."""
    for usage in sorted(usages, key=lambda usage: usage.rule_id):
        usage_crud.use_rule(tx, usage.rule_id, usage.person, None)
        for whose in ("", usage.merchant_id):
            sats = usage.given_sats
            usage_crud.spend_budget(tx, usage.rule_id, whose, sats, None)
        again = replace(
            usage, status=RESERVED, flag=LATE, until_number=None, ended_at=None
        )
        usage_crud.end_usage(tx, again)
    for quote_id in {usage.quote_id for usage in usages}:
        usage_crud.set_quote_order(tx, quote_id, usages[0].order_id)
