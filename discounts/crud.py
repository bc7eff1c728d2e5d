"""SQL for rules and who has joined them, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from ..store import Row, Tx, in_list
from .models import Joined, Partner
from .rules import Rule

_COLUMNS = ", ".join(f"r.{f.name}" for f in fields(Rule))
_OWN = "r.deleted_at IS NULL AND r.merchant_id = :merchant_id"
_JOINED = """
    r.deleted_at IS NULL AND r.merchant_id IS NULL AND r.id IN (
        SELECT j.rule_id FROM joined_rules j WHERE j.merchant_id = :merchant_id)
"""
_JOINED_COLUMNS = ", ".join(f.name for f in fields(Joined))


def insert_rule(tx: Tx, rule: Rule) -> None:
    tx.insert("discount_rules", {**vars(rule), "badge_key": rule.badge_key})


def update_rule(tx: Tx, rule: Rule) -> None:
    values = {**vars(rule), "badge_key": rule.badge_key}
    sets = ", ".join(f"{name} = :{name}" for name in values if name != "id")
    tx.execute(f"UPDATE discount_rules SET {sets} WHERE id = :id", values)


def get_rule(tx: Tx, rule_id: str, hold: bool = False) -> Rule | None:
    """A rule that was not deleted.

    Args:
        hold: until we commit.
    """
    row = tx.one(
        f"""
        SELECT {_COLUMNS} FROM discount_rules r
        WHERE r.id = :id AND r.deleted_at IS NULL {"FOR UPDATE" if hold else ""}
        """,
        {"id": rule_id},
    )
    return Rule(**row) if row else None


def count_rules(tx: Tx, merchant_id: str | None) -> int:
    """How many rules a merchant has of its own; or the community."""
    where = "merchant_id = :merchant_id" if merchant_id else "merchant_id IS NULL"
    row = tx.one(
        f"""
        SELECT COUNT(*) AS n FROM discount_rules
        WHERE deleted_at IS NULL AND {where}
        """,
        {"merchant_id": merchant_id} if merchant_id else {},
    )
    return int(row["n"]) if row else 0


def list_rules(
    tx: Tx, merchant_id: str, only_active: bool, page: Row
) -> tuple[list[Rule], int]:
    """A page of the rules that hold at a merchant, its own first, newest first.

    Args:
        page: `limit` and `offset`.
    """
    live = "AND r.active = 1" if only_active else ""
    chosen = f"FROM discount_rules r WHERE (({_OWN}) OR ({_JOINED})) {live}"
    values: Row = {"merchant_id": merchant_id}
    rows = tx.all(
        f"""
        SELECT {_COLUMNS} {chosen}
        ORDER BY CASE WHEN r.merchant_id IS NULL THEN 1 ELSE 0 END,
            r.created_at DESC, r.id LIMIT :limit OFFSET :offset
        """,
        {**values, **page},
    )
    total = tx.one(f"SELECT COUNT(*) AS n {chosen}", values)
    return [Rule(**row) for row in rows], total["n"] if total else 0


def list_offers(tx: Tx, page: Row) -> tuple[list[Rule], int]:
    """A page of what the community offers to every partner, newest first."""
    chosen = (
        "FROM discount_rules r WHERE r.deleted_at IS NULL AND r.merchant_id IS NULL"
    )
    rows = tx.all(
        f"SELECT {_COLUMNS} {chosen} ORDER BY r.created_at DESC, r.id "
        "LIMIT :limit OFFSET :offset",
        page,
    )
    total = tx.one(f"SELECT COUNT(*) AS n {chosen}")
    return [Rule(**row) for row in rows], total["n"] if total else 0


def get_rules_for(tx: Tx, merchant_id: str, badge_keys: Sequence[str]) -> list[Rule]:
    """The active rules that hold at a merchant and ask for one of these badges.

    A thousand rules cost nobody anything who has none of their badges.
    """
    names, values = in_list("key", list(badge_keys))
    rows = tx.all(
        f"""
        SELECT {_COLUMNS} FROM discount_rules r
        WHERE r.active = 1 AND r.badge_key IN ({names}) AND {_OWN}
        UNION ALL
        SELECT {_COLUMNS} FROM discount_rules r
        WHERE r.active = 1 AND r.badge_key IN ({names}) AND {_JOINED}
        """,
        {"merchant_id": merchant_id, **values},
    )
    return [Rule(**row) for row in rows]


def asks_for_badges(tx: Tx, merchant_id: str) -> bool:
    """Whether any active rule at a merchant needs a badge."""
    row = tx.one(
        f"""
        SELECT 1 AS yes WHERE EXISTS (
            SELECT 1 FROM discount_rules r
            WHERE r.active = 1 AND r.badge_key <> '' AND {_OWN})
        OR EXISTS (
            SELECT 1 FROM discount_rules r
            WHERE r.active = 1 AND r.badge_key <> '' AND {_JOINED})
        """,
        {"merchant_id": merchant_id},
    )
    return row is not None


def list_merchants_with_rules(tx: Tx, page: Row) -> tuple[list[str], int]:
    """A page of the open merchants where an active rule holds."""
    chosen = """
        FROM merchants m WHERE m.deleted_at IS NULL AND m.mode = 'full' AND (
            EXISTS (SELECT 1 FROM discount_rules r WHERE r.merchant_id = m.id
                AND r.deleted_at IS NULL AND r.active = 1)
            OR EXISTS (SELECT 1 FROM joined_rules j
                JOIN discount_rules r ON r.id = j.rule_id
                WHERE j.merchant_id = m.id AND r.deleted_at IS NULL AND r.active = 1))
    """
    rows = tx.all(
        f"SELECT m.id {chosen} ORDER BY m.name, m.id LIMIT :limit OFFSET :offset", page
    )
    total = tx.one(f"SELECT COUNT(*) AS n {chosen}")
    return [row["id"] for row in rows], total["n"] if total else 0


# --- who has joined -------------------------------------------------------------------


def put_joined(tx: Tx, joined: Joined) -> None:
    """Joins an offer, or changes one's own cap and budget."""
    tx.execute(
        """
        INSERT INTO joined_rules
            (rule_id, merchant_id, max_discount_sats, budget_sats, joined_at)
        VALUES (:rule_id, :merchant_id, :max_discount_sats, :budget_sats, :joined_at)
        ON CONFLICT (rule_id, merchant_id) DO UPDATE SET
            max_discount_sats = excluded.max_discount_sats,
            budget_sats = excluded.budget_sats
        """,
        vars(joined),
    )


def delete_joined(tx: Tx, rule_id: str, merchant_id: str) -> bool:
    """Leaves an offer; false if it was not joined."""
    return bool(
        tx.execute(
            """
            DELETE FROM joined_rules
            WHERE rule_id = :rule_id AND merchant_id = :merchant_id
            """,
            {"rule_id": rule_id, "merchant_id": merchant_id},
        )
    )


def get_joined(tx: Tx, merchant_id: str, rule_ids: Sequence[str]) -> dict[str, Joined]:
    """Which of these offers a merchant has joined."""
    if not rule_ids:
        return {}
    names, values = in_list("id", list(rule_ids))
    rows = tx.all(
        f"""
        SELECT {_JOINED_COLUMNS} FROM joined_rules
        WHERE merchant_id = :merchant_id AND rule_id IN ({names})
        """,
        {"merchant_id": merchant_id, **values},
    )
    return {row["rule_id"]: Joined(**row) for row in rows}


def list_partners(tx: Tx, rule_id: str, page: Row) -> tuple[list[Partner], int]:
    """A page of who has joined an offer, the newest first."""
    chosen = """
        FROM joined_rules j JOIN merchants m ON m.id = j.merchant_id
        WHERE j.rule_id = :rule_id AND m.deleted_at IS NULL
    """
    values = {"rule_id": rule_id}
    rows = tx.all(
        f"""
        SELECT m.id, m.name, m.slug, j.max_discount_sats, j.budget_sats, j.joined_at
        {chosen} ORDER BY j.joined_at DESC, m.id LIMIT :limit OFFSET :offset
        """,
        {**values, **page},
    )
    total = tx.one(f"SELECT COUNT(*) AS n {chosen}", values)
    return [Partner(**row) for row in rows], total["n"] if total else 0


def count_partners(tx: Tx, rule_ids: Sequence[str]) -> dict[str, int]:
    """How many merchants have joined each of these offers; none where nobody has."""
    if not rule_ids:
        return {}
    names, values = in_list("id", list(rule_ids))
    rows = tx.all(
        f"""
        SELECT j.rule_id, COUNT(*) AS n
        FROM joined_rules j JOIN merchants m ON m.id = j.merchant_id
        WHERE j.rule_id IN ({names}) AND m.deleted_at IS NULL GROUP BY j.rule_id
        """,
        values,
    )
    return {row["rule_id"]: row["n"] for row in rows}


def get_partners(tx: Tx, rule_ids: Sequence[str]) -> dict[str, frozenset[str]]:
    """By offer, who has joined it."""
    if not rule_ids:
        return {}
    names, values = in_list("id", list(rule_ids))
    rows = tx.all(
        f"SELECT rule_id, merchant_id FROM joined_rules WHERE rule_id IN ({names})",
        values,
    )
    found: dict[str, set[str]] = {rule_id: set() for rule_id in rule_ids}
    for row in rows:
        found[row["rule_id"]].add(row["merchant_id"])
    return {rule_id: frozenset(ids) for rule_id, ids in found.items()}
