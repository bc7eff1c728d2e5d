"""An LNbits inside this process with a merchant, a guest and somebody at the till."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvloop

from devkit.inprocess import InProcessLNbits
from devkit.layout import BUILD, RunFolder, make_run_folder
from devkit.people import Guest, Wallet, call, first_install

PORT = 5000


def fresh_folder(name: str) -> Path:
    """Where a measurement's server lives; nothing of an earlier run is in it."""
    path = BUILD / "bench" / name
    shutil.rmtree(path, ignore_errors=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


@dataclass(frozen=True)
class Stage:
    """What a measurement needs of a booted LNbits."""

    lnbits: InProcessLNbits
    folder: RunFolder
    owner: Wallet
    guest: Guest
    merchant: dict[str, Any]

    @property
    def run(self) -> Callable[[Coroutine[Any, Any, Any]], Any]:
        """Runs something in the loop of that LNbits, where its store lives."""
        return self.lnbits._in_loop

    def post(self, what: str, **body: object) -> Any:
        """Makes something of the merchant's, as its owner."""
        return call(
            self.lnbits.http,
            "POST",
            f"/loyalty/api/v1/merchants/{self.merchant['id']}/{what}",
            headers={"X-Api-Key": self.owner.admin_key},
            json=body,
        )


@contextmanager
def stage(name: str, database_url: str | None = None) -> Iterator[Stage]:
    """A fresh LNbits on SQLite, or on the PostgreSQL database of that URL."""
    asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())  # as LNbits' server does
    folder = make_run_folder(fresh_folder(name))
    with InProcessLNbits(folder, PORT, database_url) as lnbits:
        superuser = first_install(lnbits.http)
        owner = superuser.create_account("owner").wallet
        merchant = call(
            lnbits.http,
            "POST",
            "/loyalty/api/v1/merchants",
            headers={"X-Api-Key": owner.admin_key},
            json={"name": "Bench", "category": "restaurant"},
        )
        guest = superuser.welcome_guest("Ana", 1_000_000)
        yield Stage(lnbits, folder, owner, guest, merchant)
