"""The audit trail as it is told: who, what, when, and what of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from ..glance import guest_name
from ..merchants.access import Access
from ..merchants.services import check_program_owner
from ..models import ProgramSettings
from ..store import Tx
from . import crud
from .models import Act, Wanted, actor_view

PROGRAM_CHANGED = "program_changed"
STATUS_CHANGED = "status_changed"
_NAMED_BY_WORDS = ("tier_", "reward_", "badge_", "issuer_", "sponsored_", "rule_")
_SETTINGS = tuple(f.name for f in fields(ProgramSettings))


def read_trail(
    tx: Tx, access: Access, wanted: Wanted, limit: int, offset: int
) -> tuple[list[dict[str, Any]], int]:
    """A page of acts, the newest first, and how many there are.

    Raises:
        NotAllowed: `not_owner`: all branches' acts are for the programme's owner.
    """
    if wanted.scope == "program":
        check_program_owner(tx, access)
    merchant = access.merchant
    place = (merchant.program_id, merchant.id)
    acts = crud.list_acts(tx, *place, wanted, limit, offset)
    settings = _settings_of(tx, merchant.program_id, acts)
    told = [_told(act, settings, merchant.wallet_id) for act in acts]
    return told, crud.count_acts(tx, *place, wanted)


def _settings_of(
    tx: Tx, program_id: str, acts: list[Act]
) -> Mapping[int, ProgramSettings]:
    """Every version that the page tells of, and the one before it."""
    changed = [int(act.ref) for act in acts if act.kind == PROGRAM_CHANGED]
    both = {number for version in changed for number in (version - 1, version)}
    return crud.get_versions(tx, program_id, sorted(both))


def _told(
    act: Act, settings: Mapping[int, ProgramSettings], wallet_id: str
) -> dict[str, Any]:
    if not act.merchant_id:  # of the whole programme: whose it is, seen from here
        act = act._replace(wallet_id=wallet_id)
    return {
        "id": act.id,
        "time": act.at,
        "kind": act.kind,
        "actor": actor_view(act),
        "merchant_id": act.merchant_id or None,
        "merchant_name": act.merchant_name or "",
        "subject": _subject(act),
        "fields": _fields(act, settings),
        "points": act.points,
        "amount_sats": act.sats,
        "order_id": act.order_id or None,
        "table": act.table_name or "",
        "guest": _guest(act),
        "reason": _reason(act),
    }


def _guest(act: Act) -> str | None:
    """Whose card it was on; empty after an erasure, nothing where there is no card."""
    if not act.card_id:
        return None
    pubkey = act.customer_pubkey
    return guest_name(act.nickname, pubkey) if pubkey else ""


def _subject(act: Act) -> str:
    """What was acted on, by its name."""
    if act.kind.startswith("campaign_"):
        return str(json.loads(act.words)["name"])
    if act.kind == "mode_changed" or act.kind.startswith("voucher_"):
        return act.words
    if act.kind.startswith(_NAMED_BY_WORDS) and act.words:
        return act.words
    if act.kind == STATUS_CHANGED:
        return act.words.partition(": ")[0]
    return act.subject or ""


def _fields(act: Act, settings: Mapping[int, ProgramSettings]) -> list[str]:
    """Which settings changed."""
    if act.kind in ("venue_changed", "payments_changed"):
        return [name for name in act.words.split(",") if name]
    if act.kind != PROGRAM_CHANGED:
        return []
    after = settings[int(act.ref)]
    before = settings.get(int(act.ref) - 1, after)
    return [n for n in _SETTINGS if getattr(before, n) != getattr(after, n)]


def _reason(act: Act) -> str:
    if act.kind in ("recovery_approved", "review_hidden"):
        return act.words
    if act.kind == STATUS_CHANGED:
        return act.words.partition(": ")[2]
    return act.reason or ""
