"""A voucher as answers have it."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from fastapi import Query

from ..glance import guest_name
from ..voucher import USED, WITHDRAWN
from .crud import Listed

State = Annotated[
    Literal["open", "used", "expired", "withdrawn"] | None,
    Query(description="What they are now; all, if it is not said"),
]


def kept_view(listed: Listed) -> dict[str, Any]:
    """A voucher as it is at the moment it was read for, and nothing that tells whose:
    so it stands in a stored answer, which an erasure must not have to look for."""
    voucher, perk = listed.voucher, listed.voucher.perk
    value: dict[str, Any] = {"points": voucher.points}
    if perk:
        value = {"perk": {"reward_id": perk.reward_id, "name": perk.name}}
    return {
        "id": voucher.id,
        "merchant": listed.merchant,
        "value": value,
        "state": voucher.state,
        "created_at": voucher.created_at,
        "expires_at": voucher.expires_at,
        "used_at": voucher.used_at if voucher.state == USED else None,
    }


def voucher_view(listed: Listed) -> dict[str, Any]:
    """A voucher for its holder."""
    return {**kept_view(listed), **_own_part(listed)}


def _own_part(listed: Listed | None) -> dict[str, Any]:
    """The signed event, and why it was given; nothing, once they are erased."""
    if not listed:
        return {"reason": "", "event": None}
    voucher = listed.voucher
    return {"reason": voucher.reason, "event": json.loads(voucher.event)}


def given_view(listed: Listed) -> dict[str, Any]:
    """The same for staff: whose it is, who gave it, and why it was taken back."""
    return {**voucher_view(listed), **_staffs_part(listed)}


def _staffs_part(listed: Listed | None) -> dict[str, Any]:
    if not listed:
        return {"customer_pubkey": None}
    voucher, pubkey = listed.voucher, listed.customer_pubkey
    is_withdrawn = voucher.state == WITHDRAWN
    return {
        "customer_pubkey": pubkey,
        "name": guest_name(listed.nickname, pubkey or ""),
        "actor_id": voucher.actor_id,
        "withdrawn_at": voucher.withdrawn_at,
        "withdrawn_reason": voucher.withdrawn_reason if is_withdrawn else None,
    }


def told_holder(kept: dict[str, Any], listed: Listed | None) -> dict[str, Any]:
    """A kept answer's voucher with what it left out, as far as it is still there."""
    return {**kept, **_own_part(listed)}


def told_staff(kept: dict[str, Any], listed: Listed | None) -> dict[str, Any]:
    """The same for whoever gave it."""
    return {**told_holder(kept, listed), **_staffs_part(listed)}
