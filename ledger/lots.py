"""Lots: points that came together and end together.

A credit opens lots, a debit takes from them, soonest to end first. What is spent is
never taken from a lot beyond its end, and what a redemption took can be put back where
it was, to the byte.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..points import MAX_POINTS

# Later than everything: a lot that does not end. The format writes it as 0.
NEVER = MAX_POINTS


class Lot(NamedTuple):
    """What one event opened with one end.

    Attributes:
        seq: the event that opened it.
        until: Unix seconds from which it cannot be spent any more, or `NEVER`.
        points: what it opened with; left: what can still be spent of it.
        expired: what of it came to its end unspent.
        is_bound: 1 if it comes from money that can be reversed, and buys no sats.
    """

    seq: int
    until: int
    points: int
    left: int
    expired: int = 0
    is_bound: int = 0


class Taking(NamedTuple):
    """What one redemption took from one lot: it can go back there.

    Attributes:
        by_seq: the event that took; lot_seq, until: the lot.
    """

    by_seq: int
    lot_seq: int
    until: int
    points: int


def as_text(parts: Iterable[tuple[int, int]]) -> str:
    """`points@until` joined by commas, as format v1 has it; parts without points go.

    Args:
        parts: points, and until when they can be spent.
    """
    return ",".join(
        f"{points}@{0 if until == NEVER else until}"
        for points, until in parts
        if points
    )


def from_text(text: str) -> list[tuple[int, int]]:
    """Points, and until when they can be spent, of each lot in an event's `lots`.

    Raises:
        ValueError: that is not how format v1 writes lots.
    """
    if not text:
        return []
    parts = []
    for part in text.split(","):
        points, _, until = part.partition("@")
        parts.append((int(points), int(until) or NEVER))
    return parts
