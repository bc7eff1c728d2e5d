"""Places that the public may see."""

from __future__ import annotations

from venue import Venue


async def list_publicly(venue: Venue, status: str = "approved") -> None:
    """As the community says."""
    from loyalty.store import Tx, store

    def mark(tx: Tx) -> None:
        tx.execute(
            "UPDATE merchants SET status = :status WHERE id = :id",
            {"status": status, "id": venue.id},
        )

    await store.write(mark)
