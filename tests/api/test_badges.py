"""Badges at a venue, read from real relays: what counts, what does not, and why; and
relays that are down, slow, hostile, or lie."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import airwaves
import issuers
import patrons
import pytest
from broadcast import said
from issuers import Issuer
from patrons import Door, earlier

from venue import Venue, until

pytestmark = pytest.mark.usefixtures("local_dials")
NewVenue = Callable[..., Awaitable[Venue]]
DAY = 86_400
NOW = int(time.time()) - 2 * DAY  # before anything that a test does
IMAGE = "https://crypta.example/member.png"

# --- what counts ----------------------------------------------------------------------


async def test_a_genuine_badge_counts_and_a_forged_one_says_why(
    door: Door, station: airwaves.Airwaves, crypta: Issuer
) -> None:
    ana, mallory = Issuer(), Issuer()
    badge = crypta.badge("member")
    await said(station.url, crypta.defines("member", NOW, image=IMAGE))
    await said(station.url, crypta.awards(badge, NOW, ana.key))
    await said(station.url, mallory.awards(badge, NOW, mallory.key))
    await door.relays(station.url)
    await door.accepts(badge)
    await door.trusts(crypta.key)
    (held,) = (await door.check(ana.key))["data"]
    assert held["valid"] and held["trusted"] and held["reason"] == ""
    assert (held["badge"], held["name"]) == (badge, "Member")
    assert (held["image"], held["issuer"]) == (IMAGE, crypta.key)
    (forged,) = (await door.check(mallory.key))["data"]
    assert not forged["valid"]
    assert (forged["code"], forged["reason"]) == ("forged", "Not signed by La Crypta.")
    assert (await door.check(Issuer().key))["data"] == []


async def test_when_relays_are_away_what_was_known_counts_for_a_day(
    door: Door, station: airwaves.Airwaves, crypta: Issuer
) -> None:
    ana, bob, badge = Issuer(), Issuer(), crypta.badge("member")
    await said(station.url, crypta.defines("member", NOW))
    for guest in (ana, bob):
        await said(station.url, crypta.awards(badge, NOW, guest.key))
    await door.relays(station.url)
    with earlier(2 * DAY):
        await door.accepts(badge)
        assert await door.sees(bob.key) == {"Member": ""}
    with earlier(DAY - 60):
        assert await door.sees(ana.key) == {"Member": ""}
    station.kill()
    shown = await door.check(ana.key)
    assert (shown["state"], shown["data"][0]["valid"]) == ("cached", True)
    assert shown["words"].startswith("Last checked ")
    shown = await door.check(bob.key)
    assert (shown["state"], shown["data"][0]["code"]) == ("unknown", "unchecked")
    assert shown["words"] == "Badges can't be checked right now."
    shown = await door.check(Issuer().key)
    assert (shown["state"], shown["data"]) == ("unknown", [])


async def test_what_was_taken_back_is_seen_to_and_never_forgotten(
    door: Door, station: airwaves.Airwaves, crypta: Issuer
) -> None:
    """Not even by a relay that had the deletion once and hides it now."""
    ana, badge = Issuer(), crypta.badge("member")
    events = [crypta.defines("member", NOW), crypta.awards(badge, NOW, ana.key)]
    await said(station.url, *events)
    async with issuers.at(issuers.keeping(events, but=[5])) as liar:
        await door.relays(station.url, liar)
        with earlier(2 * 3600):
            await door.accepts(badge)
            assert await door.sees(ana.key) == {"Member": ""}
        await said(station.url, crypta.deletes(NOW + 1, events[1]))
        with earlier():
            assert await door.sees(ana.key) == {"Member": "taken_back"}
        await door.relays(liar)
        assert await door.sees(ana.key) == {"Member": "taken_back"}


async def test_a_slow_relay_holds_up_no_checkout(
    door: Door, crypta: Issuer, reader: Any
) -> None:
    """It says nothing before the guest is served, and another one never does. What the
    slow one says counts the next time."""
    reader.is_quick, may_answer = True, asyncio.Event()
    ana, gold = Issuer(), crypta.badge("gold")
    member = crypta.badge("member")
    quick = [crypta.defines("member", NOW), crypta.awards(member, NOW, ana.key)]
    slow = [crypta.defines("gold", NOW, "Gold"), crypta.awards(gold, NOW, ana.key)]
    kept = issuers.keeping(slow)

    async def late(other: Any) -> None:
        await may_answer.wait()
        await kept(other)

    async with (
        issuers.at(issuers.keeping(quick)) as near,
        issuers.at(late) as far,
        issuers.at(issuers.silent) as dead,
    ):
        await door.relays(near, far, dead)
        await door.trusts(crypta.key)

        async def served() -> bool:
            return await door.sees(ana.key) == {"Member": ""}

        await until(served)
        may_answer.set()

        async def all_of_it() -> bool:
            return await door.sees(ana.key) == {"Member": "", "Gold": ""}

        await until(all_of_it)


async def test_a_flood_holds_up_nobody(door: Door, crypta: Issuer) -> None:
    ana, mallory, badge = Issuer(), Issuer(), crypta.badge("member")
    genuine = [crypta.defines("member", NOW), crypta.awards(badge, NOW, ana.key)]

    forged = [mallory.awards(badge, NOW - n, ana.key) for n in range(300)]
    made_up = [
        mallory.awards(mallory.badge(f"b{n}"), NOW, ana.key) for n in range(2_000)
    ]
    async with (
        issuers.at(issuers.keeping(genuine)) as honest,
        issuers.at(issuers.keeping(forged)) as hostile,
        issuers.at(issuers.keeping(made_up)) as flooding,
    ):
        await door.relays(hostile, flooding, honest)
        await door.trusts(crypta.key)
        shown = await door.check(ana.key)
        assert (shown["data"][0]["badge"], shown["data"][0]["valid"]) == (badge, True)
        assert not any(one["valid"] for one in shown["data"][1:])


async def test_a_customers_own_relays_are_asked_and_prove_nothing(
    door: Door, crypta: Issuer
) -> None:
    """They may know of more badges; that none was taken back, the venue's say."""
    ana, badge = Issuer(), crypta.badge("member")
    defined, given = crypta.defines("member", NOW), crypta.awards(badge, NOW, ana.key)
    async with issuers.at(issuers.keeping([defined, given])) as hers:
        lists = ana.says(10002, NOW, ("r", hers))
        public = [lists]
        async with issuers.at(issuers.keeping(public)) as ours:
            await door.relays(ours)
            await door.trusts(crypta.key)

            async def counts() -> bool:
                return await door.sees(ana.key) == {"Member": ""}

            await until(counts)
            public.append(crypta.deletes(NOW, given))
            bob = Issuer()  # a new guest, with the same relay
            other = crypta.awards(badge, NOW, bob.key)
            public.append(bob.says(10002, NOW, ("r", hers)))
        # Now only her own relay answers.
        async with issuers.at(issuers.keeping([defined, given, other])):
            assert await door.sees(bob.key) == {}


async def test_whoever_is_asked_for_twice_at_once_is_asked_for_once(
    door: Door, crypta: Issuer
) -> None:
    ana, badge = Issuer(), crypta.badge("member")
    events = [crypta.defines("member", NOW), crypta.awards(badge, NOW, ana.key)]
    asked = []
    kept = issuers.keeping(events, seconds=0.1)

    async def counting(other: Any) -> None:
        asked.append(other)
        await kept(other)

    async with issuers.at(counting) as url:
        await door.relays(url)
        with earlier():
            await door.trusts(crypta.key)
        seen = await asyncio.gather(*(door.sees(ana.key) for _ in range(10)))
        assert seen == [{"Member": ""}] * 10
        await door.sees(ana.key)
        assert len(asked) == 1


async def test_guests_whose_card_moves_are_known_before_they_pay_again(
    door: Door, crypta: Issuer, reader: Any, new_lab: Any
) -> None:
    from loyalty import clock
    from loyalty.badges import reading, services
    from loyalty.store import store

    ana, badge = Issuer(), crypta.badge("member")
    events = [crypta.defines("member", NOW), crypta.awards(badge, NOW, ana.key)]
    async with issuers.at(issuers.keeping(events)) as url:
        await door.relays(url)
        await door.trusts(crypta.key)
        await door.venue.by_hand("grant", ana.key, 5)

        async def known() -> bool:
            await reading.refresh_moved()
            held = await store.read(services.held, door.venue.id, ana.key, clock.now())
            return [(one.badge, one.valid) for one in held] == [(badge, True)]

        await until(known)


# --- being forgotten ------------------------------------------------------------------


async def test_who_is_forgotten_while_relays_are_asked_stays_forgotten(
    door: Door, crypta: Issuer
) -> None:
    from loyalty.store import store

    ana, badge = Issuer(), crypta.badge("member")
    events = [crypta.defines("member", NOW), crypta.awards(badge, NOW, ana.key)]
    more = [ana.says(10002, NOW, ("r", "wss://a.example")), ana.says(10008, NOW)]
    await door.venue.by_hand("grant", ana.key, 5)

    async def left() -> int:
        def count(tx: Any) -> int:
            tables = ("badge_checks", "badge_awards", "badge_guests")
            rows = [
                tx.all(
                    f"SELECT 1 AS yes FROM {table} WHERE customer_pubkey = :key",  # noqa: S608
                    {"key": ana.key},
                )
                for table in tables
            ]
            return sum(map(len, rows))

        return int(await store.read(count))

    async def erase() -> None:
        path = f"/restaurants/{door.venue.id}/loyalty/{ana.key}"
        await door.venue.do("DELETE", path)

    may_answer = asyncio.Event()
    may_answer.set()
    kept = issuers.keeping([*events, *more])

    async def waiting(other: Any) -> None:
        await may_answer.wait()
        await kept(other)

    async with issuers.at(waiting) as url:
        await door.relays(url)
        with earlier(7200):
            await door.trusts(crypta.key)
        with earlier():
            assert await door.sees(ana.key) == {"Member": ""}
        await patrons.all_asked()
        assert await left() == 3
        may_answer.clear()
        asking = asyncio.create_task(door.sees(ana.key))
        await asyncio.sleep(0.2)
        await erase()
        may_answer.set()
        await asking
        await patrons.all_asked()
        assert await left() == 0
