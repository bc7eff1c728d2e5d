"""REST for a merchant's programme and its tiers."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter

from .. import acts
from .. import services as loyalty
from ..callers import ADMIN, INVOICE, Proof
from ..crud import get_tiers
from ..models import (
    Program,
    ProgramSettings,
    ProgramUpdate,
    ProgramVersion,
    TierBody,
    TierUpdate,
)
from ..points import Tier
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import crud, services
from .access import OWNER, Access, Right, authorize

program_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Programme"])

SEE = Right(INVOICE, scopes=("monitor", "pos", "read"))
READ = Right(ADMIN, scopes=("read",))


@program_api_router.get("/merchants/{merchant_id}/program")
async def api_get_program(merchant_id: str, proof: AnyProof) -> dict[str, Any]:
    """The programme's settings as they are in force now."""

    def get(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, SEE).merchant
        return _program_view(loyalty.get_program(tx, merchant.program_id))

    return await store.read(get)


@program_api_router.put("/merchants/{merchant_id}/program")
async def api_update_program(
    merchant_id: str, body: ProgramUpdate, proof: AnyProof
) -> dict[str, Any]:
    """Change settings from now on. What was paid before is judged by the old ones."""

    def update(tx: Tx) -> dict[str, Any]:
        access = as_owner(tx, proof, merchant_id)
        program_id = access.merchant.program_id
        return _program_view(
            loyalty.update_program(tx, program_id, body, access.actor_id)
        )

    return await store.write(update)


@program_api_router.get("/merchants/{merchant_id}/program/versions")
async def api_list_versions(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """What the settings were, newest first: since when, by whom, and what changed.

    Every version is kept: a bill is judged by the one of its own time.
    """

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, READ).merchant
        pairs, total = loyalty.list_versions(
            tx, merchant.program_id, page.limit, page.offset
        )
        return page_of([_version_view(*pair) for pair in pairs], total)

    return await store.read(listed)


@program_api_router.get("/merchants/{merchant_id}/tiers")
async def api_list_tiers(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """The programme's tiers, lowest threshold first."""

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, SEE).merchant
        tiers = get_tiers(tx, merchant.program_id)
        shown = tiers[page.offset : page.offset + page.limit]
        return page_of([tier_view(tier) for tier in shown], len(tiers))

    return await store.read(listed)


@program_api_router.post(
    "/merchants/{merchant_id}/tiers", status_code=HTTPStatus.CREATED
)
async def api_create_tier(
    merchant_id: str, body: TierBody, proof: AnyProof
) -> dict[str, Any]:
    """Add a tier. Every card's tier is recomputed before this answers."""

    def create(tx: Tx) -> dict[str, Any]:
        access = as_owner(tx, proof, merchant_id)
        tier = loyalty.create_tier(tx, access.merchant.program_id, body)
        return _noted(tx, "tier_made", access, tier)

    return await store.write(create)


@program_api_router.put("/tiers/{tier_id}")
async def api_update_tier(
    tier_id: str, body: TierUpdate, proof: AnyProof
) -> dict[str, Any]:
    """Change a tier; fields that are not sent stay."""

    def update(tx: Tx) -> dict[str, Any]:
        tier, access = _own_tier(tx, proof, tier_id)
        return _noted(tx, "tier_changed", access, loyalty.update_tier(tx, tier, body))

    return await store.write(update)


@program_api_router.delete("/tiers/{tier_id}")
async def api_delete_tier(tier_id: str, proof: AnyProof) -> dict[str, Any]:
    """Take a tier away. Points stay; cards fall to the tier below."""

    def delete(tx: Tx) -> dict[str, Any]:
        tier, access = _own_tier(tx, proof, tier_id)
        loyalty.delete_tier(tx, tier)
        _noted(tx, "tier_ended", access, tier)
        return {"id": tier_id, "deleted": True}

    return await store.write(delete)


def as_owner(
    tx: Tx, proof: Proof | None, merchant_id: str, *, moved_too: bool = False
) -> Access:
    """Lets the programme's owner in by one of its merchants.

    Args:
        moved_too: also to a programme that has left for another server.

    Raises:
        NotAllowed: `not_owner`, and what `authorize` raises; Conflict: `moved_away`.
    """
    access = authorize(tx, proof, merchant_id, OWNER)
    program = services.check_program_owner(tx, access)
    if not moved_too:
        loyalty.check_stays(program)
    return access


def as_owner_of(tx: Tx, proof: Proof | None, program_id: str) -> Access:
    """Lets a programme's owner in who names something of it, and no merchant.

    Raises:
        NotFound: `merchant_not_found`: the caller's wallet has no part in it.
        NotAllowed: `not_owner`, and what `authorize` raises.
    """
    merchant = crud.get_program_merchant(tx, program_id, proof.holder if proof else "")
    return as_owner(tx, proof, merchant.id if merchant else "")


def _noted(tx: Tx, kind: acts.Kind, access: Access, tier: Tier) -> dict[str, Any]:
    acts.note(tx, kind, access.merchant, access.actor_id, tier.id, tier.name)
    return tier_view(tier)


def _own_tier(tx: Tx, proof: Proof | None, tier_id: str) -> tuple[Tier, Access]:
    """The tier, if it belongs to a programme of the caller's wallet.

    Raises:
        NotFound: `tier_not_found`, `merchant_not_found`.
    """
    tier = loyalty.get_tier(tx, tier_id)
    return tier, as_owner_of(tx, proof, tier.program_id)


def _program_view(program: Program) -> dict[str, Any]:
    return {
        "id": program.id,
        **settings_view(program.settings),
        "version": program.version,
        "effective_from": program.effective_from,
    }


def settings_view(settings: ProgramSettings) -> dict[str, Any]:
    """Settings as the public contract has them."""
    shown = dict(vars(settings))
    earn_per = shown.pop("earn_per")
    is_fiat = bool(settings.currency)
    return {
        **shown,
        "earn_per_sats": None if is_fiat else earn_per,
        "earn_per_minor": earn_per if is_fiat else None,
    }


def _version_view(
    version: ProgramVersion, before: ProgramVersion | None
) -> dict[str, Any]:
    now = settings_view(version.settings)
    was = settings_view(before.settings) if before else now
    return {
        "version": version.version,
        "effective_from": version.effective_from,
        "actor_id": version.actor_id,
        "currency": version.settings.currency,
        "changes": [
            {"field": name, "before": was[name], "after": value}
            for name, value in now.items()
            if was[name] != value
        ],
    }


def tier_view(tier: Tier) -> dict[str, Any]:
    return {**vars(tier), "perks": list(tier.perks)}
