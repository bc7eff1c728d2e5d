"""REST for the catalogue of rewards."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter

from .. import acts
from .. import services as loyalty
from ..callers import ADMIN, Proof
from ..crud import get_reward, get_rewards
from ..exceptions import NotFound
from ..models import RewardBody, RewardOrder, RewardUpdate
from ..rewards import Reward, shown_value
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from .access import OWNER, Access, authorize, authorize_branch
from .services import check_program_owner
from .views_program import SEE, as_owner

rewards_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Programme"])


@rewards_api_router.get("/merchants/{merchant_id}/rewards")
async def api_list_rewards(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """What points buy here, in the owner's order; inactive ones too.

    What they cost whoever gives them is for the admin key only.
    """

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, SEE).merchant
        rewards = get_rewards(tx, merchant.program_id)
        shown = rewards[page.offset : page.offset + page.limit]
        views = [reward_view(reward) for reward in shown]
        if proof and proof.kind != ADMIN:
            for view in views:
                view["cost_sats"] = None
        return page_of(views, len(rewards))

    return await store.read(listed)


@rewards_api_router.post(
    "/merchants/{merchant_id}/rewards", status_code=HTTPStatus.CREATED
)
async def api_create_reward(
    merchant_id: str, body: RewardBody, proof: AnyProof
) -> dict[str, Any]:
    """Add a reward. Times are Unix seconds; `valid_until` is the first moment after."""

    def create(tx: Tx) -> dict[str, Any]:
        access = as_owner(tx, proof, merchant_id)
        program_id, currency = access.merchant.program_id, access.merchant.currency
        made = loyalty.create_reward(tx, program_id, body, currency)
        return _noted(tx, "reward_made", access, made)

    return await store.write(create)


@rewards_api_router.put("/merchants/{merchant_id}/rewards/order")
async def api_order_rewards(
    merchant_id: str, body: RewardOrder, proof: AnyProof
) -> dict[str, Any]:
    """Put the whole catalogue in order: `ids` names every reward once."""

    def order(tx: Tx) -> dict[str, Any]:
        program_id = as_owner(tx, proof, merchant_id).merchant.program_id
        rewards = loyalty.order_rewards(tx, program_id, body.ids)
        return page_of([reward_view(reward) for reward in rewards], len(rewards))

    return await store.write(order)


@rewards_api_router.put("/rewards/{reward_id}")
async def api_update_reward(
    reward_id: str, body: RewardUpdate, proof: AnyProof
) -> dict[str, Any]:
    """Change a reward; fields that are not sent stay.

    `null` takes away its tier, stock, limit or an end of its window. What was reserved
    before stays as it was.
    """

    def update(tx: Tx) -> dict[str, Any]:
        reward, access = _own_reward(tx, proof, reward_id)
        currency = access.merchant.currency
        changed = loyalty.update_reward(tx, reward, body, currency)
        return _noted(tx, "reward_changed", access, changed)

    return await store.write(update)


@rewards_api_router.delete("/rewards/{reward_id}")
async def api_delete_reward(reward_id: str, proof: AnyProof) -> dict[str, Any]:
    """Take a reward away. What was reserved of it can still be given."""

    def delete(tx: Tx) -> dict[str, Any]:
        reward, access = _own_reward(tx, proof, reward_id)
        loyalty.delete_reward(tx, reward)
        _noted(tx, "reward_ended", access, reward)
        return {"id": reward_id, "deleted": True}

    return await store.write(delete)


def _noted(tx: Tx, kind: acts.Kind, access: Access, reward: Reward) -> dict[str, Any]:
    acts.note(tx, kind, access.merchant, access.actor_id, reward.id, reward.name)
    return reward_view(reward)


def _own_reward(tx: Tx, proof: Proof | None, reward_id: str) -> tuple[Reward, Access]:
    """The reward, if it belongs to a programme that the caller owns.

    Raises:
        NotFound: `reward_not_found`.
        NotAllowed: `not_owner`, the key of a branch.
    """
    reward = get_reward(tx, reward_id)
    program_id = reward.program_id if reward else ""
    try:
        access = authorize_branch(tx, proof, program_id, "", OWNER)
    except NotFound:
        access = None
    if not reward or not access:
        raise NotFound("reward_not_found", "There is no such reward.")
    check_program_owner(tx, access)
    return reward, access


def reward_view(reward: Reward) -> dict[str, Any]:
    """A reward as the public contract has it."""
    shown = {k: v for k, v in vars(reward).items() if k != "deleted_at"}
    value = shown_value(reward.kind, reward.value)
    return {**shown, "value": value, "is_active": bool(reward.is_active)}
