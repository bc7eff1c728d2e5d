"""To whom a receipt shows what: the live card to its holder, a name to nobody."""

from __future__ import annotations

import json

import chits
import httpx

import perks
from browsers import Phone
from devkit.people import Guest, NostrKeys
from venue import API, Venue


async def test_the_live_card_is_for_its_holder_only(
    venue: Venue, guest: Guest, client: httpx.AsyncClient
) -> None:
    """By session or by signature; nobody else's opens it, nor one that has ended."""
    await venue.tier("Silver", 30)
    await perks.reward(venue, name="Free coffee", cost_points=100)
    order = await venue.order(34_000, customer_pubkey=guest.pubkey)
    token = order["receipt_token"]
    await venue.pay(guest, order["payment_request"])
    await venue.counted(guest, order["order"]["id"])
    said = await chits.read(venue, token, chits.signature(guest.keys, token))
    assert said["is_mine"] is True
    assert {k: v for k, v in said["mine"].items() if k not in ("name", "tier")} == {
        "points": 34,
        "next_reward": {
            "name": "Free coffee",
            "kind": "free_item",
            "cost_points": 100,
            "missing": 66,
        },
        "visits": 1,
    }
    assert said["mine"]["tier"]["name"] == "Silver"
    phone, stranger = Phone(client, guest.keys), Phone(client)
    await phone.sign_in()
    await stranger.sign_in()
    path = f"{API}/receipts/{token}"
    assert (await phone.call("GET", path)).json()["mine"]["points"] == 34
    others = [
        await stranger.call("GET", path),
        await chits.see(venue, token, chits.signature(NostrKeys.fresh(), token)),
        await chits.see(venue, token, venue.admin),
    ]
    await phone.call("DELETE", f"{API}/me/session", **{"X-Loyalty-CSRF": phone.csrf})
    others.append(await phone.call("GET", path))
    for answered in others:
        said = answered.json()
        assert (said["mine"], said["is_mine"]) == (None, False)
        assert said["points"]["earned"] == 34


async def test_it_names_no_customer(venue: Venue, guest: Guest) -> None:
    """Not in any state, not even to the holder."""
    from loyalty.keys import npub

    await venue.tier("Silver", 30)
    order = await venue.order(34_000, customer_pubkey=guest.pubkey, note="For Ana B")
    token, order_id = order["receipt_token"], order["order"]["id"]
    seen = [await chits.read(venue, token)]
    await venue.pay(guest, order["payment_request"])
    await venue.counted(guest, order_id)
    path = f"/merchants/{venue.id}/customers/{guest.pubkey}"
    await venue.do("PUT", path, nickname="Ana the regular")
    await venue.refund(order_id, amount_sats=1_000, reason="Ana was cross")
    seen.append(await chits.read(venue, token))
    seen.append(await chits.read(venue, token, chits.signature(guest.keys, token)))
    waiting = await chits.paid_bill(venue, guest, 5_000)
    await chits.claimed(venue, guest.keys, waiting)
    seen.append(await chits.read(venue, waiting))
    for said in seen:
        text = json.dumps(said, ensure_ascii=False)
        secret = (guest.pubkey, npub(guest.pubkey), guest.pubkey[-4:], "Ana", "cross")
        text = text.replace(said["url"], "").replace(said["payment_request"] or "-", "")
        for word in secret[:2] + secret[3:]:
            assert word not in text, word
