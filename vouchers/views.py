"""A voucher as answers have it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Query

from ..glance import guest_name
from ..voucher import USED, WITHDRAWN
from .crud import Listed
from .services import event_json

State = Annotated[
    Literal["open", "used", "expired", "withdrawn"] | None,
    Query(description="What they are now; all, if it is not said"),
]


def voucher_view(listed: Listed) -> dict[str, Any]:
    """A voucher for its holder, as it is at the moment it was read for."""
    voucher, perk = listed.voucher, listed.voucher.perk
    value: dict[str, Any] = {"points": voucher.points}
    if perk:
        value = {"perk": {"reward_id": perk.reward_id, "name": perk.name}}
    return {
        "id": voucher.id,
        "merchant": listed.merchant,
        "value": value,
        "reason": voucher.reason,
        "state": voucher.state,
        "created_at": voucher.created_at,
        "expires_at": voucher.expires_at,
        "used_at": voucher.used_at if voucher.state == USED else None,
        "event": event_json(voucher),
    }


def given_view(listed: Listed) -> dict[str, Any]:
    """The same for staff: whose it is, who gave it, and why it was taken back."""
    voucher, pubkey = listed.voucher, listed.customer_pubkey
    is_withdrawn = voucher.state == WITHDRAWN
    return {
        **voucher_view(listed),
        "customer_pubkey": pubkey,
        "name": guest_name(listed.nickname, pubkey or ""),
        "actor_id": voucher.actor_id,
        "withdrawn_at": voucher.withdrawn_at,
        "withdrawn_reason": voucher.withdrawn_reason if is_withdrawn else None,
    }
