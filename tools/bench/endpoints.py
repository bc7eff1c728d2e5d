"""The card endpoint of a real server, beside LNbits' own endpoints."""

from __future__ import annotations

import json
import time
from http.client import HTTPConnection
from pathlib import Path

from devkit.people import Guest, Wallet, call, first_install
from devkit.server import LNbitsServer

from .figures import Figure, side_by_side
from .stage import fresh_folder

REQUESTS = 300
EMPTY = "emptybench"
API = "/loyalty/api/v1"

_EMPTY_EXTENSION = """
from fastapi import APIRouter, Depends
from lnbits.db import Database
from lnbits.decorators import require_invoice_key

db = Database("ext_emptybench")
emptybench_ext = APIRouter(prefix="/emptybench")


@emptybench_ext.get("/api/v1/empty", dependencies=[Depends(require_invoice_key)])
async def empty() -> dict:
    return {}
"""
_EMPTY_CONFIG = {
    "name": "Empty",
    "short_description": "Empty",
    "tile": "",
    "version": "1",
}


def server_with_empty_endpoint(path: Path) -> LNbitsServer:
    """A server that also has an endpoint that does nothing behind LNbits' key check."""
    both = json.dumps(["loyalty", EMPTY])
    server = LNbitsServer(
        path, extra_environment={"LNBITS_USER_DEFAULT_EXTENSIONS": both}
    )
    folder = server.folder.extensions / EMPTY
    folder.mkdir(exist_ok=True)
    (folder / "__init__.py").write_text(_EMPTY_EXTENSION)
    (folder / "migrations.py").write_text("")
    (folder / "config.json").write_text(json.dumps(_EMPTY_CONFIG))
    return server


class Endpoint:
    """One URL, asked over one connection."""

    def __init__(self, port: int, path: str, headers: dict[str, str]) -> None:
        self._port, self._path, self._headers = port, path, headers

    def per_second(self) -> float:
        # Opened for each round: the server hangs up on a connection that idles.
        connection = HTTPConnection("127.0.0.1", self._port, timeout=30)
        connection.connect()
        start = time.perf_counter()
        for _ in range(REQUESTS):
            connection.request("GET", self._path, headers=self._headers)
            answer = connection.getresponse()
            body = answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{self._path}: {answer.status} {body.decode()}")
        took = time.perf_counter() - start
        connection.close()
        return REQUESTS / took


def measure() -> list[Figure]:
    """Asks a card with some history, with a token and with an invoice key."""
    path = fresh_folder("endpoints")
    with server_with_empty_endpoint(path) as server, server.client() as http:
        superuser = first_install(http)
        owner = superuser.create_account("owner").wallet
        guest = superuser.welcome_guest("Ana", 1_000_000)
        admin = {"X-Api-Key": owner.admin_key}
        merchant = call(
            http,
            "POST",
            f"{API}/merchants",
            headers=admin,
            json={"name": "Bench", "category": "restaurant"},
        )
        made = call(
            http,
            "POST",
            f"{API}/merchants/{merchant['id']}/tokens",
            headers=admin,
            json={"name": "bench", "scopes": ["monitor"]},
        )
        receipt = _history(owner, guest, merchant["id"])
        card = f"{API}/restaurants/{merchant['id']}/loyalty/{guest.pubkey}"
        token = {"X-Loyalty-Token": made["secret"]}
        invoice = {"X-Api-Key": owner.invoice_key}
        page = f"/loyalty/receipt/{receipt}"
        by_token, cheapest, by_key, empty, said, *shells = side_by_side(
            Endpoint(server.port, card, token).per_second,
            Endpoint(server.port, "/api/v1/health", {}).per_second,
            Endpoint(server.port, card, invoice).per_second,
            Endpoint(server.port, f"/{EMPTY}/api/v1/empty", invoice).per_second,
            Endpoint(server.port, f"{API}/receipts/{receipt}", {}).per_second,
            Endpoint(server.port, page, {}).per_second,
            Endpoint(server.port, f"/loyalty/card/{merchant['id']}", {}).per_second,
        )
    return [
        Figure(
            "card with a token",
            f"{by_token:,.0f}/s",
            f"LNbits' health endpoint {cheapest:,.0f}/s",
            by_token / cheapest,
            0.8,
        ),
        Figure(
            "card with an invoice key",
            f"{by_key:,.0f}/s",
            f"empty endpoint behind the same check {empty:,.0f}/s",
            by_key / empty,
            0.9,
        ),
        *(
            Figure(
                name,
                f"{rate:,.0f}/s",
                f"LNbits' health endpoint {cheapest:,.0f}/s",
                rate / cheapest,
                0.5,
            )
            for name, rate in zip(
                ("receipt", "receipt's page", "card's page"),
                (said, *shells),
                strict=True,
            )
        ),
    ]


def _history(owner: Wallet, guest: Guest, merchant_id: str, bills: int = 20) -> str:
    """Bills of one guest; the token of the last one's receipt."""
    for _ in range(bills):
        invoice = owner.make_invoice(34_000, extra={"customer_pubkey": guest.pubkey})
        guest.wallet.pay(invoice["bolt11"])
    lines = [{"name": f"Dish {n}", "unit_price_sats": 1_000 * n} for n in (1, 2, 3)]
    bill = call(
        owner.http,
        "POST",
        f"{API}/orders",
        headers={"X-Api-Key": owner.admin_key},
        json={
            "merchant_id": merchant_id,
            "lines": lines,
            "customer_pubkey": guest.pubkey,
        },
    )
    guest.wallet.pay(bill["payment_request"])
    return str(bill["receipt_token"])
