"""Until when a voucher is good, by which key, and what is none of ours (mission 53)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import gifts
import pytest

from devkit.people import NostrKeys
from proofs import signed_event
from venue import Venue, ago, refusal

NewVenue = Callable[..., Awaitable[Venue]]
DAY = 86_400


@pytest.fixture
def ana() -> NostrKeys:
    """The key of somebody who was never here."""
    return NostrKeys.fresh()


# --- when it ends, and which key signed it --------------------------------------------


async def test_it_is_good_to_the_end_of_its_last_day(
    new_venue: NewVenue, ana: NostrKeys
) -> None:
    with ago(days=3):
        venue = await new_venue(timezone="UTC")
        short = await gifts.given(venue, ana.public, expires_in_days=1)
        long = await gifts.given(venue, ana.public, expires_in_days=3)
    assert short["expires_at"] % DAY == 4 * 3600  # where the merchant's day ends
    refused = await gifts.show(venue, ana, short["event"])
    assert refusal(refused) == (409, "voucher_expired")
    assert "good until" in refused.json()["detail"]
    assert refusal(await gifts.withdraw(venue, short)) == (409, "voucher_expired")
    assert (await gifts.show(venue, ana, long["event"])).is_success
    states = {one["id"]: one["state"] for one in await gifts.own(venue, ana)}
    assert states == {short["id"]: "expired", long["id"]: "used"}


async def test_what_an_old_key_signed_stays_good(
    new_venue: NewVenue, ana: NostrKeys
) -> None:
    with ago(60):
        venue = await new_venue()
        await gifts.given(venue, ana.public)
    for _ in range(20):  # in the very second in which the key changes, too
        rotated = await venue.call("POST", f"/merchants/{venue.id}/nostr/rotate")
        if rotated.is_success:
            break
        await asyncio.sleep(0.2)
    old = (await gifts.own(venue, ana))[0]
    new = await gifts.given(venue, ana.public)
    assert old["event"]["pubkey"] != new["event"]["pubkey"]
    for voucher in (old, new):
        shown = await gifts.show(venue, ana, voucher["event"])
        assert shown.is_success, shown.text
    assert await gifts.points(venue, ana) == 100


async def test_a_locked_key_signs_nothing_and_stops_nobody(
    venue: Venue, ana: NostrKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    voucher = await gifts.given(venue, ana.public)
    from lnbits.settings import settings

    monkeypatch.setattr(settings, "auth_secret_key", "another secret altogether")
    refused = await gifts.give(venue, ana.public)
    assert refusal(refused) == (409, "key_locked")
    assert "AUTH_SECRET_KEY" in refused.json()["detail"]
    assert (await gifts.show(venue, ana, voucher["event"])).is_success
    assert len(await gifts.listed(venue)) == 1


# --- what is no voucher of ours -------------------------------------------------------


async def test_what_is_no_voucher_of_ours_says_why(
    venue: Venue, ana: NostrKeys
) -> None:
    voucher = (await gifts.given(venue, ana.public))["event"]
    stranger = NostrKeys.fresh()
    foreign = signed_event(
        stranger,
        [["a", f"32604:{stranger.public}:{venue.merchant['program_id']}"]]
        + [one for one in voucher["tags"] if one[0] != "a"],
        kind=2605,
    )
    borrowed = signed_event(stranger, voucher["tags"], kind=2605)
    nul = [["a", f"32604:{stranger.public}:\0"], *foreign["tags"][1:]]
    cases: list[tuple[Any, tuple[int, str]]] = [
        (foreign, (409, "voucher_foreign")),
        (borrowed, (409, "voucher_foreign")),
        (signed_event(stranger, nul, kind=2605), (409, "voucher_foreign")),
        ({**voucher, "content": "more"}, (400, "voucher_altered")),
        ({**voucher, "sig": foreign["sig"]}, (400, "voucher_altered")),
        (signed_event(stranger, [], kind=1), (400, "bad_voucher")),
        ({}, (400, "bad_voucher")),
        ("", (400, "bad_voucher")),
        ("{", (400, "bad_voucher")),
        ("\ud800", (400, "bad_voucher")),
        ("nostr:nevent1qqs", (400, "voucher_link")),
        ("nevent1qqs", (400, "voucher_link")),
        (None, (400, "malformed")),
        ([["id", "x"]], (400, "malformed")),
        (5, (400, "malformed")),
        ("x" * 200_000, (400, "malformed")),
    ]
    for shown, expected in cases:
        refused = await gifts.show(venue, ana, shown)
        assert refusal(refused) == expected, (shown, refused.text)
    assert await gifts.points(venue, ana) == 0
    assert (await gifts.show(venue, ana, voucher)).is_success


async def test_only_our_table_and_the_keys_own_time_count(
    venue: Venue, ana: NostrKeys
) -> None:
    """The same key may live on a restored server, too, or in an old backup."""
    from loyalty.nostr import crud, keys, server
    from loyalty.nostr.event import sign
    from loyalty.nostr.statements import voucher
    from loyalty.store import store

    await gifts.given(venue, ana.public)
    program_id = str(venue.merchant["program_id"])
    (key,) = await store.read(crud.get_keys, program_id)

    def genuine(at: int) -> str:
        value, end = ("500", "points"), int(time.time()) + DAY
        made = voucher(
            server.KINDS, key.pubkey, program_id, ana.public, value, "f" * 32, end, at
        )
        return sign(made, keys.opened(server.secret(), key)).to_json()

    now = int(time.time())
    shown = await gifts.show(venue, ana, genuine(now - 5))
    assert refusal(shown) == (404, "voucher_unknown")
    await venue.do("POST", f"/merchants/{venue.id}/nostr/rotate")
    for at, code in (
        (now - 5, (404, "voucher_unknown")),
        (now + 60, (409, "voucher_foreign")),
    ):
        assert refusal(await gifts.show(venue, ana, genuine(at))) == code
