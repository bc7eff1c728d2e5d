"""A guest at a glance, what a merchant calls them, and their card to take along."""

from __future__ import annotations

from dataclasses import dataclass

from .. import clock, services
from .. import crud as loyalty
from ..card_document import CardHistory
from ..crud.names import put_nickname
from ..crud.old_cards import find_old_card
from ..exceptions import NotFound
from ..glance import (
    UNKNOWN,
    Glance,
    Ready,
    guest_name,
    has_priority,
    just_given,
)
from ..ledger import Balance
from ..merchants.models import Merchant
from ..models import Card, OldCard, Program
from ..payouts.satoshi_back import balance_of
from ..points import Tier
from ..rewards import SATS_PAYOUT
from ..store import Tx
from . import crud
from .crud import Listed


def glance(
    tx: Tx, merchant: Merchant, pubkey: str | None, has_open_bill: bool = False
) -> Glance:
    """What staff see of a guest now.

    Args:
        has_open_bill: the guest has a bill of today that is not paid yet; it counts.
    """
    if not pubkey or not merchant.shows_loyalty:
        return UNKNOWN
    program = services.get_program(tx, merchant.program_id)
    now = clock.now()
    today = merchant.clock.date(now)
    month = clock.month_of(today)
    view = services.view_card(tx, program, pubkey, month, now, entries=0)
    more = int(has_open_bill and not _was_here(tx, view, today.isoformat()))
    since = merchant.clock.day_began(now)
    used = loyalty.get_current_redemptions(tx, view.balance.card_id, since)
    return Glance(
        name=guest_name(crud.get_name(tx, program.id, pubkey), pubkey),
        tier=view.tier.name if view.tier else None,
        color=view.tier.color if view.tier else None,
        visits_this_month=view.visits_this_month + more,
        is_first_visit=view.balance.visits + more <= 1,
        points=view.points,
        rewards_ready=tuple(
            Ready(r.id, r.name, r.kind, r.cost_points)
            for r in view.ready
            if r.kind != SATS_PAYOUT
        ),
        just_given=just_given(used, now),
        has_priority=has_priority(view.tier, used, merchant.id, now),
    )


def _was_here(tx: Tx, view: services.CardView, local_day: str) -> bool:
    return loyalty.count_live_bills(tx, view.balance.card_id, local_day) > 0


def describe_customer(
    tx: Tx, merchant: Merchant, pubkey: str, nickname: str | None, note: str | None
) -> None:
    """Sets what the merchant calls a guest, and what they note of them; nothing: it
    stays, empty: it goes."""
    card = loyalty.lock_card(tx, merchant.program_id, pubkey, clock.now())
    if nickname is not None:
        put_nickname(tx, card.id, nickname)
    if note is not None:
        crud.put_note(tx, card.id, note)


@dataclass(frozen=True)
class Customer:
    """A customer as they stand in a list: what their card shows, too.

    Attributes:
        points: what can be used now, whether or not what has ended was posted.
    """

    listed: Listed
    points: int
    tier: Tier | None


def list_customers(
    tx: Tx, program_id: str, search: str, order: str, limit: int, offset: int
) -> tuple[list[Customer], int]:
    """A page of customers, and how many there are; sorted by what is kept of them.

    Args:
        search: the beginning of a word of a name, or of a key.
        order: a column of `crud.SORTS`, or `tier`, and a direction.
    """
    now = clock.now()
    program = services.get_program(tx, program_id, now)
    found, total = crud.list_customers(tx, program_id, search, order, limit, offset)
    return _customers(tx, program, found, now), total


def customers_after(tx: Tx, program_id: str, after: str, limit: int) -> list[Customer]:
    """Customers in the order of their cards' ids: for going through all of them."""
    now = clock.now()
    program = services.get_program(tx, program_id, now)
    return _customers(tx, program, crud.listed_after(tx, program_id, after, limit), now)


def _customers(
    tx: Tx, program: Program, found: list[Listed], at: int
) -> list[Customer]:
    """Customers as their cards show them at a moment."""
    balances = [listed.balance for listed in found]
    points = services.usable_points(tx, program, balances, at)
    tiers = services.held_tiers(tx, program, balances, at)
    return [
        Customer(one, points[one.balance.card_id], tiers[one.balance.card_id])
        for one in found
    ]


@dataclass(frozen=True)
class Described:
    """A customer with all that only the merchant sees of them.

    Attributes:
        since: when the card was made, Unix seconds.
        old_card: what their paper card brought or is to bring, if there was one.
        old_card_most: what one can bring.
    """

    customer: Customer
    since: int
    note: str
    old_card: OldCard | None
    old_card_most: int


def get_customer(tx: Tx, program_id: str, pubkey: str) -> Described:
    """Raises: NotFound `card_not_found`."""
    card = find_card(tx, program_id, pubkey)
    program = services.get_program(tx, program_id)
    listed = crud.get_customer(tx, card)
    return Described(
        customer=_customers(tx, program, [listed], clock.now())[0],
        since=card.created_at,
        note=crud.get_note(tx, card.id),
        old_card=find_old_card(tx, card.id),
        old_card_most=services.most_points(program.settings),
    )


def find_card(tx: Tx, program_id: str, pubkey: str) -> Card:
    """Raises: NotFound `card_not_found`."""
    card = loyalty.find_card(tx, program_id, pubkey)
    if not card:
        raise NotFound("card_not_found", "There is no such card.")
    return card


def card_history(tx: Tx, program_id: str, customer_pubkey: str) -> CardHistory:
    """A customer's whole card in a programme, whatever the merchant's mode.

    Raises:
        NotFound: `card_not_found`.
    """
    card_id = find_card(tx, program_id, customer_pubkey).id
    program = services.get_program(tx, program_id)
    return CardHistory(
        program_id=program.id,
        program_name=program.settings.name,
        card_id=card_id,
        customer_pubkey=customer_pubkey,
        merchants=crud.get_merchant_names(tx, card_id),
        events=list(loyalty.read_chain(tx, card_id)),
        rules=crud.get_rule_texts(tx, card_id),
        balance=loyalty.get_balance(tx, card_id) or Balance(card_id, program.id),
        satoshi_balance=balance_of(tx, card_id),
        exported_at=clock.now(),
    )
