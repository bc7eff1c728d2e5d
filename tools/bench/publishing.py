"""What publishing costs the ledger, how fast a lane is, and badges verified in bulk."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from hashlib import sha256
from itertools import count
from typing import Any

from devkit.inprocess import InProcessLNbits

from . import loader
from .figures import Figure, in_rounds
from .proving import _earns
from .stage import Stage, stage

SENT = 300  # events to a relay, in one round
AWARDS = 1000
LEDGER_ROUNDS = 15  # the difference is small beside what a disk makes of it
MOST_MORE = 1.15  # that the ledger's way may take with publishing on
PUBLISH_AIM = 0.6
VERIFY_MORE = 1.3


def measure() -> list[Figure]:
    """All figures, on SQLite, against nostr-sdk's own relay on this machine."""
    os.environ["LOYALTY_LOCAL_DIALS"] = "1"
    with stage("publishing") as on:
        _stop_publishing(on.lnbits)
        return [_ledger(on), _lane(on), _awards()]


def _stop_publishing(lnbits: InProcessLNbits) -> None:
    """The worker's own time is not the ledger's."""
    from lnbits.task_manager import task_manager

    task = task_manager.get_task("ext_loyalty_publisher")
    if task:
        lnbits.loop.call_soon_threadsafe(task_manager.cancel_task, task)


def _ledger(on: Stage) -> Figure:
    from loyalty.store import store

    merchant = on.merchant
    place = loader.Place(merchant["program_id"], merchant["id"], int(time.time()))
    numbers = count()

    def earn(publishes: bool) -> float:
        on.run(_switch(place.program_id, publishes))
        return float(on.run(_earns(store, place, numbers)))

    with_it, without = in_rounds(
        lambda: earn(True), lambda: earn(False), rounds=LEDGER_ROUNDS
    )
    return Figure(
        "earn with publishing on",
        str(with_it),
        f"off {without}",
        with_it.over(without),
        1 / MOST_MORE,
    )


async def _switch(program_id: str, publishes: bool) -> None:
    from loyalty.models import ProgramUpdate
    from loyalty.services import update_program
    from loyalty.store import store

    update = ProgramUpdate(publish_events=publishes)
    await store.write(update_program, program_id, update, "wallet:owner")


def _lane(on: Stage) -> Figure:
    """One lane, its database included, beside nostr-sdk, which keeps nothing."""
    from nostr_sdk import LocalRelay, NostrDatabase, RelayBuilder

    async def start() -> Any:
        folder = NostrDatabase.lmdb(tempfile.mkdtemp())
        relay = LocalRelay(RelayBuilder().addr("127.0.0.1").database(folder))
        await relay.run()
        return relay, str(await relay.url())

    relay, url = on.run(start())
    ours, theirs = in_rounds(
        lambda: float(on.run(_by_lane(url))), lambda: float(on.run(_by_sdk(url)))
    )
    relay.shutdown()
    return Figure(
        "events to one relay",
        str(ours),
        f"nostr-sdk {theirs}",
        ours.over(theirs),
        PUBLISH_AIM,
    )


def _events() -> list[Any]:
    from loyalty.nostr.event import Draft, sign

    secret, now = os.urandom(32), int(time.time())
    return [sign(Draft(1, now, (), f"{n}"), secret) for n in range(SENT)]


async def _by_lane(url: str) -> float:
    from loyalty.nostr import outbox_crud
    from loyalty.nostr.models import Outgoing
    from loyalty.nostr.publisher import Lane
    from loyalty.store import store

    url = url.rstrip("/")
    going = [Outgoing(event, "bench", (url,)) for event in _events()]
    await store.write(outbox_crud.put_outgoing, going, int(time.time()))
    lane = Lane(url)
    start = time.perf_counter()
    while await lane._send_some():
        pass
    took = time.perf_counter() - start
    if lane._connection:
        lane._connection.drop()
    return SENT / took


async def _by_sdk(url: str) -> float:
    from nostr_sdk import Client, Event, RelayUrl

    events = [Event.from_json(event.to_json()) for event in _events()]
    client, relay = Client(None), RelayUrl.parse(url)
    await client.add_relay(relay)
    await client.connect()
    await asyncio.sleep(0.3)
    start = time.perf_counter()
    for event in events:
        await client.send_event_to([relay], event)
    took = time.perf_counter() - start
    await client.shutdown()
    return SENT / took


def _awards() -> Figure:
    """From JSON to a verdict, beside nothing but the signatures."""
    from coincurve import PublicKeyXOnly

    from loyalty.nostr import statements as say
    from loyalty.nostr.awards import check_award
    from loyalty.nostr.event import Draft, committed, read, sign
    from loyalty.points import Tier

    secret, now = os.urandom(32), int(time.time())
    tier = Tier("t" * 32, "p" * 32, "Gold", 1, "", 10_000, 0, ())
    badge = sign(say.badge("Bench", tier, now), secret)
    trusted = {badge.address}
    customers = [os.urandom(32).hex() for _ in range(AWARDS)]
    awards = [sign(say.award(badge.pubkey, tier.id, c, now), secret) for c in customers]
    texts = [award.to_json() for award in awards]

    def ours() -> float:
        start = time.process_time()
        for text, customer in zip(texts, customers, strict=True):
            check_award(read(text), [badge], [], trusted, customer, now)
        return AWARDS / (time.process_time() - start)

    def bare() -> float:
        start = time.process_time()
        for award in awards:
            draft = Draft(award.kind, award.created_at, award.tags, award.content)
            digest = sha256(committed(award.pubkey, draft).encode()).digest()
            key = PublicKeyXOnly(bytes.fromhex(award.pubkey))
            assert key.verify(bytes.fromhex(award.sig), digest)
        return AWARDS / (time.process_time() - start)

    mine, theirs = in_rounds(ours, bare)
    return Figure(
        f"{AWARDS:,} badge awards verified",
        str(mine),
        f"id and signature in bare coincurve {theirs}",
        mine.over(theirs),
        1 / VERIFY_MORE,
    )
