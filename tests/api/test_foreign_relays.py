"""Published to a relay, and read back with a library, that nobody here wrote."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import airwaves
import gifts
import pytest
from broadcast import Broadcast, publishing
from foreigners import read_back, stranger

from devkit.people import NostrKeys
from lab import Lab
from venue import Venue, until

NewVenue = Callable[..., Awaitable[Venue]]
pytestmark = pytest.mark.timeout(600)  # the first time, both are installed


async def test_strangers_read_what_was_published(
    new_venue: NewVenue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """nostr-relay keeps it, duplicates and all; nostr-tools opens and verifies it."""
    monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")
    venue = await new_venue()
    news, ana, bob = Broadcast(venue), NostrKeys.fresh(), NostrKeys.fresh()
    lab = await Lab.opened(venue, int(time.time()))
    async with stranger(tmp_path) as url:
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
