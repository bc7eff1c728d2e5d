"""What is true, read where it is kept: LNbits' payments beside Loyalty's events.

Two SQLite files, opened for reading. Nothing here asks the program that is being
checked, which is the point of it.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from devkit.processes import wait_until

CORE, OURS = "database.sqlite3", "ext_loyalty.sqlite3"
GLANCE_SECONDS = 0.0005


@dataclass(frozen=True)
class Truth:
    """Orders of known guests, by id.

    Attributes:
        settled: those whose payment LNbits has settled.
        counted: how often each stands on a card.
    """

    settled: frozenset[str]
    counted: Counter[str]

    @property
    def missing(self) -> frozenset[str]:
        """Settled, and on no card."""
        return self.settled - self.counted.keys()

    @property
    def wrong(self) -> frozenset[str]:
        """Counted more than once, or counted and not settled."""
        twice = {order for order, times in self.counted.items() if times > 1}
        return frozenset(twice | self.counted.keys() - self.settled)


def look(data: Path) -> Truth:
    """As it stands now; LNbits may be running."""
    with _reading(data / OURS) as ours:
        # Counted first: what settles in between is then missing, never made up.
        counted = [
            row[0]
            for row in ours.execute(
                "SELECT order_id FROM events WHERE kind = 'earned' "
                "AND order_id IS NOT NULL"
            )
        ]
        bills = ours.execute(
            "SELECT id, payment_hash FROM orders WHERE customer_pubkey IS NOT NULL"
        ).fetchall()
    with _reading(data / CORE) as core:
        paid = {
            row[0]
            for row in core.execute(
                "SELECT payment_hash FROM apipayments "
                "WHERE status = 'success' AND amount > 0"
            )
        }
    settled = frozenset(order for order, payment in bills if payment in paid)
    return Truth(settled, Counter(counted))


def has_left(data: Path, payment_hash: str) -> bool:
    """The payer's side of a payment is booked."""
    return _is_booked(data, payment_hash, "amount < 0")


def has_arrived(data: Path, payment_hash: str) -> bool:
    """The payee's side is booked: it is settled."""
    return _is_booked(data, payment_hash, "amount > 0")


@contextmanager
def left_behind(data: Path) -> Iterator[Path]:
    """A copy of what a killed LNbits left, as it would find it when it starts again.

    SQLite finishes or undoes what was cut in half when a file is next opened; that is
    LNbits' to do, so it is done to a copy.
    """
    with tempfile.TemporaryDirectory(prefix="loyalty-demo-") as folder:
        copy = Path(folder)
        for name in (CORE, OURS):
            for file in data.glob(f"{name}*"):
                shutil.copy2(file, copy / file.name)
            with closing(sqlite3.connect(copy / name)) as database:
                database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield copy


def await_arrival(data: Path, payment_hash: str, patience: float) -> None:
    """Returns within a millisecond of the payment's arrival, or when patience ends."""
    with _reading(data / CORE) as core:
        wait_until(
            lambda: _booked(core, payment_hash, "amount > 0"), patience, GLANCE_SECONDS
        )


def _is_booked(data: Path, payment_hash: str, side: str) -> bool:
    with _reading(data / CORE) as core:
        return _booked(core, payment_hash, side)


def _booked(core: sqlite3.Connection, payment_hash: str, side: str) -> bool:
    sql = "SELECT 1 FROM apipayments WHERE payment_hash = ? AND status = 'success' AND "
    return core.execute(sql + side, (payment_hash,)).fetchone() is not None


@contextmanager
def _reading(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
        yield database
