"""Two waiters at one bill: what each of them may do at any moment, and what is true
whatever both have done at once."""

from __future__ import annotations

import asyncio
import os
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import bills
import bolt11
import httpx

import records
from devkit.people import Guest
from venue import Venue, answer, refusal, until

GRANTED = 10_000
COST = 100  # of the reward, in points
OFF = 130  # what it takes off, in sats


@dataclass
class Shift:
    """One open bill, two waiters, two guests.

    Attributes:
        shown: every invoice; asked: those that nobody has paid yet; received: the hash
            of each that somebody has paid, and its sats.
        parts: payments that were asked for; held: rewards that were put on the bill.
        said: how often each answer was given.
    """

    venue: Venue
    dice: random.Random
    waiters: list[dict[str, str]]
    guests: list[Guest]
    reward_id: str
    order_id: str
    shown: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    received: dict[str, int] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    said: Counter[str] = field(default_factory=Counter)

    async def at_once(self, moves: Sequence[Move]) -> None:
        """Everything at the same time. A no is one in words, and for a reason."""
        for response in await asyncio.gather(*(move(self) for move in moves)):
            if response is not None:
                self.hear(response)

    def hear(self, response: httpx.Response) -> None:
        if response.is_error:
            status, code = refusal(response)
            assert status in (404, 409), f"{response.request.url}: {response.text}"
            self.said[code] += 1
            return
        self.said["done"] += 1
        said = response.json()
        self.show(said.get("payment_request"))
        if said.get("payment_id"):
            self.parts.append(said["payment_id"])
        if said.get("redemption"):
            self.held.append(said["redemption"]["id"])

    def show(self, request: str | None) -> None:
        """An invoice is on a screen; nobody pays one twice."""
        if request and request not in self.shown:
            self.shown.add(request)
            self.asked.append(request)

    async def do(self, method: str, what: str, /, **body: Any) -> httpx.Response:
        """One of the two does something with the bill."""
        return await self.call(method, f"/orders/{self.order_id}/{what}", **body)

    async def call(self, method: str, path: str, /, **body: Any) -> httpx.Response:
        key = {"Idempotency-Key": os.urandom(8).hex()}
        who = self.dice.choice(self.waiters) | key
        return await self.venue.call(method, path, who, **body)

    async def pay(self, request: str) -> None:
        """A guest pays what a screen shows, whether or not it still stands."""
        invoice = bolt11.decode(request)
        assert invoice.amount_msat
        await self.venue.pay(self.dice.choice(self.guests), request)
        self.received[invoice.payment_hash] = invoice.amount_msat // 1000


Move = Callable[[Shift], Awaitable[httpx.Response | None]]


# --- what a waiter, or a guest, does --------------------------------------------------


async def add_line(shift: Shift) -> httpx.Response:
    lines = [bills.named("Cake", shift.dice.randint(100, 900))]
    return await shift.do("POST", "lines", lines=lines)


async def attach(shift: Shift) -> httpx.Response:
    guest = shift.dice.choice(shift.guests)
    return await shift.do("PUT", "customer", customer_pubkey=guest.pubkey)


async def detach(shift: Shift) -> httpx.Response:
    return await shift.do("DELETE", "customer")


async def put_reward(shift: Shift) -> httpx.Response:
    path = shift.venue.card_path(shift.dice.choice(shift.guests))
    body = {"reward_id": shift.reward_id, "order_id": shift.order_id}
    return await shift.call("POST", f"{path}/redeem", **body)


async def take_reward_off(shift: Shift) -> httpx.Response | None:
    if not shift.held:
        return None
    return await shift.do("DELETE", f"rewards/{shift.dice.choice(shift.held)}")


async def ask_for_all(shift: Shift) -> httpx.Response:
    return await shift.do("POST", "payments")


async def ask_for_half(shift: Shift) -> httpx.Response:
    return await shift.do("POST", "payments", share=2)


async def take_back(shift: Shift) -> httpx.Response | None:
    if not shift.parts:
        return None
    return await shift.do("DELETE", f"payments/{shift.dice.choice(shift.parts)}")


async def pay(shift: Shift) -> None:
    if shift.asked:
        chosen = shift.dice.randrange(len(shift.asked))
        await shift.pay(shift.asked.pop(chosen))


async def settle(shift: Shift) -> httpx.Response:
    return await shift.do("POST", "settle", method="cash")


async def cancel(shift: Shift) -> httpx.Response:
    return await shift.do("PUT", "status", status="canceled")


TOUCHING: tuple[Move, ...] = (
    add_line,
    attach,
    detach,
    put_reward,
    take_reward_off,
    ask_for_all,
    ask_for_half,
    take_back,
)
ENDING: tuple[Move, ...] = (pay, pay, settle, cancel, add_line, put_reward, ask_for_all)


# --- what is true of it afterwards ----------------------------------------------------


async def paid_up(shift: Shift) -> dict[str, Any]:
    """The bill, once all that was paid is counted and nothing is left open of it."""
    for payment_hash in shift.received:
        await records.judged(payment_hash)
    order = await bills.order(shift.venue, shift.order_id)
    if order["bill"] == "open":
        for payment in order["payments"]:
            if payment["state"] == "open":
                path = f"/orders/{shift.order_id}/payments/{payment['id']}"
                answer(await shift.venue.call("DELETE", path))
        rest = await bills.part(shift.venue, shift.order_id)
        if rest["payment_request"]:
            await shift.pay(rest["payment_request"])
    return dict(await until(lambda: _ended(shift)))


async def _ended(shift: Shift) -> Any:
    order = await bills.order(shift.venue, shift.order_id)
    return order if order["bill"] != "open" else None


async def assert_sane(shift: Shift, order: dict[str, Any]) -> None:
    """Money, lines, rewards and points all tell the same."""
    items = [x["total_sats"] for x in order["lines"] if x["kind"] == "item"]
    off = [x["total_sats"] for x in order["lines"] if x["kind"] == "reward"]
    assert (sum(items), -sum(off)) == (order["amount_sats"], order["rewards_sats"])
    paid = [payment for payment in order["payments"] if payment["paid_at"]]
    by_guests = [p for p in paid if p["method"] == "lightning"]
    assert sum(p["total_sats"] for p in by_guests) == sum(shift.received.values())
    assert {p["payment_hash"] for p in by_guests} <= {*shift.received, None}
    assert not [p for p in order["payments"] if p["state"] == "open"]
    is_paid = order["bill"] == "paid"
    if is_paid and order["flag"] != "late":
        assert sum(p["amount_sats"] for p in paid) == order["total_sats"]
    else:
        assert is_paid == bool(paid), order
    on_bill = {x["redemption_id"] for x in order["lines"] if x["redemption_id"]}
    for guest in shift.guests:
        earned = sum(p["amount_sats"] for p in paid if _is_of(p, guest))
        spent = COST * await _rewards_of(shift, guest, on_bill, order)
        card = await shift.venue.card(guest)
        assert card["points"] == GRANTED + earned - spent


def _is_of(payment: dict[str, Any], guest: Guest) -> bool:
    return bool(payment["customer_pubkey"] == guest.pubkey)


async def _rewards_of(
    shift: Shift, guest: Guest, on_bill: set[str], order: dict[str, Any]
) -> int:
    """How many of the guest's rewards have kept their points."""
    rows = await records.rows(
        """
        SELECT r.* FROM redemptions r JOIN cards c ON c.id = r.card_id
        WHERE c.customer_pubkey = :pubkey AND c.program_id = :program
        """,
        pubkey=guest.pubkey,
        program=shift.venue.merchant["program_id"],
    )
    for row in rows:
        was_used = row["id"] in on_bill and order["flag"] != "late"
        if order["bill"] == "paid" and was_used:
            assert row["status"] == "fulfilled", row
        elif row["order_id"] == shift.order_id:
            assert row["status"] == "canceled", row
        else:
            assert row["status"] == "reserved", row
    return sum(row["status"] != "canceled" for row in rows)
