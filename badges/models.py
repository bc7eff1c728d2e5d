"""Nouns of badges."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class HeldBadge:
    """A badge that somebody gave a customer, and whether it counts at a merchant.

    Attributes:
        badge: `30009:<issuer>:<d>`.
        image: an `https` address, or empty.
        issuer: whose badge it is, 64 hex digits.
        trusted: whether the merchant, or the community, has that badge or its issuer on
            a list; what is the merchant's own always is.
        valid: whether it counts now. Only what is trusted can be.
        reason: why it does not count, in words; empty where it does.
        award_id, definition_id: of the events that prove it; empty where the proof is
            in the merchant's own tables.
        expires_at: Unix seconds; nothing: it does not end by itself.
        checked_at: Unix seconds, when relays last said so; now, where it is the
            merchant's own.
        code: the reason as a stable word; empty where it counts.
        is_worn: whether the customer shows it on their profile; display only.
    """

    badge: str
    name: str
    image: str
    issuer: str
    trusted: bool
    valid: bool
    reason: str
    award_id: str
    definition_id: str
    expires_at: int | None
    checked_at: int
    code: str = ""
    is_worn: bool = False
