"""kill -9 while sats are on their way: nothing is paid twice, and all in the end.

Guests pay, their tier gives sats back, and the plug is pulled within the moments in
which these are sent. LNbits' own tables are the truth.
"""

from __future__ import annotations

import json
import random
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from devkit import people
from devkit.people import Guest, call
from devkit.processes import wait_until
from devkit.server import LNbitsServer
from errands import Signer
from raw import RawDatabase
from rounds import PROVING, Rounds
from siege import MANY_SATS, PATIENCE_SECONDS
from venue import API

KILLS = 20 if PROVING else 2
GUESTS, BILLS = 3, 4


class Kitchen:
    """A venue that gives a tenth back, and guests who want it in their wallets."""

    def __init__(self, server: LNbitsServer, http: httpx.Client) -> None:
        admin = people.first_install(http)
        self.server, self.http = server, http
        self.account = admin.create_account("satoshi")
        self.key = {"X-Api-Key": self.account.wallet.admin_key}
        body: dict[str, Any] = {"name": "Satoshi's Table", "category": "restaurant"}
        self.id = self.own("POST", "/merchants", **body)["id"]
        here = f"/merchants/{self.id}"
        self.own("PUT", f"{here}/program", refund_window_days=0)
        self.own("POST", f"{here}/tiers", name="Friend", threshold=0, rebate_bp=1_000)
        self.own("PUT", f"{here}/payouts/settings", min_sats=0, guest_day_sats=10**9)
        self.guests = [admin.welcome_guest(f"g{i}", MANY_SATS) for i in range(GUESTS)]
        self.owed = 0

    def own(self, method: str, path: str, **body: Any) -> Any:
        return call(self.http, method, API + path, headers=self.key, json=body)

    def name_wallet(self, guest: Guest) -> None:
        """Signed; it also wakes whoever pays."""
        body = json.dumps({"wallet_id": guest.wallet.id}).encode()
        sign = Signer(guest.keys, self.server.url, lambda: int(time.time()))
        path = f"{API}/me/payout"
        headers = {
            **sign("PUT", path, body),
            "Content-Type": "application/json",
        }
        call(self.http, "PUT", path, headers=headers, content=body)

    def serve(self, guest: Guest, sats: int) -> None:
        """A bill that is made and paid; a tenth of it is owed then."""
        made = self.own(
            "POST",
            "/orders",
            merchant_id=self.id,
            amount_sats=sats,
            customer_pubkey=guest.pubkey,
        )
        headers = {"X-Api-Key": guest.wallet.admin_key}
        body = {"out": True, "bolt11": made["payment_request"]}
        call(self.http, "POST", "/api/v1/payments", headers=headers, json=body)
        self.owed += sats // 10


def sent(raw: RawDatabase) -> list[dict[str, Any]]:
    return raw.rows(
        "SELECT external_id, amount, status, payment_hash FROM apipayments "
        "WHERE amount < 0 AND status <> 'failed' "
        "AND external_id LIKE 'loyalty!_%' ESCAPE '!'"
    )


def owed(raw: RawDatabase) -> list[dict[str, Any]]:
    return raw.rows("SELECT amount_sats, state FROM loyalty.payouts")


def prove(raw: RawDatabase) -> None:
    """Never more out than owed; nothing twice; each payer's side has its payee's."""
    out = sent(raw)
    assert len({row["external_id"] for row in out}) == len(out)
    total = sum(row["amount_sats"] for row in owed(raw))
    assert sum(-row["amount"] for row in out) <= total * 1000
    hashes = {row["payment_hash"] for row in out}
    arrived = raw.rows(
        "SELECT payment_hash, amount FROM apipayments "
        "WHERE amount > 0 AND status = 'success' "
        "AND external_id LIKE 'loyalty!_%' ESCAPE '!'"
    )
    assert {row["payment_hash"] for row in arrived} == hashes
    assert sum(row["amount"] for row in arrived) == sum(-row["amount"] for row in out)


@pytest.mark.timeout(3600)
def test_killed_servers_pay_nothing_twice_and_everything_in_the_end(
    server_folder: Path, bench: Any, database: str, seed: int
) -> None:
    rounds = Rounds.of(f"payout-kills-{database}", seed, 1)
    dice = random.Random(rounds.seed)
    url = bench.new_database()
    server = LNbitsServer(server_folder, database_url=url)
    raw = RawDatabase.of(server.folder, bench.postgres, url)
    with server, server.client() as http:
        kitchen = Kitchen(server, http)
        for _ in range(KILLS):
            for _ in range(BILLS):
                kitchen.serve(dice.choice(kitchen.guests), dice.randint(100, 9_999))
            for guest in kitchen.guests:
                kitchen.name_wallet(guest)
            time.sleep(dice.uniform(0, 0.6))
            server.kill()
            prove(raw)
            server.start()

        def is_all_paid() -> bool:
            found = owed(raw)
            made = sum(row["amount_sats"] for row in found)
            return made == kitchen.owed and all(r["state"] == "paid" for r in found)

        # What was on its way at a kill is looked at once its lease is over.
        assert wait_until(is_all_paid, 3 * PATIENCE_SECONDS), owed(raw)
    prove(raw)
    assert sum(-row["amount"] for row in sent(raw)) == kitchen.owed * 1000
