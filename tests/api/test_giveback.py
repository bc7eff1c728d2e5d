"""Discount, cashback and a tier's satoshi-back of one bill, all together: bounded, cut
up with the bill, and taken back with it (mission 36, 126, 213)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import bills
import offers
import sats

from devkit.people import Guest
from venue import Venue, answer

NewGuest = Callable[..., Awaitable[Guest]]


async def generous(venue: Venue, **settings: Any) -> None:
    """A tenth off, a tenth of the rest back, three tenths of that from the tier; of one
    bill a quarter at most."""
    await sats.generous(venue, rebate_bp=3_000, max_giveback_bp=2_500, **settings)
    await offers.rule(venue, stackable=True)
    cashback = {"discount_type": "cashback", "discount_value": 10}
    await offers.rule(venue, stackable=True, **cashback)


async def owed(venue: Venue) -> dict[str, list[tuple[int, int, str]]]:
    """By kind, in the order of the amounts: first owed, taken back, the state."""
    found: dict[str, list[tuple[int, int, str]]] = {"cashback": [], "rebate": []}
    for row in await sats.payouts(venue):
        now = (row["amount_sats"], row["kept_sats"], row["state"])
        found[row["kind"]].append(now)
    return {kind: sorted(rows) for kind, rows in found.items()}


async def cashback_owed(venue: Venue) -> int:
    return sum(one["cashback_owed"] for one in await offers.usages(venue))


async def test_all_three_together_are_bounded_and_halved_by_a_refund(
    venue: Venue, guest: Guest
) -> None:
    await generous(venue)
    made = await offers.discounted(venue, guest, 10_000)
    assert made["final_amount"] == 9_000
    await offers.settled(venue, guest, made)
    # 1,000 off and 900 back leave 600 of 2,500; the tier would give 2,700.
    assert await owed(venue) == {
        "cashback": [(900, 0, "pending")],
        "rebate": [(600, 0, "pending")],
    }
    assert await cashback_owed(venue) == 900
    half = answer(await venue.refund(made["order"]["id"], amount_sats=4_500))
    assert half["kept_sats"] == 0
    assert await owed(venue) == {
        "cashback": [(900, 450, "pending")],
        "rebate": [(600, 300, "pending")],
    }
    await sats.fund(venue)
    await sats.name_wallet(venue, guest)
    await sats.pay_due()
    assert await sats.arrived(guest.wallet.id, venue) == 750
    rest = answer(await venue.refund(made["order"]["id"], amount_sats=4_500))
    assert rest["kept_sats"] == 750  # they have it: so much less goes back
    await sats.prove(venue)


async def test_each_payment_of_a_split_bill_has_its_part(
    venue: Venue, guest: Guest, new_guest: NewGuest
) -> None:
    """Cashback is whose it was promised to, the tier's is whoever pays; what moves to
    another card takes along what was that guest's."""
    await generous(venue)
    made = await offers.discounted(venue, guest, 10_000)
    order_id, (bob, eve) = made["order"]["id"], [await new_guest(n) for n in "BE"]
    parts = []
    for sats_of, payer in ((3_000, bob), (6_000, guest)):
        parts.append(await bills.part(venue, order_id, amount_sats=sats_of))
        which = parts[-1]["payment_id"]
        answer(await bills.attach(venue, order_id, payer.pubkey, payment_id=which))
        await bills.pay(venue, payer, order_id, parts[-1])
        if payer is bob:
            assert (await venue.do("GET", f"/orders/{order_id}"))["bill"] == "open"
            refused = await venue.refused("DELETE", f"/orders/{order_id}/discount")
            assert refused == (409, "bill_begun")
    await bills.closed(venue, order_id)
    assert await owed(venue) == {
        "cashback": [(300, 0, "pending"), (600, 0, "pending")],
        "rebate": [(199, 0, "pending"), (399, 0, "pending")],  # rounded, never above
    }
    assert await cashback_owed(venue) == 900
    (usage, _) = await offers.usages(venue)
    assert usage["status"] == "settled"
    answer(
        await bills.attach(
            venue,
            order_id,
            eve.pubkey,
            payment_id=parts[0]["payment_id"],
            reason="It was Eve",
        )
    )
    for who, worth in ((guest, 900 + 399), (bob, 0), (eve, 199)):
        assert (await sats.own(venue, who))["balance_sats"] == worth, who.name


async def test_cashback_keeps_within_the_merchants_budgets(
    venue: Venue, guest: Guest
) -> None:
    await generous(venue)
    await sats.limits(venue, guest_day_sats=1_000)
    await offers.settled(venue, guest, await offers.discounted(venue, guest, 10_000))
    assert await owed(venue) == {
        "cashback": [(900, 0, "pending")],
        "rebate": [(100, 0, "pending")],
    }
    await offers.settled(venue, guest, await offers.discounted(venue, guest, 10_000))
    assert len(await sats.payouts(venue)) == 2
    assert await cashback_owed(venue) == 900
    await sats.limits(venue, is_on=False, guest_day_sats=100_000)
    await offers.settled(venue, guest, await offers.discounted(venue, guest, 10_000))
    assert len(await sats.payouts(venue)) == 2
