"""Verbs of the webhooks' slice: make one, change it, end it, tell it again."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from .. import acts, clock
from ..crud import get_secret, install_secret
from ..exceptions import Conflict, NotFound
from ..fetching import SCHEMES
from ..guard import check_url
from ..ids import new_id
from ..merchants.models import Merchant
from ..merchants.services import lock
from ..nostr.verdicts import WAITING
from ..store import Tx
from ..webhook_notes import PING
from . import crud, signing
from .models import MOST_HOOKS, Notice, Webhook, WebhookBody, WebhookUpdate

SECRET = "webhooks"  # noqa: S105 the name of the install's secret, not the secret
KEPT_SECONDS = 30 * 24 * 3600  # how long the log remembers


def create(tx: Tx, merchant: Merchant, body: WebhookBody) -> tuple[Webhook, str]:
    """A new webhook and its secret, which is shown this once.

    Raises:
        InvalidInput: `bad_address`.
        Conflict: `too_many_webhooks`.
        NotFound: `merchant_not_found`, it was closed in this very moment.
    """
    merchant = lock(tx, merchant)
    if crud.count_webhooks(tx, merchant.id) >= MOST_HOOKS:
        words = f"A place has at most {MOST_HOOKS} webhooks."
        raise Conflict("too_many_webhooks", words)
    webhook = Webhook(
        id=new_id(),
        merchant_id=merchant.id,
        name=body.name or "",
        url=check_url(body.url, SCHEMES),
        is_enabled=int(body.enabled),
        with_customers=int(body.with_customers),
        secret_version=1,
        created_at=clock.now(),
    )
    crud.insert_webhook(tx, webhook)
    crud.set_topics(tx, webhook, body.events)
    acts.note(tx, "webhook_made", merchant, merchant.owner_id, webhook.id)
    return webhook, secret_of(tx, webhook)


def update(
    tx: Tx, merchant: Merchant, webhook: Webhook, body: WebhookUpdate
) -> Webhook:
    """Changes what was sent; what waits goes to the new address.

    Raises:
        InvalidInput: `bad_address`.
    """
    sent = {k: v for k, v in body.dict(exclude_unset=True).items() if v is not None}
    if "url" in sent:
        sent["url"] = check_url(sent["url"], SCHEMES)
    if "enabled" in sent:
        sent["is_enabled"] = int(sent.pop("enabled"))
    if "with_customers" in sent:
        sent["with_customers"] = int(sent["with_customers"])
    events = sent.pop("events", None)
    changed = replace(webhook, **sent)
    if changed.url != webhook.url:  # nothing is known of the new one
        changed = replace(changed, fails=0, paused_until=0, reason="", last_ok_at=0)
        crud.set_fares(tx, changed)
    crud.update_webhook(tx, changed)
    if events is not None:
        crud.set_topics(tx, changed, events)
    acts.note(tx, "webhook_changed", merchant, merchant.owner_id, webhook.id)
    return changed


def renew_secret(tx: Tx, merchant: Merchant, webhook: Webhook) -> str:
    """Another secret, from this moment on; the one before signs nothing any more."""
    changed = replace(webhook, secret_version=webhook.secret_version + 1)
    crud.update_webhook(tx, changed)
    acts.note(tx, "webhook_changed", merchant, merchant.owner_id, webhook.id)
    return secret_of(tx, changed)


def delete(tx: Tx, merchant: Merchant, webhook: Webhook) -> None:
    """Ends it: it is told nothing more, and what it was told is forgotten."""
    crud.delete_webhook(tx, webhook.id)
    acts.note(tx, "webhook_ended", merchant, merchant.owner_id, webhook.id)


def get_webhook(tx: Tx, webhook_id: str, hold: bool = False) -> Webhook:
    """Raises: NotFound `webhook_not_found`."""
    webhook = crud.get_webhook(tx, webhook_id, hold)
    if not webhook:
        raise webhook_not_found()
    return webhook


def webhook_not_found() -> NotFound:
    return NotFound("webhook_not_found", "There is no such webhook.")


def secret_of(tx: Tx, webhook: Webhook) -> str:
    """What signs for a webhook now; makes the install's secret for the first one."""
    known = get_secret(tx, SECRET)
    key = known or install_secret(tx, SECRET, secrets.token_hex(32))
    return signing.secret_of(key, webhook.id, webhook.secret_version)


# --- what it is told ------------------------------------------------------------------


def ping(tx: Tx, webhook: Webhook, leased_until: int) -> Notice:
    """Something to try a webhook with, taken already by whoever sends it."""
    event_id, now = new_id(), clock.now()
    notice = {
        "webhook_id": webhook.id,
        "event_id": event_id,
        "topic": PING,
        "subject": f"ping:{event_id}",
        "data": "{}",
        "state": WAITING,
        "tries": 0,
        "due_at": now,
        "leased_until": leased_until,
        "status": 0,
        "reason": "",
        "created_at": now,
    }
    crud.insert_notice(tx, notice)
    return get_notice(tx, webhook.id, event_id)


def replay(tx: Tx, webhook: Webhook, event_id: str) -> Notice:
    """Has something told once more, under its old id, whatever became of it.

    Raises:
        NotFound: `delivery_not_found`.
    """
    found = get_notice(tx, webhook.id, event_id, hold=True)
    crud.wait_again(tx, found.number, clock.now())
    crud.set_fares(tx, replace(webhook, paused_until=0))  # whoever asks knows why
    return get_notice(tx, webhook.id, event_id)


def get_notice(tx: Tx, webhook_id: str, event_id: str, hold: bool = False) -> Notice:
    """Raises: NotFound `delivery_not_found`."""
    notice = crud.get_notice(tx, webhook_id, event_id, hold)
    if not notice:
        raise NotFound("delivery_not_found", "There is no such delivery.")
    return notice


def bodies(tx: Tx, webhook: Webhook, notices: Sequence[Notice]) -> dict[int, bytes]:
    """What is sent for each, by its number; with whose it is, where that is told."""
    return {notice.number: _body(tx, webhook, notice) for notice in notices}


def _body(tx: Tx, webhook: Webhook, notice: Notice) -> bytes:
    data: dict[str, Any] = json.loads(notice.data)
    kind, _, subject_id = notice.subject.partition(":")
    if webhook.with_customers and kind in ("card", "order"):
        data["customer_pubkey"] = crud.key_of(tx, kind, subject_id)
    return signing.body_of(
        notice.event_id, notice.topic, notice.created_at, webhook.merchant_id, data
    )


def forget_told(tx: Tx, now: int, limit: int) -> int:
    """Lets go of what ended 30 days ago; returns how many it were."""
    return crud.forget_ended(tx, now - KEPT_SECONDS, limit)
