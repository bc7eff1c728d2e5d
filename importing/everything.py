"""All that a programme has, as files that other programs read: one archive.

It is put together in a file and a page at a time, each page in a snapshot of its own:
a programme of any size holds up nobody, and fills no memory.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Awaitable, Callable, Iterable
from typing import IO, Any

from starlette.concurrency import run_in_threadpool

from ..customers.services import Customer, customers_after
from ..insights import services as log
from ..insights import sheet
from ..insights.models import Place, Selection
from ..moving import crud as moving
from ..moving.travels import TABLES
from ..spreadsheet import guarded, lines
from ..store import Tx, store
from . import crud

PAGE = 500
CUSTOMER_COLUMNS = (
    *("customer_pubkey", "points", "nickname", "own_name", "tier", "visits"),
    *("spent_sats", "lifetime_points", "last_seen"),
)
# What the programme is set to, and was; what cards hold is in the other files.
SETTINGS = (
    *("program_versions", "tiers", "rewards", "campaigns", "campaign_versions"),
    *("merchants", "menu_items"),
)
Put = Callable[[str], Awaitable[None]]


async def write(file: IO[bytes], program_id: str, selection: Selection) -> None:
    """Writes the archive.

    Args:
        selection: the whole event log of the programme.
    """
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        await _put(archive, "customers.csv", lambda put: _customers(program_id, put))
        await _put(archive, "events.csv", lambda put: _events(selection, put))
        await _put(archive, "bills.csv", lambda put: _bills(program_id, put))
        await _put(archive, "programme.json", lambda put: _settings(program_id, put))


async def _put(
    archive: zipfile.ZipFile, name: str, tell: Callable[[Put], Awaitable[None]]
) -> None:
    with archive.open(name, "w") as member:

        async def put(text: str) -> None:
            await run_in_threadpool(member.write, text.encode())

        await tell(put)


def customers_header() -> str:
    return lines([CUSTOMER_COLUMNS])


def customer_lines(found: Iterable[Customer]) -> str:
    """A line each, which can be taken in again."""
    return lines(map(_customer, found))


async def _customers(program_id: str, put: Put) -> None:
    await put(customers_header())
    after = ""
    while True:
        found = await store.read(customers_after, program_id, after, PAGE)
        if not found:
            return
        after = found[-1].listed.balance.card_id
        await put(customer_lines(found))


def _customer(customer: Customer) -> Iterable[object]:
    pubkey, nickname, own_name, balance = customer.listed
    tier = customer.tier.name if customer.tier else ""
    names = [guarded(text or "") for text in (nickname, own_name, tier)]
    figures = (balance.visits, balance.spent_sats, balance.lifetime_points)
    return (pubkey, customer.points, *names, *figures, balance.last_time)


async def _events(selection: Selection, put: Put) -> None:
    await put(sheet.header())
    place: Place | None = None
    while True:
        text, place = await store.read(log.next_lines, selection, place, False)
        await put(text)
        if place is None:
            return


async def _bills(program_id: str, put: Put) -> None:
    await put(lines([crud.BILL_COLUMNS]))
    after = ""
    while True:
        found = await store.read(crud.bills_after, program_id, after, PAGE)
        if not found:
            return
        after = found[-1][0]
        await put(lines(map(_cells, found)))


def _cells(row: Iterable[Any]) -> list[Any]:
    return [guarded(value) if isinstance(value, str) else value for value in row]


async def _settings(program_id: str, put: Put) -> None:
    def read(tx: Tx) -> dict[str, Any]:
        return {
            name: [
                dict(zip(TABLES[name].columns, row, strict=True))
                for row in moving.read_table(tx, name, program_id)
            ]
            for name in SETTINGS
        }

    tables = await store.read(read)
    await put(json.dumps(tables, ensure_ascii=False, indent=1))
