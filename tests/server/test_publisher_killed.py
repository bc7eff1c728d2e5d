"""A real server is killed while it publishes: each relay ends with exactly the right
events and the newest cards (mission 51, 211)."""

from __future__ import annotations

import asyncio
import os
import time
from collections import Counter
from collections.abc import Callable, Coroutine
from contextlib import closing
from pathlib import Path
from typing import Any

import airwaves
import httpx
import pytest
from broadcast import CARD, ENVELOPE, newest_cards, value

from devkit import people
from devkit.people import NostrKeys, call
from devkit.processes import wait_until
from devkit.server import LNbitsServer
from venue import API

PROVING = os.environ.get("LOYALTY_PROVE") == "1"
MOVES, KILLS = (1000, 5) if PROVING else (60, 2)
GUESTS = 5
PATIENCE_SECONDS = 600
Wait = Callable[[Coroutine[Any, Any, Any]], Any]


class News:
    """A venue that publishes, seen over HTTP only."""

    def __init__(self, http: httpx.Client, relays: list[str]) -> None:
        self.http = http
        owner = people.first_install(http).create_account("satoshi")
        self.key = {"X-Api-Key": owner.wallet.admin_key}
        shop = {"name": "Satoshi's Table", "category": "restaurant"}
        self.merchant = self.call("POST", "/merchants", shop)["id"]
        body = {"relays": relays, "publish": True}
        self.call("PUT", f"/merchants/{self.merchant}/nostr", body)
        self.guests = [NostrKeys.fresh() for _ in range(GUESTS)]
        self.given: Counter[str] = Counter()

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        headers = self.key | {k.replace("_", "-"): v for k, v in headers.items()}
        return call(self.http, method, API + path, headers=headers, json=body)

    def give(self, number: int) -> None:
        guest = self.guests[number % GUESTS].public
        path = f"/restaurants/{self.merchant}/loyalty/{guest}/grant"
        body = {"points": 1, "reason": "Because"}
        self.call("POST", path, body, Idempotency_Key=f"move {number}")
        self.given[guest] += 1

    def author(self) -> str:
        found = self.call("GET", f"/merchants/{self.merchant}/nostr")
        return str(found["pubkey"])

    def relays(self) -> dict[str, Any]:
        listed = self.call("GET", f"/merchants/{self.merchant}/nostr/relays")
        return {one["url"]: one for one in listed["data"]}


async def _on(url: str, guests: list[NostrKeys]) -> list[tuple[str, str]]:
    """Which receipts a relay has: whose, which entry; each as often as it has it."""
    found = []
    for guest in guests:
        named = {"#p": [guest.public]}
        for envelope in await airwaves.heard(url, kinds=[ENVELOPE], **named):
            receipt = await airwaves.opened(envelope, guest)
            found.append((guest.public, value(receipt, "seq")))
    return sorted(found)


@pytest.mark.timeout(1800)
def test_a_killed_server_leaves_no_relay_behind(
    server_folder: Path, bench: Any, tmp_path: Path
) -> None:
    url = bench.new_database()
    allowed = {"LOYALTY_LOCAL_DIALS": "1"}
    with closing(asyncio.new_event_loop()) as loop:
        wait = loop.run_until_complete
        stations = [
            airwaves.Airwaves(airwaves.free_port(), str(tmp_path / f"relay{n}"))
            for n in range(2)
        ]
        for station in stations:
            wait(station.start())
        urls = [station.url for station in stations]
        server = LNbitsServer(
            server_folder, database_url=url, extra_environment=allowed
        )
        with server, server.client() as http:
            news = News(http, urls)
            for guest in news.guests:
                wait(airwaves.say(urls[0], airwaves.inbox_of(guest, urls)))
            part = MOVES // KILLS
            for kill in range(KILLS):
                for number in range(kill * part, (kill + 1) * part):
                    news.give(number)
                time.sleep(0.3 * kill)  # in the middle, of something else each time
                server.kill()
                if kill == 0:  # one of the relays is gone for a while, too
                    stations[1].kill()
                    server.start()
                    time.sleep(1)
                    wait(stations[1].start())
                else:
                    server.start()
            _judge(news, urls, wait)
        for station in stations:
            station.kill()


def _judge(news: News, urls: list[str], wait: Wait) -> None:
    wanted = sorted(
        (guest, str(seq))
        for guest, count in news.given.items()
        for seq in range(1, count + 1)
    )
    path = f"/merchants/{news.merchant}/nostr/relays/retry"

    def is_there() -> bool:
        news.call("POST", path, {})  # pauses of a relay that was away are long
        return all(len(wait(_on(url, news.guests))) >= len(wanted) for url in urls)

    assert wait_until(is_there, PATIENCE_SECONDS, pause=1)
    author = news.author()

    def is_newest() -> bool:
        heads = [
            sorted(value(c, "seq") for c in wait(newest_cards(url, author)).values())
            for url in urls
        ]
        counts = sorted(str(count) for count in news.given.values())
        return all(head == counts for head in heads)

    assert wait_until(is_newest, PATIENCE_SECONDS, pause=1)
    for url in urls:
        assert wait(_on(url, news.guests)) == wanted  # each once, and nothing else
        cards = wait(airwaves.heard(url, kinds=[CARD], authors=[author]))
        assert len(cards) == GUESTS
        assert news.relays()[url]["dead"] == 0
