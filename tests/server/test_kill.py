"""kill -9 while everything happens: nothing acknowledged is lost, nothing is done twice
or by half (mission 211, 212).

From each start to the next, two weeks pass or none: so points come to their end,
reservations lapse, welcome points come due and keys are let go of while the plug is
pulled.
"""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any

import pytest

from clockwork import behind
from devkit import people
from devkit.people import NostrKeys
from devkit.processes import wait_until
from devkit.server import LNbitsServer
from moves import MAKES, by_hand
from raw import RawDatabase
from rounds import PROVING, Rounds
from siege import PATIENCE_SECONDS, House

ROUNDS, KILLS = (5, 4) if PROVING else (1, 2)
JUMP_DAYS = 17  # two of them end points; one alone lets no Idempotency-Key go
STARTING = "start"  # what time has brought is being caught up with
MOMENTS = (*MAKES, STARTING) if PROVING else tuple(MAKES)
BUSY = 15


@pytest.mark.timeout(1200 * ROUNDS)
def test_killed_servers_lose_nothing_and_do_nothing_twice_or_by_half(
    server_folder: Path, bench: Any, database: str, seed: int
) -> None:
    rounds = Rounds.of(f"kills-{database}", seed, ROUNDS)
    moments = list(MOMENTS)
    random.Random(rounds.seed).shuffle(moments)
    for number, dice in rounds.left():
        began = time.monotonic()
        url = bench.new_database()
        server = LNbitsServer(server_folder / str(number), database_url=url)
        raw = RawDatabase.of(server.folder, bench.postgres, url)
        first = number * KILLS
        during = [moments[i % len(moments)] for i in range(first, first + KILLS)]
        shown = one_round(server, raw, dice, during)
        rounds.keep(number, **shown, seconds=round(time.monotonic() - began))
    assert rounds.total("kills") == ROUNDS * KILLS
    assert rounds.total("expired") >= ROUNDS


def one_round(
    server: LNbitsServer, raw: RawDatabase, dice: random.Random, during: list[str]
) -> dict[str, Any]:
    """A venue that is killed a few times, and lives on; what was proved of it."""
    days = JUMP_DAYS * len(during)
    behind(server, days)
    with server, server.client() as http:
        house = House.opened(http, people.first_install(http), raw, days)
        regular = NostrKeys.fresh()
        house.run(by_hand(house, regular, "grant", 100), dice)
        for moment in during:
            kill_at(moment, server, house, dice)
            rise(server, house, dice)
        live_until_all_is_seen(house, dice)
        house.ask_again(dice)
        house.run(by_hand(house, regular, "grant", 1), dice)
        assert house.points(regular) == 1  # the others have come to their end
        events = house.prove()
        house.couriers.close()
    shown = {"kills": len(during), "during": during, "events": events}
    expired = raw.rows("SELECT 1 AS one FROM loyalty.events WHERE source = 'expiry'")
    shown |= {"expired": len(expired), "calls": dict(house.kinds)}
    return shown | {"unanswered": dict(house.torn)}


def rise(server: LNbitsServer, house: House, dice: random.Random) -> None:
    """Some time later the server is started again, and people ask again."""
    house.prove_nothing_is_lost()
    house.days_ago -= JUMP_DAYS
    behind(server, house.days_ago)
    server.start()
    house.ask_again(dice)
    house.prove()


def kill_at(
    moment: str, server: LNbitsServer, house: House, dice: random.Random
) -> None:
    """While something is asked for; or as the server starts, after a busy time."""
    if moment == STARTING:
        with house.busy(dice.randrange(2**32)):
            assert wait_until(house.has_done(BUSY), PATIENCE_SECONDS)
        server.kill()
        behind(server, house.days_ago - JUMP_DAYS)
        server.start()
        time.sleep(dice.uniform(0, 1))
        server.kill()
    else:
        kill_during(moment, server, house, dice)


def kill_during(
    kind: str, server: LNbitsServer, house: House, dice: random.Random
) -> None:
    """Pulls the plug at some moment while that is being asked for, among much else; or
    as soon as anything is acknowledged after that."""
    house.wanted = kind
    few = house.has_done(dice.randint(1, 10))
    with house.busy(dice.randrange(2**32)):
        assert wait_until(few, PATIENCE_SECONDS)
        house.await_flight(kind)
        if dice.random() < 0.5:
            time.sleep(dice.uniform(0, 0.1))
        else:
            assert wait_until(house.has_done(1), PATIENCE_SECONDS, pause=0.001)
        server.kill()
    house.wanted = ""


def live_until_all_is_seen(house: House, dice: random.Random) -> None:
    """Life goes on, and there is nothing that does not happen in it."""
    with house.busy(dice.randrange(2**32)):
        assert wait_until(house.has_seen_all, PATIENCE_SECONDS), house.kinds
