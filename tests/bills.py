"""Bills as tests know them: opened, changed, split, paid, and closed by hand."""

from __future__ import annotations

import os
from typing import Any

import httpx

import perks
from devkit.people import Guest
from venue import API, Venue, answer, refusal, until

CLOSED = (409, "bill_closed")


async def order(venue: Venue, order_id: str) -> Any:
    return await venue.do("GET", f"/orders/{order_id}")


async def payment(venue: Venue, order_id: str, payment_id: str) -> Any:
    """One of the bill's payments, as it stands."""
    payments = (await order(venue, order_id))["payments"]
    return next(shown for shown in payments if shown["id"] == payment_id)


async def part(venue: Venue, order_id: str, **asked: Any) -> Any:
    """A part of the bill is asked for: the answer."""
    return await venue.do("POST", f"/orders/{order_id}/payments", **asked)


async def part_refused(venue: Venue, order_id: str, **asked: Any) -> tuple[int, str]:
    return await venue.refused("POST", f"/orders/{order_id}/payments", **asked)


async def pay(venue: Venue, guest: Guest, order_id: str, made: Any) -> Any:
    """Pays what `part` has asked for, until it is counted: the payment."""
    await venue.pay(guest, made["payment_request"])
    return await paid(venue, order_id, made["payment_id"])


async def paid(venue: Venue, order_id: str, payment_id: str) -> Any:
    """The payment, as soon as it is paid."""

    async def probe() -> Any:
        shown = await payment(venue, order_id, payment_id)
        return shown if shown["paid_at"] else None

    return await until(probe)


async def closed(venue: Venue, order_id: str) -> Any:
    """The order, as soon as its bill is paid."""

    async def probe() -> Any:
        shown = await order(venue, order_id)
        return shown if shown["bill"] == "paid" else None

    return await until(probe)


async def settled(venue: Venue, order_id: str) -> Any:
    """The order, as soon as all that was paid into it is counted; its last payment was
    paid when nothing was left."""

    async def probe() -> Any:
        shown = await order(venue, order_id)
        found = [p for p in shown["payments"] if p["surplus_sats"]]
        return shown if found else None

    return await until(probe)


async def add(venue: Venue, order_id: str, *lines: dict[str, Any]) -> Any:
    """Lines are put on the bill: the answer."""
    return await venue.do("POST", f"/orders/{order_id}/lines", lines=list(lines))


def named(name: str, sats: int, quantity: int = 1, **more: Any) -> dict[str, Any]:
    return {"name": name, "unit_price_sats": sats, "quantity": quantity, **more}


# --- by hand --------------------------------------------------------------------------


async def hire(venue: Venue, initials: str = "AN") -> dict[str, str]:
    """Headers of somebody who works there, on the tablet."""
    path = f"/merchants/{venue.id}/staff"
    made = await venue.do("POST", path, initials=initials)
    return {**await venue.token("pos"), "X-Loyalty-Staff": made["id"]}


async def by_hand(
    venue: Venue,
    order_id: str,
    who: dict[str, str],
    method: str = "cash",
    key: str = "",
    **more: Any,
) -> httpx.Response:
    """Somebody says that they have got the money."""
    headers = {**who, "Idempotency-Key": key or os.urandom(8).hex()}
    return await venue.http.post(
        f"{API}/orders/{order_id}/settle",
        headers=headers,
        json={"method": method, **more},
    )


async def in_cash(venue: Venue, order_id: str, who: dict[str, str], **more: Any) -> Any:
    return answer(await by_hand(venue, order_id, who, **more))


async def by_hand_refused(
    venue: Venue, order_id: str, who: dict[str, str], **more: Any
) -> tuple[int, str]:
    return refusal(await by_hand(venue, order_id, who, **more))


async def taking_cash(venue: Venue, **more: Any) -> dict[str, str]:
    """A venue that takes cash, which earns; somebody of its staff."""
    await venue.program(accept_cash=True, earn_on_cash=True, **more)
    return await hire(venue)


async def points(venue: Venue, guest: Guest) -> int:
    return int((await venue.card(guest))["points"])


async def attach(
    venue: Venue,
    order_id: str,
    pubkey: str,
    who: dict[str, str] | None = None,
    **more: Any,
) -> httpx.Response:
    path = f"/orders/{order_id}/customer"
    return await venue.call("PUT", path, who, customer_pubkey=pubkey, **more)


async def claim(venue: Venue, guest: Guest, token: str) -> httpx.Response:
    """The guest puts a receipt on their card."""
    response = await perks.sign(venue, guest, f"/receipts/{token}/claim")
    venue.http.cookies.clear()  # the client is shared: no browser keeps the session
    return response
