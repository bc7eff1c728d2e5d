"""What somebody waits for is signed by a remote signer, too: vouchers, lists, badges
(mission 51, 52, 54, 60)."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import airwaves
import gifts
import nostr_sdk
import pytest
from broadcast import ENVELOPE, Broadcast, on_air, publishing, value
from foreigners import bunker

import perks
import records
from devkit.people import Guest, NostrKeys
from venue import Venue, refusal, until

NewVenue = Callable[..., Awaitable[Venue]]
pytestmark = pytest.mark.timeout(600)  # the first time, nostr-tools is installed
CAFE = f"32604:{NostrKeys.fresh().public}:cafe"
AWAY = (409, "signer_away")


@pytest.fixture(autouse=True)
def local_dials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")


def is_by(event: Any, keys: NostrKeys) -> bool:
    signed = nostr_sdk.Event.from_json(json.dumps(event)).verify()
    return bool(signed) and event["pubkey"] == keys.public


async def kept(venue: Venue) -> list[Any]:
    """All that a refused voucher or list must leave as it was."""
    program = venue.merchant["program_id"]
    tables = ("vouchers", "nostr_lists", "nostr_letters", "cards", "acts")
    found = [
        await records.rows(
            f"SELECT * FROM {name} WHERE program_id = :program",  # noqa: S608
            program=program,
        )
        for name in tables
    ]
    return [*found, await records.rows("SELECT * FROM daily_counters ORDER BY 1, 2")]


async def test_a_bunker_signs_vouchers_lists_and_badges(
    new_venue: NewVenue, new_guest: Callable[..., Awaitable[Guest]], tmp_path: Path
) -> None:
    """And what it has to seal waits for it, while everything else goes on."""
    venue, own, keys = await new_venue(), NostrKeys.fresh(), NostrKeys.fresh()
    ana, news, once = NostrKeys.fresh(), Broadcast(venue), "the same each time"
    friends = f"{news.path}/lists/friends"
    body: dict[str, Any] = {"title": "Good places", "programs": [CAFE]}
    async with on_air(str(tmp_path), 1) as (station,):
        await airwaves.say(station.url, airwaves.inbox_of(ana, [station.url]))
        await venue.do("PUT", news.path, relays=[station.url])
        old = await venue.do("PUT", friends, **body)

        async def on_relay(kind: int, *authors: str) -> bool:
            heard = await airwaves.heard(station.url, kinds=[kind])
            return sorted(one["pubkey"] for one in heard) == sorted(authors)

        async with publishing():
            await until(lambda: on_relay(32606, old["event"]["pubkey"]))
        async with bunker(station.url, own, keys) as link:
            await venue.do("PUT", news.path, signer=link)
            async with publishing():  # it signs what the key before it has signed
                await until(lambda: on_relay(32606, keys.public))
            listed = await venue.do("GET", friends)
            assert is_by(listed["event"], keys) and listed["programs"] == [CAFE]
            changed = await venue.do("PUT", friends, **{**body, "title": "Better"})
            assert is_by(changed["event"], keys)
            voucher = await gifts.given(venue, ana.public)
            assert is_by(voucher["event"], keys)
            used = await gifts.show(venue, ana, voucher["event"])
            assert used.status_code == 200, used.text
        before = await kept(venue)
        assert refusal(await gifts.give(venue, ana.public, key=once)) == AWAY
        assert await venue.refused("PUT", friends, **body) == AWAY
        assert await venue.refused("DELETE", friends) == AWAY
        assert await kept(venue) == before
        async with publishing():  # the letter is not taken, and nothing falls over
            state = await until(lambda: away(news))
            assert await news.letters() == 1
            assert "does not answer" in state["signer"]["words"]
        async with bunker(station.url, own, keys) as link:
            await venue.do("PUT", news.path, signer=link)
            assert (await gifts.give(venue, ana.public, key=once)).is_success
            await venue.do("DELETE", friends)
            async with publishing():
                await until(lambda: arrived(station.url, 2))
                await until(lambda: on_relay(32606))
            envelopes = await airwaves.heard(station.url, kinds=[ENVELOPE])
            opened = [await airwaves.opened(one, ana) for one in envelopes]
            assert all(is_by(one, keys) for one in opened)
            assert voucher["event"] in opened
            await a_badge(venue, station.url, keys)


async def away(news: Broadcast) -> Any:
    state = await news.venue.do("GET", news.path)
    return state if state["signer"]["state"] == "away" else None


async def arrived(url: str, count: int) -> bool:
    return len(await airwaves.heard(url, kinds=[ENVELOPE])) == count


async def a_badge(venue: Venue, url: str, keys: NostrKeys) -> None:
    """The programme's own badge, told of once it publishes."""
    from loyalty.badges.publishing import Publisher

    path = f"/merchants/{venue.id}"
    await venue.do("PUT", f"{path}/nostr", publish=True)
    badge = await venue.do("POST", f"{path}/badges/own", name="Friend")
    publisher = Publisher()

    async def probe() -> Any:
        await publisher.publish()
        heard = await airwaves.heard(url, kinds=[30009], authors=[keys.public])
        return [one for one in heard if value(one, "name") == "Friend"]

    async with publishing():
        (said,) = await until(probe)
    await publisher.end()
    assert is_by(said, keys)
    assert badge["badge"] == f"30009:{keys.public}:{value(said, 'd')}"


async def test_what_moves_while_it_is_signed_is_signed_again(
    venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once; the second time it is refused, and nothing is kept of it."""
    from loyalty.nostr import pens, signing_first

    ana, sign_now = NostrKeys.fresh(), pens.signed_now
    dessert = await perks.reward(venue)
    first = (await gifts.given(venue, ana.public))["event"]["pubkey"]
    moves: list[str] = ["rotate"]

    async def signed(pen: Any, fn: Any, *args: Any) -> Any:
        made = await sign_now(pen, fn, *args)
        if moves and moves.pop() == "rotate":
            await venue.do("POST", f"/merchants/{venue.id}/nostr/rotate")
        elif moves:
            path = f"/rewards/{dessert['id']}"
            await venue.do("PUT", path, name=f"Dessert {len(moves)}")
        return made

    monkeypatch.setattr(signing_first, "signed_now", signed)
    event = (await gifts.given(venue, ana.public))["event"]
    state = await venue.do("GET", f"/merchants/{venue.id}/nostr")
    assert event["pubkey"] == state["pubkey"] != first
    moves += ["rename"] * 3
    before = await kept(venue)
    refused = refusal(await gifts.give(venue, ana.public, perk=dessert["id"]))
    assert refused == (409, "changed_meanwhile")
    assert (await kept(venue))[:4] == before[:4]
    moves.clear()
    given = await gifts.given(venue, ana.public, perk=dessert["id"])
    assert given["event"]["pubkey"] == state["pubkey"]
