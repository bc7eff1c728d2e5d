"""Who may do what with vouchers, badges and guests: the second half of the table."""

from __future__ import annotations

from call import BY_HAND, CARD, STRANGER, Call

NO_VOUCHER = (404, "voucher_unknown")
NO_REVIEW = (404, "review_not_found")
NO_WEBHOOK = (404, "webhook_not_found")
WEBHOOK = "/webhooks/{webhook}"
READ = {"monitor", "pos", "read", "orders", "manage"}

GUEST_CALLS = [
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
    Call("GET", "/merchants/{merchant}/verification", "admin", {"read"}),
    Call("POST", "/merchants/{merchant}/verification", "admin"),
    Call("GET", "/merchants/{merchant}/reviews", "invoice", READ),
    Call("GET", "/merchants/{merchant}/osm", "invoice", READ),
    Call("GET", "/merchants/{merchant}/webhooks", "admin"),
    Call(
        "POST",
        "/merchants/{merchant}/webhooks",
        "admin",
        body={"url": "https://example.com/new", "events": ["order.paid"]},
        also=("too_many_webhooks",),
    ),
    Call("PUT", WEBHOOK, "admin", missing=NO_WEBHOOK),
    Call("POST", f"{WEBHOOK}/secret", "admin", missing=NO_WEBHOOK),
    Call("POST", f"{WEBHOOK}/test", "admin", missing=NO_WEBHOOK),
    Call("GET", f"{WEBHOOK}/deliveries", "admin", missing=NO_WEBHOOK),
    Call(
        "POST",
        f"{WEBHOOK}/deliveries/nix/replay",
        "admin",
        missing=NO_WEBHOOK,
        also=("delivery_not_found",),
    ),
    Call("DELETE", WEBHOOK, "admin", missing=NO_WEBHOOK),
    Call(
        "PUT",
        "/reviews/{review}/reply",
        "admin",
        body={"text": "Thank you"},
        missing=NO_REVIEW,
    ),
]
