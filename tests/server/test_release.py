"""A release lives through an LNbits: installed from a catalogue, upgraded, taken out.

LNbits does all of it by its own API, as its page *Extensions* does; what it installs is
the very archive of `make release`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from releasing import archive
from shelf import release_before, shelf

from devkit import people
from devkit.layout import EXTENSION
from devkit.people import NostrKeys, Operator, Wallet
from devkit.processes import wait_until
from devkit.server import LNbitsServer
from raw import RawDatabase
from venue import API

PATIENCE_SECONDS = 20
SERVED = (f"{API}/health", "/loyalty/", "/loyalty/static/vendor/leaflet/leaflet.js")


class Shop:
    """A merchant with one guest, who pays."""

    def __init__(self, http: httpx.Client, wallet: Wallet, payer: Wallet) -> None:
        self.http, self.wallet, self.payer = http, wallet, payer
        self.key = {"X-Api-Key": wallet.admin_key}
        self.guest = NostrKeys.fresh().public
        self.id = self.call("POST", "/merchants", name="Hal's", category="bar")["id"]

    def call(self, method: str, path: str, **body: Any) -> Any:
        sent = {"json": body} if body else {}
        return people.call(self.http, method, API + path, headers=self.key, **sent)

    def points(self) -> int:
        card = self.call("GET", f"/restaurants/{self.id}/loyalty/{self.guest}")
        return int(card["points"])

    def earn(self, sats: int) -> None:
        """A point per 1000 sats, by the listener or by reconciliation."""
        goal = self.points() + sats // 1000
        extra = {"customer_pubkey": self.guest}
        self.payer.pay(self.wallet.make_invoice(sats, extra=extra)["bolt11"])
        assert wait_until(lambda: self.points() == goal, PATIENCE_SECONDS)


def answers(http: httpx.Client) -> list[int]:
    return [http.get(path).status_code for path in SERVED]


def left_behind(server: LNbitsServer) -> list[str]:
    """Files of the extension that are still anywhere in the server's folder."""
    found = server.folder.path.rglob("*")
    return [str(f) for f in found if EXTENSION in f.name and "lnbits/" not in str(f)]


@pytest.mark.timeout(600)
def test_a_release_is_installed_upgraded_taken_out_and_put_back(
    server_folder: Path, tmp_path: Path, bench: Any, database: str
) -> None:
    url = bench.new_database()
    with shelf(tmp_path) as catalogue:
        before = catalogue.put(release_before())
        today = catalogue.put(archive.of_work_tree())
        manifests = {"LNBITS_EXTENSIONS_MANIFESTS": json.dumps([catalogue.manifest])}
        server = LNbitsServer(
            server_folder, database_url=url, extra_environment=manifests, is_bare=True
        )
        with server, server.client(timeout=120) as http:
            admin = people.first_install(http)
            assert answers(http) == [404] * 3
            catalogue.install(admin, before)
            admin.enable_extension()
            shop = opened(admin)
            shop.earn(5000)

            catalogue.install(admin, today)
            admin.enable_extension()
            assert admin.http.get(SERVED[2]).status_code == 200
            assert shop.points() == 5
            shop.earn(7000)
            proved = shop.call("POST", f"/merchants/{shop.id}/verify")
            assert (proved["cards"], proved["events"], proved["wrong"]) == (1, 2, 0)

            disabled_and_taken_out(admin, shop)
            catalogue.install(admin, today)
            assert shop.points() == 12
            shop.earn(1000)

            assert left_behind(server)
            admin.call("DELETE", f"/api/v1/extension/{EXTENSION}")
            admin.call("DELETE", f"/api/v1/extension/{EXTENSION}/db")
            assert left_behind(server) == []
            if bench.postgres:
                raw = RawDatabase.of(server.folder, bench.postgres, url)
                schemas = raw.rows("SELECT nspname AS s FROM pg_namespace")
                assert EXTENSION not in {row["s"] for row in schemas}
            # No trace of the first life is in the second.
            catalogue.install(admin, today)
            with pytest.raises(people.CallFailed, match="404"):
                shop.points()
            assert opened(admin).points() == 0


def opened(admin: Operator) -> Shop:
    owner, payer = admin.open_account(), admin.open_account()
    for account in (owner, payer):
        admin.name_account(account.id, f"u{account.id[:8]}")
    admin.top_up(payer.wallet, 100_000)
    return Shop(admin.http, owner.wallet, payer.wallet)


def disabled_and_taken_out(admin: Operator, shop: Shop) -> None:
    admin.call("PUT", f"/api/v1/extension/{EXTENSION}/deactivate")
    assert answers(admin.http) == [404] * 3
    admin.call("PUT", f"/api/v1/extension/{EXTENSION}/activate")
    assert shop.points() == 12
    admin.call("DELETE", f"/api/v1/extension/{EXTENSION}")
    assert answers(admin.http) == [404] * 3
