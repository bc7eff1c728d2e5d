"""A programme's own badges, and those of its tiers: they count without any relay, and
relays are told of nobody who does not want it."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import airwaves
import pytest
from broadcast import Broadcast, on_air, publishing, value
from issuers import Issuer
from patrons import Door, House, earlier, let_see

from devkit.people import Guest
from lab import Lab
from venue import Venue, until

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
DAY = 86_400


@pytest.fixture(autouse=True)
def local_dials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")


@pytest.fixture
async def house(new_venue: NewVenue) -> House:
    return House(await new_venue())


async def test_a_badge_is_made_given_and_taken_back(
    house: House, new_venue: NewVenue
) -> None:
    ana, door = Issuer().key, Door(house.venue)
    badge = await house.makes(description="They helped us paint")
    issuer = badge["badge"].split(":")[1]
    assert badge["badge"] == f"30009:{issuer}:badge-{badge['id']}"
    award = await house.gives(badge, ana)
    assert await house.gives(badge, ana) == award
    (held,) = (await door.check(ana))["data"]
    assert (held["badge"], held["name"]) == (badge["badge"], "Friend")
    assert held["trusted"] and held["valid"] and held["expires_at"] is None
    assert await house.holders(badge) == [ana]
    listed = await house.venue.do("GET", house.path)
    assert [(b["name"], b["holders"]) for b in listed["data"]] == [("Friend", 1)]
    rival = House(await new_venue())
    assert (await Door(rival.venue).check(ana))["data"] == []
    for _ in range(2):
        await house.takes(award)
    assert await house.holders(badge) == []
    assert (await door.check(ana))["data"] == []
    again = await house.gives(badge, ana)
    assert again["id"] != award["id"]
    await house.venue.do("DELETE", f"{house.path}/{badge['id']}")
    assert (await door.check(ana))["data"] == []
    gone = f"{house.path}/{badge['id']}/holders"
    refused = await house.venue.refused("POST", gone, customer_pubkey=ana)
    assert refused == (404, "badge_not_found")
    trail = await house.venue.do("GET", f"/merchants/{house.venue.id}/audit")
    kinds = [act["kind"] for act in trail["data"]]
    assert [kinds.count(f"badge_{act}") for act in ("made", "given", "taken")] == [
        1,
        2,
        1,
    ]
    assert ana not in json.dumps(trail)


async def test_a_rival_reaches_no_badge_of_ours(
    house: House, new_venue: NewVenue
) -> None:
    badge = await house.makes()
    award = await house.gives(badge, Issuer().key)
    rival = House(await new_venue())
    path = f"{rival.path}/{badge['id']}"
    for method, where in (
        ("DELETE", path),
        ("GET", f"{path}/holders"),
        ("DELETE", f"{path}/holders/{award['id']}"),
    ):
        refused = await rival.venue.refused(method, where)
        assert refused == (404, "badge_not_found")
    own = await rival.makes()
    mixed = f"{rival.path}/{own['id']}/holders/{award['id']}"
    assert await rival.venue.refused("DELETE", mixed) == (404, "award_not_found")
    assert len(await house.holders(badge)) == 1


async def test_a_badge_for_some_days_ends_by_itself(house: House) -> None:
    ana, door = Issuer().key, Door(house.venue)
    badge = await house.makes()
    with earlier(2 * DAY):
        short = await house.gives(badge, ana, days=1)
        assert await house.holders(badge) == [ana]
    assert await house.holders(badge) == []
    assert (await door.check(ana))["data"] == []
    week = await house.gives(badge, ana, days=7)
    assert week["id"] != short["id"]
    assert await house.gives(badge, ana, days=3) == week  # it lasts long enough
    assert (await house.gives(badge, ana))["expires_at"] is None


async def test_ten_at_once_give_it_once(house: House) -> None:
    ana, badge = Issuer().key, await house.makes()
    awards = await asyncio.gather(*(house.gives(badge, ana) for _ in range(10)))
    assert len({award["id"] for award in awards}) == 1
    assert await house.holders(badge) == [ana]


async def test_the_tier_is_a_badge_without_any_relay(
    house: House, guest: Guest
) -> None:
    from loyalty import clock
    from loyalty.badges import services
    from loyalty.store import store

    tier = await house.venue.tier("Gold", 5)
    await house.makes()  # the programme has a key from now on
    await house.venue.serve(guest, 9_000)
    at = (house.venue.id, guest.pubkey, clock.now())
    (held,) = await store.read(services.held, *at)
    assert held.badge.endswith(f":tier-{tier['id']}")
    assert (held.name, held.valid) == ("Gold at Satoshi's Table", True)
    await house.venue.do("POST", f"/merchants/{house.venue.id}/nostr/rotate")
    after = await store.read(services.held, *at)
    assert [one.valid for one in after] == [True, True]
    assert held.badge in {one.badge for one in after}  # what names the old key holds


async def test_two_cards_that_become_one_have_both_cards_badges(
    house: House, new_guest: NewGuest
) -> None:
    from loyalty import services

    old, kept = await new_guest("Old"), await new_guest("Kept")
    mine, both = await house.makes("Mine"), await house.makes("Both")
    await house.gives(mine, old.pubkey)
    for guest in (old, kept):
        await house.gives(both, guest.pubkey)
    lab = await Lab.opened(house.venue, int(time.time()))
    await lab.run(services.merge_cards, lab.program_id, old.pubkey, kept.pubkey)
    for badge in (mine, both):
        assert await house.holders(badge) == [kept.pubkey]
    for guest in (old, kept):
        shown = (await Door(house.venue).check(guest.pubkey))["data"]
        assert sorted(one["name"] for one in shown) == ["Both", "Mine"]


async def test_relays_are_told_where_the_guest_lets_others_see(
    house: House, new_guest: NewGuest, tmp_path: Path
) -> None:
    """The definition, the award with one `p`, and a deletion when it is taken back, not
    to be seen any more, or its holder forgotten."""
    from loyalty.badges.publishing import Publisher

    venue, news = house.venue, Broadcast(house.venue)
    guest, shy = await new_guest(), await new_guest("Shy")
    badge = await house.makes(image="https://a.example/friend.png")
    award = await house.gives(badge, guest.pubkey, days=30)
    await house.gives(badge, shy.pubkey)
    card_id = (await venue.serve(guest, 9_000))["id"].split(":")[0]
    publish = Publisher().publish
    await publish()  # nothing yet: there is no relay
    async with on_air(str(tmp_path), 1) as (station,), publishing():

        async def on_relay(**counts: int) -> None:
            async def probe() -> bool:
                await publish()
                heard = {
                    name: await airwaves.heard(station.url, kinds=[kind])
                    for name, kind in (("badges", 30009), ("awards", 8))
                }
                return {name: len(found) for name, found in heard.items()} == counts

            await until(probe)

        await news.start(station.url)
        await on_relay(badges=1, awards=0)
        await let_see(venue, guest, card_id, "tier")
        await on_relay(badges=1, awards=1)
        (said,) = await airwaves.heard(station.url, kinds=[8])
        assert value(said, "a") == badge["badge"]
        assert value(said, "p") == guest.pubkey
        assert value(said, "expiration") == str(award["expires_at"])
        (defined,) = await airwaves.heard(station.url, kinds=[30009])
        assert value(defined, "name") == "Friend"
        assert value(defined, "image") == "https://a.example/friend.png"
        listed = await venue.do("GET", f"{house.path}/{badge['id']}/holders")
        published = {one["customer_pubkey"]: one["published"] for one in listed["data"]}
        assert published == {guest.pubkey: True, shy.pubkey: False}

        await house.takes(award)
        await on_relay(badges=1, awards=0)
        again = await house.gives(badge, guest.pubkey)
        await on_relay(badges=1, awards=1)
        await let_see(venue, guest, card_id, "private")
        await on_relay(badges=1, awards=0)
        await let_see(venue, guest, card_id, "full")
        await on_relay(badges=1, awards=1)
        await venue.do("DELETE", venue.card_path(guest))
        await on_relay(badges=1, awards=0)
        assert again["id"]
        await venue.do("DELETE", f"{house.path}/{badge['id']}")
        await on_relay(badges=0, awards=0)
