"""The example clients do what they say, and a kill loses nothing of what is told
(mission 202, 211): real servers, real processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from receiver import Told, receiving

from devkit import people
from devkit.layout import ROOT
from devkit.people import NostrKeys, call
from devkit.processes import wait_until
from devkit.server import LNbitsServer
from venue import API

PYTHON = [sys.executable, str(ROOT / "docs/examples/follow.py")]
CURL = [str(ROOT / "docs/examples/follow.sh")]
GRANTS = 5


def run(command: list[str], environment: dict[str, str], **more: Any) -> str:
    done: subprocess.CompletedProcess[bytes] = subprocess.run(
        command,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=60,
        **more,
    )
    assert done.returncode == 0, done.stderr.decode() + done.stdout.decode()
    return done.stdout.decode().strip()


def verified(told: Told, secret: str) -> bool:
    """What the curl example says of a delivery."""
    at, event_id, body = told.signed.split(b".", 2)
    words = ["verify", at.decode(), event_id.decode(), told.signature]
    environment = {**os.environ, "SECRET": secret}
    done = subprocess.run([*CURL, *words], env=environment, input=body, timeout=60)
    return done.returncode == 0


def test_examples_work_and_a_kill_loses_nothing(
    server_folder: Path, bench: Any
) -> None:
    near = {"LOYALTY_LOCAL_DIALS": "1"}
    server = LNbitsServer(
        server_folder, database_url=bench.new_database(), extra_environment=near
    )
    with server, server.client() as http, receiving() as receiver:
        operator = people.first_install(http)
        owner = operator.create_account("satoshi")
        admin = {"X-Api-Key": owner.wallet.admin_key}
        shop = {"name": "Satoshi's Table", "category": "restaurant"}
        merchant = call(http, "POST", f"{API}/merchants", headers=admin, json=shop)
        here = f"{API}/merchants/{merchant['id']}"
        body = {"name": "Example", "scopes": ["orders", "monitor"]}
        token = call(http, "POST", f"{here}/tokens", headers=admin, json=body)
        known = {
            "LNBITS": str(http.base_url).rstrip("/"),
            "MERCHANT": merchant["id"],
            "TOKEN": token["secret"],
            "ADMIN_KEY": owner.wallet.admin_key,
        }
        made = json.loads(run([*CURL, "webhook", receiver.url], known))
        ana = operator.welcome_guest("Ana", 100_000)

        listener = subprocess.Popen(
            [*PYTHON, "listen"],
            env={**os.environ, "SECRET": "whsec_unknown", "PORT": "0"},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert listener.stdout is not None
            port = listener.stdout.readline().split()[-1]
            url = f"http://127.0.0.1:{port}/"
            other = {"url": url, "events": ["points.earned"]}
            call(http, "POST", f"{here}/webhooks", headers=admin, json=other)

            ana.wallet.pay(run([*PYTHON, "bill", "34000", ana.pubkey], known))
            answer = json.loads(run([*CURL, "bill", "6000", ana.pubkey], known))
            ana.wallet.pay(answer["payment_request"])
            assert wait_until(lambda: len(receiver.told) >= 4, 60)
            assert run([*PYTHON, "card", ana.pubkey], known) == "40 points, no tier"
            assert json.loads(run([*CURL, "card", ana.pubkey], known))["points"] == 40
            for told in receiver.told:
                assert verified(told, made["secret"])
                assert not verified(told, "whsec_unknown")
            log = f"{API}/webhooks/{made['id']}/deliveries"

            def refused() -> Any:
                listed = call(http, "GET", f"{here}/webhooks", headers=admin)["data"]
                return next(one for one in listed if one["id"] != made["id"])

            assert wait_until(lambda: "401" in refused()["reason"], 60)
        finally:
            listener.kill()
            listener.wait()

        ping = {"events": ["points.granted"]}
        path = f"{API}/webhooks/{made['id']}"
        call(http, "PUT", path, headers=admin, json=ping)
        before = len(receiver.told)
        guests = [NostrKeys.fresh().public for _ in range(GRANTS)]
        for number, guest in enumerate(guests):
            give = f"{API}/restaurants/{merchant['id']}/loyalty/{guest}/grant"
            once = admin | {"Idempotency-Key": str(number)}
            reason = {"points": number + 1, "reason": "Because"}
            call(http, "POST", give, headers=once, json=reason)
        server.kill()
        server.start()

        def told_after() -> set[str]:
            return {told.event["id"] for told in receiver.told[before:]}

        assert wait_until(lambda: len(told_after()) == GRANTS, 120)
        given = {t.event["id"]: t.data["points_delta"] for t in receiver.told[before:]}
        assert sorted(given.values()) == list(range(1, GRANTS + 1))
        states = call(http, "GET", f"{log}?limit=100", headers=admin)["data"]
        assert {d["state"] for d in states if d["type"] == "points.granted"} <= {
            *("sent", "waiting")
        }
