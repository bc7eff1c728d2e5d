"""Bills that go back, and all that a refund may touch."""

from __future__ import annotations

from typing import Any

import perks
import records
from devkit.people import Guest
from venue import Venue, answer


async def bill_of(venue: Venue, guest: Guest, sats: int, **more: Any) -> str:
    """A bill that was paid and counted; the order's id."""
    return str((await venue.serve(guest, sats, **more))["order_id"])


async def refunded(venue: Venue, order_id: str, **body: Any) -> Any:
    """The answer of a refund that has to succeed."""
    response = await venue.refund(order_id, **body)
    made = answer(response)
    assert response.status_code == 201
    return made


async def use_points(venue: Venue, guest: Guest, points: int) -> None:
    """The guest reserves a reward and gets it for its code."""
    reward = await perks.reward(venue, cost_points=points)
    await perks.fulfilled(venue, await perks.reserve(venue, guest, reward["id"]))


async def everything(venue: Venue, guest: Guest, order_id: str) -> Any:
    """All that a refund may touch."""
    return (
        await venue.card(guest),
        await venue.do("GET", f"/orders/{order_id}"),
        await records.rows("SELECT * FROM claw_backs ORDER BY source_id"),
        await records.rows("SELECT * FROM refunds ORDER BY id"),
        await records.rows("SELECT * FROM refund_texts ORDER BY refund_id"),
        await records.rows("SELECT COUNT(*) AS n FROM events"),
    )
