"""What each role of the demo needs to play its part again: `demo.json`.

It lies in `.build/run`, or where LOYALTY_DEMO_FOLDER says. Written last by the seeding,
so that its presence means a complete demo. It holds keys of wallets with play money on
this machine, and is readable by its owner only.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import httpx

from devkit.layout import BUILD
from devkit.people import Account, Guest, NostrKeys, Wallet

FOLDER = Path(os.environ.get("LOYALTY_DEMO_FOLDER") or BUILD / "run").absolute()
FILE = FOLDER / "demo.json"
DATA, SEEDED = FOLDER / "data", FOLDER / "seeded"


class NoDemo(RuntimeError):
    """There is no demo yet; the text says how to get one."""


@dataclass
class Book:
    """Plain values only, so that it is its own JSON."""

    url: str
    superuser: dict[str, str]
    operator: dict[str, str]
    merchant_id: str
    waiter_token: str
    guests: dict[str, dict[str, str]]

    def guest(self, name: str, http: httpx.Client) -> Guest:
        known = {guest.lower(): guest for guest in self.guests}
        if name.lower() not in known:
            raise NoDemo(f"{name} is no guest here. Guests: {', '.join(self.guests)}")
        entry = self.guests[known[name.lower()]]
        wallet = Wallet(
            http, entry["wallet_id"], entry["admin_key"], entry["invoice_key"]
        )
        keys = NostrKeys.from_secret(entry["secret_key"])
        return Guest(known[name.lower()], keys, wallet)

    def owner_wallet(self, http: httpx.Client) -> Wallet:
        """The wallet that the restaurant is paid into."""
        entry = self.operator
        return Wallet(
            http, entry["wallet_id"], entry["admin_key"], entry["invoice_key"]
        )

    def save(self) -> None:
        draft = FILE.with_suffix(".new")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(asdict(self), indent=2) + "\n")
        os.replace(draft, FILE)


def exists() -> bool:
    """A demo that can be played, and started over."""
    return all(path.exists() for path in (FILE, DATA, SEEDED))


def keep_copy() -> None:
    """Keeps the data as it was seeded. No LNbits may be running on it."""
    shutil.copytree(DATA, SEEDED)


def restore_copy() -> None:
    """Puts the data back as it was seeded. No LNbits may be running on it."""
    fresh = DATA.with_suffix(".new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(SEEDED, fresh)
    # Cut short between these two, there is no data, and `exists` says so.
    shutil.rmtree(DATA)
    os.replace(fresh, DATA)


def load() -> Book:
    if not FILE.exists():
        raise NoDemo("There is no demo yet. Start one with: make run")
    content: dict[str, Any] = json.loads(FILE.read_text())
    return Book(**content)


def describe_wallet(wallet: Wallet) -> dict[str, str]:
    return {
        "wallet_id": wallet.id,
        "admin_key": wallet.admin_key,
        "invoice_key": wallet.invoice_key,
    }


def describe_account(account: Account, password: str) -> dict[str, str]:
    login = {"username": account.username, "password": password}
    return login | describe_wallet(account.wallet)


def describe_guest(guest: Guest) -> dict[str, str]:
    keys = {"pubkey": guest.keys.public, "secret_key": guest.keys.secret}
    return keys | describe_wallet(guest.wallet)
