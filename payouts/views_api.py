"""REST for the operator: what is owed and was paid, and up to which budget."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query

from .. import changes, clock
from ..callers import ADMIN, Proof
from ..merchants.access import Access, Right, authorize, authorize_branch
from ..signatures import base_url
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Once, Page, page_of
from . import budgets, crud, payer, rules, services
from .models import Payout, PayoutSettingsUpdate

payouts_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Satoshi-back"])

SEE = Right(ADMIN, scopes=("read",))
PAY = Right(ADMIN, scopes=("payout",))
OWNER = Right(ADMIN)
SORTS = ("created_at", "amount_sats", "due_at")
HERE = "/merchants/{merchant_id}/payouts"


@payouts_api_router.get(HERE)
async def api_list_payouts(
    merchant_id: str,
    page: Page,
    proof: AnyProof,
    state: Annotated[str, Query(regex="^[a-z]*$", max_length=16)] = "",
) -> dict[str, Any]:
    """What is owed and was paid in sats, newest first.

    `state`: only `pending`, `paying`, `paid`, `failed`, `unknown` or `void` ones.
    `sums` is of all of them. For the admin key, or a token with `read`.
    """

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, SEE).merchant
        order = page.order(SORTS)
        found, total = crud.list_payouts(
            tx, merchant.id, state, order, page.limit, page.offset
        )
        sums = crud.count_states(tx, merchant.id)
        return {
            **page_of([payout_view(one) for one in found], total),
            "sums": {k: {"count": n, "sats": sats} for k, (n, sats) in sums.items()},
        }

    return await store.read(listed)


def payout_view(payout: Payout) -> dict[str, Any]:
    """A payout without a word of whose it is."""
    return {
        "id": payout.id,
        "cause": payout.kind,
        "sats": payout.sats,
        "amount_sats": payout.amount_sats,
        "kept_sats": payout.kept_sats + payout.withheld_sats,
        "state": payout.state,
        "words": rules.STATE_WORDS[payout.state],
        "reason": payout.reason,
        "reason_words": rules.REASON_WORDS.get(payout.reason, ""),
        "can_retry": payout.state not in ("paid", "void", "paying"),
        "time": payout.created_at,
        "due_at": payout.due_at,
        "tries": payout.tries,
    }


@payouts_api_router.get(f"{HERE}/settings")
async def api_get_payout_settings(merchant_id: str, proof: AnyProof) -> dict[str, Any]:
    """What is given back at most, and how much of it is promised already."""

    def read(tx: Tx) -> dict[str, Any]:
        return _settings_view(tx, authorize(tx, proof, merchant_id, SEE))

    return await store.read(read)


@payouts_api_router.put(f"{HERE}/settings")
async def api_change_payout_settings(
    merchant_id: str, body: PayoutSettingsUpdate, proof: AnyProof
) -> dict[str, Any]:
    """Switch satoshi-back on or off, and set its limits. What is promised stays so."""

    def change(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, OWNER)
        services.update_settings(tx, access.merchant, body, access.actor_id)
        return _settings_view(tx, access)

    return await store.write(change)


def _settings_view(tx: Tx, access: Access) -> dict[str, Any]:
    settings = crud.get_settings(tx, access.merchant.id)
    return {
        **vars(settings),
        "is_on": bool(settings.is_on),
        **budgets.used(tx, access.merchant, clock.now()),
    }


@payouts_api_router.get("/payouts/{payout_id}")
async def api_get_payout(payout_id: str, proof: AnyProof) -> dict[str, Any]:
    """One payout, with every state that it has been in, when, why and by whom."""

    def read(tx: Tx) -> dict[str, Any]:
        payout, _ = _own_payout(tx, proof, payout_id, SEE)
        return {**payout_view(payout), "log": crud.get_log(tx, payout.id)}

    return await store.read(read)


@payouts_api_router.post("/payouts/{payout_id}/retry")
async def api_retry_payout(
    payout_id: str, proof: AnyProof, once: Once
) -> dict[str, Any]:
    """Try again what failed; look up again what is unknown. Nothing is paid twice."""

    def again(tx: Tx) -> tuple[dict[str, Any], str]:
        payout, access = _own_payout(tx, proof, payout_id, PAY)
        answer = once.once(
            tx, lambda: payout_view(services.retry(tx, payout.id, access.actor_id))
        )
        return answer, access.merchant.id

    answer, merchant_id = await store.write(again)
    payer.wake()
    changes.announce(merchant_id)
    return answer


@payouts_api_router.post("/payouts/{payout_id}/link", status_code=HTTPStatus.CREATED)
async def api_link_payout(payout_id: str, proof: AnyProof) -> dict[str, Any]:
    """A link for the guest to fetch what a refund owes them, as a QR. The open one
    again, while there is one."""

    def make(tx: Tx) -> dict[str, Any]:
        payout, access = _own_payout(tx, proof, payout_id, PAY)
        return services.link_for_refund(tx, access.merchant, payout.id).view(api_url())

    return await store.write(make)


def api_url() -> str:
    return f"{base_url()}/loyalty/api/v1"


def _own_payout(
    tx: Tx, proof: Proof | None, payout_id: str, right: Right
) -> tuple[Payout, Access]:
    """A payout of a merchant that the caller may act for.

    Raises:
        NotFound: `payout_not_found`, `merchant_not_found`.
    """
    payout = crud.get_payout(tx, payout_id)
    if not payout:
        authorize_branch(tx, proof, "", "", right)
        raise services.payout_not_found()
    access = authorize(tx, proof, payout.merchant_id, right)
    return payout, access
