"""What a guest gets at the counter, of a server: with ten rules and one badge, and with
a thousand and fifty, beside LNbits' cheapest endpoint."""

from __future__ import annotations

import json
import time
from http.client import HTTPConnection
from typing import Any

import httpx

from devkit.people import NostrKeys, Wallet, call, first_install

from .endpoints import API, Endpoint, server_with_empty_endpoint
from .figures import Figure, in_rounds
from .stage import fresh_folder

REQUESTS = 200
FEW_RULES, MANY_RULES = 10, 1_000
FEW_BADGES, MANY_BADGES = 1, 50
AIM, MOST_TIMES = 0.5, 3


class Calculation:
    """One question of the counter's, asked over one connection."""

    def __init__(
        self, port: int, headers: dict[str, str], body: dict[str, Any]
    ) -> None:
        self._port = port
        self._headers = {**headers, "Content-Type": "application/json"}
        self._body = json.dumps(body)

    def per_second(self) -> float:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=30)
        connection.connect()
        start = time.perf_counter()
        for _ in range(REQUESTS):
            connection.request("POST", f"{API}/calculate", self._body, self._headers)
            answer = connection.getresponse()
            said = answer.read()
            if answer.status != 200 or not json.loads(said)["applied_rules"]:
                raise RuntimeError(f"{answer.status} {said.decode()}")
        took = time.perf_counter() - start
        connection.close()
        return REQUESTS / took


def measure() -> list[Figure]:
    """Asked by a till's token."""
    path = fresh_folder("calculating")
    with server_with_empty_endpoint(path) as server, server.client() as http:
        superuser = first_install(http)
        few = _counter(http, superuser.create_account("few").wallet, server.port, 0)
        many = _counter(http, superuser.create_account("many").wallet, server.port, 1)
        health = Endpoint(server.port, "/api/v1/health", {})
        small, large, cheapest = in_rounds(
            few.per_second, many.per_second, health.per_second
        )
    return [
        Figure(
            "calculate: 1,000 rules and 50 badges",
            str(large),
            f"10 rules and 1 badge {small}",
            large.over(small),
            1 / MOST_TIMES,
        ),
        Figure(
            "calculate: 10 rules and 1 badge",
            str(small),
            f"LNbits' health endpoint {cheapest}",
            small.over(cheapest),
            AIM,
        ),
    ]


def _counter(
    http: httpx.Client, wallet: Wallet, port: int, is_large: int
) -> Calculation:
    """A merchant with so many rules, each of another badge, and a guest who holds some
    of these badges."""
    admin = {"X-Api-Key": wallet.admin_key}

    def make(where: str, **body: Any) -> Any:
        return call(http, "POST", f"{API}{where}", headers=admin, json=body)

    merchant = make("/merchants", name="Bench", category="restaurant")["id"]
    guest, here = NostrKeys.fresh().public, f"/merchants/{merchant}"
    held = []
    for n in range((FEW_BADGES, MANY_BADGES)[is_large]):
        badge = make(f"{here}/badges/own", name=f"Badge {n}")
        make(f"{here}/badges/own/{badge['id']}/holders", customer_pubkey=guest)
        held.append(badge["badge"])
    issuer = held[0].split(":")[1]
    for n in range((FEW_RULES, MANY_RULES)[is_large]):
        badge = held[n] if n < len(held) else f"30009:{issuer}:other-{n}"
        make(
            "/rules",
            merchant_id=merchant,
            badge=badge,
            discount_type="percentage",
            discount_value=1 + n % 20,
            description=f"Rule {n}",
            usage_limit=1000,
        )
    token = make(f"{here}/tokens", name="till", scopes=["pos"])["secret"]
    body = {"merchant_id": merchant, "customer_pubkey": guest, "amount": 10_000}
    return Calculation(port, {"X-Loyalty-Token": token}, body)
