"""Who may do what that is the whole community's: the third part of the table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import httpx
from call import STRANGER

ADMINS, KEEPERS = "admins", "keepers"


@dataclass(frozen=True)
class CommunityCall:
    """An endpoint for LNbits admins, and, unless it is a setting, for curators.

    Attributes:
        also: refusals that only somebody who may make the call gets to see.
    """

    method: str
    path: str
    who: str = KEEPERS
    body: dict[str, Any] = field(default_factory=dict)
    also: tuple[str, ...] = ()

    def opened(self, response: httpx.Response) -> bool:
        return response.is_success or response.json()["code"] in self.also

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


OFFER = {"discount_type": "percentage", "discount_value": 1, "description": "For all"}
COMMUNITY_CALLS = [
    CommunityCall("POST", "/rules", body=OFFER),
    CommunityCall("PUT", "/rules/{offer}"),
    CommunityCall("GET", "/rules/{offer}/partners"),
    CommunityCall("DELETE", "/rules/{offer}", also=("rule_not_found",)),
    CommunityCall("GET", "/community/badges"),
    CommunityCall(
        "POST",
        "/community/badges",
        body={"badge": f"30009:{STRANGER.public}:member"},
        also=("relays_needed",),
    ),
    CommunityCall("DELETE", "/community/badges/nix", also=("badge_not_found",)),
    CommunityCall("GET", "/community/issuers"),
    CommunityCall(
        "POST",
        "/community/issuers",
        body={"issuer": STRANGER.public, "name": "La Crypta"},
    ),
    CommunityCall("DELETE", "/community/issuers/nix", also=("issuer_not_found",)),
    CommunityCall("GET", "/community/relays"),
    CommunityCall("PUT", "/community/relays", ADMINS, {"relays": []}),
    CommunityCall("GET", "/community/curators", ADMINS),
    CommunityCall(
        "POST", "/community/curators", ADMINS, {"pubkey": STRANGER.public, "name": "X"}
    ),
    CommunityCall(
        "DELETE", "/community/curators/nix", ADMINS, also=("curator_not_found",)
    ),
    CommunityCall("GET", "/community/audit"),
    CommunityCall("GET", "/community/partners"),
    CommunityCall("GET", "/community/partners/coverage"),
    CommunityCall("GET", "/community/settings", ADMINS),
    CommunityCall("PUT", "/community/settings", ADMINS, {"name": ""}),
    CommunityCall("GET", "/community/economics", ADMINS),
    CommunityCall("GET", "/admin/health", ADMINS),
    CommunityCall("GET", "/admin/tokens", ADMINS),
    CommunityCall("POST", "/admin/tokens", ADMINS, {"name": "Prometheus"}),
    CommunityCall("DELETE", "/admin/tokens/nix", ADMINS, also=("token_not_found",)),
]
