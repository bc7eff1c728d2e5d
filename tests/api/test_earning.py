"""A paid order earns points, exactly once (mission 41, 42, 44, 66, 67)."""

from __future__ import annotations

from devkit.people import Guest
from venue import Venue


async def test_a_paid_order_earns_points(venue: Venue, guest: Guest) -> None:
    event = await venue.serve(guest, 34_900)
    assert event["kind"] == "earned"
    assert event["points_delta"] == 34  # floored
    card = await venue.card(guest)
    assert card["points"] == card["lifetime_points"] == 34
    assert card["visits_this_month"] == 1
    assert card["tier"] is None
