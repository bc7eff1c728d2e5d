"""REST for webhooks, and for the log of what they were told."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from .. import clock
from ..callers import Proof
from ..exceptions import NotFound
from ..merchants.access import OWNER, authorize
from ..merchants.models import Merchant
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import crud, sender, services
from .models import Notice, Webhook, WebhookBody, WebhookUpdate

webhooks_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Webhooks"])

HERE = "/merchants/{merchant_id}/webhooks"
ONE = "/webhooks/{webhook_id}"


@webhooks_api_router.get(HERE)
async def api_list_webhooks(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """The merchant's webhooks, oldest first, without their secrets, and how they fare.

    `state` is `ok`, `new` (never told anything), `failing` (tried again at
    `next_try_at`, `reason` says why) or `off`; `waiting` and `dead` count deliveries.
    """

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, OWNER).merchant
        found, total = crud.list_webhooks(tx, merchant.id, page.limit, page.offset)
        return page_of([_webhook_view(tx, webhook) for webhook in found], total)

    return await store.read(listed)


@webhooks_api_router.post(HERE, status_code=HTTPStatus.CREATED)
async def api_create_webhook(
    merchant_id: str, body: WebhookBody, proof: AnyProof
) -> dict[str, Any]:
    """Follow a merchant from another server. `secret`, which signs what it is told, is
    in this answer and nowhere else.

    `url` begins with https:// and is on the public network. With `with_customers` it is
    told customers' keys, too.
    """

    def create(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, OWNER).merchant
        webhook, secret = services.create(tx, merchant, body)
        return {**_webhook_view(tx, webhook), "secret": secret}

    return await store.write(create)


@webhooks_api_router.put(ONE)
async def api_update_webhook(
    webhook_id: str, body: WebhookUpdate, proof: AnyProof
) -> dict[str, Any]:
    """Change a webhook; fields that are not sent stay. What waits goes there, too.

    While `enabled` is false nothing is noted for it, and what waits stays.
    """

    def update(tx: Tx) -> dict[str, Any]:
        merchant, webhook = _owned(tx, proof, webhook_id)
        changed = services.update(tx, merchant, webhook, body)
        return _webhook_view(tx, changed)

    return await store.write(update)


@webhooks_api_router.delete(ONE)
async def api_delete_webhook(webhook_id: str, proof: AnyProof) -> dict[str, Any]:
    """End a webhook. It is told nothing more, and its log is forgotten."""

    def delete(tx: Tx) -> dict[str, Any]:
        services.delete(tx, *_owned(tx, proof, webhook_id))
        return {"id": webhook_id, "deleted": True}

    return await store.write(delete)


@webhooks_api_router.post(f"{ONE}/secret")
async def api_renew_secret(webhook_id: str, proof: AnyProof) -> dict[str, Any]:
    """Give a webhook another secret, for when somebody else may have seen it."""

    def renew(tx: Tx) -> dict[str, Any]:
        merchant, webhook = _owned(tx, proof, webhook_id)
        secret = services.renew_secret(tx, merchant, webhook)
        return {**_webhook_view(tx, webhook), "secret": secret}

    return await store.write(renew)


@webhooks_api_router.post(f"{ONE}/test")
async def api_test_webhook(webhook_id: str, proof: AnyProof) -> dict[str, Any]:
    """Tell a webhook that it is there (`ping`), now and once; what came of it."""
    await store.read(_owned, proof, webhook_id)
    return _notice_view(await sender.try_out(webhook_id))


@webhooks_api_router.get(f"{ONE}/deliveries")
async def api_list_deliveries(
    webhook_id: str,
    page: Page,
    proof: AnyProof,
    state: Annotated[
        Literal["", "waiting", "sent", "dead"], Query(description="Only those")
    ] = "",
) -> dict[str, Any]:
    """What a webhook was and is to be told, newest first, for 30 days.

    `state`: `waiting` (at `due_at` again), `sent`, or `dead`: given up. `status` is
    what the receiver answered last, 0 if nothing.
    """

    def listed(tx: Tx) -> dict[str, Any]:
        _, webhook = _owned(tx, proof, webhook_id)
        found, total = crud.list_notices(tx, webhook.id, state, page.limit, page.offset)
        return page_of([_notice_view(notice) for notice in found], total)

    return await store.read(listed)


@webhooks_api_router.post(f"{ONE}/deliveries/{{delivery_id}}/replay")
async def api_replay_delivery(
    webhook_id: str, delivery_id: str, proof: AnyProof
) -> dict[str, Any]:
    """Tell it once more, under its old id, whatever became of it before."""

    def replay(tx: Tx) -> Notice:
        _, webhook = _owned(tx, proof, webhook_id, hold=True)
        return services.replay(tx, webhook, delivery_id)

    notice = await store.write(replay)
    sender.wake()
    return _notice_view(notice)


def _owned(
    tx: Tx, proof: Proof | None, webhook_id: str, hold: bool = False
) -> tuple[Merchant, Webhook]:
    """A webhook of the caller's own merchant.

    Raises:
        NotFound: `webhook_not_found`: not there, or not theirs.
    """
    webhook = crud.get_webhook(tx, webhook_id, hold)
    try:
        ref = webhook.merchant_id if webhook else ""
        merchant = authorize(tx, proof, ref, OWNER).merchant
    except NotFound as exc:
        raise services.webhook_not_found() from exc
    return merchant, services.get_webhook(tx, webhook_id)


def _webhook_view(tx: Tx, webhook: Webhook) -> dict[str, Any]:
    counts = crud.count_states(tx, webhook.id)
    is_paused = webhook.paused_until > clock.now()
    return {
        "id": webhook.id,
        "name": webhook.name,
        "url": webhook.url,
        "events": crud.get_topics(tx, webhook.id),
        "enabled": bool(webhook.is_enabled),
        "with_customers": bool(webhook.with_customers),
        "created_at": webhook.created_at,
        "state": _state(webhook),
        "reason": webhook.reason,
        "last_ok_at": webhook.last_ok_at or None,
        "next_try_at": webhook.paused_until if is_paused else None,
        "waiting": counts.get("waiting", 0),
        "dead": counts.get("dead", 0),
    }


def _state(webhook: Webhook) -> str:
    if not webhook.is_enabled:
        return "off"
    if webhook.fails:
        return "failing"
    return "ok" if webhook.last_ok_at else "new"


def _notice_view(notice: Notice) -> dict[str, Any]:
    """A delivery; its id is that of the event, by which receivers know it again."""
    shown = ("state", "tries", "status", "reason", "created_at", "ended_at", "due_at")
    return {
        "id": notice.event_id,
        "type": notice.topic,
        **{name: getattr(notice, name) for name in shown},
        "data": json.loads(notice.data),
    }
