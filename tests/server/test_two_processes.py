"""Two servers on one database, as in a rolling restart: nothing is done twice.

LNbits itself is one process per database, so guests pay through the first server only;
the second has its own listener, reconciliation, sweeps and re-scans, all on the same
payments, and every call of ours goes to both.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from devkit import people
from devkit.people import NostrKeys
from devkit.processes import wait_until
from devkit.server import LNbitsServer
from errands import AT_ONCE
from moves import by_hand, claim, nobodys_bill, redeem
from raw import RawDatabase
from rounds import PROVING, Rounds
from siege import PATIENCE_SECONDS, House

SERVED, MORE = 60, 15
BURSTS, BURST = 3, 12
WINNERS = 100 if PROVING else 5
FULL = 70  # a card's whole balance, and the price of what everybody wants


@contextmanager
def two_servers(folder: Path, bench: Any) -> Iterator[tuple[House, LNbitsServer]]:
    """A house whose calls go to two servers in turn, and the second one of them."""
    url = bench.new_database()
    with (
        LNbitsServer(folder, database_url=url) as first,
        first.client() as http,
    ):
        raw = RawDatabase.of(first.folder, bench.postgres, url)
        house = House.opened(http, people.first_install(http), raw)
        with (
            LNbitsServer(folder, database_url=url) as second,
            second.client() as other,
        ):
            house.couriers.servers = [http, other]
            yield house, second
        house.couriers.close()


@contextmanager
def looking_again(house: House, server: LNbitsServer) -> Iterator[list[Any]]:
    """That server goes through all payments again and again; what it said each time."""
    enough, path = threading.Event(), f"/loyalty/api/v1{house.path}/rescan"
    progress: list[Any] = []

    def look() -> None:
        headers = house.owner("POST", path, b"")
        with server.client() as http:
            while not enough.is_set():
                said = http.post(path, headers=headers, json={"from": 0}).json()
                while not said["done"]:
                    said = http.get(path, headers=headers).json()
                progress.append(said)

    looker = threading.Thread(target=look)
    looker.start()
    try:
        yield progress
    finally:
        enough.set()
        looker.join()


@pytest.mark.timeout(300)
def test_two_servers_do_nothing_twice(
    server_folder: Path, bench: Any, seed: int
) -> None:
    """The same calls to both, while everything happens on the same few cards; then the
    second is killed, as an old one may be."""
    with two_servers(server_folder, bench) as (house, second):
        with looking_again(house, second) as progress, house.busy(seed):
            assert wait_until(
                lambda: len(house.acknowledged) >= SERVED and house.has_seen_all(),
                PATIENCE_SECONDS,
            )
        house.ask_again(random.Random(seed))
        assert house.prove() > 0
        assert progress[-1]["seen"] > 0
        assert not any(said["failed"] for said in progress)
        burst_on_one_card(house)
        burst_on_one_receipt(house)
        lose_one(house, second, random.Random(seed))
        print(dict(house.kinds))


def lose_one(house: House, server: LNbitsServer, dice: random.Random) -> None:
    """One of the two is killed in the middle of it all; the other one serves on."""
    with house.busy(dice.randrange(2**32)):
        assert wait_until(house.has_done(MORE), PATIENCE_SECONDS)
        server.kill()
        assert wait_until(house.has_done(MORE), PATIENCE_SECONDS)
    house.couriers.servers = [house.http]
    house.ask_again(dice)
    house.prove()


def burst_on_one_card(house: House) -> None:
    """Different calls to both servers at the same moment: each counts, once."""
    dice, keys = random.Random(0), NostrKeys.fresh()
    for _ in range(BURSTS):
        points = [dice.randint(1, 100) for _ in range(BURST)]
        grants = [by_hand(house, keys, "grant", each) for each in points]
        before = house.points(keys)
        house.run_all([errand for errand in grants for _ in range(2)])
        assert house.points(keys) == before + sum(points)
    house.prove()


def burst_on_one_receipt(house: House) -> None:
    """Fifty claim one receipt at both servers: one card has it (mission 215)."""
    _, token = nobodys_bill(house, house.guests[0], 2_000)
    crowd = [NostrKeys.fresh() for _ in range(AT_ONCE)]
    asked = [claim(house, keys, token) for keys in crowd]
    house.run_all(asked)
    assert sum(bool(errand.answers) for errand in asked) == 1
    lost = [errand.codes for errand in asked if not errand.answers]
    assert lost == [["already_claimed"]] * (AT_ONCE - 1)
    house.prove()


@pytest.mark.timeout(1800)
def test_one_of_fifty_gets_what_there_is_once(
    server_folder: Path, bench: Any, seed: int
) -> None:
    """Fifty times the whole balance, at two servers at once: one has it."""
    rounds = Rounds.of(f"full-balance-{bench.database}", seed, WINNERS)
    with two_servers(server_folder, bench) as (house, _):
        house.with_rewards([FULL])
        for number, dice in rounds.left():
            rounds.keep(number, winners=full_balance_round(house, dice))
        house.prove()
    assert rounds.total("winners") == WINNERS


def full_balance_round(house: House, dice: random.Random) -> int:
    """How many of those who ask at the same moment get the one that there is."""
    keys = NostrKeys.fresh()
    house.run(by_hand(house, keys, "grant", FULL), dice)
    asked = [redeem(house, keys, house.rewards[-1]) for _ in range(AT_ONCE)]
    house.run_all(asked)
    won = [errand for errand in asked if errand.answers]
    lost = [errand.codes for errand in asked if not errand.answers]
    assert lost == [["insufficient_points"]] * (AT_ONCE - 1)
    assert house.points(keys) == 0
    return len(won)
