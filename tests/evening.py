"""An evening at two branches of one programme, and how its log is read."""

from __future__ import annotations

import csv
import io
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from devkit.people import Guest
from ledgers import by_staff
from venue import Venue, ago

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
Row = dict[str, Any]

FORMULA = '=HYPERLINK("https://evil.example","Ana")'
WORDS = "spilled a glass, said sorry"


def place(row: Row) -> tuple[int, str, int]:
    """Where an event stands in recorded order."""
    card_id, seq = row["id"].split(":")
    return int(row["recorded_at"]), card_id, int(seq)


async def page(venue: Venue, **query: Any) -> Row:
    return dict(await venue.do("GET", f"/merchants/{venue.id}/events{asked(query)}"))


async def ids(venue: Venue, **query: Any) -> list[str]:
    """The ids of one page, which has to hold them all."""
    found = await page(venue, limit=100, **query)
    assert found["total"] == len(found["data"])
    return [row["id"] for row in found["data"]]


async def all_pages(venue: Venue, limit: int = 100, **query: Any) -> list[Row]:
    """Every page behind the other; each says the same total."""
    rows: list[Row] = []
    totals = set()
    while True:
        found = await page(venue, limit=limit, offset=len(rows), **query)
        rows += found["data"]
        totals.add(found["total"])
        if not found["data"]:
            assert totals == {len(rows)}
            return rows


async def sheet(venue: Venue, **query: Any) -> list[Row]:
    """The rows of the file, as a strict reader of RFC 4180 gets them."""
    path = f"/merchants/{venue.id}/events.csv{asked(query)}"
    response = await venue.call("GET", path)
    assert response.is_success, response.text
    return list(csv.DictReader(io.StringIO(response.text, newline=""), strict=True))


def asked(query: Row) -> str:
    named = {{"since": "from", "until": "to"}.get(k, k): v for k, v in query.items()}
    return f"?{urlencode(named)}" if named else ""


@dataclass
class Evening:
    """Two branches of one programme with bills and what staff did, oldest first."""

    venue: Venue
    branch: Venue
    rival: Venue
    alice: Guest
    bob: Guest
    bills: list[str]
    granted: str
    revoked: str
    at_branch: str

    @property
    def newest_first(self) -> list[str]:
        return [self.revoked, self.granted, *reversed(self.bills)]


async def lived(new_venue: NewVenue, new_guest: NewGuest) -> Evening:
    """Bills over two days, a rival's bill, a grant, a revocation, and nicknames."""
    alice, bob = await new_guest("Alice"), await new_guest("Bob")
    with ago(days=3):
        venue, rival = await new_venue(timezone="Asia/Tokyo"), await new_venue()
        invited = await venue.do("POST", f"/merchants/{venue.id}/program/invitations")
        invited.pop("expires_at")
        branch = await new_venue(**invited)
    await rival.serve(alice, 9_000)
    bills = []
    for days, guest, sats in ((2, alice, 34_000), (1, bob, 5_000), (0.5, alice, 700)):
        with ago(days=days):
            bills.append((await venue.serve(guest, sats))["id"])
    with ago(7_200):
        granted = await by_staff(venue, bob, "granted", 12, "token:ann", WORDS)
    with ago(3_600):
        revoked = await by_staff(venue, alice, "revoked", -17, "token:joe", "=1+1")
    at_branch = (await branch.serve(bob, 3_000))["id"]
    for guest, nickname in ((alice, FORMULA), (bob, "Bob the builder")):
        path = f"/merchants/{venue.id}/customers/{guest.pubkey}"
        await venue.do("PUT", path, nickname=nickname)
    return Evening(venue, branch, rival, alice, bob, bills, granted, revoked, at_branch)
