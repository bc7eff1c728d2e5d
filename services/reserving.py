"""A reward is asked for: reserved, or given at once.

Points leave the card at once, so that nobody can promise them twice. Locks are taken
in the order of every movement: card, redemption, reward.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace

from .. import crud, ledger
from ..clock import LocalClock
from ..exceptions import Conflict, NotAllowed
from ..ledger import NEVER, Event
from ..rewards import (
    NOTHING_TAKEN,
    RESERVED,
    SATS_PAYOUT,
    UNDO_SECONDS,
    Holder,
    Redemption,
    Reward,
    refusal,
    short_code,
    sold_out,
)
from ..store import Tx
from .movement import moving
from .posting import Movement
from .rewards import get_reward

SECRET = "redemptions"  # noqa: S105 the name of the install's secret, not the secret
BY_STAFF_POLICY, EVERY_TIME_POLICY = "staff", "every_time"
DAY = 86_400


@dataclass(frozen=True)
class Asked:
    """Somebody asks for a reward.

    Attributes:
        merchant_id, clock: the branch, which bears the cost, and its days.
        actor_id: whose key or token it was; empty: the customer's own signed request.
        is_owner: it was the admin key, which needs no proof of the guest's.
        fulfil: staff gives it at once.
        has_confirmed: the guest has just said yes to the bill that it is for, or a
            named member of staff answers for it with their PIN.
    """

    merchant_id: str
    clock: LocalClock
    reward_id: str
    actor_id: str = ""
    is_owner: bool = False
    fulfil: bool = False
    has_confirmed: bool = False

    @property
    def by_customer(self) -> bool:
        return not self.actor_id


def redeem(
    tx: Tx, program_id: str, customer_pubkey: str, asked: Asked
) -> tuple[Redemption, int]:
    """Reserves a reward, or gives it; the points leave the card now.

    Returns the redemption and the points that are left.

    Raises:
        NotAllowed: `guest_proof_needed`, `customer_proof_needed`.
        NotFound: `reward_not_found`.
        Conflict: `loyalty_off`, `reward_off`, `reward_not_yet`, `reward_ended`,
            `tier_needed`, `sold_out`, `limit_reached`, `insufficient_points`,
            `points_buy_no_sats`.
    """
    with moving(tx, program_id, customer_pubkey) as move:
        reward = _allowed(move, asked)
        redemption = _reserve(move, asked, reward)
        return redemption, move.points


def loyalty_off() -> Conflict:
    return Conflict("loyalty_off", f"Rewards are off here. {NOTHING_TAKEN}")


def _allowed(move: Movement, asked: Asked) -> Reward:
    """The reward, if whoever asks may have it for this card now."""
    settings = move.program.settings
    if not settings.is_enabled:
        raise loyalty_off()
    _check_proof(settings.proof_policy, asked)
    reward = get_reward(move.tx, asked.reward_id, move.program.id)
    if reward.kind == SATS_PAYOUT and not asked.by_customer:
        raise NotAllowed(
            "customer_proof_needed",
            f"Sats are paid to the guest's own signed request only. {NOTHING_TAKEN}",
        )
    is_sats = reward.kind == SATS_PAYOUT
    holder = Holder(
        points=move.points,
        final_points=move.final_points if is_sats else 0,
        standing=move.standing(),
        tiers=move.tiers,
        basis=settings.tier_basis,
        at=move.now,
        clock=asked.clock,
    )
    used = crud.count_used(move.tx, reward.id, move.card.id, move.now)
    obstacle = refusal(reward, holder, used)
    if obstacle:
        raise obstacle
    return reward


def _check_proof(policy: str, asked: Asked) -> None:
    if asked.by_customer or asked.is_owner or policy == BY_STAFF_POLICY:
        return
    if asked.has_confirmed and policy != EVERY_TIME_POLICY:
        return
    raise NotAllowed(
        "guest_proof_needed",
        "The guest has to say yes: they can reserve it on their phone, and you give it "
        f"for the code they show. {NOTHING_TAKEN}",
    )


def _reserve(move: Movement, asked: Asked, reward: Reward) -> Redemption:
    redemption = insert_coded(move.tx, _reserved(move, asked, reward))
    if redemption.from_stock and not crud.take_stock(move.tx, reward.id):
        raise sold_out(reward)
    if reward.kind == SATS_PAYOUT:
        _owe_sats(move, redemption)
    return redemption


def _reserved(move: Movement, asked: Asked, reward: Reward) -> Redemption:
    """Takes the points; the redemption that they were taken for, not yet written."""
    redemption_id = crud.new_id()
    actor_id = asked.actor_id or f"card:{move.card.id}"
    return Redemption(
        id=redemption_id,
        program_id=move.program.id,
        card_id=move.card.id,
        seq=_redeemed(move, asked, reward, redemption_id, actor_id).seq,
        reward_id=reward.id,
        merchant_id=asked.merchant_id,
        order_id=None,
        reward_name=reward.name,
        kind=reward.kind,
        value=reward.value,
        points=reward.cost_points,
        from_stock=int(reward.stock is not None),
        status=RESERVED,
        short_code="",
        actor_id=actor_id,
        created_at=move.now,
        expires_at=NEVER if reward.kind == SATS_PAYOUT else held_until(move),
        fulfil_at=move.now + UNDO_SECONDS if asked.fulfil else None,
        ended_at=None,
        ended_by=None,
    )


def _redeemed(
    move: Movement, asked: Asked, reward: Reward, redemption_id: str, actor_id: str
) -> Event:
    return move.post(
        move.draft(
            asked.merchant_id,
            asked.clock,
            move.now,
            kind=ledger.REDEEMED,
            delta=-reward.cost_points,
            source=ledger.REDEMPTION,
            source_id=redemption_id,
            actor_id=actor_id,
            purse=ledger.FINAL if reward.kind == SATS_PAYOUT else "",
        )
    )


def held_until(move: Movement) -> int:
    """Until when a reservation waits that is made now."""
    return move.now + 60 * move.program.settings.reserve_minutes


def insert_coded(tx: Tx, redemption: Redemption) -> Redemption:
    """Inserts it under a short code that no open one of the programme has."""
    secret = crud.install_secret(tx, SECRET, secrets.token_hex(32))
    attempt = 0
    while True:
        code = short_code(secret, redemption.id, attempt)
        coded = replace(redemption, short_code=code)
        if crud.insert_redemption(tx, coded):
            return coded
        attempt += 1


def _owe_sats(move: Movement, redemption: Redemption) -> None:
    wait = move.program.settings.refund_window_days * DAY
    crud.insert_payout(
        move.tx,
        {
            "id": crud.new_id(),
            "cause": redemption.id,
            "program_id": redemption.program_id,
            "merchant_id": redemption.merchant_id,
            "card_id": redemption.card_id,
            "amount_sats": redemption.value,
            "created_at": move.now,
            "due_at": move.now + wait,
        },
    )
