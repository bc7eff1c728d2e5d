"""Many at once, one receipt: one card gets its points (mission 215)."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import chits
import httpx
import pytest

import records
from devkit.people import Guest, NostrKeys
from venue import Venue, answer

MANY = 100


def said(responses: list[httpx.Response]) -> Counter[str]:
    """How often each thing was answered."""
    return Counter(
        "claimed" if response.is_success else response.json()["code"]
        for response in responses
    )


async def on_cards(token: str) -> list[dict[str, Any]]:
    """Every event that the receipt's payment has led to."""
    return await records.rows(
        "SELECT e.kind, e.delta, c.customer_pubkey FROM events e "
        "JOIN cards c ON c.id = e.card_id "
        "JOIN order_payments p ON p.checking_id = e.source_id WHERE p.id = :id",
        id=token.split("-")[0],
    )


async def test_a_hundred_customers_claim_one_receipt(
    venue: Venue, guest: Guest
) -> None:
    token = await chits.paid_bill(venue, guest, 34_000)
    crowd = [NostrKeys.fresh() for _ in range(MANY)]
    responses = await asyncio.gather(*(chits.claim(venue, k, token) for k in crowd))
    assert said(responses) == {"claimed": 1, "already_claimed": MANY - 1}
    (winner,) = [response for response in responses if response.is_success]
    (event,) = await on_cards(token)
    assert event == {
        "kind": "earned",
        "delta": 34,
        "customer_pubkey": winner.json()["customer_pubkey"],
    }
    for response in responses:
        if response is not winner:
            assert event["customer_pubkey"] not in response.text
    assert (await venue.proof())["wrong"] == 0


async def test_what_was_read_before_somebody_elses_claim_is_no_claim(
    venue: Venue, guest: Guest
) -> None:
    """Whoever claims holds the bill; the conditional update is the net below."""
    from loyalty import clock
    from loyalty.exceptions import Conflict
    from loyalty.orders.receipts.claims import put_on_card
    from loyalty.orders.receipts.receipt import find_receipt
    from loyalty.store import store

    token = await chits.paid_bill(venue, guest, 34_000)
    stale = await store.read(find_receipt, token)
    keys, late = NostrKeys.fresh(), NostrKeys.fresh()
    await chits.claimed(venue, keys, token)
    path = f"/restaurants/{venue.id}/loyalty/{keys.public}"
    with pytest.raises(Conflict, match="already on a card"):
        await store.write(put_on_card, stale, late.public, clock.now())
    answer(await venue.call("DELETE", path))
    with pytest.raises(Conflict, match="already on a card"):
        await store.write(put_on_card, stale, late.public, clock.now())
    assert len(await on_cards(token)) == 1


async def test_one_customer_claims_it_many_times_at_once(
    venue: Venue, guest: Guest
) -> None:
    """With one Idempotency-Key, or with many: it counts once, and all are told so."""
    keys = NostrKeys.fresh()
    for key in ("same", ""):
        token = await chits.paid_bill(venue, guest, 34_000)
        asked = [chits.claim(venue, keys, token, key) for _ in range(20)]
        answers = [answer(response) for response in await asyncio.gather(*asked)]
        assert answers == [answers[0]] * 20
        assert len(await on_cards(token)) == 1
    assert (await chits.card(venue, keys))["points"] == 68


@pytest.mark.parametrize("turn", range(5))
async def test_staff_and_a_guest_at_once(venue: Venue, guest: Guest, turn: int) -> None:
    """Staff puts the bill on their own card while its guest claims it: one of them."""
    here = f"/merchants/{venue.id}"
    person = await venue.do("POST", f"{here}/staff", initials="AB")
    waiter = await venue.token("pos") | {"X-Loyalty-Staff": person["id"]}
    token = await chits.paid_bill(venue, guest, 34_000)
    path = f"/orders/{await chits.order_of(venue, token)}/customer"
    own, theirs = NostrKeys.fresh(), NostrKeys.fresh()
    asked = [
        venue.call("PUT", path, waiter, customer_pubkey=own.public),
        chits.claim(venue, theirs, token),
    ]
    if turn % 2:
        asked.reverse()
    responses = await asyncio.gather(*asked)
    assert sum(response.is_success for response in responses) == 1
    assert len(await on_cards(token)) == 1
    points = [(await chits.card(venue, keys))["points"] for keys in (own, theirs)]
    assert sorted(points) == [0, 34]
    assert (await venue.proof())["wrong"] == 0


async def test_a_refund_and_a_claim_at_once(venue: Venue, guest: Guest) -> None:
    """Whoever is first, the rest of the bill is what the card has."""
    for sats in (1, 10_000, 33_500, 34_000):
        token = await chits.paid_bill(venue, guest, 34_000)
        order_id, keys = await chits.order_of(venue, token), NostrKeys.fresh()
        claim, refund = await asyncio.gather(
            chits.claim(venue, keys, token), venue.refund(order_id, amount_sats=sats)
        )
        answer(claim), answer(refund)
        left = (34_000 - sats) // 1_000
        assert (await chits.card(venue, keys))["points"] == left
        points = await chits.points(venue, token)
        assert points["earned"] - points["taken_back"] == left
    assert (await venue.proof())["wrong"] == 0


async def test_a_forgotten_guest_and_a_claim_at_once(
    venue: Venue, guest: Guest
) -> None:
    """Whatever comes first, a receipt brings its points once."""
    keys = NostrKeys.fresh()
    await venue.program(claims_per_day=100)  # the limit outlives the erasure
    for _ in range(4):
        first = await chits.paid_bill(venue, guest, 5_000)
        await chits.claimed(venue, keys, first)
        token = await chits.paid_bill(venue, guest, 34_000)
        path = f"/restaurants/{venue.id}/loyalty/{keys.public}"
        claim, gone = await asyncio.gather(
            chits.claim(venue, keys, token), venue.call("DELETE", path)
        )
        answer(claim), answer(gone)
        assert len(await on_cards(token)) == 1
        assert await chits.refused(venue, NostrKeys.fresh(), first) == chits.TAKEN
        assert await chits.refused(venue, NostrKeys.fresh(), token) == chits.TAKEN
    assert (await venue.proof())["wrong"] == 0
