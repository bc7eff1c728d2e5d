"""Cards whose head a merchant has signed, or somebody else, or not quite."""

from __future__ import annotations

import json
from typing import Any

from card_files import CARD, CUSTOMER, LONG, exported
from devkit.people import NostrKeys
from loyalty.ledger import Event
from proofs import signed_event
from verify_card import HEAD_KIND

MERCHANT = NostrKeys.from_secret("a1" * 32)
MALLORY = NostrKeys.from_secret("b2" * 32)
GENUINE = "Genuine. 41 entries, none missing."
TAGS = {
    "d": "0" * 32,
    "card": CARD,
    "p": CUSTOMER,
    "seq": "41",
    "head": LONG[-1].hash,
}


def signed_card(
    chain: list[Event] = LONG,
    keys: NostrKeys = MERCHANT,
    more: list[list[str]] | None = None,
    kind: int = HEAD_KIND,
    **tags: str | None,
) -> dict[str, Any]:
    """A card with its head signed; a tag that is None is left out."""
    said = {**TAGS, **tags}
    listed = [[name, value] for name, value in said.items() if value is not None]
    document: dict[str, Any] = json.loads(exported(chain))
    document["signed_head"] = signed_event(
        keys, [*listed, *(more or [])], created_at=1_800_000_100, kind=kind
    )
    return document
