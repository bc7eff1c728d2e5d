"""What is written in the ledger stays as it was, whoever tries to change it.

Here an administrator with a shell on the database tries, on a connection that has none
of the store's settings.
"""

from __future__ import annotations

import os
from typing import Any

import pytest

from devkit.people import Guest
from raw import RawDatabase, SqlRefused
from venue import Venue

# Table, its key, and a column that somebody might like to be different.
TABLES = {
    "events": ("card_id, seq", "delta"),
    "program_versions": ("program_id, version", "effective_from"),
    "merchant_versions": ("merchant_id, version", "effective_from"),
    "merchant_adapters": ("merchant_id, version", "effective_from"),
    "rule_snapshots": ("rule_hash", "rule"),
    "campaign_versions": ("campaign_id, version", "effective_from"),
    "refunds": ("id", "amount_sats"),
    "acts": ("id", "words"),
}
# Wherever a table says no: our triggers, or a UNIQUE constraint.
NO = r"append-only|UNIQUE|duplicate key"
ON_SQLITE = (
    "INSERT OR REPLACE INTO {table} (rowid, {columns}) "
    "SELECT rowid, {moved} FROM {table}",
    "INSERT OR REPLACE INTO {table} ({columns}) SELECT {changed} FROM {table}",
    "REPLACE INTO {table} ({columns}) SELECT {changed} FROM {table}",
    "UPDATE OR REPLACE {table} SET {column} = {other}",
)
ON_POSTGRES = (
    "TRUNCATE {table}",
    "TRUNCATE {table} CASCADE",
    "WITH gone AS (DELETE FROM {table} RETURNING *) SELECT COUNT(*) FROM gone",
)
ON_BOTH = (
    "UPDATE {table} SET {column} = {other}",
    "DELETE FROM {table}",
    "INSERT INTO {table} ({columns}) SELECT {changed} FROM {table}",
    "INSERT INTO {table} ({columns}) SELECT {changed} FROM {table} WHERE true "
    "ON CONFLICT ({key}) DO UPDATE SET {column} = excluded.{column}",
)


@pytest.fixture
def raw(app: Any, bench: Any) -> RawDatabase:
    url = os.environ["LNBITS_DATABASE_URL"] or None
    return RawDatabase.of(bench.folder, bench.postgres, url)


@pytest.fixture
async def event(venue: Venue, guest: Guest, raw: RawDatabase) -> dict[str, Any]:
    """A row of the ledger; its venue has rows in the other tables."""
    await venue.campaign("Happy hour", 10_000)
    await venue.do("PUT", f"/merchants/{venue.id}", adapters=["tpos"])
    await venue.do("POST", f"/merchants/{venue.id}/tables", name="Table 1")
    nobodys = await venue.order(1_000)
    await venue.pay(guest, nobodys["payment_request"])
    await venue.refund(nobodys["order"]["id"], amount_sats=1)
    served = await venue.serve(guest, 34_900)
    card_id = served["id"].split(":")[0]
    query = f"SELECT * FROM loyalty.events WHERE card_id = '{card_id}'"  # noqa: S608
    return raw.rows(query)[0]


def contents(raw: RawDatabase, table: str) -> list[dict[str, Any]]:
    key = TABLES[table][0]
    return raw.rows(f"SELECT * FROM loyalty.{table} ORDER BY {key}")  # noqa: S608


def filled(statement: str, table: str, row: dict[str, Any]) -> str:
    """The statement for one table.

    `changed` is the row with one thing different, `moved` has other ids in its place.
    """
    key, column = TABLES[table]
    texts = {name: f"{name} || ' '" for name in row if isinstance(row[name], str)}
    other = texts.get(column, f"{column} + 1")
    return statement.format(
        table=f"loyalty.{table}",
        key=key,
        column=column,
        other=other,
        columns=", ".join(row),
        changed=", ".join(other if name == column else name for name in row),
        moved=", ".join(texts.get(name, name) for name in row),
    )


@pytest.mark.parametrize("table", TABLES)
async def test_no_row_can_be_changed_replaced_or_taken_away(
    event: dict[str, Any], raw: RawDatabase, database: str, table: str
) -> None:
    before = contents(raw, table)
    assert before
    of_engine = ON_POSTGRES if database == "postgres" else ON_SQLITE
    for statement in (*ON_BOTH, *of_engine):
        attempt = filled(statement, table, before[0])
        with pytest.raises(SqlRefused, match=NO):
            raw.run(attempt)
        assert contents(raw, table) == before, attempt


def copy_of(event: dict[str, Any], verb: str, **changes: Any) -> str:
    row = {**event, **changes}
    values = ("NULL" if v is None else f"'{v}'" for v in row.values())
    into = f"{verb} INTO loyalty.events ({', '.join(row)})"
    return f"{into} VALUES ({', '.join(values)})"


@pytest.mark.parametrize(
    "changes",
    [
        {"delta": 9000},
        {"source_id": "another payment", "delta": 9000},
        {"seq": 2, "delta": 9000},
        {"seq": 1, "card_id": "another card"},
    ],
    ids=["row", "place in the chain", "payment", "payment of another card"],
)
async def test_an_event_cannot_be_put_over_another(
    event: dict[str, Any], raw: RawDatabase, database: str, changes: dict[str, Any]
) -> None:
    before = contents(raw, "events")
    verbs = {"sqlite": ("INSERT", "INSERT OR REPLACE"), "postgres": ("INSERT",)}
    for verb in verbs[database]:
        with pytest.raises(SqlRefused, match=NO):
            raw.run(copy_of(event, verb, **changes))
        assert contents(raw, "events") == before


async def test_the_ledger_goes_on_after_all_this(
    event: dict[str, Any], raw: RawDatabase, venue: Venue, guest: Guest
) -> None:
    for table in TABLES:
        with pytest.raises(SqlRefused):
            raw.run(f"DELETE FROM loyalty.{table}")  # noqa: S608
    await venue.serve(guest, 2_000)
    assert (await venue.card(guest))["points"] == 36
    proof = await venue.proof()
    assert (proof["events"], proof["wrong"]) == (2, 0)
