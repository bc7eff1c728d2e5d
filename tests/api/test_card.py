"""What a card shows, and whom (mission 47-50)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timezone

import pytest
import time_machine

from devkit.people import Guest, NostrKeys
from venue import Venue

NewVenue = Callable[..., Awaitable[Venue]]


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue()


async def test_somebody_nobody_knows_has_an_empty_card(shop: Venue) -> None:
    path = f"/restaurants/{shop.id}/loyalty/{NostrKeys.fresh().public}"
    card = await shop.do("GET", path)
    assert card.pop("merchant")["id"] == shop.id
    assert set(card) == {
        "points",
        "tier",
        "next_tier",
        "lifetime_points",
        "visits_this_month",
        "expiring",
        "coming",
        "recovery",
        "rewards_ready",
        "next_reward",
        "recent_events",
    }
    assert not any(card.values())


async def test_looking_at_a_card_makes_none(venue: Venue) -> None:
    for _ in range(2):
        await venue.do(
            "GET", f"/restaurants/{venue.id}/loyalty/{NostrKeys.fresh().public}"
        )
    assert (await venue.proof())["cards"] == 0


async def test_a_key_may_be_written_as_npub(venue: Venue, guest: Guest) -> None:
    from nostr_sdk import PublicKey

    await venue.serve(guest, 5_000)
    card = await venue.card(guest)
    npub = PublicKey.parse(guest.pubkey).to_bech32()
    for typed in (npub, npub.upper(), guest.pubkey.upper()):
        path = f"/restaurants/{venue.id}/loyalty/{typed}"
        assert await venue.do("GET", path) == card


@pytest.mark.parametrize(
    "nonsense",
    ["nobody", "0" * 64, "f" * 64, "a" * 63, "npub1zzz", "%27--", "x" * 3000],
)
async def test_nonsense_is_no_key(shop: Venue, nonsense: str) -> None:
    path = f"/restaurants/{shop.id}/loyalty/{nonsense}"
    assert await shop.refused("GET", path) == (400, "bad_pubkey")


async def test_another_owners_card_is_not_there(
    venue: Venue, shop: Venue, guest: Guest
) -> None:
    refused = await shop.refused("GET", venue.card_path(guest))
    assert refused == (404, "merchant_not_found")


async def test_the_newest_twenty_are_shown_newest_first(
    venue: Venue, guest: Guest
) -> None:
    for amount in range(1, 22):
        await venue.pay_elsewhere(guest, amount * 1_000, customer_pubkey=guest.pubkey)
    last = await venue.serve(guest, 22_000)
    events = (await venue.card(guest))["recent_events"]
    assert events[0] == last
    assert [event["seq"] for event in events] == list(range(22, 2, -1))
    assert (await venue.card(guest))["points"] == sum(range(1, 23))


async def test_an_event_says_what_happened(venue: Venue, guest: Guest) -> None:
    event = await venue.serve(guest, 5_000)
    card_id, _, seq = event["id"].rpartition(":")
    assert card_id and int(seq) == event["seq"] == 1
    assert (event["kind"], event["points_delta"]) == ("earned", 5)
    assert event["merchant_id"] == venue.id
    assert abs(event["time"] - datetime.now(timezone.utc).timestamp()) < 60


async def test_visits_are_of_the_merchants_own_month(
    new_venue: NewVenue, guest: Guest
) -> None:
    """The first of May, 03:30 in Lisbon, is still the evening of April."""
    may = datetime(2024, 5, 1, 2, 30, tzinfo=timezone.utc)  # 03:30 there

    def at(hours: float) -> time_machine.travel:
        return time_machine.travel(may.timestamp() + 3600 * hours, tick=True)

    with at(-48):
        venue = await new_venue(timezone="Europe/Lisbon")
        await venue.serve(guest, 1_000)
        assert (await venue.card(guest))["visits_this_month"] == 1
    with at(0):
        await venue.serve(guest, 1_000)
        assert (await venue.card(guest))["visits_this_month"] == 2
    with at(0.6):  # 04:06: the first of May has begun
        assert (await venue.card(guest))["visits_this_month"] == 0
        await venue.serve(guest, 1_000)
        assert (await venue.card(guest))["visits_this_month"] == 1
    assert (await venue.card(guest))["visits_this_month"] == 0
    assert (await venue.proof())["wrong"] == 0
