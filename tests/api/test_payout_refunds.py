"""Refunds in sats, and satoshi-back of what was refunded (mission 213, 217)."""

from __future__ import annotations

from typing import Any

import pytest
import sats

from devkit.people import Guest
from venue import Venue, answer, refusal, until

pytestmark = pytest.mark.anyio


async def paid_order(venue: Venue, guest: Guest, amount: int = 10_000) -> str:
    return str((await venue.serve(guest, amount))["order_id"])


async def amounts(venue: Venue) -> list[tuple[str, int, int, int]]:
    return sorted(
        (row["state"], row["amount_sats"], row["kept_sats"], row["withheld_sats"])
        for row in await sats.payouts(venue)
    )


@pytest.mark.parametrize("parts", [[10_000], [3_333, 3_333, 3_334], [1, 9_998, 1]])
async def test_a_refund_before_the_payout_lowers_it_whatever_its_parts(
    venue: Venue, guest: Guest, parts: list[int]
) -> None:
    await sats.generous(venue, rebate_bp=777)
    order_id = await paid_order(venue, guest)
    for part in parts:
        done = answer(await venue.refund(order_id, amount_sats=part))
        assert done["kept_sats"] == 0
    assert await amounts(venue) == [("void", 777, 777, 0)]
    await sats.name_wallet(venue, guest)
    await sats.pay_due()
    assert await sats.sent(venue) == []


async def test_half_of_it_halves_what_is_owed(venue: Venue, guest: Guest) -> None:
    await sats.generous(venue)
    order_id = await paid_order(venue, guest)
    answer(await venue.refund(order_id, amount_sats=5_000))
    await sats.name_wallet(venue, guest)
    await sats.pay_due()
    assert await sats.arrived(guest.wallet.id, venue) == 500
    await sats.prove(venue)


@pytest.mark.parametrize("parts", [[10_000], [2_500, 7_500], [1, 9_999]])
async def test_after_the_payout_it_is_kept_from_the_sats_that_go_back(
    venue: Venue, guest: Guest, parts: list[int]
) -> None:
    await sats.generous(venue)
    await sats.fund(venue)
    order_id = await paid_order(venue, guest)
    await sats.name_wallet(venue, guest)
    await sats.pay_due()
    kept = 0
    for part in parts:
        done = answer(
            await venue.refund(order_id, amount_sats=part, return_by="withdraw_qr")
            if part > 1
            else await venue.refund(order_id, amount_sats=part)
        )
        kept += done["kept_sats"]
        if part > 1:
            assert done["withdraw"]["sats"] == part - done["kept_sats"]
            request = await sats.invoice(guest, done["withdraw"]["sats"])
            said = await sats.bring(venue, done["withdraw"], request)
            assert said == {"status": "OK"}
            await sats.pay_due()
    assert kept == 1_000

    async def all_is_back() -> bool:  # what others owe may be in front of it
        await sats.pay_due()
        return await sats.arrived(guest.wallet.id, venue) == 10_000

    await until(all_is_back)
    await sats.prove(venue)


async def test_by_the_guests_invoice(venue: Venue, guest: Guest) -> None:
    await sats.fund(venue)
    order_id = await paid_order(venue, guest)
    request = await sats.invoice(guest, 4_000)
    body = {"return_by": "invoice", "payment_request": request}
    wrong = await venue.refund(order_id, amount_sats=4_001, **body)
    assert refusal(wrong) == (400, "bad_invoice")
    assert (await venue.do("GET", f"/orders/{order_id}"))["bill"] == "paid"
    done = answer(await venue.refund(order_id, amount_sats=4_000, key="once", **body))
    again = answer(await venue.refund(order_id, amount_sats=4_000, key="once", **body))
    assert again["refund"]["id"] == done["refund"]["id"]
    used = await venue.refund(order_id, amount_sats=4_000, **body)
    assert refusal(used) == (400, "bad_invoice")
    await sats.pay_due()
    assert await sats.arrived(guest.wallet.id, venue) == 4_000
    await sats.prove(venue)


async def test_it_takes_the_scope_payout_and_has_a_limit_a_day(
    venue: Venue, guest: Guest
) -> None:
    order_id = await paid_order(venue, guest)
    manager, both = await venue.token("manage"), await venue.token("manage", "payout")
    body: dict[str, Any] = {"amount_sats": 1_000, "return_by": "withdraw_qr"}
    refused = await venue.refund(order_id, headers=manager, **body)
    assert refusal(refused) == (403, "scope_missing")
    await sats.limits(venue, refund_day_sats=1_500)
    answer(await venue.refund(order_id, headers=both, **body))
    assert refusal(await venue.refund(order_id, headers=both, **body)) == (
        409,
        "refund_cap",
    )
    assert await amounts(venue) == [("pending", 1_000, 0, 0)]


async def test_cash_and_money_that_can_be_reversed_do_not_go_back_in_sats(
    venue: Venue, guest: Guest
) -> None:
    await venue.program(accept_cash=True, earn_on_reversible=True)
    extra = {"customer_pubkey": guest.pubkey, "paid_in_fiat": True}
    hash_ = await venue.pay(guest, await venue.foreign_invoice(5_000, extra))
    import records

    assert await records.outcome(hash_) == "earned"
    order_id = (await records.order_of(hash_))["id"]
    body: dict[str, Any] = {"amount_sats": 1_000, "return_by": "withdraw_qr"}
    refused = await venue.refund(order_id, **body)
    assert refusal(refused) == (409, "not_lightning")
    assert await sats.payouts(venue) == []


async def test_a_preview_says_what_is_kept_and_writes_nothing(
    venue: Venue, guest: Guest
) -> None:
    await sats.generous(venue)
    await sats.fund(venue)
    order_id = await paid_order(venue, guest)
    await sats.name_wallet(venue, guest)
    await sats.pay_due()
    before = await amounts(venue)
    seen = await venue.preview(order_id, amount_sats=5_000, return_by="withdraw_qr")
    assert (seen["kept_sats"], seen["payout_id"]) == (500, None)
    assert "Give 500 sats less: they had that much back." in seen["words"]
    assert await amounts(venue) == before
