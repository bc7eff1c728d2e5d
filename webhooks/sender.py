"""Tells webhooks what waits for them: one lane for each, none waits for another.

What a lane takes is leased, so that two processes do not send it at once; who is killed
in the middle sends it again, under the same id. A receiver that fails is left alone for
longer and longer, and asked with one notice at a time; after twenty times, in a day or
two, what waits for it is parked where the owner sees it.
"""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress
from dataclasses import replace

from loguru import logger

from .. import clock
from ..fetching import FetchFailed, post
from ..nostr.verdicts import (
    DEAD,
    MOST_TRIES,
    SENT,
    WAITING,
    Verdict,
    after,
    pause_seconds,
)
from ..store import Tx, store
from . import crud, services, signing
from .judging import judge, unreachable
from .models import Notice, Webhook

TICK_SECONDS = 1.0
LEASE_SECONDS = 60
WINDOW = 8  # notices that are on their way to one receiver at once
MOST_LANES = 32

_woken = asyncio.Event()
Said = tuple[Notice, int, Verdict]  # with the status of HTTP, 0: there was none


def wake() -> None:
    """There may be something to tell."""
    _woken.set()


class Sender:
    """All lanes, and what opens them. `run` it as one task; cancelling it ends all."""

    def __init__(self) -> None:
        self._lanes: dict[str, asyncio.Task[None]] = {}

    async def run(self) -> None:
        try:
            while True:
                await self.open_lanes()
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(_woken.wait(), TICK_SECONDS)
                _woken.clear()
        finally:
            await self._end()

    async def open_lanes(self) -> None:
        """Opens lanes to webhooks that there is something to tell."""
        try:
            due = await store.read(crud.due_webhooks, clock.now())
        except Exception as exc:  # a fault of ours must not end all telling
            logger.error(f"loyalty: webhooks stopped for a moment: {exc!r}")
            return
        for webhook_id in due:
            if webhook_id not in self._lanes and len(self._lanes) < MOST_LANES:
                name = f"ext_loyalty_webhook_{webhook_id}"
                task = asyncio.create_task(self._lane(webhook_id), name=name)
                self._lanes[webhook_id] = task

    async def _lane(self, webhook_id: str) -> None:
        try:
            while await tell_some(webhook_id):
                pass
        except Exception as exc:
            logger.error(f"loyalty: a webhook is left for now: {exc!r}")
        finally:
            del self._lanes[webhook_id]

    async def finish(self) -> None:
        """Tells all that is due now."""
        await self.open_lanes()
        while self._lanes:
            await asyncio.gather(*self._lanes.values())

    async def _end(self) -> None:
        tasks = list(self._lanes.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def tell_some(webhook_id: str) -> bool:
    """Tells the next few; false if there are none, or the receiver wants a pause."""
    now = clock.now()
    taken = await store.write(_take, webhook_id, now)
    if not taken:
        return False
    webhook, secret, notices, bodies = taken
    said: list[Said] | None = None
    try:
        said = await asyncio.gather(
            *(_tell(webhook, secret, one, bodies[one.number]) for one in notices)
        )
    finally:
        if said is None:  # it is stopped in the middle
            numbers = [notice.number for notice in notices]
            await asyncio.shield(
                asyncio.ensure_future(store.write(crud.release, numbers))
            )
    return await store.write(_settle, webhook_id, said, clock.now())


def _take(
    tx: Tx, webhook_id: str, now: int
) -> tuple[Webhook, str, list[Notice], dict[int, bytes]] | None:
    webhook = crud.get_webhook(tx, webhook_id)
    if not webhook or not webhook.is_enabled or webhook.paused_until > now:
        return None
    window = 1 if webhook.fails else WINDOW
    notices = crud.lease(tx, webhook_id, now, now + LEASE_SECONDS, window)
    if not notices:
        return None
    bodies = services.bodies(tx, webhook, notices)
    return webhook, services.secret_of(tx, webhook), notices, bodies


async def _tell(webhook: Webhook, secret: str, notice: Notice, body: bytes) -> Said:
    headers = signing.headers_of(secret, notice.event_id, clock.now(), body)
    try:
        status = await post(webhook.url, body, headers)
    except FetchFailed as exc:
        return notice, 0, unreachable(str(exc))
    return notice, status, judge(status)


def _settle(tx: Tx, webhook_id: str, said: list[Said], now: int) -> bool:
    """Notes what became of them; false if the receiver is left alone for a while."""
    webhook = crud.get_webhook(tx, webhook_id, hold=True)
    if not webhook:
        return False
    for notice, status, verdict in said:
        _note(tx, notice, status, after(verdict, notice.tries + 1), now)
    failed = [verdict for _, _, verdict in said if verdict.state == WAITING]
    fares = _fares(webhook, failed, any(v.state == SENT for _, _, v in said), now)
    crud.set_fares(tx, fares)
    if fares.fails >= MOST_TRIES:
        crud.give_up(tx, webhook_id, fares.reason, now)
    return not failed


def _note(tx: Tx, notice: Notice, status: int, verdict: Verdict, now: int) -> None:
    pause = pause_seconds(verdict.base_seconds, notice.tries + 1, random.random())  # noqa: S311
    known = {"state": verdict.state, "status": status, "reason": verdict.reason}
    crud.settle(tx, notice.number, {**known, "due_at": now + pause, "now": now})


def _fares(
    webhook: Webhook, failed: list[Verdict], was_told: bool, now: int
) -> Webhook:
    """How a receiver fares after some notices, whichever of them it took."""
    if was_told:
        webhook = replace(webhook, fails=0, last_ok_at=now, reason="", paused_until=0)
    if not failed:
        return webhook
    fails = webhook.fails + 1
    pause = pause_seconds(failed[0].base_seconds, fails, random.random())  # noqa: S311
    return replace(
        webhook, fails=fails, paused_until=now + pause, reason=failed[0].reason
    )


async def try_out(webhook_id: str) -> Notice:
    """Tells a webhook now that it is there, and no second time; what came of it.

    Raises:
        NotFound: `webhook_not_found`, `delivery_not_found`: it ended meanwhile.
    """
    webhook, secret, notice, body = await store.write(_ping, webhook_id)
    _, status, verdict = await _tell(webhook, secret, notice, body)
    if verdict.state == WAITING:
        verdict = replace(verdict, state=DEAD)
    return await store.write(_tried, notice, status, verdict)


def _ping(tx: Tx, webhook_id: str) -> tuple[Webhook, str, Notice, bytes]:
    webhook = services.get_webhook(tx, webhook_id)
    notice = services.ping(tx, webhook, clock.now() + LEASE_SECONDS)
    body = services.bodies(tx, webhook, [notice])[notice.number]
    return webhook, services.secret_of(tx, webhook), notice, body


def _tried(tx: Tx, notice: Notice, status: int, verdict: Verdict) -> Notice:
    now = clock.now()
    _note(tx, notice, status, verdict, now)
    webhook = services.get_webhook(tx, notice.webhook_id, hold=True)
    crud.set_fares(tx, _fares(webhook, [], verdict.state == SENT, now))
    return services.get_notice(tx, notice.webhook_id, notice.event_id)


async def send_webhooks() -> None:
    """Tells webhooks what there is until it is cancelled."""
    await Sender().run()
