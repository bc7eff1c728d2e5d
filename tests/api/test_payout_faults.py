"""Whatever goes wrong while sats are sent: never twice, never more than is owed.

Roads: a wallet of this LNbits, a lightning address, a link that is fetched with an
invoice of this LNbits or of another one. Steps: every way to the database, every call
of LNbits, before and after. LNbits' tables and the network are the truth.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from typing import Any

import pytest
import sats

from devkit.people import Guest, NostrKeys
from rounds import PROVING, Rounds
from venue import Venue

pytestmark = pytest.mark.anyio

RUNS = 500 if PROVING else 50
ROADS = ("wallet", "address", "fetch_here", "fetch_elsewhere")
MOST_TRIES = 6


class Life:
    """One venue that owes, over and over, and what its guests got."""

    def __init__(self, venue: Venue, guest: Guest, network: Any, fuse: Any) -> None:
        self.venue, self.guest = venue, guest
        self.network, self.fuse = network, fuse
        self.seen: Counter[str] = Counter()

    async def owe(self, who: Guest, amount: int, source_id: str) -> None:
        from loyalty.payouts import services
        from loyalty.store import store

        now = int(time.time()) - 10
        await store.write(
            services.owe,
            "cashback",
            source_id,
            self.venue.id,
            who.pubkey,
            amount,
            now,
            now,
        )

    async def use_link(self, who: Guest, request: str) -> None:
        """The wallet of a guest fetches what there is."""
        link = await sats.link(self.venue, who)
        used = await self.venue.http.get(
            f"{link['url']}/callback", params={"pr": request}
        )
        assert used.json() == {"status": "OK"}

    async def tick(self) -> None:
        """A process works on the outbox until it dies, or there is nothing to do."""
        from faults import Killed

        try:
            await sats.pay_due()
        except Killed:
            self.seen["killed"] += 1
        self.fuse.left = -1


async def run(life: Life, dice: random.Random, number: int) -> None:
    """Something is owed, and sent in trouble; in the end it is with its guest."""
    from faults import MOODS, OK, blow_somewhere

    road = ROADS[number % len(ROADS)]
    who = Guest("Ana", NostrKeys.fresh(), life.guest.wallet)
    amount = dice.randint(1, 5_000)
    await life.owe(who, amount, f"{life.venue.id}:{number}")
    await life.owe(who, 7, f"{life.venue.id}:{number}:more")
    if road == "wallet":
        await sats.name_wallet(life.venue, who)
    elif road == "address":
        await sats.name_address(life.venue, who, f"ana{number}@example.com")
    for _ in range(dice.randint(1, 4)):
        life.network.mood = dice.choice(MOODS)
        life.network.gives_invoices = dice.random() < 0.8
        if road.startswith("fetch") and await waits(life, who):
            await life.use_link(who, await invoice(life, road, amount + 7))
        blow_somewhere(life.fuse, dice)
        await life.tick()
        await sats.hurry(life.venue)
    life.network.mood, life.network.gives_invoices = OK, True
    for _ in range(MOST_TRIES):
        if road.startswith("fetch") and await waits(life, who):
            await life.use_link(who, await invoice(life, road, amount + 7))
        await life.tick()
        await sats.hurry(life.venue)
        if not (await sats.own(life.venue, who))["balance_sats"]:
            break
    life.seen[road] += 1


async def waits(life: Life, who: Guest) -> bool:
    """Whether there is something to fetch."""
    owed = (await sats.own(life.venue, who))["by_merchant"]
    return bool(owed and owed[0]["ready_sats"])


async def invoice(life: Life, road: str, amount: int) -> str:
    if road == "fetch_elsewhere":
        return str(await life.network.invoice(amount))
    from lnbits.core.services import create_invoice

    made = await create_invoice(
        wallet_id=life.guest.wallet.id, amount=amount, memo="fetch", internal=True
    )
    return made.bolt11


@pytest.mark.timeout(3600)
async def test_trouble_at_every_step_pays_nothing_twice_and_all_in_the_end(
    venue: Venue, guest: Guest, database: str, seed: int
) -> None:
    from faults import Fuse, Network, trouble

    rounds = Rounds.of(f"payout-faults-{database}", seed, 1)
    dice = random.Random(rounds.seed)
    await sats.fund(venue, 9_000_000)
    await sats.limits(venue, min_sats=0)
    network, fuse = Network(), Fuse()
    life = Life(venue, guest, network, fuse)
    with trouble(network, fuse):
        for number in range(RUNS):
            await run(life, dice, number)
            if number % 10 == 9:
                await sats.prove(venue)
    await sats.prove(venue)
    assert max(network.paid.values()) == 1, "the network was paid twice"
    assert set(await sats.states(venue)) == {"paid"}
    out = await sats.sent(venue)
    outside = {row["payment_hash"] for row in out} & set(network.paid)
    assert outside == {hash_ for hash_, n in network.paid.items() if n}
    owed = sum(row["amount_sats"] for row in await sats.payouts(venue))
    assert sum(-row["amount"] for row in out) == owed * 1000
    assert life.seen["killed"] > RUNS / 2, life.seen
    assert set(ROADS) <= set(life.seen)


async def test_processes_that_overlap_send_once(venue: Venue, guest: Guest) -> None:
    """A rolling restart: several work on one outbox, and one holds on to what it took
    although its lease is over."""
    from loyalty import clock
    from loyalty.payouts import outbox, payer
    from loyalty.store import store

    await sats.fund(venue)
    await sats.limits(venue, min_sats=0)
    await sats.name_wallet(venue, guest)
    from faults import Fuse, Network

    life = Life(venue, guest, Network(), Fuse())
    for number in range(6):
        await life.owe(guest, 100, f"{venue.id}:overlap:{number}")
        await store.write(outbox.gather, clock.now())
        slow = await store.write(outbox.take, clock.now())
        assert slow is not None
        await sats.hurry(venue)  # its lease is over: others take it
        await asyncio.gather(
            *(sats.pay_due() for _ in range(4)), payer.look_after(slow)
        )
        await sats.hurry(venue)
        await sats.pay_due()
    assert await sats.states(venue) == ["paid"] * 6
    assert len(await sats.sent(venue)) == 6
    assert await sats.arrived(guest.wallet.id, venue) == 600
    await sats.prove(venue)


async def test_who_took_a_transfer_and_lost_it_sends_nothing_any_more(
    venue: Venue, guest: Guest
) -> None:
    """What was released behind somebody's back is not sent by them."""
    from faults import Fuse, Network

    from loyalty import clock
    from loyalty.payouts import outbox, payer
    from loyalty.store import store

    await sats.fund(venue)
    await sats.limits(venue, min_sats=0)
    await sats.name_wallet(venue, guest)
    life = Life(venue, guest, Network(), Fuse())
    await life.owe(guest, 100, f"{venue.id}:lost")
    await store.write(outbox.gather, clock.now())
    slow = await store.write(outbox.take, clock.now())
    await sats.hurry(venue)
    other = await store.write(outbox.take, clock.now())
    assert slow is not None and other is not None and other.tries == slow.tries + 1
    assert not await store.write(outbox.released, slow, "refused", clock.now())
    assert await store.write(outbox.released, other, "refused", clock.now())
    await payer.look_after(slow)
    assert await sats.sent(venue) == []
    await sats.hurry(venue)
    await sats.pay_due()
    assert [row["amount"] for row in await sats.sent(venue)] == [-100_000]
    await sats.prove(venue)


async def test_an_unknown_one_is_looked_up_and_never_sent_anew(
    venue: Venue, guest: Guest
) -> None:
    from faults import LATE, Fuse, Network, trouble

    await sats.fund(venue)
    await sats.limits(venue, min_sats=0)
    await sats.name_address(venue, guest, "ana@example.com")
    network = Network()
    life = Life(venue, guest, network, Fuse())
    await life.owe(guest, 100, f"{venue.id}:late")
    network.mood = LATE
    network.get_payment_status = still_late  # type: ignore[method-assign]
    with trouble(network, life.fuse):
        for _ in range(3):
            await sats.pay_due()
            await sats.hurry(venue)
            (owed,) = await sats.payouts(venue)
            assert (owed["state"], owed["reason"]) == ("unknown", "on_its_way")
            made = await venue.once(f"/payouts/{owed['id']}/retry")
            assert made.json()["state"] == "unknown"
        assert len(await sats.transfers(venue)) == 1
        assert len(network.late) == 1
        del network.get_payment_status
        await sats.pay_due()
    assert await sats.states(venue) == ["paid"]
    assert list(network.paid.values()) == [1]
    await sats.prove(venue)


async def still_late(checking_id: str) -> Any:
    from lnbits.wallets.base import PaymentStatus

    return PaymentStatus(None)
