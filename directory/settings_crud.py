"""SQL for the community's settings, nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from ..store import Tx


def get_settings(tx: Tx) -> dict[str, str]:
    rows = tx.all("SELECT name, value FROM community_settings")
    return {row["name"]: row["value"] for row in rows}


def put_settings(tx: Tx, values: Mapping[str, str]) -> None:
    """Sets these; the others stay."""
    for name, value in values.items():
        tx.execute(
            """
            INSERT INTO community_settings (name, value) VALUES (:name, :value)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """,
            {"name": name, "value": value},
        )
