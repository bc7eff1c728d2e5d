"""A call of an endpoint, with the least that opens it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import httpx

from devkit.people import NostrKeys

Answer = tuple[int, str]

SCOPES = {"monitor", "pos", "redeem", "read", "orders", "manage", "payout"}
STRANGER = NostrKeys.fresh()


@dataclass(frozen=True)
class Call:
    """An endpoint, and the least that opens it.

    Attributes:
        missing: what somebody sees whose it is not.
        also: refusals that only somebody who may make the call gets to see.
    """

    method: str
    path: str
    key: str
    scopes: set[str] = field(default_factory=set)
    body: dict[str, Any] = field(default_factory=dict)
    customer: bool = False
    token_refused: Answer = (403, "scope_missing")
    missing: Answer = (404, "merchant_not_found")
    also: tuple[str, ...] = ()

    def opened(self, response: httpx.Response) -> bool:
        """Whether the door opened: it was done, or refused for what is behind it."""
        return response.is_success or response.json()["code"] in self.also

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


CARD = "/restaurants/{merchant}/loyalty/{pubkey}"
BY_HAND = {"points": 1, "reason": "Because"}
