"""What a house gathers beside its guests: tiers, rewards, campaigns, people, links.

Made as its owner makes it. Without these, a page of settings has nothing to read.
"""

from __future__ import annotations

import os
from typing import Any

from devkit.people import call

from .stage import Stage

API = "/loyalty/api/v1"
TIERS = (("Bronze", 0), ("Silver", 100), ("Gold", 400))
REWARDS, CAMPAIGNS, KEYS, TABLES, BRANCHES, VERSIONS = 40, 20, 25, 50, 12, 60
STAFF = "ABCDEFGHIJKLMNOPQRSTUVWX"
RELAYS = ["wss://relay.example.com", "wss://nostr.example.org"]


def open_programme(on: Stage) -> None:
    for name, threshold in TIERS:
        on.post("tiers", name=name, threshold=threshold)


def furnish(on: Stage) -> str:
    """All of it but the tiers.

    Returns who gives the rewards, as the ledger names a member of staff.
    """
    for number in range(REWARDS):
        on.post("rewards", name=f"R{number}", kind="free_item", cost_points=50 + number)
    for number in range(CAMPAIGNS):
        on.post(
            "campaigns", name=f"C{number}", multiplier_bp=20_000, weekdays=[number % 7]
        )
    for number in range(KEYS):
        on.post("tokens", name=f"Key {number}", scopes=["read"])
    for number in range(TABLES):
        on.post("tables", name=f"Table {number}")
    _open_branches(on)
    for number in range(VERSIONS):
        _put(on, "program", min_spend_sats=number)
    _put(on, "nostr", relays=RELAYS)
    people = [on.post("staff", initials=letter) for letter in STAFF]
    return f"staff:{people[0]['id']}"


def _open_branches(on: Stage) -> None:
    for number in range(BRANCHES):
        invited = on.post("program/invitations")
        joining = {key: invited[key] for key in ("program_id", "invitation")}
        body = {"name": f"Branch {number}", "category": "bar", **joining}
        _call(on, "POST", "/merchants", body)


def _put(on: Stage, what: str, **body: object) -> None:
    _call(on, "PUT", f"/merchants/{on.merchant['id']}/{what}", body)


def _call(on: Stage, method: str, path: str, body: dict[str, Any]) -> None:
    headers = {"X-Api-Key": on.owner.admin_key, "Idempotency-Key": os.urandom(8).hex()}
    call(on.lnbits.http, method, API + path, headers=headers, json=body)
