"""A venue with one of everything, and a rival who tries its doors."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

import bills
import gifts
import offers
from call import STRANGER, Answer, Call
from holders import ask_recovery, page_made, receipt, send

import perks
from devkit.people import Guest
from venue import Venue, answer, refusal


@dataclass
class House:
    """A venue with one of everything, and a rival who has the same."""

    venue: Venue
    ids: dict[str, str]
    rival: Venue
    keeper: dict[str, str]  # a token of the rival's with every scope

    async def send(self, call: Call, headers: dict[str, str]) -> Any:
        path = call.path.format(**self.ids)
        body = {
            name: value.format(**self.ids) if isinstance(value, str) else value
            for name, value in call.body.items()
        }
        headers = headers | {"Idempotency-Key": os.urandom(8).hex()}
        return await self.venue.call(call.method, path, headers, **body)

    async def refuses(self, call: Call, headers: dict[str, str]) -> Answer:
        return refusal(await self.send(call, headers))


async def one_of_everything(venue: Venue, payer: Guest) -> dict[str, str]:
    """A tier, a token, two orders, a reward, a job, an item of the menu and somebody of
    the staff, a table; a guest, who has reserved two."""
    tier = await venue.tier("Gold", 100)
    campaign = await venue.campaign("Happy hour", 20_000)
    token = await venue.do(
        "POST", f"/merchants/{venue.id}/tokens", name="till", scopes=["pos"]
    )
    order = (await venue.order(5_000))["order"]
    asked = await bills.part(venue, order["id"], amount_sats=1_000)
    reward = await perks.reward(venue, cost_points=1)
    here = f"/merchants/{venue.id}"
    item = await venue.do("POST", f"{here}/items", name="Coffee", price_sats=300)
    person = await venue.do("POST", f"{here}/staff", initials="AB", pin="2468")
    table = await venue.do("POST", f"{here}/tables", name="4")
    rule = await offers.rule(venue, active=False)
    paid = await venue.serve(payer, 5_000)
    bill = await bills.order(venue, paid["order_id"])
    await venue.by_hand("grant", STRANGER.public, 100)  # there is something to revoke
    customer = f"/merchants/{venue.id}/customers/{STRANGER.public}"
    await venue.do("PUT", customer, nickname="Ana")  # who gets a card by it
    stranger = Guest("Ana", STRANGER, venue.wallet)
    made = await perks.reserve(venue, stranger, reward["id"])
    other = await perks.reserve(venue, stranger, reward["id"])
    await perks.fulfilled(venue, other)
    voucher = await gifts.given(venue, STRANGER.public)
    sats = await perks.reward(venue, cost_points=1, kind="sats_payout", value=9)
    await perks.reserve(venue, stranger, sats["id"])
    owed = await venue.do("GET", f"{here}/payouts")
    await venue.proof()
    jobs = await venue.do("GET", f"/merchants/{venue.id}/jobs")
    badge = await venue.do("POST", f"{here}/badges/own", name="Friend")
    webhook = await venue.do(
        "POST", f"{here}/webhooks", url="https://127.0.0.1/", events=["order.paid"]
    )
    review = await send(venue.http, payer.keys, "POST", f"{here}/reviews", rating=5)
    return {
        "review": answer(review)["id"],
        "webhook": webhook["id"],
        "own_badge": badge["id"],
        "job": jobs["data"][0]["id"],
        "payout": owed["data"][0]["id"],
        "reward": reward["id"],
        "item": item["id"],
        "voucher": voucher["id"],
        "staff": person["id"],
        "recovery": await _lost_card(venue, payer),
        "table": table["id"],
        "rule": rule["id"],
        "redemption": made["redemption"]["id"],
        "code": made["redemption"]["code"],
        "short_code": made["redemption"]["short_code"],
        "other": other["redemption"]["id"],
        "merchant": venue.id,
        "tier": tier["id"],
        "campaign": campaign["id"],
        "token": token["id"],
        "order": order["id"],
        "paid_order": paid["order_id"],
        "part": asked["payment_id"],
        "payment_hash": bill["payment_hash"],
        "pubkey": STRANGER.public,
    }


async def _lost_card(venue: Venue, payer: Guest) -> str:
    """The payer's card is asked for by the stranger's phone."""
    await page_made(venue.http, payer.keys)
    token = await receipt(venue, payer, 5_000)
    asked = await ask_recovery(venue, token, STRANGER)
    return str(asked.json()["id"])
