"""The tools that all other tests stand on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from coincurve import PublicKeyXOnly

from devkit import people, processes
from devkit.layout import ROOT, make_run_folder
from devkit.postgres import PostgreSQL
from devkit.scratch import fast_folder
from devkit.server import LNbitsServer, ServerDidNotStart


def is_alive(pid: int) -> bool:
    """A zombie that nobody has waited for is not alive."""
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


async def test_a_guest_pays_an_invoice_in_this_process(
    client: httpx.AsyncClient, operator: people.Account, guest: people.Guest
) -> None:
    wallet = operator.wallet
    invoice = await client.post(
        "/api/v1/payments",
        headers={"X-Api-Key": wallet.invoice_key},
        json={"out": False, "amount": 21, "extra": {"customer_pubkey": guest.pubkey}},
    )
    paid = await client.post(
        "/api/v1/payments",
        headers={"X-Api-Key": guest.wallet.admin_key},
        json={"out": True, "bolt11": invoice.json()["bolt11"]},
    )
    assert paid.json()["status"] == "success"
    balance = await client.get(
        "/api/v1/wallet", headers={"X-Api-Key": wallet.invoice_key}
    )
    assert balance.json()["balance"] == 21_000


async def test_synchronous_helpers_work_beside_the_loop(
    operator: people.Account,
    guest: people.Guest,
    in_thread: Callable[..., Awaitable[Any]],
) -> None:
    invoice = await in_thread(operator.wallet.make_invoice, 1234, "lunch")
    answer = await in_thread(guest.wallet.pay, invoice["bolt11"])
    assert answer["status"] == "success"
    assert await in_thread(operator.wallet.balance) == 1234


async def test_the_app_runs_on_the_chosen_database(app: Any, database: str) -> None:
    from lnbits.db import DB_TYPE

    assert DB_TYPE.lower() == database


def test_keys_are_valid_and_sign() -> None:
    keys = people.NostrKeys.fresh()
    message = os.urandom(32)
    assert len(keys.public) == len(keys.secret) == 64
    public = PublicKeyXOnly(bytes.fromhex(keys.public))
    assert public.verify(bytes.fromhex(keys.sign(message)), message)
    assert people.NostrKeys.from_secret(keys.secret) == keys


def test_a_run_folder_keeps_its_secret_and_links_to_the_code(tmp_path: Path) -> None:
    folder = make_run_folder(tmp_path / "run")
    secret = folder.secret()
    again = make_run_folder(tmp_path / "run")
    assert again.secret() == secret
    assert (again.extensions / "loyalty").resolve() == ROOT
    assert (again.path / "lnbits" / "static").is_dir()


def test_a_real_server_survives_being_killed(server_folder: Path, bench: Any) -> None:
    database = bench.new_database()
    with LNbitsServer(server_folder, database_url=database) as server:
        first = server.process
        with server.client() as http:
            admin = people.first_install(http)
            shop = admin.create_account("satoshi")
            guest = admin.welcome_guest("Ana", 5000)
            guest.wallet.pay(shop.wallet.make_invoice(2000)["bolt11"])
            server.kill()
            server.start()
            assert shop.wallet.balance() == 2000
            assert people.sign_in(http, "satoshi").token
            server.restart()
            assert guest.wallet.balance() == 3000
        assert first is not None and first.returncode == -signal.SIGKILL
        last = server.process
    assert last is not None and last.returncode in (0, -signal.SIGTERM)
    assert not server.is_running


def test_a_server_that_cannot_start_says_why(server_folder: Path) -> None:
    url = "postgresql://nobody@127.0.0.1:1/none"
    server = LNbitsServer(server_folder, database_url=url)
    with pytest.raises(ServerDidNotStart, match="postgres://"):
        server.start()
    assert not server.is_running


def test_a_child_dies_with_a_killed_parent(tmp_path: Path) -> None:
    program = textwrap.dedent("""
        import os, pathlib, sys, time
        from devkit import processes
        here = pathlib.Path(sys.argv[1])
        child = processes.start(["sleep", "60"], folder=here, log=here / "log",
                                environment=os.environ)
        print(child.pid, flush=True)
        time.sleep(60)
    """)
    command = [sys.executable, "-c", program, str(tmp_path)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "tools")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert is_alive(child)
        parent.kill()
    assert processes.wait_until(lambda: not is_alive(child), timeout=5)


def test_what_a_killed_run_left_is_swept_by_the_next() -> None:
    make = "from devkit.scratch import fast_folder; print(fast_folder('sweep-test'))"
    environment = os.environ | {"PYTHONPATH": str(ROOT / "tools")}
    run = subprocess.run(
        [sys.executable, "-c", make], capture_output=True, text=True, env=environment
    )
    left = Path(run.stdout.strip())
    assert left.is_dir()
    mine = fast_folder("sweep-test")
    other = fast_folder("sweep-test")
    assert not left.exists()
    assert mine.is_dir() and other.is_dir()
    mine.rmdir()
    other.rmdir()


def test_postgresql_serves_several_databases_and_leaves_nothing() -> None:
    with PostgreSQL() as postgres:
        first, second = postgres.create_database(), postgres.create_database()
        assert first != second and first.startswith("postgres://")
        postgres.run_sql("CREATE TABLE t (n INTEGER)", first.rsplit("/", 1)[1])
        with pytest.raises(RuntimeError, match="does not exist"):
            postgres.run_sql("SELECT * FROM t", second.rsplit("/", 1)[1])
        process = postgres.process
    assert process is not None and not is_alive(process.pid)
    assert not postgres.folder.exists()
