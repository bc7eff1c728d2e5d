"""LNbits and Loyalty from backups of different moments fit together (mission 211).

The way of `docs/operating.md`: ours is put back as it was some bills ago, core stays as
it is, the server starts, and a re-scan counts what lies between, once.
"""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from devkit import people
from devkit.people import NostrKeys, Operator
from devkit.processes import wait_until
from devkit.server import LNbitsServer
from venue import API

PATIENCE_SECONDS = 30


class Shop:
    """A place and a guest who pays."""

    def __init__(self, http: httpx.Client, admin: Operator) -> None:
        owner, payer = admin.open_account(), admin.open_account()
        admin.top_up(payer.wallet, 100_000)
        self.http, self.wallet, self.payer = http, owner.wallet, payer.wallet
        self.guest = NostrKeys.fresh().public
        self.id = self.call("POST", "/merchants", name="Hal's", category="bar")["id"]

    def call(self, method: str, path: str, **body: Any) -> Any:
        headers = {"X-Api-Key": self.wallet.admin_key}
        sent = {"json": body} if body else {}
        return people.call(self.http, method, API + path, headers=headers, **sent)

    def points(self) -> int:
        card = self.call("GET", f"/restaurants/{self.id}/loyalty/{self.guest}")
        return int(card["points"])

    def earns(self, sats: int, goal: int) -> None:
        extra = {"customer_pubkey": self.guest}
        self.payer.pay(self.wallet.make_invoice(sats, extra=extra)["bolt11"])
        assert wait_until(lambda: self.points() == goal, PATIENCE_SECONDS)


class Backup:
    """Ours, as it is saved and put back by hand."""

    def __init__(self, server: LNbitsServer, bench: Any, url: str | None, to: Path):
        self.ours = server.folder.data / "ext_loyalty.sqlite3"
        self.postgres, self.url, self.file = bench.postgres, url, to

    def save(self) -> None:
        """While the server runs."""
        if self.url:
            self._run("pg_dump", "-n", "loyalty", "--clean", "-f", str(self.file))
            return
        with closing(sqlite3.connect(self.ours)) as connection:
            connection.execute("VACUUM INTO ?", (str(self.file),))

    def put_back(self) -> None:
        """While it is stopped; no write-ahead log of the newer file stays beside it."""
        if self.url:
            self._run("psql", "-q", "-v", "ON_ERROR_STOP=1", "-f", str(self.file))
            return
        for end in ("-wal", "-shm"):
            self.ours.with_name(self.ours.name + end).unlink(missing_ok=True)
        self.ours.write_bytes(self.file.read_bytes())

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.postgres.binaries / program), *arguments, str(self.url)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


@pytest.mark.timeout(400)
def test_an_older_ledger_catches_up_with_lnbits_by_a_rescan(
    server_folder: Path, tmp_path: Path, bench: Any
) -> None:
    url = bench.new_database()
    server = LNbitsServer(server_folder, database_url=url)
    backup = Backup(server, bench, url, tmp_path / "backup")
    with server, server.client() as http:
        shop = Shop(http, people.first_install(http))
        shop.earns(5000, 5)
        backup.save()
        shop.earns(7000, 12)
        server.kill()
        backup.put_back()
        server.start()
        # The last ten minutes are read again by themselves; what is older on request.
        path = f"/merchants/{shop.id}/rescan"
        shop.call("POST", path, **{"from": 1})
        assert wait_until(lambda: shop.call("GET", path)["done"], PATIENCE_SECONDS)
        assert shop.points() == 12
        proved = shop.call("POST", f"/merchants/{shop.id}/verify")
        assert (proved["cards"], proved["events"], proved["wrong"]) == (1, 2, 0)
        shop.call("POST", path, **{"from": 1})
        assert wait_until(lambda: shop.call("GET", path)["done"], PATIENCE_SECONDS)
        shop.earns(1000, 13)
