"""Published to relays, and read back with a library, that nobody here wrote."""

from __future__ import annotations

import json
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import airwaves
import gifts
import pytest
from broadcast import (
    CARD,
    ENVELOPE,
    PROGRAM,
    Broadcast,
    newest_cards,
    publishing,
    set_visibility,
    value,
)
from foreigners import read_back, script, stranger

from devkit.people import Guest, NostrKeys
from lab import Lab
from proofs import signed
from venue import API, Venue, answer, until

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
pytestmark = pytest.mark.timeout(900)  # the first time, all are installed
RELAYS = {"nostr-relay": stranger, "@nostr-relay": script}
on_both = pytest.mark.parametrize("relay", RELAYS)


@pytest.fixture(autouse=True)
def local_dials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")


@on_both
async def test_strangers_read_what_was_published(
    new_venue: NewVenue, tmp_path: Path, relay: str
) -> None:
    """The relay keeps it, duplicates and all; nostr-tools opens and verifies it."""
    venue = await new_venue()
    news, ana, bob = Broadcast(venue), NostrKeys.fresh(), NostrKeys.fresh()
    lab = await Lab.opened(venue, int(time.time()))
    async with RELAYS[relay](tmp_path) as url:
        said = await airwaves.say(url, airwaves.inbox_of(ana, [url]))
        assert said[2] is True, said
        await news.start(url)
        async with publishing():
            for keys in (ana, bob, ana, ana):
                lab.now = int(time.time())
                event = await lab.earn(keys.public, 5_000)
            await news.all_said(url)
        author = (await venue.do("GET", news.path))["pubkey"]
        assert await read_back(url, author, ana.secret) == {
            "title": "Satoshi's Table",
            "issuers": [author],
            "points": "15",
            "seq": "3",
            "head": event.hash,
            "receipts": 3,
            "last": event.hash,
        }
        relays = await news.relays()
        assert relays[url]["dead"] == 0, relays


async def test_strangers_read_vouchers_and_lists(
    new_venue: NewVenue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the relay to nostr-tools, and what that has read is used here."""
    monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")
    venue, ana = await new_venue(), NostrKeys.fresh()
    news, cafe = Broadcast(venue), f"32604:{NostrKeys.fresh().public}:cafe"

    async with stranger(tmp_path) as url:
        said = await airwaves.say(url, airwaves.inbox_of(ana, [url]))
        assert said[2] is True, said
        await venue.do("PUT", news.path, relays=[url])
        await gifts.given(venue, ana.public)
        path = f"{news.path}/lists/friends"
        await venue.do("PUT", path, title="Friends", programs=[cafe])

        async def sent() -> bool:
            return not await news.letters() and not await news.waiting(url)

        async with publishing():
            await until(sent)
        author = (await venue.do("GET", news.path))["pubkey"]
        found = await read_back(url, author, ana.secret, "read_gifts")
    assert found["lists"] == [{"title": "Friends", "programs": [cafe]}]
    (voucher,) = found["vouchers"]
    assert voucher["value"] == ["50", "points"]
    assert (await gifts.show(venue, ana, voucher["event"])).is_success


@on_both
async def test_what_is_taken_back_is_gone_there_too(
    new_venue: NewVenue, new_guest: NewGuest, tmp_path: Path, relay: str
) -> None:
    """A public card with a badge; an erasure deletes both (NIP-09). Where the relay
    keeps tombstones, nobody brings the card back by saying it again."""
    venue, guest = await new_venue(), await new_guest()
    await venue.tier("Gold", 5)
    news = Broadcast(venue)
    served = await venue.serve(guest, 9_000)
    card_id = served["id"].split(":")[0]
    async with RELAYS[relay](tmp_path) as url:
        await venue.do("PUT", news.path, relays=[url])
        answer(await set_visibility(venue, guest, card_id, "full"))
        async with publishing():
            await news.all_said(url)
            author = (await venue.do("GET", news.path))["pubkey"]
            (card,) = (await newest_cards(url, author)).values()
            assert value(card, "p") == guest.pubkey
            assert len(await airwaves.heard(url, kinds=[8], authors=[author])) == 1
            erased = signed(guest.keys, "DELETE", API + venue.card_path(guest))
            answer(await venue.call("DELETE", venue.card_path(guest), erased))
            await news.all_said(url)
        assert not await airwaves.heard(url, kinds=[8], authors=[author])
        if relay == "nostr-relay":  # shows what it was asked
            gone = await airwaves.heard(url, kinds=[5], authors=[author])
            assert {value(one, "k") for one in gone} == {"8", str(CARD)}
        else:  # does it, and remembers
            assert not await newest_cards(url, author)
            await airwaves.say(url, json.dumps(card))
            assert not await newest_cards(url, author)
        assert (await news.relays())[url]["dead"] == 0


@on_both
async def test_the_newest_card_wins_whatever_a_relay_keeps(
    new_venue: NewVenue, tmp_path: Path, relay: str
) -> None:
    """Ten movements within seconds: no two versions of a card have one time, so that
    even a relay that keeps all of them says the right one."""
    venue, ana = await new_venue(), NostrKeys.fresh()
    lab, news = await Lab.opened(venue, int(time.time())), Broadcast(venue)
    async with RELAYS[relay](tmp_path) as url:
        await news.start(url)
        async with publishing(2):
            for _ in range(10):
                lab.now = int(time.time())
                event = await lab.earn(ana.public, 1_000)
            await news.all_said(url)
        author = (await venue.do("GET", news.path))["pubkey"]
        found = await airwaves.heard(url, kinds=[CARD], authors=[author])
        times = [card["created_at"] for card in found]
        assert len(set(times)) == len(times)
        (card,) = (await newest_cards(url, author)).values()
        assert value(card, "head") == event.hash


async def test_a_relay_that_asks_who_is_there_is_told_once(
    new_venue: NewVenue, tmp_path: Path
) -> None:
    """NIP-42, as `@nostr-relay` verifies it: it takes nothing of who has not."""
    venue, ana = await new_venue(), NostrKeys.fresh()
    lab, news = await Lab.opened(venue, int(time.time())), Broadcast(venue)
    async with script(tmp_path, auth=True) as url:
        refused = await airwaves.say(url, airwaves.inbox_of(ana, [url]))
        assert refused[2] is False and refused[3].startswith("auth-required")
        await news.start(url)
        lab.now = int(time.time())
        event = await lab.earn(ana.public, 5_000)
        async with publishing():
            await news.all_said(url)
        author = (await venue.do("GET", news.path))["pubkey"]
        assert await airwaves.heard(url, kinds=[PROGRAM], authors=[author])
        (card,) = (await newest_cards(url, author)).values()
        assert value(card, "head") == event.hash
        assert (await news.relays())[url]["words"] == "All has arrived."
        assert not await airwaves.heard(url, kinds=[22242, ENVELOPE])
