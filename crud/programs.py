"""SQL for programmes, their settings over time, and their tiers."""

from __future__ import annotations

import json
from dataclasses import asdict

from ..clock import LocalClock
from ..ids import new_id
from ..models import Program, ProgramSettings, ProgramVersion, settings_from_json
from ..points import Tier
from ..store import Row, Tx


def insert_program(tx: Tx, owner: str, at: int) -> str:
    program_id = new_id()
    tx.insert("programs", {"id": program_id, "owner": owner, "created_at": at})
    return program_id


def insert_program_version(
    tx: Tx, program_id: str, settings: ProgramSettings, at: int, actor_id: str
) -> None:
    tx.execute(
        """
        INSERT INTO program_versions
            (program_id, version, effective_from, currency, settings, actor_id)
        VALUES (:program_id, (
            SELECT COALESCE(MAX(version), 0) + 1 FROM program_versions
            WHERE program_id = :program_id
        ), :at, :currency, :settings, :actor_id)
        """,
        {
            "program_id": program_id,
            "at": at,
            "currency": settings.currency,
            "settings": settings.to_json(),
            "actor_id": actor_id,
        },
    )


def get_program(tx: Tx, program_id: str, at: int, hold: bool = False) -> Program | None:
    """The programme as it stood at a moment; of two versions in a second, the later.

    Args:
        hold: its settings and tiers stay as they are until the unit of work ends.
    """
    if hold:  # first: what is read together with a lock may be older than the lock
        hold_program(tx, program_id)
    row = tx.one(
        """
        SELECT p.id, p.owner, p.moved_at, v.version, v.effective_from, v.settings
        FROM programs p JOIN program_versions v ON v.program_id = p.id
        WHERE p.id = :program_id AND v.effective_from <= :at
        ORDER BY v.effective_from DESC, v.version DESC LIMIT 1
        """,
        {"program_id": program_id, "at": at},
    )
    if not row:
        return None
    return Program(**{**row, "settings": settings_from_json(row["settings"])})


def get_program_names(tx: Tx) -> list[tuple[str, str]]:
    """All programmes: id, and what they are called now."""
    rows = tx.tuples(
        """
        SELECT program_id, settings FROM program_versions v WHERE version = (
            SELECT MAX(version) FROM program_versions n
            WHERE n.program_id = v.program_id
        ) ORDER BY program_id
        """
    )
    return [(row[0], settings_from_json(row[1]).name) for row in rows]


def get_settings_history(tx: Tx, program_id: str) -> list[tuple[int, ProgramSettings]]:
    """Every version of the settings with the moment it holds from, oldest first."""
    rows = tx.all(
        """
        SELECT effective_from, settings FROM program_versions
        WHERE program_id = :program_id ORDER BY effective_from, version
        """,
        {"program_id": program_id},
    )
    return [
        (row["effective_from"], settings_from_json(row["settings"])) for row in rows
    ]


def read_versions(
    tx: Tx, program_id: str, limit: int, offset: int
) -> list[ProgramVersion]:
    """Versions of the settings, the last one written first."""
    rows = tx.all(
        """
        SELECT version, effective_from, actor_id, settings FROM program_versions
        WHERE program_id = :program_id
        ORDER BY version DESC LIMIT :limit OFFSET :offset
        """,
        {"program_id": program_id, "limit": limit, "offset": offset},
    )
    return [
        ProgramVersion(**{**row, "settings": settings_from_json(row["settings"])})
        for row in rows
    ]


def count_versions(tx: Tx, program_id: str) -> int:
    row = tx.one(
        "SELECT COUNT(*) AS n FROM program_versions WHERE program_id = :id",
        {"id": program_id},
    )
    return row["n"] if row else 0


def hold_program(tx: Tx, program_id: str) -> None:
    """Keeps a programme's settings and tiers as they are until the unit ends."""
    tx.all("SELECT id FROM programs WHERE id = :id FOR SHARE", {"id": program_id})


def lock_program(tx: Tx, program_id: str) -> None:
    """Makes writers of one programme's settings wait for each other, and for all who
    hold it."""
    tx.all("SELECT id FROM programs WHERE id = :id FOR UPDATE", {"id": program_id})


def get_local_clock(tx: Tx, merchant_id: str) -> LocalClock:
    """The days of a merchant; of one that is not there, UTC's."""
    values = {"id": merchant_id}
    return _clock(
        tx.one("SELECT timezone, day_start_hour FROM merchants WHERE id = :id", values)
    )


def get_program_clock(tx: Tx, program_id: str) -> LocalClock:
    """The days of a programme: those of its first merchant."""
    return _clock(
        tx.one(
            """
            SELECT timezone, day_start_hour FROM merchants
            WHERE program_id = :program_id ORDER BY created_at, id LIMIT 1
            """,
            {"program_id": program_id},
        )
    )


def _clock(row: Row | None) -> LocalClock:
    return LocalClock(**row) if row else LocalClock("UTC")


# --- tiers ----------------------------------------------------------------------------


def get_tiers(tx: Tx, program_id: str) -> list[Tier]:
    """A programme's tiers, lowest first."""
    rows = tx.all(
        """
        SELECT id, program_id, name, threshold, color, multiplier_bp, rebate_bp, perks,
            image, served_first
        FROM tiers WHERE program_id = :program_id ORDER BY threshold
        """,
        {"program_id": program_id},
    )
    return [_tier(row) for row in rows]


def get_tier(tx: Tx, tier_id: str) -> Tier | None:
    row = tx.one(
        """
        SELECT id, program_id, name, threshold, color, multiplier_bp, rebate_bp, perks,
            image, served_first
        FROM tiers WHERE id = :id
        """,
        {"id": tier_id},
    )
    return _tier(row) if row else None


def insert_tier(tx: Tx, tier: Tier, at: int) -> None:
    """Raises: DuplicateRow, the programme has a tier at that threshold."""
    tx.insert("tiers", {**_tier_row(tier), "created_at": at})


def update_tier(tx: Tx, tier: Tier) -> None:
    """Raises: DuplicateRow, the programme has a tier at that threshold."""
    tx.execute(
        """
        UPDATE tiers SET name = :name, threshold = :threshold, color = :color,
            multiplier_bp = :multiplier_bp, rebate_bp = :rebate_bp, perks = :perks,
            image = :image, served_first = :served_first
        WHERE id = :id AND program_id = :program_id
        """,
        _tier_row(tier),
    )


def delete_tier(tx: Tx, tier_id: str) -> None:
    tx.execute("DELETE FROM tiers WHERE id = :id", {"id": tier_id})


def _tier(row: Row) -> Tier:
    perks, first = tuple(json.loads(row["perks"])), bool(row["served_first"])
    return Tier(**{**row, "perks": perks, "served_first": first})


def _tier_row(tier: Tier) -> Row:
    perks, first = json.dumps(tier.perks), int(tier.served_first)
    return {**asdict(tier), "perks": perks, "served_first": first}
