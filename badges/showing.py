"""How badges, issuers and events are answered."""

from __future__ import annotations

from typing import Any

from ..clock import LocalClock
from ..keys import npub
from .days import same_day
from .models import HeldBadge, Issuer, OwnAward, OwnBadge, Sponsored, Template


def template_view(template: Template) -> dict[str, Any]:
    return {
        "id": template.id,
        "badge": template.badge,
        "issuer": template.issuer,
        "name": template.name,
        "description": template.description,
        "image": template.image,
        "relays": list(template.relays),
        "created_at": template.created_at,
    }


def issuer_view(issuer: Issuer) -> dict[str, Any]:
    return {
        "id": issuer.id,
        "issuer": issuer.issuer,
        "npub": npub(issuer.issuer),
        "name": issuer.name,
        "relays": list(issuer.relays),
        "created_at": issuer.created_at,
    }


def own_view(badge: OwnBadge, address: str) -> dict[str, Any]:
    return {
        "id": badge.id,
        "badge": address,
        "name": badge.name,
        "description": badge.description,
        "image": badge.image,
        "holders": badge.holders,
        "created_at": badge.created_at,
    }


def award_view(award: OwnAward) -> dict[str, Any]:
    return {
        "id": award.id,
        "badge_id": award.badge_id,
        "created_at": award.created_at,
        "expires_at": award.expires_at,
    }


def held_view(held: HeldBadge) -> dict[str, Any]:
    """A summary (mission 144), and why."""
    return {
        **held.summary,
        "checked_at": held.checked_at,
        "worn": held.is_worn,
    }


def sponsored_view(event: Sponsored, local: LocalClock, now: int) -> dict[str, Any]:
    return {
        "id": event.id,
        "event": event.event,
        "title": event.title,
        "starts_at": event.starts_at,
        "ends_at": event.ends_at,
        "first_day": event.first_day or None,
        "last_day": event.last_day or None,
        "timezone": event.timezone,
        "badge": event.badge or None,
        "issuer": event.issuer or None,
        "today": same_day(event.happening, local, now),
        "created_at": event.created_at,
    }
