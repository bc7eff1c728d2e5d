"""What every test may ask for.

tests/unit     pure modules, no LNbits, run once
tests/api      against an LNbits in this process, on both databases
tests/server   against real server processes, on both databases
tests/browser  people in front of the pages; those marked every_database on both
tests/demo     what `make run` and `make pay` promise, run once

LOYALTY_TEST_DB=sqlite|postgres chooses the database of a run. The session's LNbits
boots on the first test that asks for it; nothing of `lnbits`, and of `loyalty` only
pure modules, may be imported at the top of a test module, because LNbits reads its
environment at import and re-imports the extension at boot.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import shutil
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import httpx
import hypothesis
import pytest
from anyio import to_thread

from devkit import inprocess, people
from devkit.layout import EXTENSION, ROOT, RunFolder, make_run_folder
from devkit.postgres import PostgreSQL
from devkit.scratch import fast_folder
from lab import Lab
from venue import Venue

T = TypeVar("T")
# How long an example takes says how busy the machine is, and nothing of the rule.
hypothesis.settings.register_profile(
    "ours", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("ours")
PORT = 5000
MANY_SATS = 10_000_000  # all that LNbits puts on a wallet at once
GUESTS_OF_A_PURSE = 20
DATABASES = ("sqlite", "postgres")
BESIDE = (
    "_sweeps",
    "_publisher",
    "_payouts",
    "_lists",
    "_webhooks",
)  # tasks, by their names' ends


class Bench:
    """The session's folder and database, shared by every fixture."""

    def __init__(self, database: str) -> None:
        self.database = database
        self.path = fast_folder(f"tests-{database}")
        self.folder: RunFolder = make_run_folder(self.path / "session")
        self.postgres = PostgreSQL().start() if database == "postgres" else None

    def new_database(self) -> str | None:
        """The URL of an empty PostgreSQL database; None means SQLite."""
        return self.postgres.create_database() if self.postgres else None

    def close(self) -> None:
        if self.postgres:
            self.postgres.stop()
        shutil.rmtree(self.path, ignore_errors=True)


BENCH = pytest.StashKey[Bench]()


def pytest_addoption(parser: pytest.Parser) -> None:
    words = "of the browser tests only those marked every_database"
    parser.addoption("--smoke", action="store_true", help=words)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Settle the environment before collection imports anything."""
    database = os.environ.get("LOYALTY_TEST_DB", "sqlite")
    if database not in DATABASES:
        raise pytest.UsageError(f"LOYALTY_TEST_DB is none of {DATABASES}: {database}")
    bench = Bench(database)
    session.config.stash[BENCH] = bench
    inprocess.enter(bench.folder, PORT, bench.new_database())
    _bare_package()


def pytest_sessionfinish(session: pytest.Session) -> None:
    bench = session.config.stash.get(BENCH, None)
    if bench is not None:
        bench.close()


def _bare_package() -> None:
    # The package's front door imports LNbits. With a doorless package in its place,
    # a unit test gets the pure module it names and nothing else. `app` puts the real
    # one in its place.
    package = ModuleType(EXTENSION)
    package.__path__ = [str(ROOT)]
    sys.modules[EXTENSION] = package


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def bench(request: pytest.FixtureRequest) -> Bench:
    return request.config.stash[BENCH]


@pytest.fixture(scope="session")
def database(bench: Bench) -> str:
    """`sqlite` or `postgres`."""
    return bench.database


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """The run's own, which `make prove` prints."""
    return int(request.config.getoption("--hypothesis-seed") or 0)


@pytest.fixture
def server_folder(bench: Bench, tmp_path: Path) -> Iterator[Path]:
    """A folder for one real server."""
    path = bench.path / tmp_path.name
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="session")
async def app(anyio_backend: str, bench: Bench) -> AsyncIterator[Any]:
    """LNbits with the extension, booted once in this process."""
    for name in [name for name in sys.modules if name.split(".")[0] == EXTENSION]:
        del sys.modules[name]
    with unswept():
        async with inprocess.running_app(bench.folder) as booted:
            yield booted


@contextmanager
def unswept() -> Iterator[None]:
    """Nothing is swept, or published, but by tests: a lab's programmes live in other
    years.

    LNbits is told, not the extension, which it imports anew when that is switched on.
    """
    from lnbits.task_manager import task_manager

    create = task_manager.create_permanent_task

    async def sweep_nothing() -> None:
        await asyncio.Event().wait()

    def unless_swept(*args: Any, **kwargs: Any) -> Any:
        if str(kwargs.get("name")).endswith(BESIDE):
            args = (sweep_nothing, *args[1:])
        return create(*args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(task_manager, "create_permanent_task", unless_swept)
        yield


@pytest.fixture(scope="session")
async def in_thread(app: Any) -> Callable[..., Awaitable[Any]]:
    """`await in_thread(f, *a, **k)`: run a synchronous helper beside the loop."""

    async def run(function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        return await to_thread.run_sync(partial(function, *args, **kwargs))

    return run


@pytest.fixture(scope="session")
async def superuser(
    app: Any, in_thread: Callable[..., Awaitable[Any]]
) -> people.Operator:
    """First install done, signed in; its calls must run through `in_thread`."""
    http = inprocess.bridged_client(asyncio.get_running_loop(), app, PORT)
    operator: people.Operator = await in_thread(people.first_install, http)
    return operator


@pytest.fixture(scope="session")
async def client(
    app: Any, superuser: people.Operator
) -> AsyncIterator[httpx.AsyncClient]:
    """Speaks to the app of this process, without any login of its own."""
    async with inprocess.async_client(app, PORT) as http:
        yield http


@pytest.fixture(scope="session")
async def new_account(
    superuser: people.Operator, in_thread: Callable[..., Awaitable[Any]]
) -> Callable[[], Awaitable[people.Account]]:
    """`await new_account()`: a user with a wallet and the extension enabled.

    Nobody signs in with a password here: whoever has to needs `create_account`.
    """

    async def create() -> people.Account:
        account: people.Account = await in_thread(superuser.open_account)
        return account

    return create


@pytest.fixture(scope="session")
async def new_guest(
    superuser: people.Operator, in_thread: Callable[..., Awaitable[Any]]
) -> Callable[..., Awaitable[people.Guest]]:
    """`await new_guest(name)`: Nostr keys of their own and sats to spend.

    To LNbits a guest is a wallet that pays, so some dozens share one: an account, a
    wallet and its sats cost more than all that most tests do with them. A wallet is
    changed before its history makes it slow.
    """
    purses: list[people.Wallet] = []
    guests = itertools.count()

    async def create(name: str = "Ana") -> people.Guest:
        if next(guests) % GUESTS_OF_A_PURSE == 0:
            rich = await in_thread(superuser.welcome_guest, name, MANY_SATS)
            purses.append(rich.wallet)
        return people.Guest(name, people.NostrKeys.fresh(), purses[-1])

    return create


@pytest.fixture
async def operator(
    new_account: Callable[[], Awaitable[people.Account]],
) -> people.Account:
    """Runs a venue: an ordinary user, never the superuser."""
    return await new_account()


@pytest.fixture
async def guest(
    new_guest: Callable[..., Awaitable[people.Guest]],
) -> people.Guest:
    """Has sats enough."""
    return await new_guest()


@pytest.fixture(scope="session")
async def new_venue(
    client: httpx.AsyncClient,
    new_account: Callable[[], Awaitable[people.Account]],
) -> Callable[..., Awaitable[Venue]]:
    """`await new_venue(**merchant)`: a merchant of a new owner, 1 point per 1000."""

    async def create(**merchant: Any) -> Venue:
        owner = await new_account()
        venue = Venue(client, owner, owner.wallet)
        body = {"name": "Satoshi's Table", "category": "restaurant", **merchant}
        venue.merchant = await venue.do("POST", "/merchants", **body)
        return venue

    return create


@pytest.fixture(scope="session")
async def new_lab(
    new_venue: Callable[..., Awaitable[Venue]],
) -> Callable[..., Awaitable[Lab]]:
    """`await new_lab(at, **merchant)`: a programme with a clock of its own."""

    async def create(at: int, **merchant: Any) -> Lab:
        return await Lab.opened(await new_venue(**merchant), at)

    return create


@pytest.fixture
async def deaf(app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """LNbits tells us of no payment, and we look for none until the test says so."""
    from lnbits.task_manager import task_manager

    from loyalty import tasks
    from loyalty.orders.payments.reconciliation import Progress

    async def find_nothing() -> Progress:
        return Progress()

    listener = task_manager.get_task("ext_loyalty_invoice_listener")
    monkeypatch.setattr(listener, "invoice_queue", asyncio.Queue())
    monkeypatch.setattr(tasks, "reconcile", find_nothing)


@pytest.fixture
async def venue(new_venue: Callable[..., Awaitable[Venue]]) -> Venue:
    """Counts in sats: one point per 1000."""
    return await new_venue()
