"""Nouns of the links at the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from ..fields import Line
from ..merchants.models import Merchant
from ..orders.models import Order

SECONDS = 120

Purpose = Literal["attach", "redeem", "pay", "discount"]


@dataclass(frozen=True)
class Challenge:
    """A link that confirms one order. Times are Unix seconds.

    Attributes:
        nonce_hash: of the 128 random bits in the link, which are stored nowhere.
        purpose: what the guest agrees to by it.
        actor_id: who has asked.
        proved_by: the key that has confirmed it.
    """

    nonce_hash: str
    order_id: str
    purpose: str
    actor_id: str
    created_at: int
    expires_at: int
    proved_by: str | None
    proved_at: int | None


@dataclass(frozen=True)
class Asked:
    """What a guest is asked to confirm."""

    challenge: Challenge
    order: Order
    merchant: Merchant


class ChallengeBody(BaseModel):
    """What `POST L/challenges` takes."""

    order_id: Line
    purpose: Purpose


class CodeBody(BaseModel):
    """What `POST L/challenges/{nonce}/code` takes."""

    code: Line


class MessageBody(BaseModel):
    """What `POST L/challenges/{nonce}/message` takes: 64 hex digits, or `npub1…`."""

    customer_pubkey: Line
