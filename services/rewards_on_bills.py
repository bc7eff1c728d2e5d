"""Rewards on a bill: put on while it is open, used when it is paid.

While a reward is on a bill its time does not run, nobody uses it otherwise, and no
refund of another bill ends it. Whoever calls holds the bill; then come the card and the
redemption, as in every movement.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from .. import clock, crud
from ..exceptions import Conflict
from ..ledger import NEVER
from ..rewards import FULFILLED, NOTHING_TAKEN, RESERVED, Redemption
from ..store import Tx
from . import returning
from .due import post_due
from .programs import get_program
from .redemption import (
    get_redemption,
    hold,
    moving_id,
    over,
    redemption_not_found,
)


@dataclass(frozen=True)
class OnBill:
    """A bill as rewards meet it: of which programme, and whose."""

    order_id: str
    program_id: str
    customer_pubkey: str


def put_on_bill(tx: Tx, redemption_id: str, bill: OnBill) -> Redemption:
    """Takes a reservation for a bill.

    Raises:
        NotFound: `redemption_not_found`: nor is one of another programme.
        Conflict: `other_customer`, `already_fulfilled`, `redemption_over`,
            `on_a_bill`: on another one.
    """
    held, at = hold(tx, redemption_id), clock.now()
    if held.program_id != bill.program_id:
        raise redemption_not_found()
    if not _is_theirs(tx, held, bill.customer_pubkey):
        words = f"That is on somebody else's card. {NOTHING_TAKEN}"
        raise Conflict("other_customer", words)
    if held.status_at(at) != RESERVED or held.fulfil_at is not None:
        raise over(tx, held, at)
    if held.order_id not in (None, bill.order_id):
        raise Conflict("on_a_bill", f"It is on another bill. {NOTHING_TAKEN}")
    crud.set_redemption_bill(tx, held.id, bill.order_id, NEVER)
    return replace(held, order_id=bill.order_id, expires_at=NEVER)


def _is_theirs(tx: Tx, redemption: Redemption, pubkey: str) -> bool:
    """Whether it is on that key's card, or on one that is one with it."""
    card = crud.get_card(tx, redemption.card_id)
    own = crud.find_card(tx, redemption.program_id, pubkey)
    return bool(card and own and own.id == (card.merged_into or card.id))


def take_off_bill(tx: Tx, redemption_id: str) -> Redemption:
    """Lets a reservation go on without a bill; its time starts anew."""
    held = hold(tx, redemption_id)
    settings = get_program(tx, held.program_id).settings
    ends = clock.now() + 60 * settings.reserve_minutes
    crud.set_redemption_bill(tx, held.id, None, ends)
    return replace(held, order_id=None, expires_at=ends)


def give_back_from_bill(tx: Tx, redemption_id: str, actor_id: str) -> None:
    """Takes a reservation off a bill for good: its points go back to the card."""
    found = get_redemption(tx, redemption_id)
    with moving_id(tx, found.card_id) as move:
        held = hold(tx, redemption_id)
        if held.status == RESERVED:
            returning.cancel(move, held, actor_id, True, "")
            post_due(move)  # what ran out while it was held ends now


def use_on_bill(
    tx: Tx, order_id: str, merchant_id: str, actor_id: str, at: int
) -> None:
    """The bill is paid: what is on it was used. Again, it does nothing.

    Args:
        merchant_id: the branch whose bill it is, which bears the cost.
    """
    for redemption in crud.get_bill_redemptions(tx, order_id):
        held = hold(tx, redemption.id)
        if held.status == RESERVED:
            given = replace(
                held,
                status=FULFILLED,
                merchant_id=merchant_id,
                ended_at=at,
                ended_by=actor_id,
            )
            crud.end_redemption(tx, given)


def give_up_on_bill(tx: Tx, order_id: str, actor_id: str) -> None:
    """The bill is void: the points of what is on it go back."""
    _return(tx, order_id, RESERVED, actor_id, "")


def return_from_bill(tx: Tx, order_id: str, actor_id: str, reason: str) -> list[str]:
    """What was used on a bill that is refunded goes back to its card.

    Returns the names of the rewards.
    """
    return _return(tx, order_id, FULFILLED, actor_id, reason)


def _return(
    tx: Tx, order_id: str, status: str, actor_id: str, reason: str
) -> list[str]:
    names = []
    for redemption in crud.get_bill_redemptions(tx, order_id):
        with moving_id(tx, redemption.card_id) as move:
            held = hold(tx, redemption.id)
            if held.status == status:
                returning.cancel(move, held, actor_id, True, reason)
                names.append(held.reward_name)
    return names
