"""A venue on real server processes, whose guests pay whatever happens to the server.

What should have been earned is told from LNbits' own table alone: every payment that
the venue's wallet received names a customer, and a tip only where the bill is ours.
"""

from __future__ import annotations

import json
import random
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from devkit.people import Account, CallFailed, Guest, Operator, call
from devkit.processes import wait_until
from devkit.server import LNbitsServer
from raw import RawDatabase
from venue import API

MANY_SATS = 9_000_000
POINT_PER_SATS = 10
TIP_SATS = 7
PATIENCE_SECONDS = 60.0


@dataclass
class House:
    """A merchant, its guests, and what they have been shown.

    Attributes:
        acknowledged: the events that a guest has seen on the card, with their points.
        refused: what servers said that did not serve; a killed one says nothing.
    """

    owner: Account
    id: str
    guests: list[Guest]
    raw: RawDatabase
    acknowledged: dict[str, int] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    @classmethod
    def opened(cls, http: httpx.Client, admin: Operator, raw: RawDatabase) -> House:
        owner = admin.create_account("satoshi")
        headers = {"X-Api-Key": owner.wallet.admin_key}
        body = {"name": "Satoshi's Table", "category": "restaurant"}
        made = call(http, "POST", f"{API}/merchants", headers=headers, json=body)
        path = f"{API}/merchants/{made['id']}/program"
        rule = {"earn_per_sats": POINT_PER_SATS}
        call(http, "PUT", path, headers=headers, json=rule)
        guests = [admin.welcome_guest(f"guest{i}", MANY_SATS) for i in range(4)]
        return cls(owner, made["id"], guests, raw)

    def do(self, http: httpx.Client, method: str, path: str, **body: Any) -> Any:
        """A call as the owner."""
        headers = {"X-Api-Key": self.owner.wallet.admin_key}
        return call(http, method, API + path, headers=headers, json=body)

    # --- what guests do ---------------------------------------------------------------

    @contextmanager
    def guests_pay(self, http: httpx.Client, seed: int) -> Iterator[None]:
        """All guests pay, one bill after the other, as long as the block runs."""
        enough = threading.Event()
        with ThreadPoolExecutor(len(self.guests)) as threads:
            work = [
                threads.submit(self._pay_until, enough, http, guest, f"{seed} {index}")
                for index, guest in enumerate(self.guests)
            ]
            try:
                yield
            finally:
                enough.set()
                for payer in work:
                    payer.result()

    def _pay_until(
        self, enough: threading.Event, http: httpx.Client, guest: Guest, seed: str
    ) -> None:
        dice = random.Random(seed)
        while not enough.is_set():
            try:
                self._pay(http, guest, dice)
            except CallFailed as exc:
                self.refused.append(str(exc))
            except httpx.HTTPError:
                enough.wait(0.05)  # the server is down: let others have the processor

    def _pay(self, http: httpx.Client, guest: Guest, dice: random.Random) -> None:
        sats = dice.randint(100, 5_000)
        if dice.random() < 0.5:
            bill = {"amount_sats": sats, "tip_sats": TIP_SATS, "merchant_id": self.id}
            names = {"customer_pubkey": guest.pubkey}
            made = self.do(http, "POST", "/orders", **bill, **names)
            request = made["payment_request"]
        else:
            names = {"customer_pubkey": guest.pubkey}
            request = self.owner.wallet.make_invoice(sats, "bill", names)["bolt11"]
        guest.wallet.pay(request)
        self._look(http, guest)

    def _look(self, http: httpx.Client, guest: Guest) -> None:
        card = f"/restaurants/{self.id}/loyalty/{guest.pubkey}"
        for event in self.do(http, "GET", card)["recent_events"]:
            self.acknowledged[event["id"]] = event["points_delta"]

    # --- what must be true ------------------------------------------------------------

    def should_have_earned(self) -> Counter[tuple[str, int]]:
        """Every settled payment with its points, from LNbits' own table."""
        rows = self.raw.rows(
            "SELECT checking_id, wallet_id, amount, extra FROM apipayments "
            "WHERE status = 'success' AND amount > 0"
        )
        ours = (row for row in rows if row["wallet_id"] == self.owner.wallet.id)
        return Counter((row["checking_id"], _points(row)) for row in ours)

    def has_earned(self) -> Counter[tuple[str, int]]:
        """Every event of the ledger."""
        rows = self.raw.rows("SELECT source_id, delta FROM loyalty.events")
        return Counter((row["source_id"], row["delta"]) for row in rows)

    def is_caught_up(self) -> bool:
        return self.has_earned().total() >= self.should_have_earned().total()

    def prove(self, http: httpx.Client) -> int:
        """Everything settled has earned once and exactly; how many payments that is."""
        wait_until(self.is_caught_up, PATIENCE_SECONDS, pause=0.2)
        settled = self.should_have_earned()
        assert self.has_earned() == settled
        proof = self.do(http, "POST", f"/merchants/{self.id}/verify")
        assert (proof["wrong"], proof["events"]) == (0, settled.total()), proof
        rows = self.raw.rows("SELECT card_id, seq, delta FROM loyalty.events")
        stand = {f"{row['card_id']}:{row['seq']}": row["delta"] for row in rows}
        assert self.acknowledged.items() <= stand.items()
        return settled.total()


def _points(row: dict[str, Any]) -> int:
    ours = json.loads(row["extra"]).get("tag") == "loyalty"
    return int((row["amount"] // 1000 - TIP_SATS * ours) // POINT_PER_SATS)


def kill_while_guests_pay(
    server: LNbitsServer, http: httpx.Client, house: House, dice: random.Random
) -> None:
    """Pulls the plug at some moment after guests have seen a few new events."""
    few = len(house.acknowledged) + dice.randint(1, 10)
    with house.guests_pay(http, dice.randrange(2**32)):
        assert wait_until(lambda: len(house.acknowledged) >= few, PATIENCE_SECONDS)
        threading.Event().wait(dice.uniform(0, 1.5))
        server.kill()
