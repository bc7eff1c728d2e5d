"""The owner's first page over a long past, beside LNbits' own list of payments.

A hundred thousand guests and a million events in two and a half years at one merchant,
each bill with its order and its judged payment; LNbits' wallet has a hundred thousand
payments. Both are asked of the same server, as the pages ask.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from random import Random

from devkit.people import Wallet
from devkit.server import LNbitsServer

from . import loader
from .figures import Figure, in_rounds
from .stage import stage

API = "/loyalty/api/v1"
CUSTOMERS = 100_000
EVENTS_EACH = (1, 19)  # ten on average
PAYMENTS = 100_000
DAY = 86_400
BETWEEN_VISITS = 21 * DAY
LAST_SEEN_WITHIN = 730 * DAY
REQUESTS = 10
AIM = 1 / 3
OURS, CORE = "ext_loyalty.sqlite3", "database.sqlite3"

# Each bill of the ledger as the order and the judged payment that led to it.
ORDERS = """
    INSERT INTO orders (id, merchant_id, program_id, customer_pubkey, referrer_pubkey,
        amount_sats, amount_minor, currency, minor_per_btc, tip_sats, table_name, note,
        kitchen, bill, source, payment_hash, payment_request, actor_id, created_at,
        paid_at)
    SELECT substr(e.source_id, 33), e.merchant_id, e.program_id, c.customer_pubkey,
        NULL, e.base_sats, 0, '', 0, 0, 'Table 1', '', 'served', 'paid', 'loyalty',
        e.source_id, NULL, 'system', e.time, e.time
    FROM events e JOIN cards c ON c.id = e.card_id WHERE e.kind = 'earned'
"""
JUDGED = """
    INSERT INTO payments (checking_id, payment_hash, wallet_id, merchant_id, order_id,
        amount_msat, base_sats, outcome, time, recorded_at)
    SELECT e.source_id, e.source_id, :wallet_id, e.merchant_id,
        substr(e.source_id, 33), e.base_sats * 1000, e.base_sats, 'earned', e.time,
        e.recorded_at
    FROM events e WHERE e.kind = 'earned'
"""


@dataclass(frozen=True)
class Asked:
    """One URL, asked as its page asks."""

    port: int
    path: str
    headers: dict[str, str]

    def per_second(self) -> float:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        start = time.perf_counter()
        for _ in range(REQUESTS):
            connection.request("GET", self.path, headers=self.headers)
            answer = connection.getresponse()
            body = answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{self.path}: {answer.status} {body.decode()}")
        took = time.perf_counter() - start
        connection.close()
        return REQUESTS / took


def measure() -> list[Figure]:
    """Loads the past into one LNbits, and asks both of the next one on its data."""
    with stage("overview") as on:
        on.owner.make_invoice(1000)  # the row that LNbits' others are made like
        data, path = on.folder.data, on.folder.path
        owner, merchant = on.owner, on.merchant
        load_past(data / OURS, merchant, owner)
    load_payments(data / CORE, owner)
    with LNbitsServer(path) as server:
        return figures(server.port, merchant["id"], owner)


def figures(port: int, merchant_id: str, owner: Wallet) -> list[Figure]:
    admin = {"X-Api-Key": owner.admin_key}
    page = "/api/v1/payments/paginated?limit=10&offset=0&sortby=time&direction=desc"
    ours = Asked(port, f"{API}/merchants/{merchant_id}/overview", admin)
    theirs = Asked(port, page, admin)
    mine, list_ = in_rounds(ours.per_second, theirs.per_second)
    return [
        Figure(
            f"overview of {CUSTOMERS:,} guests, a million events",
            f"{1000 / mine.median:.0f} ms",
            f"LNbits' list of {PAYMENTS:,} payments {1000 / list_.median:.0f} ms",
            mine.over(list_),
            AIM,
        )
    ]


def load_past(database: Path, merchant: dict[str, str], owner: Wallet) -> None:
    """A million events on a hundred thousand cards, and the bills behind them."""
    dice, now = Random(loader.SEED), int(time.time())
    sizes = [dice.randint(*EVENTS_EACH) for _ in range(CUSTOMERS)]
    ends = [now - dice.randrange(LAST_SEEN_WITHIN) for _ in sizes]
    place = loader.Place(
        merchant["program_id"],
        merchant["id"],
        since=0,
        step=BETWEEN_VISITS,
        begins=lambda card, size: ends[card] - (size - 1) * BETWEEN_VISITS,
    )
    loader.load(database, place, sizes)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(ORDERS)
        connection.execute(JUDGED, {"wallet_id": owner.id})
        connection.execute("ANALYZE")


def load_payments(database: Path, owner: Wallet) -> None:
    """A hundred thousand settled payments in LNbits' own table, like one it made."""
    with closing(sqlite3.connect(database)) as connection, connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(apipayments)")]
        changed = {
            "checking_id": "printf('%064x', n)",
            "payment_hash": "printf('%064x', n)",
            "status": "'success'",
            "time": "time - n * 600",
            "created_at": "created_at - n * 600",
            "updated_at": "updated_at - n * 600",
        }
        chosen = ", ".join(changed.get(name, f'"{name}"') for name in names)
        quoted = ", ".join(f'"{name}"' for name in names)
        connection.execute(
            f"""
            WITH RECURSIVE numbers(n) AS (
                SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {PAYMENTS}
            )
            INSERT INTO apipayments ({quoted})
            SELECT {chosen} FROM numbers, (
                SELECT * FROM apipayments WHERE wallet_id = ? LIMIT 1)
            """,  # noqa: S608
            (owner.id,),
        )
        connection.execute("ANALYZE")
