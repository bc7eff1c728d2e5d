"""The stage of the browser tests: a real server with a restaurant and its guests.

It is the demo's restaurant, "Satoshi's Table" with Bronze, Silver and Gold, on the
database of the run, in a process that can be killed and started again.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

import lived_past
from demo import story
from demo.book import Book
from demo.venue import API, Owner
from devkit import people, processes
from devkit.environment import process_environment
from devkit.layout import ROOT
from devkit.people import PASSWORD, Account, Guest, Operator, Wallet, call
from devkit.server import LNbitsServer

PAST = Path(lived_past.__file__)
MANY_SATS = 1_000_000


@dataclass
class House:
    """One restaurant, its owner's login, and the bills that are paid there."""

    http: httpx.Client
    username: str
    wallet: Wallet
    id: str

    @property
    def owner(self) -> Owner:
        return Owner(self.http, self.wallet)

    def pay(
        self, guest: Guest | None, sats: int, payer: Guest | None = None, **bill: Any
    ) -> str:
        """A bill, really paid, from the payer's wallet; the order's id."""
        body = {"merchant_id": self.id, "amount_sats": sats, **bill}
        if guest is not None:
            body["customer_pubkey"] = guest.pubkey
        made = self.owner.send("POST", "/orders", body)
        wallet = payer or guest
        assert wallet is not None
        assert wallet.wallet.pay(made["payment_request"])["status"] == "success"
        return str(made["order"]["id"])

    def card(self, guest: Guest) -> dict[str, Any]:
        path = f"{API}/restaurants/{self.id}/loyalty/{guest.pubkey}"
        return dict(call(self.http, "GET", path, headers=self.owner.headers))

    def serve(self, guest: Guest, sats: int, **bill: Any) -> dict[str, Any]:
        """A bill that is paid and counted; the card after it."""
        order = self.pay(guest, sats, **bill)
        card: dict[str, Any] = {}

        def counted() -> bool:
            card.update(self.card(guest))
            return any(event["order_id"] == order for event in card["recent_events"])

        assert processes.wait_until(counted, timeout=60), card
        return card

    def add_tiers(self) -> House:
        """Those of Satoshi's Table: Bronze, Silver at 100, Gold at 300."""
        for name, threshold, color in story.TIERS:
            self.owner.add_tier(self.id, name, threshold, color)
        return self

    def nickname(self, guest: Guest) -> None:
        """What the staff call a guest."""
        path = f"/merchants/{self.id}/customers/{guest.pubkey}"
        self.owner.send("PUT", path, {"nickname": guest.name})

    def move(self, order_id: str, kitchen: str) -> None:
        self.owner.send("PUT", f"/orders/{order_id}/status", {"status": kitchen})

    def go_on_nostr(self) -> House:
        """It signs from now on; nobody answers where it would publish."""
        body = {"publish": True, "relays": ["wss://relay.example"]}
        self.owner.send("PUT", f"/merchants/{self.id}/nostr", body)
        return self

    def clear_kitchen(self) -> None:
        """Serves whatever is still to do, so that a picture has only its own bills."""
        path = f"{API}/merchants/{self.id}/orders?active=true&limit=100"
        for order in call(self.http, "GET", path, headers=self.owner.headers)["data"]:
            self.move(order["id"], "served")

    @property
    def monitor_page(self) -> str:
        return f"/loyalty/monitor/{self.id}"

    @property
    def pos_page(self) -> str:
        return f"/loyalty/pos/{self.id}"

    def card_page(self, guest: Guest) -> str:
        """The link that the guest keeps; what is behind `#` reaches no server."""
        return f"/loyalty/card/{self.id}#key={guest.keys.secret}&name={guest.name}"


@dataclass
class Stage:
    """The server, the restaurant with a past, and whoever is still to come."""

    server: LNbitsServer
    http: httpx.Client
    superuser: Operator
    book: Book
    restaurant: House

    def guest(self, name: str) -> Guest:
        """One of the restaurant's regulars, with a past."""
        return self.book.guest(name, self.http)

    def newcomer(self, name: str = "Zoe", sats: int = MANY_SATS) -> Guest:
        """Somebody who has never been anywhere, with sats to spend."""
        return self.superuser.welcome_guest(name, sats)

    def new_account(self) -> Account:
        """Somebody with a login and nothing else yet."""
        return self.superuser.create_account(f"owner_{os.urandom(4).hex()}")

    def new_house(self, name: str = "Hal's Bar") -> House:
        """Another owner's place: one point per 1,000 sats, no tiers, no bills yet."""
        account = self.new_account()
        owner = Owner(self.http, account.wallet)
        house_id = owner.open_venue(name, "Europe/Lisbon")
        owner.set_program(house_id, "Regulars", 1000)
        return House(self.http, account.username, account.wallet, house_id)


def live_through_the_past(path: Path, port: int, database_url: str | None) -> Book:
    """Seed in a process of its own; what it promised to write is read back."""
    path.mkdir(parents=True)
    search = os.pathsep.join([str(ROOT / "tools"), str(ROOT / "tests")])
    ours = {"PYTHONPATH": search, "LOYALTY_DEMO_FOLDER": str(path)}
    command = [sys.executable, str(PAST), str(port)]
    process = processes.start(
        [*command, *([database_url] if database_url else [])],
        folder=path,
        log=path / "past.log",
        environment=process_environment(ours),
    )
    try:
        code = process.wait(timeout=300)  # two cores may be busy with others
    finally:
        processes.end(process, signal.SIGTERM)
    assert code == 0, processes.last_lines(path / "past.log")
    return Book(**json.loads((path / "demo.json").read_text()))


@contextmanager
def running_stage(path: Path, database_url: str | None) -> Iterator[Stage]:
    port = processes.free_port()
    book = live_through_the_past(path, port, database_url)
    # Relays of the tests are on this machine.
    near = {"LOYALTY_LOCAL_DIALS": "1"}
    server = LNbitsServer(
        path, port=port, database_url=database_url, extra_environment=near
    )
    with server, server.client() as http:
        superuser = people.sign_in(http, **book.superuser)
        login = book.operator
        wallet = Wallet(
            http, login["wallet_id"], login["admin_key"], login["invoice_key"]
        )
        restaurant = House(http, login["username"], wallet, book.merchant_id)
        stage = Stage(server, http, superuser, book, restaurant)
        for name in lived_past.GUESTS:
            restaurant.nickname(stage.guest(name))
        yield stage


__all__ = ["PASSWORD", "House", "Stage", "running_stage"]
