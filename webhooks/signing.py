"""How a receiver knows that it was us, and when (`docs/webhooks.md`). Pure.

`v1` is HMAC-SHA256 of `<timestamp>.<id>.<body>` under the webhook's secret, in hex. The
timestamp is of the sending: an old request cannot be sent again by somebody else.
"""

from __future__ import annotations

import hmac
import json
from hashlib import sha256
from typing import Any

VERSION = 1  # of what is sent: fields may be added to it, none change or go
ID = "X-Loyalty-Webhook-Id"
TIMESTAMP = "X-Loyalty-Webhook-Timestamp"
SIGNATURE = "X-Loyalty-Webhook-Signature"


def secret_of(install_secret: str, webhook_id: str, version: int) -> str:
    """The secret of a webhook: derived, stored nowhere."""
    name = f"webhook:{webhook_id}:{version}".encode()
    return f"whsec_{hmac.new(install_secret.encode(), name, sha256).hexdigest()}"


def body_of(
    event_id: str, topic: str, at: int, merchant_id: str, data: dict[str, Any]
) -> bytes:
    """What is sent."""
    said = {
        "id": event_id,
        "version": VERSION,
        "type": topic,
        "created_at": at,
        "merchant_id": merchant_id,
        "data": data,
    }
    return json.dumps(said, separators=(",", ":"), ensure_ascii=False).encode()


def headers_of(secret: str, event_id: str, now: int, body: bytes) -> dict[str, str]:
    """What goes with it. Args: now: Unix seconds."""
    signed = f"{now}.{event_id}.".encode() + body
    mac = hmac.new(secret.encode(), signed, sha256).hexdigest()
    return {
        "Content-Type": "application/json",
        "User-Agent": "Loyalty-Webhook/1",
        ID: event_id,
        TIMESTAMP: str(now),
        SIGNATURE: f"v1={mac}",
    }
