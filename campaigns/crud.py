"""SQL for campaigns, nothing else.

A campaign is a row of versions that are only ever added to: a payment is judged by what
held at its time, however late it is found.
"""

from __future__ import annotations

import json
from dataclasses import asdict

from ..store import Row, Tx
from .rules import Campaign

_BESIDE_THE_BODY = ("id", "program_id")
# The version of campaign `c` that holds at a moment; of two in one second, the later.
_STOOD_AT = """
    SELECT c.id, c.program_id, v.body
    FROM campaigns c JOIN campaign_versions v ON v.campaign_id = c.id
    WHERE v.is_deleted = 0 AND v.version = (
        SELECT held.version FROM campaign_versions held
        WHERE held.campaign_id = c.id AND held.effective_from <= :at
        ORDER BY held.effective_from DESC, held.version DESC LIMIT 1
    )
"""


def campaigns_at(tx: Tx, program_id: str, at: int) -> list[Campaign]:
    """A programme's campaigns as they stood at a moment, oldest first."""
    rows = tx.all(
        f"{_STOOD_AT} AND c.program_id = :program_id ORDER BY c.created_at, c.id",
        {"program_id": program_id, "at": at},
    )
    return [_campaign(row) for row in rows]


def get_campaign(tx: Tx, campaign_id: str, at: int) -> Campaign | None:
    """The campaign as it stood at a moment, unless it was deleted."""
    row = tx.one(f"{_STOOD_AT} AND c.id = :id", {"id": campaign_id, "at": at})
    return _campaign(row) if row else None


def insert_campaign(tx: Tx, campaign: Campaign, at: int, actor_id: str) -> None:
    row = {"id": campaign.id, "program_id": campaign.program_id, "created_at": at}
    tx.insert("campaigns", row)
    insert_version(tx, campaign, at, actor_id)


def insert_version(
    tx: Tx, campaign: Campaign, at: int, actor_id: str, is_deleted: bool = False
) -> None:
    """Says how the campaign is from a moment on."""
    tx.execute(
        """
        INSERT INTO campaign_versions
            (campaign_id, version, effective_from, body, is_deleted, actor_id)
        VALUES (:campaign_id, (
            SELECT COALESCE(MAX(version), 0) + 1 FROM campaign_versions
            WHERE campaign_id = :campaign_id
        ), :at, :body, :is_deleted, :actor_id)
        """,
        {
            "campaign_id": campaign.id,
            "at": at,
            "body": _body(campaign),
            "is_deleted": int(is_deleted),
            "actor_id": actor_id,
        },
    )


def _body(campaign: Campaign) -> str:
    values = asdict(campaign)
    for name in _BESIDE_THE_BODY:
        del values[name]
    return json.dumps(values, ensure_ascii=False)


def _campaign(row: Row) -> Campaign:
    body = json.loads(row["body"])
    ids = {name: row[name] for name in _BESIDE_THE_BODY}
    return Campaign(**{**body, **ids, "weekdays": tuple(body["weekdays"])})
