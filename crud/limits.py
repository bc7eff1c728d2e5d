"""SQL for who has used what how often, nothing else."""

from __future__ import annotations

from ..store import Tx


def add_uses(tx: Tx, from_person: str, into_person: str) -> None:
    """Counts what somebody has used for somebody else, too."""
    tx.execute(
        """
        INSERT INTO rule_uses (rule_id, person, used, forget_at)
        SELECT rule_id, CAST(:into_person AS TEXT), used, CAST(NULL AS BIGINT)
        FROM rule_uses WHERE person = :from_person
        ON CONFLICT (rule_id, person) DO UPDATE
        SET used = rule_uses.used + excluded.used, forget_at = NULL
        """,
        {"from_person": from_person, "into_person": into_person},
    )


def forget_uses_at(tx: Tx, program_id: str, person: str, until: int) -> None:
    """Says when somebody's uses of a programme's rules and of offers are forgotten."""
    tx.execute(
        """
        UPDATE rule_uses SET forget_at = :until
        WHERE person = :person AND rule_id IN (
            SELECT id FROM discount_rules WHERE merchant_id IS NULL
                OR merchant_id IN (
                    SELECT id FROM merchants WHERE program_id = :program_id))
        """,
        {"program_id": program_id, "person": person, "until": until},
    )


def forget_uses(tx: Tx, now: int) -> int:
    """Lets go of what has been kept long enough; returns how many."""
    return tx.execute("DELETE FROM rule_uses WHERE forget_at <= :now", {"now": now})
