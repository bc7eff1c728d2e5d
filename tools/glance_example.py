#!/usr/bin/env python3
"""What another extension's monitor does to show a guest beside a payment of its own.

    LOYALTY_TOKEN=lty_… python glance_example.py http://127.0.0.1:5000 <payment hash>

The token is one of scope `monitor`. It prints one line, or nothing where there is
nobody to show: then the monitor shows what it always has.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import httpx

GLANCE = "/loyalty/api/v1/orders/by-hash/{payment_hash}/glance"
NOT_FOUND = 404


def look(http: httpx.Client, token: str, payment_hash: str) -> dict[str, Any] | None:
    """The guest of a payment, at a glance; nothing if it is no bill of the token's.

    Raises:
        httpx.HTTPError: there is no answer, or it is a refusal.
    """
    path = GLANCE.format(payment_hash=payment_hash)
    response = http.get(path, headers={"X-Loyalty-Token": token})
    if response.status_code == NOT_FOUND:
        return None
    response.raise_for_status()
    guest: dict[str, Any] = response.json()
    return guest


def line(guest: dict[str, Any] | None) -> str:
    """What stands beside the payment: name, tier, and what can be had now."""
    if not guest or not guest["headline"]:
        return ""
    name = f"{guest['name']}: " if guest["name"] else ""
    ready = ", ".join(reward["name"] for reward in guest["rewards_ready"])
    return f"{name}{guest['headline']}" + (f" · ready: {ready}" if ready else "")


def main() -> int:
    if len(sys.argv) != 3:
        print(__doc__)
        return 2
    url, payment_hash = sys.argv[1:]
    with httpx.Client(base_url=url, timeout=5) as http:
        shown = line(look(http, os.environ.get("LOYALTY_TOKEN", ""), payment_hash))
    if shown:
        print(shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
