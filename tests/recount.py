"""An owner's figures, counted again by going through everything, event by event.

By the definitions in `docs/operating.md` and not by the code; slow, and plain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from lab import Lab

FIGURE = {
    ("earned", "payment"): ("issued", 1),
    ("earned", "referral"): ("issued", 1),
    ("granted", "staff"): ("issued", 1),
    ("granted", "voucher"): ("issued", 1),
    ("granted", "welcome"): ("issued", 1),
    ("granted", "redemption"): ("used", -1),
    ("redeemed", "redemption"): ("used", -1),
    ("expired", "expiry"): ("expired", -1),
    ("expired", "erasure"): ("expired", -1),
    ("revoked", "refund"): ("taken_back", -1),
    ("revoked", "staff"): ("taken_back", -1),
}


def business_day(at: int, timezone: str) -> date:
    """The day that began at four in the morning, by the clock on the wall."""
    return (
        datetime.fromtimestamp(at, ZoneInfo(timezone)).replace(tzinfo=None)
        - timedelta(hours=4)
    ).date()


async def all_chains(lab: Lab) -> list[list[Any]]:
    """Every card's events, of cards that were merged or forgotten, too."""
    from loyalty import crud

    def read(tx: Any) -> list[list[Any]]:
        ids = crud.get_card_ids(tx, lab.program_id, "", 10_000)
        return [list(crud.read_chain(tx, card_id)) for card_id in ids]

    return list(await lab.run(read))


def points_by_day(chains: Iterable[list[Any]], timezone: str) -> dict[str, Any]:
    """What became of points, day by day."""
    days: dict[str, Counter[str]] = {}
    for chain in chains:
        for event in chain:
            if event.source == "transfer" or not event.delta:
                continue
            name, sign = FIGURE[event.kind, event.source]
            day = business_day(event.time, timezone).isoformat()
            days.setdefault(day, Counter())[name] += sign * event.delta
    return days


def came(chains: Iterable[list[Any]], since: int) -> tuple[int, int]:
    """Guests who paid or used a reward since then, and those of them who have been
    here on two days or more."""
    guests = returned = 0
    for chain in chains:
        days = visit_days(chain)
        if days and _last_there(chain) >= since:
            guests += 1
            returned += len(days) >= 2
    return guests, returned


def visit_days(chain: list[Any]) -> set[str]:
    """Days with a bill that was not wholly refunded, nor moved away."""
    bills: dict[int, list[Any]] = {}
    for event in chain:
        if _brings(event):
            bills[event.seq] = [event.local_day, event.base_sats]
        elif event.kind == "revoked" and event.answers:
            answered = int(event.answers.rpartition(":")[2])
            if answered in bills:
                bills[answered][1] += event.base_sats
    return {day for day, sats in bills.values() if sats > 0}


def _brings(event: Any) -> bool:
    if event.kind == "earned":
        return bool(event.source == "payment" and event.base_sats > 0)
    is_move = event.kind == "granted" and event.source == "transfer"
    return bool(is_move and max(event.base_sats, event.tier_points) > 0)


def _last_there(chain: list[Any]) -> int:
    paid = [e.time for e in chain if e.kind == "earned" and e.source == "payment"]
    used = [e.time for e in chain if e.kind == "redeemed" or _brings(e)]
    return max([*paid, *used], default=0)
