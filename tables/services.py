"""Verbs of the tables' slice: put one up, take it away, check in at it.

A check-in tells staff who sits where, for three hours, and nothing else: it earns
nothing and opens no bill. The one thing it can prove is that a guest is there: bills
that were already open on that very table, and already theirs, count as confirmed by
the session that checked in (proof policy `remembered`, ten minutes). A bill that is
opened, or put on their card, later does not: the guest says it again by another tap.
"""

from __future__ import annotations

import hmac
import re
import secrets
from hashlib import sha256

from .. import clock, crud
from ..crud import new_id
from ..exceptions import Conflict, NotFound
from ..merchants.access import check_full_mode, get_public_merchant
from ..merchants.models import Merchant
from ..merchants.services import lock as lock_merchant
from ..store import DuplicateRow, Tx
from . import crud as tables
from .models import SECONDS, Checkin, Table, TableBody, spelled

MAX_TABLES = 500
SECRET = "tables"  # noqa: S105 the name of the install's secret, not the secret
_TOKEN = re.compile(r"([0-9a-f]{32})-([0-9a-f]{32})")  # 128 bits of a MAC


# --- tables ---------------------------------------------------------------------------


def create_table(tx: Tx, merchant: Merchant, body: TableBody) -> Table:
    """Puts a table up. One that was taken away and comes again has another link.

    Raises:
        Conflict: `table_taken`, `too_many_tables`.
        NotFound: `merchant_not_found`, it was closed in this very moment.
    """
    merchant = lock_merchant(tx, merchant)
    if tables.count_tables(tx, merchant.id) >= MAX_TABLES:
        words = f"A place has at most {MAX_TABLES} tables."
        raise Conflict("too_many_tables", words)
    table = Table(new_id(), merchant.id, body.name, clock.now(), None)
    try:
        tables.insert_table(tx, table)
    except DuplicateRow as exc:
        words = f"There is a table {body.name} already."
        raise Conflict("table_taken", words) from exc
    return table


def delete_table(tx: Tx, table: Table) -> None:
    """Takes a table away: its link opens nothing from now on."""
    tables.delete_table(tx, table.id, clock.now())


def get_table(tx: Tx, table_id: str) -> Table:
    """Raises: NotFound `table_not_found`."""
    table = tables.get_table(tx, table_id)
    if not table:
        raise table_not_found()
    return table


def table_not_found() -> NotFound:
    return NotFound("table_not_found", "There is no such table.")


# --- their links ----------------------------------------------------------------------


def link_secret(tx: Tx) -> str:
    """The install's secret that links of tables are derived from; made on first use."""
    return crud.install_secret(tx, SECRET, secrets.token_hex(32))


def table_token(secret: str, table: Table) -> str:
    """What is in a table's link: derived, stored nowhere, the same every time.

    Args:
        secret: of `link_secret`.
    """
    return f"{table.id}-{_mac(secret, table)}"


def _mac(secret: str, table: Table) -> str:
    said = f"{table.merchant_id} {table.id} {table.name}"
    return hmac.new(secret.encode(), said.encode(), sha256).hexdigest()[:32]


def find_table(tx: Tx, token: str) -> tuple[Table, Merchant]:
    """The table that a link is of, and whose it is.

    Raises:
        NotFound: `table_not_found`, whatever it is that is wrong.
    """
    match, secret = _TOKEN.fullmatch(token), crud.get_secret(tx, SECRET)
    table = tables.get_table(tx, match[1]) if match else None
    if not match or not secret or not table:
        raise table_not_found()
    if not hmac.compare_digest(match[2], _mac(secret, table)):
        raise table_not_found()
    try:
        return table, get_public_merchant(tx, table.merchant_id)
    except NotFound as exc:
        raise table_not_found() from exc


# --- guests at them -------------------------------------------------------------------


def check_in(
    tx: Tx, table: Table, merchant: Merchant, pubkey: str, session_hash: str
) -> Checkin:
    """Seats a guest at a table for three hours; wherever they were, they have moved.

    Args:
        session_hash: the session that says so: it has then confirmed what of the guest
            is open on that table now.

    Returns where they sit. Raises: Conflict `loyalty_off`.
    """
    check_full_mode(merchant)
    now = clock.now()
    checkin = Checkin(pubkey, merchant.id, table.id, now, now + SECONDS)
    tables.put_checkin(tx, checkin)
    for order_id, at_table in tables.get_open_bills(tx, merchant.id, pubkey):
        if spelled(at_table) == spelled(table.name):
            crud.put_order_proof(tx, order_id, pubkey, now, session_hash)
    return checkin


def forget_ended(tx: Tx, now: int, limit: int) -> int:
    """Nobody is known to have sat somewhere longer than they did."""
    return tables.forget_checkins(tx, now, limit)
