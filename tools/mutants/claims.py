"""Guards of receipts: a bill's points go on one card, within limits."""

from __future__ import annotations

from mutants.mutant import Mutant, api

CLAIMS = (
    Mutant(
        "a claimed receipt is taken again",
        "orders/bill_crud.py",
        "        WHERE id = :id AND customer_pubkey IS NULL AND claimed_at IS NULL\n"
        "            AND state = 'paid'\n",
        "        WHERE id = :id\n",
        api("claims", "claim_races"),
    ),
    Mutant(
        "a forgotten guest's receipt is anybody's",
        "crud/forgetting.py",
        "claimed_at = COALESCE(claimed_at, paid_at), customer_pubkey = NULL\n",
        "claimed_at = NULL, customer_pubkey = NULL\n",
        api("claim_times"),
    ),
    Mutant(
        "a receipt is claimed a day late",
        "orders/receipts/receipt.py",
        "last + timedelta(days=days + 1)",
        "last + timedelta(days=days + 2)",
        api("claim_times"),
    ),
    Mutant(
        "a receipt is claimed for ever",
        "orders/receipts/receipt.py",
        "    state = WAITING if now < until else ENDED\n",
        "    state = WAITING if until else ENDED\n",
        api("claim_times"),
    ),
    Mutant(
        "one key claims as much as it likes",
        "orders/receipts/claims.py",
        "    _count_claim(tx, settings, pubkey, now)\n    put_on_card",
        "    put_on_card",
        api("claim_limits"),
    ),
    Mutant(
        "each venue counts claims for itself",
        "orders/receipts/claims.py",
        "    _count_claim(tx, settings, pubkey, now)\n    put_on_card",
        "    here = pubkey + receipt.order.program_id\n"
        "    _count_claim(tx, settings, here, now)\n"
        "    put_on_card",
        api("claim_limits"),
    ),
    Mutant(
        "what was paid too much earns",
        "orders/payments/booking.py",
        "    base = min(received_sats - tip, left)\n",
        "    base = received_sats - tip\n",
        api("claim_times"),
    ),
    Mutant(
        "the minimum is on each part of a bill",
        "points.py",
        "    whole_sats = part.whole_sats if part else bill.base_sats\n"
        "    if bill.base_sats <= 0",
        "    whole_sats = bill.base_sats\n    if bill.base_sats <= 0",
        api("claims"),
    ),
    Mutant(
        "a claim earns with the claimer's tier",
        "services/earning.py",
        "    tier_bp = ONE_BP if paid.is_claim else move.tier_bp()\n",
        "    tier_bp = move.tier_bp()\n",
        api("claims"),
    ),
    Mutant(
        "a receipt shows its card to anybody who is signed in",
        "orders/receipts/receipt_view.py",
        "    is_mine = viewer is not None and is_holder(tx, receipt, viewer)\n",
        "    is_mine = viewer is not None\n",
        api("receipt_holders"),
    ),
    Mutant(
        "a receipt's secret is not looked at",
        "orders/receipt_tokens.py",
        "    is_ours = hmac.compare_digest(match[2], _mac(secret, match[1]))\n",
        "    is_ours = hmac.compare_digest(match[1], match[1])\n",
        api("receipt_guesses"),
    ),
    Mutant(
        "a cash bill of nobody's is under no cap",
        "orders/payments/by_hand.py",
        "    if outcome in (EARNED, NO_RATE, NO_CUSTOMER) and not",
        "    if outcome in (EARNED, NO_RATE) and not",
        api("receipts"),
    ),
)
