"""Two servers on one database, as in a rolling restart: nothing is done twice.

LNbits itself is one process per database, so guests pay through the first server only;
the second has its own listener, reconciliation and re-scans, all on the same payments.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from devkit import people
from devkit.processes import wait_until
from devkit.server import LNbitsServer
from raw import RawDatabase
from siege import PATIENCE_SECONDS, House

SERVED = 30


@contextmanager
def looking_again(house: House, http: httpx.Client) -> Iterator[list[Any]]:
    """That server goes through all payments again and again; what it said each time."""
    enough, path = threading.Event(), f"/merchants/{house.id}/rescan"
    progress: list[Any] = []

    def look() -> None:
        while not enough.is_set():
            said = house.do(http, "POST", path, **{"from": 0})
            while not said["done"]:
                said = house.do(http, "GET", path)
            progress.append(said)

    looker = threading.Thread(target=look)
    looker.start()
    try:
        yield progress
    finally:
        enough.set()
        looker.join()


@pytest.mark.timeout(300)
def test_two_servers_count_every_payment_once(server_folder: Path, bench: Any) -> None:
    url = bench.new_database()
    with (
        LNbitsServer(server_folder, database_url=url) as first,
        first.client() as http,
    ):
        raw = RawDatabase.of(first.folder, bench.postgres, url)
        house = House.opened(http, people.first_install(http), raw)
        with (
            LNbitsServer(server_folder, database_url=url) as second,
            second.client() as other,
        ):
            with looking_again(house, other) as progress, house.guests_pay(http, 0):
                assert wait_until(
                    lambda: len(house.acknowledged) >= SERVED, PATIENCE_SECONDS
                )
            assert house.prove(http) == house.prove(other) >= SERVED
            assert progress[-1]["seen"] > 0
            assert not any(said["failed"] for said in progress)
            print("judged by the second:", sum(said["new"] for said in progress))
        # The second goes, as an old one does; the first serves on.
        with house.guests_pay(http, 1):
            more = 2 * SERVED
            assert wait_until(lambda: len(house.acknowledged) >= more, PATIENCE_SECONDS)
        assert house.prove(http) >= more
