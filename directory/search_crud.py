"""SQL that finds places, nothing else.

A search is a list of conditions, each of which can be put in two ways: as the ids that
meet it, and as a test of one listing. Where one of them is met by few, these are looked
at one by one, and counted exactly. Where all are met by many, listings are gone through
in the order that is asked for, until the page is full, and `COUNTED` are known: what an
exact total costs goes by all that there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..searching import range_of
from ..store import Row, Tx, in_list
from . import geo

FEW = 1000
COUNTED = 50
SORTS = {
    "name": "l.name_key",
    "rating": "l.rating",
    "newest": "l.listed_at",
    "created_at": "l.listed_at",
}

# A rule that holds now; its budget, and the merchant's own, are not used up.
_HOLDS = """
    r.deleted_at IS NULL AND r.active = 1
    AND (r.valid_from IS NULL OR r.valid_from <= :now)
    AND (r.valid_until IS NULL OR r.valid_until > :now)
    AND (r.budget_sats IS NULL OR r.budget_sats > COALESCE((
        SELECT b.spent_sats FROM rule_budgets b
        WHERE b.rule_id = r.id AND b.merchant_id = ''), 0))
"""
_JOINED = f"""
    FROM joined_rules j JOIN discount_rules r ON r.id = j.rule_id
    WHERE {_HOLDS} AND r.merchant_id IS NULL
    AND (j.budget_sats IS NULL OR j.budget_sats > COALESCE((
        SELECT b.spent_sats FROM rule_budgets b
        WHERE b.rule_id = r.id AND b.merchant_id = j.merchant_id), 0))
"""
_HAS_DISCOUNT = f"""
    l.shows_loyalty = 1 AND (
        EXISTS (SELECT 1 FROM discount_rules r
            WHERE r.merchant_id = l.merchant_id AND {_HOLDS})
        OR EXISTS (SELECT 1 {_JOINED} AND j.merchant_id = l.merchant_id))
"""


@dataclass(frozen=True)
class Condition:
    """What a place has to meet.

    Attributes:
        ids: a SELECT of the `merchant_id`s that may meet it, some of them more than
            once; empty: of all.
        test: SQL that says so of a listing `l`.
        by_no_index: the same, of one that was found by where it is: SQLite takes any
            index that fits for a better one. Empty: `test`.
    """

    ids: str
    test: str
    values: Row = field(default_factory=dict)
    by_no_index: str = ""


@dataclass(frozen=True)
class Near:
    """Around where places are looked for.

    Attributes:
        box: only what a map shows; else all that is within `most_km`.
    """

    centre: geo.Vector
    most_km: float
    box: geo.Box | None = None


@dataclass(frozen=True)
class Found:
    """A page of places.

    Attributes:
        rows: ids, each with the square of the straight way to it; None: nobody asked.
        total: how many there are, or, where `is_exact` is false, fewer.
    """

    rows: list[tuple[str, float | None]]
    total: int
    is_exact: bool = True


# --- conditions -----------------------------------------------------------------------


def equals(column: str, value: Any) -> Condition:
    return Condition(
        f"SELECT merchant_id FROM listings WHERE {column} = :{column}",
        f"l.{column} = :{column}",
        {column: value},
        f"(l.{column} || '') = :{column}",
    )


def has_word(number: int, word: str) -> Condition:
    """A word of the place begins so."""
    first, last = range_of(word) or ("", "")
    low, high = f"word_{number}", f"word_{number}_end"
    within = f"w.word >= :{low} AND w.word < :{high}"
    return Condition(
        f"SELECT w.merchant_id FROM listing_words w WHERE {within}",
        "EXISTS (SELECT 1 FROM listing_words w "
        f"WHERE w.merchant_id = l.merchant_id AND {within})",
        {low: first, high: last},
    )


def rated_at_least(tenths: int) -> Condition:
    return Condition(
        "SELECT merchant_id FROM listings WHERE rating >= :least_rating",
        "l.rating >= :least_rating",
        {"least_rating": tenths},
        "(l.rating + 0) >= :least_rating",
    )


def has_discount(now: int) -> Condition:
    return Condition(
        f"""
        SELECT r.merchant_id FROM discount_rules r
        WHERE r.merchant_id IS NOT NULL AND {_HOLDS}
        UNION ALL SELECT j.merchant_id {_JOINED}
        """,
        _HAS_DISCOUNT,
        {"now": now},
    )


def is_open(now: int) -> Condition:
    within = "s.opens_at <= :now AND s.closes_at > :now"
    return Condition(
        f"SELECT s.merchant_id FROM opening_spans s WHERE {within}",
        "EXISTS (SELECT 1 FROM opening_spans s "
        f"WHERE s.merchant_id = l.merchant_id AND {within})",
        {"now": now},
    )


def has_no_discount(now: int) -> Condition:
    return Condition("", f"NOT ({_HAS_DISCOUNT})", {"now": now})


# --- pages ----------------------------------------------------------------------------


def find(
    tx: Tx, conditions: Sequence[Condition], order: str, limit: int, offset: int
) -> Found:
    """A page of places.

    Args:
        order: a column of `SORTS` and a direction.
    """
    few = _fewest(tx, conditions)
    source, tests, values = _source(few, conditions)
    direction = order.split()[1]  # the same for both, so that an index has the order
    most = _counted_to(few, offset + limit)
    rows = tx.tuples(
        f"SELECT l.merchant_id {source} WHERE {tests} "
        f"ORDER BY {order}, l.merchant_id {direction} LIMIT :most",
        {**values, "most": most + 1},
    )
    page: list[tuple[str, float | None]] = [(row[0], None) for row in rows[offset:]]
    return _found(page[:limit], len(rows), most)


def find_near(
    tx: Tx, near: Near, conditions: Sequence[Condition], limit: int, offset: int
) -> Found:
    """A page of places, the nearest first.

    Circles grow until one holds the page: what it costs goes by the page and not by how
    far one may look.
    """
    few = _fewest(tx, conditions)
    conditions = [replace(one, test=one.by_no_index or one.test) for one in conditions]
    if near.box:
        conditions = [*conditions, _in_box(near.box)]
    everywhere = [*conditions, _within(near, near.most_km)]
    circle = everywhere if few else _circle(tx, near, conditions, limit + offset)
    source, tests, values = _source(few, circle or everywhere)
    page = tx.tuples(
        f"SELECT l.merchant_id, {_SQUARED} AS away {source} WHERE {tests} "
        "ORDER BY away, l.merchant_id LIMIT :limit OFFSET :offset",
        {**values, **_centre(near), "limit": limit, "offset": offset},
    )
    most = _counted_to(few, offset + limit)
    counted = _count(tx, *_source(few, everywhere), most + 1)
    return _found([(row[0], float(row[1])) for row in page], counted, most)


def _circle(
    tx: Tx, near: Near, conditions: Sequence[Condition], most: int
) -> list[Condition] | None:
    """The first circle, with the conditions, that holds so many; None: only all do."""
    for kilometres in geo.rings(near.most_km)[:-1]:
        circle = [*conditions, _within(near, kilometres)]
        if _count(tx, *_source(None, circle), most) == most:
            return circle
    return None


def _fewest(tx: Tx, conditions: Sequence[Condition]) -> Condition | None:
    """The condition that the fewest meet, if these are few."""
    counted = [
        (bounded(tx, one.ids, one.values), number)
        for number, one in enumerate(conditions)
        if one.ids
    ]
    fewest, number = min(counted, default=(FEW + 1, 0))
    return conditions[number] if fewest <= FEW else None


def _source(
    few: Condition | None, conditions: Sequence[Condition]
) -> tuple[str, str, Row]:
    """FROM, the tests, and their values."""
    values: Row = {}
    for one in conditions:
        values |= one.values
    tests = [one.test for one in conditions] or ["1 = 1"]
    if not few:
        return "FROM listings l", " AND ".join(tests), values
    # A cross join, so that SQLite, too, begins with the few.
    ids = f"SELECT DISTINCT merchant_id FROM ({few.ids}) meeting"
    source = f"FROM ({ids}) few CROSS JOIN listings l"
    return source, " AND ".join(["l.merchant_id = few.merchant_id", *tests]), values


def _count(tx: Tx, source: str, tests: str, values: Row, most: int) -> int:
    return bounded(tx, f"SELECT 1 {source} WHERE {tests}", values, most)


def bounded(tx: Tx, select: str, values: Row, most: int = FEW + 1) -> int:
    """How many rows a SELECT has, or `most`."""
    rows = tx.tuples(
        f"SELECT COUNT(*) FROM (SELECT * FROM ({select}) found LIMIT :most) counted",
        {**values, "most": most},
    )
    return int(rows[0][0])


def _counted_to(few: Condition | None, seen: int) -> int:
    """Up to how many a total is exact: at least as many as were paged through."""
    return max(FEW if few else COUNTED, seen)


def _found(rows: list[tuple[str, float | None]], counted: int, most: int) -> Found:
    return Found(rows, min(counted, most), counted <= most)


# --- distances ------------------------------------------------------------------------

_SQUARED = (
    "((l.x - :x) * (l.x - :x) + (l.y - :y) * (l.y - :y) + (l.z - :z) * (l.z - :z))"
)


def _centre(near: Near) -> Row:
    return dict(zip("xyz", near.centre, strict=True))


def _within(near: Near, kilometres: float) -> Condition:
    """Within a circle: in cells that cover it, and not further away than its edge."""
    chord = geo.chord_of(kilometres)
    ranges = geo.cover(geo.Ball(near.centre, chord))
    values: Row = {**_centre(near), "most_away": chord * chord}
    tests = []
    for number, (first, last) in enumerate(ranges):
        tests.append(f"(l.spot >= :cell_{number} AND l.spot < :cell_{number}_end)")
        values |= {f"cell_{number}": first, f"cell_{number}_end": last}
    test = f"l.spot IS NOT NULL AND ({' OR '.join(tests)}) AND {_SQUARED} <= :most_away"
    return Condition("", test, values)


def _in_box(box: geo.Box) -> Condition:
    values = {"south": box.south, "north": box.north}
    test = "l.latitude BETWEEN :south AND :north"
    if box.width < 360.0:
        over = "OR" if box.west > box.east else "AND"
        test += f" AND (l.longitude >= :west {over} l.longitude <= :east)"
        values |= {"west": box.west, "east": box.east}
    return Condition("", test, values)


# --- what else is shown ---------------------------------------------------------------


def with_discount(tx: Tx, merchant_ids: Sequence[str], now: int) -> set[str]:
    """Which of these have a rule that holds now."""
    if not merchant_ids:
        return set()
    names, values = in_list("id", merchant_ids)
    rows = tx.tuples(
        f"""
        SELECT l.merchant_id FROM listings l
        WHERE l.merchant_id IN ({names}) AND {_HAS_DISCOUNT}
        """,
        {**values, "now": now},
    )
    return {merchant_id for (merchant_id,) in rows}
