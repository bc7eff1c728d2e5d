"""REST for rules: a merchant's own, and what the community offers to every partner."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter

from ..callers import ADMIN, CUSTOMER, INVOICE, SESSION, Proof
from ..exceptions import NotFound
from ..keepers import Keeper
from ..merchants.access import OWNER, Access, Right, authorize, get_public_merchant
from ..store import Tx, store
from ..web import AnyKeeper, AnyProof, LoyaltyRoute, Page, Paging, page_of
from . import crud, preview, services, usage_crud
from .models import JoinBody, RuleBody, RuleUpdate
from .rules import Rule
from .views import offer_view, own_rule_view, rule_view, usage_view

rules_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Discounts"])

SEE = Right(INVOICE, scopes=("monitor", "pos", "read"))
READ = Right(ADMIN, scopes=("read",))
COMMUNITY = "community"  # where the merchant's id would stand


@rules_api_router.post("/rules", status_code=HTTPStatus.CREATED)
async def api_create_rule(
    body: RuleBody, proof: AnyProof, keeper: AnyKeeper
) -> dict[str, Any]:
    """Make a rule of a merchant; without `merchant_id`, an offer to every partner,
    which holds where a merchant joins it (for the community's keepers).

    `badge` is `30009:<issuer>:<name>`, or left out: then no badge is needed.
    `badge_issuer` `*` takes a badge of that name by any trusted issuer.
    """

    def create(tx: Tx) -> dict[str, Any]:
        if body.merchant_id is None:
            rule = services.create_rule(tx, None, body, keeper.check())
            return offer_view(rule, {})
        access = authorize(tx, proof, body.merchant_id, OWNER)
        rule = services.create_rule(tx, access.merchant, body, access.actor_id)
        return own_rule_view(rule, None, {}, access.merchant.id)

    return await store.write(create)


@rules_api_router.get("/rules/{merchant_id}")
async def api_list_rules(
    merchant_id: str, page: Page, proof: AnyProof, keeper: AnyKeeper
) -> dict[str, Any]:
    """The rules that hold at a merchant, its own first. Whoever acts for it sees those
    that are paused, too, and what they have given. `community`: what is offered to
    every partner."""

    def listed(tx: Tx) -> dict[str, Any]:
        paged = {"limit": page.limit, "offset": page.offset}
        if merchant_id == COMMUNITY:
            return _offers(tx, keeper, paged)
        if proof is None or proof.kind in (CUSTOMER, SESSION):
            return _public_rules(tx, merchant_id, paged)
        merchant = authorize(tx, proof, merchant_id, SEE).merchant
        rules, total = crud.list_rules(tx, merchant.id, False, paged)
        return page_of(_own_views(tx, rules, merchant.id), total)

    return await store.read(listed)


def _public_rules(tx: Tx, merchant_id: str, paged: dict[str, int]) -> dict[str, Any]:
    merchant = get_public_merchant(tx, merchant_id)
    if not merchant.is_verified:
        authorize(tx, None, merchant_id, SEE)
    rules, total = crud.list_rules(tx, merchant.id, True, paged)
    return page_of([rule_view(rule) for rule in rules], total)


def _own_views(tx: Tx, rules: list[Rule], merchant_id: str) -> list[dict[str, Any]]:
    ids = [rule.id for rule in rules]
    joined = crud.get_joined(tx, merchant_id, ids)
    given = usage_crud.count_settled(tx, ids, merchant_id)
    spent = usage_crud.get_spent(tx, ids, merchant_id)
    return [
        {
            **own_rule_view(rule, joined.get(rule.id), spent, merchant_id),
            "uses": given.get(rule.id, (0, 0))[0],
            "given_sats": given.get(rule.id, (0, 0))[1],
        }
        for rule in rules
    ]


def _offers(tx: Tx, keeper: Keeper, paged: dict[str, int]) -> dict[str, Any]:
    """Offers as anybody sees them; their budgets are for those who keep them."""
    rules, total = crud.list_offers(tx, paged)
    if not keeper.actor_id:
        return page_of([rule_view(rule) for rule in rules], total)
    spent = usage_crud.get_spent(tx, [rule.id for rule in rules], "")
    return page_of([offer_view(rule, spent) for rule in rules], total)


@rules_api_router.put("/rules/{rule_id}")
async def api_update_rule(
    rule_id: str, body: RuleUpdate, proof: AnyProof, keeper: AnyKeeper
) -> dict[str, Any]:
    """Change a rule; fields that are not sent stay. What was promised before holds."""

    def update(tx: Tx) -> dict[str, Any]:
        rule, access, actor_id = _own_rule(tx, proof, keeper, rule_id)
        merchant = access.merchant if access else None
        changed = services.update_rule(tx, merchant, rule, body, actor_id)
        if not merchant:
            return offer_view(changed, usage_crud.get_spent(tx, [rule.id], ""))
        return _own_views(tx, [changed], merchant.id)[0]

    return await store.write(update)


@rules_api_router.delete("/rules/{rule_id}")
async def api_delete_rule(
    rule_id: str, proof: AnyProof, keeper: AnyKeeper
) -> dict[str, Any]:
    """Take a rule away. What was promised by it holds, for at most ten minutes."""

    def delete(tx: Tx) -> dict[str, Any]:
        rule, access, actor_id = _own_rule(tx, proof, keeper, rule_id)
        merchant = access.merchant if access else None
        services.delete_rule(tx, merchant, rule, actor_id)
        return {"id": rule_id, "deleted": True}

    return await store.write(delete)


def _own_rule(
    tx: Tx, proof: Proof | None, keeper: Keeper, rule_id: str
) -> tuple[Rule, Access | None, str]:
    """A rule that the caller keeps, where, and whom they act as.

    Raises:
        NotFound: `rule_not_found`, also for one that is not theirs.
    """
    rule = crud.get_rule(tx, rule_id)
    if rule is not None and rule.is_offer:
        return rule, None, keeper.check()
    merchant_id = rule.merchant_id if rule else ""
    try:
        access = authorize(tx, proof, merchant_id or "", OWNER)
    except NotFound as exc:
        raise services.rule_not_found() from exc
    if rule is None:
        raise services.rule_not_found()
    return rule, access, access.actor_id


# --- offers ---------------------------------------------------------------------------


@rules_api_router.put("/merchants/{merchant_id}/rules/{rule_id}")
async def api_join_offer(
    merchant_id: str, rule_id: str, body: JoinBody, proof: AnyProof
) -> dict[str, Any]:
    """Let an offer to every partner hold at this merchant, within its own cap and
    budget. Again, these are changed."""

    def join(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, OWNER)
        services.join_offer(tx, access.merchant, rule_id, body, access.actor_id)
        rule = services.get_rule(tx, rule_id)
        return _own_views(tx, [rule], access.merchant.id)[0]

    return await store.write(join)


@rules_api_router.delete("/merchants/{merchant_id}/rules/{rule_id}")
async def api_leave_offer(
    merchant_id: str, rule_id: str, proof: AnyProof
) -> dict[str, Any]:
    """Let an offer hold here no more."""

    def leave(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, OWNER)
        services.leave_offer(tx, access.merchant, rule_id, access.actor_id)
        return {"id": rule_id, "joined": False}

    return await store.write(leave)


# --- before and after -----------------------------------------------------------------


@rules_api_router.post("/merchants/{merchant_id}/rules/preview")
async def api_preview_rule(
    merchant_id: str, body: RuleBody, proof: AnyProof
) -> dict[str, Any]:
    """Who would get it, of the cards there are, and which rules it overlaps with.

    Fewer than five are not counted out: `guests` is null and `fewer_than` is 5.
    """

    def look(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, OWNER)
        return preview.preview(tx, access.merchant, body)

    return await store.read(look)


USAGE_SORTS = ("applied_at", "discount_amount", "final_amount")


@rules_api_router.get("/merchants/{merchant_id}/discounts")
async def api_list_usages(
    merchant_id: str, page: Page, proof: AnyProof, rule_id: str = "", status: str = ""
) -> dict[str, Any]:
    """Each use of a rule at a merchant, newest first."""

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, READ).merchant
        return _usages(tx, merchant.id, page, rule_id, status)

    return await store.read(listed)


def _usages(
    tx: Tx, merchant_id: str, page: Paging, rule_id: str, status: str
) -> dict[str, Any]:
    where = {"merchant_id": merchant_id}
    for name, value in (("rule_id", rule_id), ("status", status)):
        if value:
            where[name] = value.replace("\0", "")
    found, total = usage_crud.list_usages(
        tx,
        where,
        page.order(USAGE_SORTS),
        {"limit": page.limit, "offset": page.offset},
    )
    return page_of([usage_view(usage) for usage in found], total)
