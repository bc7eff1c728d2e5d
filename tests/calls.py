"""Every endpoint with the least that opens it: one table of who may do what."""

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
READ_PROGRAM = {"monitor", "pos", "read"}
NO_TIER = NO_CAMPAIGN = (404, "merchant_not_found")
NO_REWARD = (404, "reward_not_found")
NO_RULE = (404, "rule_not_found")
NO_ITEM = (404, "item_not_found")
NO_ORDER = (404, "order_not_found")
NO_STAFF = (404, "staff_not_found")
NO_TABLE = (404, "table_not_found")
NO_REDEMPTION = (404, "redemption_not_found")
NO_RECOVERY = (404, "recovery_not_found")
NO_VOUCHER = (404, "voucher_unknown")
LIST = "/merchants/{merchant}/nostr/lists/friends"
NO_LIST = ("list_not_found",)
NO_DISCOUNT = ("discount_not_found", "bill_closed")
USED = {"read", "redeem", "monitor"}
OFFER = "/merchants/{merchant}/rules/{rule}"
RULE = {
    "merchant_id": "{merchant}",
    "discount_type": "percentage",
    "discount_value": 1,
    "description": "For guests",
}
CALLS = [
    Call(
        "GET",
        "/merchants/{merchant}",
        "invoice",
        {"monitor", "pos", "read", "orders", "manage"},
        token_refused=(403, "scope_missing"),
    ),
    Call("PUT", "/merchants/{merchant}", "admin"),
    Call("DELETE", "/merchants/{merchant}", "admin"),
    Call("POST", "/merchants/{merchant}/program/invitations", "admin"),
    Call("GET", "/merchants/{merchant}/branches", "admin", {"read"}),
    Call("GET", "/merchants/{merchant}/tokens", "admin"),
    Call(
        "POST",
        "/merchants/{merchant}/tokens",
        "admin",
        body={"name": "bot", "scopes": ["read"]},
    ),
    Call("DELETE", "/tokens/{token}", "admin"),
    Call("GET", "/merchants/{merchant}/checklist", "admin"),
    Call("GET", "/merchants/{merchant}/checkins", "invoice", {"monitor"}),
    Call("GET", "/merchants/{merchant}/tables", "invoice", {"monitor", "pos"}),
    Call(
        "POST",
        "/merchants/{merchant}/tables",
        "admin",
        body={"name": "77"},
        also=("table_taken",),
    ),
    Call("DELETE", "/tables/{table}", "admin", missing=NO_TABLE),
    Call("GET", "/merchants/{merchant}/program", "invoice", READ_PROGRAM),
    Call("PUT", "/merchants/{merchant}/program", "admin"),
    Call("GET", "/merchants/{merchant}/program/versions", "admin", {"read"}),
    Call("POST", "/merchants/{merchant}/program/preview", "admin"),
    Call("GET", "/merchants/{merchant}/tiers", "invoice", READ_PROGRAM),
    Call(
        "POST",
        "/merchants/{merchant}/tiers",
        "admin",
        body={"name": "New", "threshold": 777},
        also=("tier_threshold_taken",),
    ),
    Call("PUT", "/tiers/{tier}", "admin", token_refused=NO_TIER),
    Call("DELETE", "/tiers/{tier}", "admin", token_refused=NO_TIER),
    Call("GET", "/merchants/{merchant}/campaigns", "invoice", READ_PROGRAM),
    Call(
        "POST",
        "/merchants/{merchant}/campaigns",
        "admin",
        body={"name": "New", "multiplier_bp": 20_000},
    ),
    Call("PUT", "/campaigns/{campaign}", "admin", token_refused=NO_CAMPAIGN),
    Call("DELETE", "/campaigns/{campaign}", "admin", token_refused=NO_CAMPAIGN),
    Call("GET", "/merchants/{merchant}/campaigns/calendar", "invoice", READ_PROGRAM),
    Call("GET", CARD, "invoice", {"monitor"}, customer=True),
    Call("DELETE", CARD, "admin", customer=True),
    Call("POST", CARD + "/grant", "admin", {"manage"}, BY_HAND),
    Call("POST", CARD + "/revoke", "admin", {"manage"}, BY_HAND),
    Call("GET", CARD + "/export", "admin", customer=True),
    Call("GET", "/merchants/{merchant}/rewards", "invoice", READ_PROGRAM),
    Call(
        "POST",
        "/merchants/{merchant}/rewards",
        "admin",
        body={"name": "Cake", "kind": "free_item", "cost_points": 9},
    ),
    Call(
        "PUT",
        "/merchants/{merchant}/rewards/order",
        "admin",
        body={"ids": []},
        also=("rewards_changed",),
    ),
    Call("PUT", "/rewards/{reward}", "admin", missing=NO_REWARD),
    Call("DELETE", "/rewards/{reward}", "admin", missing=NO_REWARD),
    Call(
        "POST",
        "/merchants/{merchant}/items",
        "admin",
        body={"name": "Cake", "price_sats": 900},
    ),
    Call("PUT", "/items/{item}", "admin", missing=NO_ITEM),
    Call("DELETE", "/items/{item}", "admin", missing=NO_ITEM),
    Call("GET", "/merchants/{merchant}/staff", "admin", {"monitor", "pos"}),
    Call(
        "POST",
        "/merchants/{merchant}/staff",
        "admin",
        body={"initials": "zz"},
        also=("initials_taken",),
    ),
    Call("PUT", "/staff/{staff}", "admin", missing=NO_STAFF),
    Call("DELETE", "/staff/{staff}", "admin", missing=NO_STAFF),
    Call(
        "POST",
        f"{CARD}/redeem",
        "admin",
        {"redeem"},
        {"reward_id": "{reward}"},
        customer=True,
        also=("guest_proof_needed", "reward_not_found"),
    ),
    Call("GET", f"{CARD}/redemptions", "admin", USED, customer=True),
    Call("GET", "/merchants/{merchant}/redemptions", "admin", USED),
    Call(
        "POST",
        "/redemptions/{redemption}/fulfil",
        "admin",
        {"redeem"},
        {"code": "{code}"},
        missing=NO_REDEMPTION,
    ),
    Call(
        "POST",
        "/merchants/{merchant}/redemptions/fulfil",
        "admin",
        {"redeem"},
        {"code": "{short_code}"},
        also=("already_fulfilled",),
    ),
    Call(
        "POST",
        "/redemptions/{redemption}/cancel",
        "admin",
        {"redeem"},
        customer=True,
        missing=NO_REDEMPTION,
        also=("already_fulfilled",),
    ),
    Call(
        "POST",
        "/redemptions/{other}/undo",
        "admin",
        {"manage"},
        {"reason": "The wrong table"},
        missing=NO_REDEMPTION,
    ),
    Call("GET", "/merchants/{merchant}/recoveries", "admin", {"manage"}),
    Call(
        "POST",
        "/recoveries/{recovery}/approve",
        "admin",
        {"manage"},
        {"reason": "I know her"},
        missing=NO_RECOVERY,
    ),
    Call(
        "DELETE",
        "/recoveries/{recovery}",
        "admin",
        {"manage"},
        customer=True,
        missing=NO_RECOVERY,
    ),
    Call("GET", CARD + "?at=1600000000", "admin", customer=True),
    Call("GET", "/merchants/{merchant}/liability", "invoice"),
    Call("GET", "/merchants/{merchant}/liability?at=1600000000", "invoice"),
    Call("GET", "/merchants/{merchant}/jobs", "admin"),
    Call("GET", "/merchants/{merchant}/jobs/{job}", "admin"),
    Call("POST", "/merchants/{merchant}/verify", "admin"),
    Call("POST", "/merchants/{merchant}/rebuild", "admin"),
    Call("POST", "/merchants/{merchant}/rescan", "admin", body={"from": 0}),
    Call("GET", "/merchants/{merchant}/rescan", "admin"),
    Call(
        "POST",
        "/orders",
        "invoice",
        {"pos", "orders"},
        {"merchant_id": "{merchant}", "amount_sats": 1000},
    ),
    Call("GET", "/orders/{order}", "invoice", {"monitor"}),
    Call("PUT", "/orders/{order}/status", "invoice", {"monitor"}, {"status": "ready"}),
    Call("GET", "/merchants/{merchant}/orders", "invoice", {"monitor"}),
    Call(
        "POST",
        "/orders/{order}/lines",
        "invoice",
        {"pos"},
        {"lines": [{"name": "Tea", "unit_price_sats": 1}]},
        also=("bill_closed",),
    ),
    Call(
        "POST",
        "/orders/{order}/payments",
        "invoice",
        {"pos"},
        {"amount_sats": 1},
        also=("bill_closed",),
    ),
    Call(
        "DELETE",
        "/orders/{order}/payments/{part}",
        "invoice",
        {"pos"},
        also=("bill_closed",),
    ),
    Call(
        "POST",
        "/orders/{order}/settle",
        "invoice",
        {"pos"},
        {"method": "cash"},
        also=("staff_needed",),
    ),
    Call(
        "PUT",
        "/orders/{order}/rewards/{redemption}",
        "invoice",
        {"pos"},
        also=("no_customer", "other_customer", "already_fulfilled", "line_needed"),
    ),
    Call(
        "DELETE",
        "/orders/{order}/rewards/{redemption}",
        "invoice",
        {"pos"},
        also=("redemption_not_found",),
    ),
    Call(
        "PUT",
        "/orders/{order}/customer",
        "invoice",
        {"pos"},
        {"customer_pubkey": "{pubkey}"},
    ),
    Call("DELETE", "/orders/{order}/customer", "invoice", {"pos"}),
    Call(
        "POST",
        "/orders/paid",
        "invoice",
        {"pos", "orders"},
        {"merchant_id": "{merchant}", "payment_hash": "{payment_hash}"},
    ),
    Call(
        "GET",
        "/orders/by-hash/{payment_hash}/glance",
        "invoice",
        {"monitor", "orders"},
        missing=NO_ORDER,
    ),
    Call("DELETE", "/orders/{order}/discount", "invoice", {"pos"}, also=NO_DISCOUNT),
    Call(
        "POST",
        "/calculate",
        "invoice",
        {"pos"},
        {"merchant_id": "{merchant}", "customer_pubkey": "{pubkey}", "amount": 100},
        customer=True,
    ),
    Call(
        "POST",
        "/apply",
        "invoice",
        {"pos"},
        {"merchant_id": "{merchant}", "customer_pubkey": "{pubkey}", "amount": 100},
        also=("guest_proof_needed", "no_discount"),
    ),
    Call("GET", "/rules/{merchant}", "invoice", READ_PROGRAM),
    Call("POST", "/rules", "admin", body=RULE),
    Call("PUT", "/rules/{rule}", "admin", missing=NO_RULE),
    Call("DELETE", "/rules/{rule}", "admin", missing=NO_RULE),
    Call("POST", "/merchants/{merchant}/rules/preview", "admin", body=RULE),
    Call("PUT", OFFER, "admin", also=("rule_not_found",)),
    Call("DELETE", OFFER, "admin", also=("rule_not_found",)),
    Call("GET", "/merchants/{merchant}/discounts", "admin", {"read"}),
    Call(
        "GET",
        "/merchants/{merchant}/referral",
        "invoice",
        {"monitor", "pos"},
        customer=True,
    ),
    Call("GET", "/merchants/{merchant}/referrals", "admin", {"read"}),
    Call(
        "GET",
        "/merchants/{merchant}/visiting",
        "invoice",
        {"monitor", "pos"},
        customer=True,
    ),
    Call("GET", "/merchants/{merchant}/program/trust", "admin"),
    Call("PUT", "/merchants/{merchant}/program/trust", "admin"),
    Call("GET", "/orders/{order}/referrer", "invoice", {"pos"}),
    Call(
        "PUT",
        "/orders/{order}/referrer",
        "invoice",
        {"pos"},
        {"referrer_pubkey": "{pubkey}"},
        also=("referral_off", "bill_closed"),
    ),
    Call(
        "DELETE", "/orders/{order}/referrer", "invoice", {"pos"}, also=("bill_closed",)
    ),
    Call("GET", "/merchants/{merchant}/nostr", "admin"),
    Call(
        "PUT",
        "/merchants/{merchant}/nostr",
        "admin",
        body={"publish": True},
        also=("relays_needed",),
    ),
    Call("POST", "/merchants/{merchant}/nostr/rotate", "admin", also=("key_too_new",)),
    Call(
        "POST",
        "/merchants/{merchant}/nostr/export",
        "admin",
        body={"password": "a long password"},
        also=("no_key",),
    ),
    Call("GET", "/merchants/{merchant}/nostr/relays", "admin"),
    Call("POST", "/merchants/{merchant}/nostr/relays/retry", "admin"),
    Call("GET", "/merchants/{merchant}/nostr/lists", "admin"),
    Call("GET", LIST, "admin", also=NO_LIST),
    Call(
        "PUT",
        LIST,
        "admin",
        body={"title": "Friends", "programs": []},
        also=("relays_needed",),
    ),
    Call("DELETE", LIST, "admin", also=NO_LIST),
    Call(
        "POST",
        "/merchants/{merchant}/vouchers",
        "admin",
        {"manage"},
        {"customer_pubkey": "{pubkey}", **BY_HAND},
    ),
    Call("GET", "/merchants/{merchant}/vouchers", "admin", {"read"}),
    Call(
        "DELETE",
        "/vouchers/{voucher}",
        "admin",
        {"manage"},
        {"reason": "Because"},
        missing=NO_VOUCHER,
    ),
    Call("GET", "/merchants/{merchant}/badges", "invoice", {"monitor", "pos", "read"}),
    Call(
        "POST",
        "/merchants/{merchant}/badges",
        "admin",
        body={"badge": f"30009:{STRANGER.public}:member"},
        also=("relays_needed",),
    ),
    Call(
        "DELETE", "/merchants/{merchant}/badges/nix", "admin", also=("badge_not_found",)
    ),
    Call(
        "GET",
        "/merchants/{merchant}/badges/check/{pubkey}",
        "invoice",
        {"pos", "read"},
    ),
    Call("GET", "/merchants/{merchant}/issuers", "invoice", {"monitor", "pos", "read"}),
    Call(
        "POST",
        "/merchants/{merchant}/issuers",
        "admin",
        body={"issuer": STRANGER.public, "name": "La Crypta"},
    ),
    Call(
        "DELETE",
        "/merchants/{merchant}/issuers/nix",
        "admin",
        also=("issuer_not_found",),
    ),
    Call(
        "GET",
        "/merchants/{merchant}/sponsored-events",
        "invoice",
        {"monitor", "pos", "read"},
    ),
    Call(
        "POST",
        "/merchants/{merchant}/sponsored-events",
        "admin",
        body={"event": f"31923:{STRANGER.public}:meetup"},
        also=("relays_needed",),
    ),
    Call(
        "PUT",
        "/merchants/{merchant}/sponsored-events/nix",
        "admin",
        also=("event_not_found",),
    ),
    Call(
        "DELETE",
        "/merchants/{merchant}/sponsored-events/nix",
        "admin",
        also=("event_not_found",),
    ),
    Call("GET", "/merchants/{merchant}/badges/own", "admin", {"read", "manage"}),
    Call(
        "POST",
        "/merchants/{merchant}/badges/own",
        "admin",
        body={"name": "Friend of the house"},
        also=("too_many_badges",),
    ),
    Call("DELETE", "/merchants/{merchant}/badges/own/{own_badge}", "admin"),
    Call(
        "GET",
        "/merchants/{merchant}/badges/own/{own_badge}/holders",
        "admin",
        {"read", "manage"},
        also=("badge_not_found",),
    ),
    Call(
        "POST",
        "/merchants/{merchant}/badges/own/{own_badge}/holders",
        "admin",
        {"manage"},
        {"customer_pubkey": "{pubkey}"},
        also=("badge_not_found",),
    ),
    Call(
        "DELETE",
        "/merchants/{merchant}/badges/own/{own_badge}/holders/nix",
        "admin",
        {"manage"},
        also=("badge_not_found", "award_not_found"),
    ),
    Call("GET", "/merchants/{merchant}/claims", "admin", {"read", "manage"}),
    Call(
        "POST",
        "/challenges",
        "invoice",
        {"pos"},
        {"order_id": "{order}", "purpose": "attach"},
    ),
    Call(
        "POST",
        "/orders/{paid_order}/refund",
        "admin",
        {"manage"},
        {"amount_sats": 1, "reason": "Because"},
    ),
    Call("GET", "/merchants/{merchant}/customers", "admin", {"read"}),
    Call("GET", "/merchants/{merchant}/customers/{pubkey}", "admin", {"read"}),
    Call(
        "GET",
        "/merchants/{merchant}/customers/{pubkey}/statement",
        "admin",
        {"read"},
    ),
    Call(
        "POST",
        f"{CARD}/old-card",
        "admin",
        {"manage"},
        {"points": 5},
        also=("bill_needed",),
    ),
    Call("DELETE", f"{CARD}/old-card", "admin", {"manage"}, also=("no_old_card",)),
    Call(
        "GET",
        "/merchants/{merchant}/customers/{pubkey}/glance",
        "invoice",
        {"monitor", "pos"},
    ),
    Call("GET", "/merchants/{merchant}/events", "admin", {"read"}),
    Call("GET", "/merchants/{merchant}/events.csv", "admin", {"read"}),
    Call("GET", "/merchants/{merchant}/overview", "admin", {"read"}),
    Call("GET", "/merchants/{merchant}/problems", "admin", {"read"}),
    Call(
        "POST",
        "/merchants/{merchant}/problems/seen",
        "admin",
        {"manage"},
        {"kind": "late_bill", "id": "{order}"},
        also=("problem_not_found",),
    ),
    Call("GET", "/merchants/{merchant}/audit", "admin", {"read"}),
    Call("GET", "/merchants/{merchant}/payouts", "admin", {"read"}),
    Call("GET", "/merchants/{merchant}/payouts/settings", "admin", {"read"}),
    Call(
        "PUT", "/merchants/{merchant}/payouts/settings", "admin", body={"min_sats": 1}
    ),
    Call("GET", "/payouts/{payout}", "admin", {"read"}),
    Call("POST", "/payouts/{payout}/retry", "admin", {"payout"}),
    Call("POST", "/payouts/{payout}/link", "admin", {"payout"}, also=("not_a_refund",)),
    Call(
        "PUT",
        "/merchants/{merchant}/customers/{pubkey}",
        "admin",
        {"manage"},
        {"nickname": "Ana"},
    ),
]
