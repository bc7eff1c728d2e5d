"""An Idempotency-Key is held across restarts, however a server ended (mission 212)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from devkit import people
from devkit.people import NostrKeys, call
from devkit.server import LNbitsServer
from venue import API


def test_a_killed_server_knows_its_keys(server_folder: Path, bench: Any) -> None:
    url = bench.new_database()
    with LNbitsServer(server_folder, database_url=url) as server:
        with server.client() as http:
            owner = people.first_install(http).create_account("satoshi")
            key = {"X-Api-Key": owner.wallet.admin_key}
            shop = {"name": "Satoshi's Table", "category": "restaurant"}
            made = call(http, "POST", f"{API}/merchants", headers=key, json=shop)
            card = f"{API}/restaurants/{made['id']}/loyalty/{NostrKeys.fresh().public}"
            once = {
                "headers": key | {"Idempotency-Key": "one"},
                "json": {"points": 5, "reason": "Sorry"},
            }
            first = call(http, "POST", f"{card}/grant", **once)
            server.kill()
            server.start()
            assert call(http, "POST", f"{card}/grant", **once) == first
            assert call(http, "GET", card, headers=key)["points"] == 5
