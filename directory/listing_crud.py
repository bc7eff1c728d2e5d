"""SQL that keeps the public directory as the merchants are, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from ..store import Row, Tx, in_list
from .models import Listing, Standing

_LISTING = tuple(f.name for f in fields(Listing))
_STANDING = tuple(f.name for f in fields(Standing))


def put_listing(tx: Tx, listing: Listing, words: Sequence[str]) -> None:
    """A place as it is found from now on, by these words."""
    _put(tx, "listings", _LISTING, vars(listing))
    tx.execute("DELETE FROM unlisted WHERE merchant_id = :merchant_id", _id(listing))
    tx.execute(
        "DELETE FROM listing_words WHERE merchant_id = :merchant_id", _id(listing)
    )
    rows = [{"word": word, **_id(listing)} for word in words]
    tx.insert_many("listing_words", rows)


def _put(tx: Tx, table: str, columns: Sequence[str], values: Row) -> None:
    sets = ", ".join(f"{n} = excluded.{n}" for n in columns if n != "merchant_id")
    tx.execute(
        f"""
        INSERT INTO {table} ({", ".join(columns)})
        VALUES ({", ".join(f":{name}" for name in columns)})
        ON CONFLICT (merchant_id) DO UPDATE SET {sets}
        """,
        values,
    )


def _id(listing: Listing) -> Row:
    return {"merchant_id": listing.merchant_id}


def get_listings(tx: Tx, merchant_ids: Sequence[str]) -> dict[str, Listing]:
    if not merchant_ids:
        return {}
    names, values = in_list("id", merchant_ids)
    rows = tx.all(
        f"SELECT {', '.join(_LISTING)} FROM listings WHERE merchant_id IN ({names})",
        values,
    )
    return {row["merchant_id"]: Listing(**row) for row in rows}


def delete_listing(tx: Tx, merchant_id: str, at: int) -> None:
    """Takes a place out; who mirrors the directory is told. Where it was not in, that
    it was is not said either."""
    values = {"merchant_id": merchant_id}
    if not tx.execute("DELETE FROM listings WHERE merchant_id = :merchant_id", values):
        return
    for table in ("listing_words", "opening_spans"):
        tx.execute(f"DELETE FROM {table} WHERE merchant_id = :merchant_id", values)
    tx.insert("unlisted", {**values, "changed_at": at})


# --- hours ----------------------------------------------------------------------------


def put_spans(
    tx: Tx, merchant_id: str, spans: Sequence[tuple[int, int]], until: int
) -> None:
    """When a place is open, up to a moment; 0: nobody knows its hours."""
    values = {"merchant_id": merchant_id}
    tx.execute("DELETE FROM opening_spans WHERE merchant_id = :merchant_id", values)
    tx.insert_many(
        "opening_spans",
        [{**values, "opens_at": opens, "closes_at": ends} for opens, ends in spans],
    )
    tx.execute(
        "UPDATE listings SET hours_until = :until WHERE merchant_id = :merchant_id",
        {**values, "until": until},
    )


def get_due_hours(tx: Tx, before: int, limit: int) -> list[str]:
    """Places whose hours are known no longer than up to that moment."""
    rows = tx.tuples(
        """
        SELECT merchant_id FROM listings
        WHERE hours_until > 0 AND hours_until <= :before
        ORDER BY hours_until LIMIT :limit
        """,
        {"before": before, "limit": limit},
    )
    return [merchant_id for (merchant_id,) in rows]


# --- standings ------------------------------------------------------------------------


def put_standing(tx: Tx, standing: Standing) -> None:
    _put(tx, "standings", _STANDING, vars(standing))


def get_standing(tx: Tx, merchant_id: str) -> Standing:
    """What was decided of a merchant; nothing yet, if nothing was."""
    return get_standings(tx, [merchant_id])[merchant_id]


def get_standings(tx: Tx, merchant_ids: Sequence[str]) -> dict[str, Standing]:
    """The same of several, each of them in it."""
    if not merchant_ids:
        return {}
    names, values = in_list("id", merchant_ids)
    rows = tx.all(
        f"SELECT {', '.join(_STANDING)} FROM standings WHERE merchant_id IN ({names})",
        values,
    )
    decided = {row["merchant_id"]: Standing(**row) for row in rows}
    return {id_: decided.get(id_, Standing(id_)) for id_ in merchant_ids}


# --- stars ----------------------------------------------------------------------------


def count_stars(tx: Tx, merchant_id: str) -> tuple[int, int]:
    """How many reviews of a place there are, and their stars together; hidden ones do
    not count."""
    row = tx.one(
        """
        SELECT COUNT(*) AS n, COALESCE(SUM(stars), 0) AS stars FROM reviews
        WHERE merchant_id = :merchant_id AND hidden_at IS NULL
        """,
        {"merchant_id": merchant_id},
    )
    return (int(row["n"]), int(row["stars"])) if row else (0, 0)


def set_rating(tx: Tx, merchant_id: str, rating: int, count: int, at: int) -> None:
    """Where it has a listing; in tenths, 0 while it is not shown."""
    tx.execute(
        """
        UPDATE listings SET rating = :rating, rating_count = :count, changed_at = :at
        WHERE merchant_id = :merchant_id
        """,
        {"rating": rating, "count": count, "at": at, "merchant_id": merchant_id},
    )
