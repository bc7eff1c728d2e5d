"""SQL for vouchers, each with what it is at a moment."""

from __future__ import annotations

from dataclasses import fields

from ..rewards import CANCELED, LAPSED, RESERVED
from ..store import Row, Tx
from ..voucher import EXPIRED, OPEN, USED, WITHDRAWN, Perk, Voucher

_PERK = ("reward_id", "reward_name", "reward_kind", "reward_value")
_NAMES = (
    *(f.name for f in fields(Voucher) if f.name not in ("perk", "state")),
    *_PERK,
)
# Whether its reward came to nothing by then: given up, or nobody has come for it.
_RETURNED = f"""
    EXISTS (
        SELECT 1 FROM redemptions r WHERE r.id = v.redemption_id
        AND (r.status IN ('{CANCELED}', '{LAPSED}') OR (r.status = '{RESERVED}'
            AND r.fulfil_at IS NULL AND r.expires_at <= :at)))
"""
VOUCHER_STATE = f"""
    CASE WHEN v.withdrawn_at IS NOT NULL THEN '{WITHDRAWN}'
         WHEN v.used_at IS NOT NULL AND NOT {_RETURNED} THEN '{USED}'
         WHEN v.expires_at <= :at THEN '{EXPIRED}' ELSE '{OPEN}' END
"""
VOUCHER_COLUMNS = ", ".join(
    (*(f"v.{name}" for name in _NAMES), f"{VOUCHER_STATE} AS state")
)


def voucher_of(row: Row) -> Voucher:
    """The voucher in a row of `VOUCHER_COLUMNS`."""
    values = {name: row[name] for name in (*_NAMES, "state")}
    reward_id, name, kind, value = (values.pop(column) for column in _PERK)
    perk = Perk(reward_id, name, kind, value) if reward_id else None
    return Voucher(**values, perk=perk)


def insert_voucher(tx: Tx, voucher: Voucher) -> None:
    values = {name: getattr(voucher, name) for name in _NAMES if name not in _PERK}
    perk = voucher.perk or Perk("", "", "", 0)
    values |= dict(zip(_PERK, vars(perk).values(), strict=True))
    tx.insert("vouchers", values)


def find_voucher(tx: Tx, event_id: str, at: int, hold: bool = False) -> Voucher | None:
    """The voucher that an event is, as it is at a moment.

    Args:
        hold: its writers wait until the unit of work ends.
    """
    row = tx.one(
        f"SELECT {VOUCHER_COLUMNS} FROM vouchers v WHERE v.event_id = :event_id"
        + (" FOR UPDATE" if hold else ""),
        {"event_id": event_id, "at": at},
    )
    return voucher_of(row) if row else None


def get_voucher(tx: Tx, voucher_id: str, at: int) -> Voucher | None:
    row = tx.one(
        f"SELECT {VOUCHER_COLUMNS} FROM vouchers v WHERE v.id = :id",
        {"id": voucher_id, "at": at},
    )
    return voucher_of(row) if row else None


def put_used(tx: Tx, voucher_id: str, at: int, redemption_id: str | None) -> None:
    tx.execute(
        "UPDATE vouchers SET used_at = :at, redemption_id = :redemption_id "
        "WHERE id = :id",
        {"id": voucher_id, "at": at, "redemption_id": redemption_id},
    )


def put_withdrawn(tx: Tx, voucher_id: str, at: int, actor_id: str, reason: str) -> None:
    tx.execute(
        """
        UPDATE vouchers SET withdrawn_at = :at, withdrawn_by = :actor_id,
            withdrawn_reason = :reason WHERE id = :id
        """,
        {"id": voucher_id, "at": at, "actor_id": actor_id, "reason": reason},
    )
