"""kill -9 while payments flow: none is lost, none counts twice (mission 211, 212)."""

from __future__ import annotations

import json
import os
import random
import time
from pathlib import Path
from typing import Any

import pytest

from devkit import people
from devkit.layout import BUILD
from devkit.server import LNbitsServer
from raw import RawDatabase
from siege import House, kill_while_guests_pay

PROVING = os.environ.get("LOYALTY_PROVE") == "1"
# The second kill meets what the first one left.
KILLS = 20 if PROVING else 2


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """The run's own; printed, so that a red run can be had again."""
    chosen = int(request.config.getoption("--hypothesis-seed") or 0)
    print(f"seed {chosen}")
    return chosen


def keep_proof(**figures: Any) -> None:
    """Appends what a long proof has shown to a file that outlives the run."""
    file = BUILD / "proofs" / "kills.jsonl"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as proofs:
        proofs.write(json.dumps(figures) + "\n")


@pytest.mark.timeout(120 * KILLS)
def test_killed_servers_lose_nothing_and_count_nothing_twice(
    server_folder: Path, bench: Any, database: str, seed: int
) -> None:
    began, dice = time.monotonic(), random.Random(seed)
    url = bench.new_database()
    with LNbitsServer(server_folder, database_url=url) as server:
        raw = RawDatabase.of(server.folder, bench.postgres, url)
        with server.client() as http:
            house = House.opened(http, people.first_install(http), raw)
            for _ in range(KILLS):
                kill_while_guests_pay(server, http, house, dice)
                server.start()
                payments = house.prove(http)
    assert payments >= KILLS
    figures = {"database": database, "seed": seed, "kills": KILLS}
    seconds = round(time.monotonic() - began)
    print(figures, payments, seconds)
    if PROVING:
        keep_proof(**figures, payments=payments, seconds=seconds)
