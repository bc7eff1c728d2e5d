"""REST for merchants and their tokens."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from .. import changes, clock, core_payments
from ..callers import ADMIN, INVOICE, Proof
from ..exceptions import NotProved
from ..signatures import base_url
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Once, Page, Paging, WalletAdmin, page_of
from . import adapters_crud, crud, services
from .access import OWNER, Right, authorize
from .models import Merchant, MerchantBody, MerchantUpdate, Token, TokenBody

merchants_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Merchants"])

READ = Right(INVOICE, scopes=("monitor", "pos", "read", "orders", "manage"))


@merchants_api_router.post("/merchants", status_code=HTTPStatus.CREATED)
async def api_register_merchant(
    body: MerchantBody, proof: WalletAdmin, key: Once
) -> dict[str, Any]:
    """Register a merchant on the admin key's wallet.

    It gets a programme of its own, or joins one by invitation. It can earn at once; the
    public directory shows it once the community has approved it. With an
    `Idempotency-Key`, the same request again gives the same merchant.
    """
    open_invoices = await core_payments.open_invoices(proof.holder)

    def made(tx: Tx) -> dict[str, Any]:
        return own_view(tx, services.register(tx, proof, body, open_invoices))

    def register(tx: Tx) -> dict[str, Any]:
        return key.at_most_once(tx, lambda: made(tx))

    return await store.write(register)


def list_own(tx: Tx, page: Paging, proof: Proof | None) -> dict[str, Any]:
    """The merchants of a key's wallet, whatever the public sees of them."""
    if proof is None or proof.kind not in (ADMIN, INVOICE):
        raise NotProved("not_proved", "Send a wallet's key as X-Api-Key.")
    found, total = crud.list_merchants(
        tx,
        {"wallet_id": proof.holder},
        page.search,
        page.order(crud.SORTS),
        page.limit,
        page.offset,
    )
    return page_of([own_view(tx, merchant) for merchant in found], total)


@merchants_api_router.put("/merchants/{merchant_id}")
async def api_update_merchant(
    merchant_id: str, body: MerchantUpdate, proof: AnyProof
) -> dict[str, Any]:
    """Change a merchant; fields that are not sent stay."""

    def update(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, OWNER)
        return own_view(tx, services.update(tx, access.merchant, body, access.actor_id))

    return await store.write(update)


@merchants_api_router.delete("/merchants/{merchant_id}")
async def api_delete_merchant(merchant_id: str, proof: AnyProof) -> dict[str, Any]:
    """Close a merchant: nothing earns any more, what was earned stays."""

    def close(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, OWNER)
        services.close(tx, access.merchant, access.actor_id)
        return {"id": access.merchant.id, "deleted": True}

    return await store.write(close)


# --- tokens ---------------------------------------------------------------------------


@merchants_api_router.get("/merchants/{merchant_id}/tokens")
async def api_list_tokens(
    merchant_id: str,
    page: Page,
    proof: AnyProof,
    revoked: Annotated[bool, Query()] = False,
    kind: Annotated[
        Literal["", "staff", "program"],
        Query(description="Only staff links, or only the tokens of programs"),
    ] = "",
) -> dict[str, Any]:
    """The merchant's tokens, without their secrets; with `revoked=true` those that
    open nothing any more.

    `role` is empty but for staff links. `last_used_at` is true to the minute.
    """

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, OWNER).merchant
        tokens, total = crud.list_tokens(
            tx, merchant.id, revoked, kind, page.limit, page.offset
        )
        return page_of([_token_view(token) for token in tokens], total)

    return await store.read(listed)


@merchants_api_router.post(
    "/merchants/{merchant_id}/tokens", status_code=HTTPStatus.CREATED
)
async def api_create_token(
    merchant_id: str, body: TokenBody, proof: AnyProof
) -> dict[str, Any]:
    """Make a scoped token. Its secret is in this answer and nowhere else.

    Send `scopes`, or the `role` of whoever it is for: then it is a staff link, and
    `link` is what opens the order monitor on their device, without any account.
    """

    def create(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, OWNER).merchant
        token, secret = services.create_token(tx, merchant, body)
        made = {**_token_view(token), "secret": secret}
        if token.role:  # behind `#`, where no server and no log sees it
            page = f"{base_url()}/loyalty/monitor/{merchant.id}"
            made["link"] = f"{page}#t={secret}"
        return made

    return await store.write(create)


@merchants_api_router.delete("/tokens/{token_id}")
async def api_revoke_token(token_id: str, proof: AnyProof) -> dict[str, Any]:
    """Revoke a token, for the very next request. Screens that it opened hear of it."""

    def revoke(tx: Tx) -> str:
        token = services.get_token(tx, token_id)
        merchant = authorize(tx, proof, token.merchant_id, OWNER).merchant
        services.revoke_token(tx, merchant, token)
        return token.merchant_id

    changes.announce(await store.write(revoke))
    return {"id": token_id, "revoked": True}


# --- views ----------------------------------------------------------------------------

_OWN = (
    *("id", "slug", "name", "category", "status", "timezone", "currency", "language"),
    *("created_at", "updated_at", "program_id", "mode", "day_start_hour"),
    *("receipt_thanks", "receipt_footer"),
)


def own_view(tx: Tx, merchant: Merchant) -> dict[str, Any]:
    """A merchant as whoever acts for it sees it."""
    return {
        **merchant.profile,
        **{name: getattr(merchant, name) for name in _OWN},
        "external_ids": crud.get_external_ids(tx, merchant.id),
        "adapters": adapters_crud.get_adapters(tx, merchant.id, clock.now()),
    }


def _token_view(token: Token) -> dict[str, Any]:
    return {
        "id": token.id,
        "name": token.name,
        "scopes": list(token.scopes),
        "role": token.role,
        "created_at": token.created_at,
        "last_used_at": token.last_used_at,
        "revoked_at": token.revoked_at,
    }
