"""The community's network of places: how it grows, who is active, where they are.

Only figures: of guests, none that fewer than five stand behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone

from ..merchants import crud as merchants
from ..store import Tx
from . import partners_crud as crud

MONTHS = 12
RECENT_SECONDS = 30 * 86_400
FEWEST_GUESTS = 5


@dataclass(frozen=True)
class Month:
    """One month, UTC: how many of today's partners were in by its end, and how many of
    them came in it."""

    month: str
    partners: int
    joined: int


@dataclass(frozen=True)
class Network:
    """What the community sees of its partners; recent: of the last thirty days.

    Attributes:
        partners: approved now; waiting: to be looked at.
        active: partners where a bill was paid recently.
        guests: whom they served then, by card; shared_guests: at two of them or more.
            None: too few to say.
        discount_sats: what discounts took off their bills then; None as above.
    """

    partners: int
    waiting: int
    active: int
    guests: int | None
    shared_guests: int | None
    discount_sats: int | None
    months: list[Month]


@dataclass(frozen=True)
class Spot:
    """A town, as most of its partners write it, and how many they are."""

    country: str
    city: str
    partners: int


def look(tx: Tx, now: int) -> Network:
    """The network as it is at a moment, in Unix seconds."""
    since = now - RECENT_SECONDS
    guests, shared = crud.count_guests(tx, since)
    discounts = crud.sum_discounts(tx, since)
    return Network(
        partners=crud.count_listed(tx),
        waiting=crud.count_waiting(tx),
        active=crud.count_active(tx, since),
        guests=_if_enough(guests, guests),
        shared_guests=_if_enough(shared, shared),
        discount_sats=_if_enough(discounts, guests),
        months=_months(tx, now),
    )


def coverage(tx: Tx, limit: int, offset: int) -> tuple[list[Spot], int]:
    """A page of the towns, the one with the most partners first, and how many."""
    groups, total = crud.list_towns(tx, limit, offset)
    found = merchants.get_merchants(tx, [group.merchant_id for group in groups])
    return [
        Spot(group.country, _city(found[group.merchant_id].profile), group.partners)
        for group in groups
    ], total


def _city(profile: dict[str, str | None]) -> str:
    return profile.get("city") or ""


def _if_enough(value: int, guests: int) -> int | None:
    return value if guests >= FEWEST_GUESTS else None


def _months(tx: Tx, now: int) -> list[Month]:
    starts = month_starts(now, MONTHS)
    *before, all_ = crud.count_joined_before(tx, [*starts, now + 1])
    ends = [*before[1:], all_]
    return [
        Month(
            month=datetime.fromtimestamp(start, timezone.utc).strftime("%Y-%m"),
            partners=end,
            joined=end - begin,
        )
        for start, begin, end in zip(starts, before, ends, strict=True)
    ]


def month_starts(now: int, count: int) -> list[int]:
    """When this month and those before it began, UTC, the oldest first."""
    today = datetime.fromtimestamp(now, timezone.utc)
    last = today.year * 12 + today.month - 1
    return [
        int(datetime(n // 12, n % 12 + 1, 1, tzinfo=timezone.utc).timestamp())
        for n in range(last - count + 1, last + 1)
    ]
