"""Badges that nostr-tools signed, on a relay that nobody here wrote."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import airwaves
import pytest
from foreigners import make_badges, stranger
from issuers import Issuer
from patrons import Door, earlier

from venue import Venue

NewVenue = Callable[..., Awaitable[Venue]]
pytestmark = pytest.mark.timeout(600)  # the first time, both are installed
DAY = 86_400


async def test_what_strangers_signed_and_keep_counts_here(
    new_venue: NewVenue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until it is taken back. `nostr-relay` takes a deleted award again; we do not."""
    monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")
    venue, crypta, ana = await new_venue(), Issuer(), Issuer()
    door, at = Door(venue), int(time.time()) - DAY
    defined, award, deletion = await make_badges(crypta.keys.secret, ana.key, at)
    async with stranger(tmp_path) as url:
        for event in (defined, award):
            said = await airwaves.say(url, event)
            assert said[2] is True, said
        await door.relays(url)
        with earlier(7200):
            await door.accepts(crypta.badge("member"))
            await door.trusts(crypta.key)
            assert await door.sees(ana.key) == {"Member of La Crypta": ""}
            assert await door.sees(Issuer().key) == {}
        await airwaves.say(url, deletion)
        with earlier(3600):
            assert await door.sees(ana.key) == {"Member of La Crypta": "taken_back"}
        await airwaves.say(url, award)
        assert await door.sees(ana.key) == {"Member of La Crypta": "taken_back"}
