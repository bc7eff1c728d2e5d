"""The catalogue: what points buy, made and changed by the programme's owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .. import clock, crud
from ..crud.rewards import put_in_order
from ..exceptions import Conflict, InvalidInput, NotFound
from ..images import checked_image
from ..models import RewardBody, RewardUpdate
from ..rewards import SATS_PAYOUT, Reward, stored_value
from ..store import Tx
from .programs import get_program, get_tier

MAX_REWARDS = 100

# What `null` takes away; of every other field it changes nothing.
_CLEARED_BY_NULL = {
    "tier_id",
    "stock",
    "per_customer_limit",
    "valid_from",
    "valid_until",
    "image",
    "cost_sats",
}


def create_reward(tx: Tx, program_id: str, body: RewardBody, currency: str) -> Reward:
    """Adds a reward.

    Args:
        currency: the merchant's, for a value in minor units; or empty.

    Raises:
        InvalidInput: `bad_value`, `currency_needed`, `bad_window`, `bad_image`.
        NotFound: `tier_not_found`.
        Conflict: `too_many_rewards`, `forgive_with_payouts`.
    """
    crud.lock_program(tx, program_id)
    if len(crud.get_rewards(tx, program_id)) >= MAX_REWARDS:
        words = f"A programme has at most {MAX_REWARDS} rewards."
        raise Conflict("too_many_rewards", words)
    sent = body.dict()
    sent["value"] = stored_value(body.kind, sent["value"], currency)
    sent["image"] = checked_image(sent["image"])
    sent["is_active"] = int(sent["is_active"])
    reward = Reward(
        id=crud.new_id(),
        program_id=program_id,
        created_at=clock.now(),
        deleted_at=None,
        **sent,
    )
    _check(tx, reward)
    crud.insert_reward(tx, reward)
    return reward


def update_reward(tx: Tx, reward: Reward, body: RewardUpdate, currency: str) -> Reward:
    """Changes a reward from now on; what was reserved of it stays as it was.

    Raises: as `create_reward`, and NotFound `reward_not_found`.
    """
    crud.lock_program(tx, reward.program_id)
    reward = get_reward(tx, reward.id)  # as whoever wrote before us left it
    sent = {
        name: value
        for name, value in body.dict(exclude_unset=True).items()
        if value is not None or name in _CLEARED_BY_NULL
    }
    kind = sent.get("kind", reward.kind)
    if "value" in sent or kind != reward.kind:
        sent["value"] = stored_value(kind, sent.get("value"), currency)
    if "image" in sent:
        sent["image"] = checked_image(sent["image"])
    if "is_active" in sent:
        sent["is_active"] = int(sent["is_active"])
    changed = replace(reward, **sent)
    _check(tx, changed)
    crud.update_reward(tx, changed)
    return changed


def order_rewards(tx: Tx, program_id: str, reward_ids: Sequence[str]) -> list[Reward]:
    """Puts the catalogue into the owner's order, all at once.

    Raises:
        Conflict: `rewards_changed`: these are not exactly the rewards that there are.
    """
    crud.lock_program(tx, program_id)
    there = {reward.id for reward in crud.get_rewards(tx, program_id)}
    if len(reward_ids) != len(there) or set(reward_ids) != there:
        words = "A reward was added or taken away meanwhile. Look at the list again."
        raise Conflict("rewards_changed", words)
    put_in_order(tx, reward_ids)
    return crud.get_rewards(tx, program_id)


def delete_reward(tx: Tx, reward: Reward) -> None:
    """Takes a reward away. What was reserved of it can still be given."""
    crud.lock_program(tx, reward.program_id)
    reward = get_reward(tx, reward.id)
    crud.update_reward(tx, replace(reward, deleted_at=clock.now()))


def get_reward(tx: Tx, reward_id: str, program_id: str = "") -> Reward:
    """A reward that was not deleted.

    Args:
        program_id: of which it has to be, if given.

    Raises:
        NotFound: `reward_not_found`.
    """
    reward = crud.get_reward(tx, reward_id)
    is_foreign = reward and program_id not in ("", reward.program_id)
    if not reward or reward.deleted_at is not None or is_foreign:
        raise NotFound("reward_not_found", "There is no such reward.")
    return reward


def _check(tx: Tx, reward: Reward) -> None:
    """Holds a reward against its programme.

    Sats that points have bought are gone when a refund takes the points back; that
    debt must then be carried, not forgiven.
    """
    if reward.tier_id is not None:
        tier = get_tier(tx, reward.tier_id)
        if tier.program_id != reward.program_id:
            raise NotFound("tier_not_found", "There is no such tier.")
    since, until = reward.valid_from, reward.valid_until
    if since is not None and until is not None and until <= since:
        raise InvalidInput("bad_window", "valid_until has to be after valid_from.")
    if reward.kind == SATS_PAYOUT:
        settings = get_program(tx, reward.program_id).settings
        if settings.deficit_policy == "forgive":
            raise Conflict(
                "forgive_with_payouts",
                "Points that buy sats cannot be forgiven. Carry what is owed first.",
            )
