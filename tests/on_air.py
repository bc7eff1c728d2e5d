"""A relay and a remote signer for tests that are not asynchronous, as browsers' are."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import threading
from collections.abc import Coroutine, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import airwaves
from foreigners import node_parts

from devkit.layout import ROOT
from devkit.people import NostrKeys
from loyalty.nostr.event import NostrEvent

SIGNER = ROOT / "tests" / "foreign_parts" / "phone_signer.mjs"


@dataclass
class Station:
    """nostr-sdk's relay, on a loop of its own in a thread."""

    loop: asyncio.AbstractEventLoop
    url: str

    def run(self, what: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(what, self.loop).result(timeout=60)

    def say(self, events: Iterable[NostrEvent | str]) -> None:
        """Puts events on it, as anybody would."""
        for event in events:
            text = event if isinstance(event, str) else event.to_json()
            said = self.run(airwaves.say(self.url, text))
            assert said[2] is True, said


@contextmanager
def station(folder: Path) -> Iterator[Station]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    relay = airwaves.Airwaves(airwaves.free_port(), str(folder / "relay"))
    starting = asyncio.run_coroutine_threadsafe(relay.start(), loop)
    try:
        starting.result(timeout=60)
        yield Station(loop, relay.url)
    finally:
        if relay.relay:
            relay.kill()
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=10)
        loop.close()


@dataclass
class PhoneSigner:
    """A key that stays in another process, and signs from there."""

    process: subprocess.Popen[str]
    link: str

    def become(self, way: str) -> None:
        """`no`: it refuses from now on; `lie`: it signs something else."""
        assert self.process.stdin
        self.process.stdin.write(f"{way}\n")
        self.process.stdin.flush()


@contextmanager
def phone_signer(url: str, keys: NostrKeys) -> Iterator[PhoneSigner]:
    folder = node_parts()
    script = folder / SIGNER.name
    shutil.copy(SIGNER, script)
    own = NostrKeys.fresh().secret
    command = ["node", str(script), url, own, keys.secret]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout
            yield PhoneSigner(process, process.stdout.readline().strip())
        finally:
            process.terminate()
