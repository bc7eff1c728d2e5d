"""What keeps sats from leaving twice, too early, too many, or to the wrong place."""

from __future__ import annotations

from mutants.mutant import Mutant, api

PAYOUTS = (
    Mutant(
        "a transfer is sent without looking it up",
        "payouts/payer.py",
        "    if found is None:\n        found = await _send(transfer)\n",
        "    found = await _send(transfer)\n",
        api("payout_faults"),
    ),
    Mutant(
        "who has lost a transfer sends it all the same",
        "payouts/core_wallet.py",
        "            if not await still_ours():\n"
        "                return Outcome(LOST)\n",
        "",
        api("payout_faults"),
    ),
    Mutant(
        "what is unknown is taken for not sent",
        "payouts/core_wallet.py",
        '        return Outcome(NOBODY_KNOWS, "on_its_way")\n    return found\n',
        '        return Outcome(SURE_NOT, "on_its_way")\n    return found\n',
        api("payout_faults"),
    ),
    Mutant(
        "one invoice closes two debts",
        "migrations/payouts.py",
        "CREATE UNIQUE INDEX IF NOT EXISTS payout_transfers_hash",
        "CREATE INDEX IF NOT EXISTS payout_transfers_hash",
        api("payout_links"),
    ),
    Mutant(
        "a link is used by everybody",
        "payouts/links.py",
        "    check_open(tx, transfer, clock.now())\n    transfers.put_claim",
        "    transfers.put_claim",
        api("payout_links"),
    ),
    Mutant(
        "an invoice may be over anything",
        "payouts/links.py",
        "    if invoice.amount_msat != sats * 1000:\n",
        "    if invoice.amount_msat is None:\n",
        api("payout_links"),
    ),
    Mutant(
        "satoshi-back earns satoshi-back",
        "orders/payments/cases.py",
        "    if payouts.MARK in payment.extra or is_ours(tx, payment.payment_hash):\n",
        "    if payouts.MARK in payment.extra:\n",
        api("payouts"),
    ),
    Mutant(
        "more is promised than the budget",
        "payouts/budgets.py",
        "    given = max(min(sats, *left), 0)\n",
        "    given = sats if left else 0\n",
        api("payouts"),
    ),
    Mutant(
        "satoshi-back is paid before a refund could come",
        "payouts/satoshi_back.py",
        "        wait = at + settings.refund_window_days * DAY\n",
        "        wait = at\n",
        api("payouts"),
    ),
    Mutant(
        "what was paid is not kept from a refund",
        "payouts/services.py",
        "    if payout.state not in (PENDING, FAILED):\n        lowered",
        "    if payout.state == VOID:\n        lowered",
        api("payout_refunds"),
    ),
    Mutant(
        "money that can be reversed goes back in sats",
        "orders/refunds/sats_back.py",
        "    if source_id not in settled:\n",
        "    if not source_id:\n",
        api("payout_refunds"),
    ),
    Mutant(
        "points of money that can be reversed buy sats",
        "services/posting.py",
        "        return max(self.points - bound, 0)\n",
        "        return max(self.points, bound)\n",
        api("bound_points"),
    ),
    Mutant(
        "sats are taken from points that buy none",
        "ledger/books.py",
        "    if event.purse == FINAL:\n",
        "    if event.purse == FINAL and not books:\n",
        ("tests/unit/test_bound_points.py",),
    ),
)
