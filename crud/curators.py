"""SQL for who keeps the community's lists beside LNbits admins."""

from __future__ import annotations

from dataclasses import dataclass

from ..store import Row, Tx

_COLUMNS = "id, pubkey, name, created_at"


@dataclass(frozen=True)
class Curator:
    """A key that may do what the community does."""

    id: str
    pubkey: str
    name: str
    created_at: int

    @property
    def words(self) -> str:
        """What they are called."""
        return self.name or f"…{self.pubkey[-4:]}"


def insert_curator(tx: Tx, curator: Curator) -> bool:
    """Puts a key on the list; false if it is on it already."""
    return tx.insert("curators", vars(curator), or_ignore=True)


def find_curator(tx: Tx, pubkey: str) -> Curator | None:
    """Who has that key, if it is on the list now."""
    row = tx.one(
        f"""
        SELECT {_COLUMNS} FROM curators WHERE pubkey = :pubkey AND ended_at IS NULL
        """,
        {"pubkey": pubkey},
    )
    return Curator(**row) if row else None


def end_curator(tx: Tx, curator_id: str, now: int) -> Curator | None:
    """Takes a key off the list; nothing if it is not on it."""
    row: Row | None = tx.one(
        f"""
        UPDATE curators SET ended_at = :now WHERE id = :id AND ended_at IS NULL
        RETURNING {_COLUMNS}
        """,
        {"id": curator_id, "now": now},
    )
    return Curator(**row) if row else None


def list_curators(tx: Tx, limit: int, offset: int) -> list[Curator]:
    """A page of the list, the newest first."""
    rows = tx.all(
        f"""
        SELECT {_COLUMNS} FROM curators WHERE ended_at IS NULL
        ORDER BY created_at DESC, id LIMIT :limit OFFSET :offset
        """,
        {"limit": limit, "offset": offset},
    )
    return [Curator(**row) for row in rows]


def count_curators(tx: Tx) -> int:
    row = tx.one("SELECT COUNT(*) AS n FROM curators WHERE ended_at IS NULL", {})
    return int(row["n"]) if row else 0
