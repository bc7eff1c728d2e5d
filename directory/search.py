"""Verbs of the directory that only read: places found, sorted, shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..exceptions import InvalidInput
from ..merchants import crud as merchants
from ..searching import folded
from ..store import Tx
from . import geo, listing_crud, search_crud
from .folding import asked_words
from .models import Place
from .search_crud import Condition, Near

MOST_KM = 500.0
DESCENDING = ("rating", "newest", "created_at")  # unless something else is asked for


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; what is empty lets everything through.

    Attributes:
        min_rating: in tenths.
        near: around where; the nearest come first then.
    """

    words: str = ""
    category: str = ""
    city: str = ""
    country: str = ""
    has_discount: bool | None = None
    open_now: bool = False
    min_rating: int = 0
    near: Near | None = None


@dataclass(frozen=True)
class Places:
    """A page of them.

    Attributes:
        total: exact, or the least that it is.
    """

    found: list[Place] = field(default_factory=list)
    total: int = 0
    is_exact: bool = True


def around(latitude: float, longitude: float, radius_km: float) -> Near:
    """Raises: InvalidInput `bad_radius`."""
    if not 0 < radius_km <= MOST_KM:
        words = f"Look within more than 0 and at most {MOST_KM:.0f} kilometres."
        raise InvalidInput("bad_radius", words)
    return Near(geo.vector(latitude, longitude), radius_km)


def within(box: geo.Box) -> Near:
    """What a map shows, from its middle on."""
    return Near(geo.vector(*box.centre), box.reach_km * 1.0001, box)


def order_of(sortby: str | None, direction: str | None) -> str:
    """Raises: InvalidInput `unknown_sort`."""
    column = sortby or "name"
    if column not in search_crud.SORTS:
        names = ", ".join(search_crud.SORTS)
        raise InvalidInput("unknown_sort", f"Sort by one of {names}.")
    usual = "desc" if column in DESCENDING else "asc"
    return f"{search_crud.SORTS[column]} {(direction or usual).upper()}"


def find(
    tx: Tx, wanted: Wanted, order: str, limit: int, offset: int, now: int
) -> Places:
    """A page of the places that are approved and open for business at all."""
    asked = asked_words(wanted.words)
    if wanted.words.strip() and not asked:
        return Places()
    conditions = _conditions(wanted, asked, now)
    if wanted.near:
        found = search_crud.find_near(tx, wanted.near, conditions, limit, offset)
    else:
        found = search_crud.find(tx, conditions, order, limit, offset)
    away = dict(found.rows)
    places = [
        replace(place, distance_km=_kilometres(away[place.merchant.id]))
        for place in get_places(tx, list(away), now)
    ]
    return Places(places, found.total, found.is_exact)


def _kilometres(squared: float | None) -> float | None:
    return None if squared is None else geo.kilometres_of(squared)


def _conditions(wanted: Wanted, asked: Sequence[str], now: int) -> list[Condition]:
    """The ones that the fewest meet, as a rule, first."""
    found = [search_crud.has_word(n, word) for n, word in enumerate(asked)]
    columns = {
        "city_key": folded(wanted.city),
        "country": wanted.country.strip().upper(),
        "category": wanted.category,
    }
    found += [
        search_crud.equals(name, value) for name, value in columns.items() if value
    ]
    if wanted.has_discount:
        found.append(search_crud.has_discount(now))
    elif wanted.has_discount is False:
        found.append(search_crud.has_no_discount(now))
    if wanted.open_now:
        found.append(search_crud.is_open(now))
    if wanted.min_rating:
        found.append(search_crud.rated_at_least(wanted.min_rating))
    return found


def get_places(tx: Tx, merchant_ids: Sequence[str], now: int) -> list[Place]:
    """Those of them that have a listing, in this order."""
    known = merchants.get_merchants(tx, merchant_ids)
    listings = listing_crud.get_listings(tx, merchant_ids)
    standings = listing_crud.get_standings(tx, merchant_ids)
    discounted = search_crud.with_discount(tx, merchant_ids, now)
    return [
        Place(
            merchant=known[merchant_id],
            listing=listings[merchant_id],
            standing=standings[merchant_id],
            has_discount=merchant_id in discounted,
        )
        for merchant_id in merchant_ids
        if merchant_id in known and merchant_id in listings
    ]
