"""SQL for the audit trail, nothing else.

Acts are where they have always been: movements of points in the ledger, refunds,
versions of settings. What none of these keeps is in `acts`. Here they become one list;
each part is read as far as the page goes.
"""

from __future__ import annotations

from ..models import ProgramSettings, settings_from_json
from ..store import Row, Tx, in_list
from .models import Act, CommunityAct, Wanted

_HERE = {
    "branch": "= :merchant_id",
    "program": "IN (SELECT id FROM merchants WHERE program_id = :program_id)",
}

# What every part selects, in this order.
_COLUMNS = (
    *("at", "kind", "ref", "merchant_id", "subject_id", "order_id", "card_id"),
    *("points", "sats", "words", "actor_id"),
)

# Movements of points that somebody has made by hand. What a refund took back is told
# by the refund, a recovery's move by the recovery, what guests did is no act of staff.
_EVENTS = """
    SELECT e.recorded_at AS at, {kind} AS kind, e.card_id || ':' || e.seq AS ref,
        e.merchant_id, CASE WHEN e.source = 'redemption' THEN e.source_id ELSE '' END
        AS subject_id, COALESCE(e.order_id, '') AS order_id, e.card_id,
        e.delta AS points, 0 AS sats, '' AS words, e.actor_id
    FROM events e
    WHERE e.merchant_id {here} AND e.actor_id <> 'system'
        AND e.actor_id NOT LIKE 'card:%' AND {which}
"""
_BY_HAND = _EVENTS.replace(
    "{kind}",
    "CASE WHEN e.source = 'transfer' THEN 'bill_moved' "
    "WHEN e.kind = 'granted' THEN 'points_given' ELSE 'points_taken' END",
).replace(
    "{which}",
    """(
        (e.source = 'transfer' AND e.kind = 'granted' AND e.text_commitment <> '')
        OR (e.source NOT IN ('transfer', 'redemption', 'refund')
            AND e.kind IN ('granted', 'revoked'))
    )""",
)
_REWARDS = _EVENTS.replace(
    "{kind}",
    "CASE WHEN e.kind = 'redeemed' THEN 'reward_used' ELSE 'reward_returned' END",
).replace("{which}", "e.source = 'redemption'")
_REFUNDS = """
    SELECT f.created_at AS at, 'refund' AS kind, f.id AS ref, f.merchant_id,
        '' AS subject_id, f.order_id, '' AS card_id, 0 AS points,
        -f.amount_sats AS sats, f.return_by AS words, f.actor_id
    FROM refunds f WHERE f.merchant_id {here}
"""
_CLOSED = """
    SELECT a.at, a.kind, a.id AS ref, a.merchant_id, '' AS subject_id, p.order_id,
        '' AS card_id, 0 AS points, p.amount_sats + p.tip_sats AS sats, '' AS words,
        a.actor_id
    FROM acts a JOIN order_payments p ON p.id = a.subject_id
    WHERE a.merchant_id {here} AND a.kind IN ('cash_bill', 'card_bill')
"""
_APPROVED = """
    SELECT v.approved_at AS at, 'recovery_approved' AS kind, v.id AS ref,
        v.merchant_id, '' AS subject_id, '' AS order_id, v.card_id, 0 AS points,
        0 AS sats, v.reason AS words, v.approver AS actor_id
    FROM recoveries v WHERE v.merchant_id {here} AND v.approved_at IS NOT NULL
"""
_REFUSED = """
    SELECT v.ended_at AS at, 'recovery_refused' AS kind, v.id AS ref,
        v.merchant_id, '' AS subject_id, '' AS order_id, v.card_id, 0 AS points,
        0 AS sats, '' AS words, v.ended_by AS actor_id
    FROM recoveries v WHERE v.merchant_id {here} AND v.state = 'canceled'
        AND v.ended_by <> '' AND v.ended_by NOT LIKE 'card:%'
"""
_PROGRAM = """
    SELECT g.effective_from AS at,
        CASE WHEN g.version = 1 THEN 'program_made' ELSE 'program_changed' END AS kind,
        CAST(g.version AS TEXT) AS ref, '' AS merchant_id, '' AS subject_id,
        '' AS order_id, '' AS card_id, 0 AS points, 0 AS sats, '' AS words, g.actor_id
    FROM program_versions g WHERE g.program_id = :program_id
"""
_CAMPAIGNS = """
    SELECT w.effective_from AS at, CASE WHEN w.is_deleted = 1 THEN 'campaign_ended'
        WHEN w.version = 1 THEN 'campaign_made' ELSE 'campaign_changed' END AS kind,
        w.campaign_id || ':' || w.version AS ref, '' AS merchant_id, '' AS subject_id,
        '' AS order_id, '' AS card_id, 0 AS points, 0 AS sats, w.body AS words,
        w.actor_id
    FROM campaigns c JOIN campaign_versions w ON w.campaign_id = c.id
    WHERE c.program_id = :program_id
"""
_VENUE = """
    SELECT n.effective_from AS at, CASE WHEN n.version = 1 THEN 'venue_opened'
        WHEN n.wallet_id = '' THEN 'venue_closed' ELSE 'mode_changed' END AS kind,
        n.merchant_id || ':' || n.version AS ref, n.merchant_id, '' AS subject_id,
        '' AS order_id, '' AS card_id, 0 AS points, 0 AS sats, n.mode AS words,
        n.actor_id
    FROM merchant_versions n WHERE n.merchant_id {here}
"""
_ADAPTERS = """
    SELECT d.effective_from AS at, 'payments_changed' AS kind,
        d.merchant_id || ':' || d.version AS ref, d.merchant_id, '' AS subject_id,
        '' AS order_id, '' AS card_id, 0 AS points, 0 AS sats, d.adapters AS words,
        d.actor_id
    FROM merchant_adapters d WHERE d.merchant_id {here}
"""
# Whom it was for is known while the voucher is: acts outlive an erasure.
_VOUCHERS = """
    SELECT a.at, a.kind, a.id AS ref, a.merchant_id, a.subject_id, '' AS order_id,
        COALESCE(v.card_id, '') AS card_id, 0 AS points, 0 AS sats, a.words, a.actor_id
    FROM acts a LEFT JOIN vouchers v ON v.id = a.subject_id
    WHERE a.merchant_id {here} AND a.kind IN ('voucher_made', 'voucher_withdrawn')
"""
_NOTED = """
    SELECT a.at, a.kind, a.id AS ref, a.merchant_id, a.subject_id,
        CASE WHEN a.kind IN ('guest_put_on_bill', 'discount_removed')
        THEN a.subject_id ELSE '' END
        AS order_id, '' AS card_id, 0 AS points, 0 AS sats, a.words, a.actor_id
    FROM acts a WHERE a.merchant_id {here} AND a.kind IN
"""


def _noted(*kinds: str) -> str:
    return f"{_NOTED} ({', '.join(repr(kind) for kind in kinds)})"


_PARTS = {
    "points": (_BY_HAND, _VOUCHERS),
    "rewards": (_REWARDS, _noted("reward_given", "badge_given", "badge_taken")),
    "bills": (_REFUNDS, _CLOSED, _noted("guest_put_on_bill", "discount_removed")),
    "guests": (_APPROVED, _REFUSED, _noted("guest_erased", "old_card_called_back")),
    "settings": (
        _PROGRAM,
        _CAMPAIGNS,
        _VENUE,
        _ADAPTERS,
        _noted(
            *("reward_made", "reward_changed", "reward_ended"),
            *("tier_made", "tier_changed", "tier_ended"),
            *("table_added", "table_removed", "venue_changed"),
            *("rule_made", "rule_changed", "rule_ended", "rule_joined", "rule_left"),
            *("badge_added", "badge_removed", "badge_made", "badge_ended"),
            *("issuer_added", "issuer_removed", "sponsored_added"),
            *("sponsored_changed", "sponsored_removed"),
            *("verification_asked", "status_changed"),
            *("review_hidden", "review_shown"),
            *("satoshi_back_changed", "programme_moved", "programme_arrived"),
        ),
    ),
    "access": (
        _noted(
            *("key_made", "key_ended", "link_made", "link_ended"),
            *("staff_added", "staff_changed", "staff_left"),
            *("invitation_made", "branch_joined"),
            *("webhook_made", "webhook_changed", "webhook_ended"),
        ),
    ),
}

# Of staff and tokens alike, the id begins at the seventh character of the actor.
_NAMED = """
    SELECT u.*, m.name, m.wallet_id,
        COALESCE(st.name, sp.initials, sv.name, sr.reward_name) AS subject,
        o.table_name, c.customer_pubkey, COALESCE(n.nickname, own.name) AS nickname,
        COALESCE(et.words, rt.reason, CASE u.kind
            WHEN 'voucher_made' THEN vo.reason
            WHEN 'voucher_withdrawn' THEN vo.withdrawn_reason END) AS reason,
        COALESCE(at.name, ap.initials) AS actor_name, ap.name AS actor_person
    FROM ({acts}) u
    LEFT JOIN merchants m ON m.id = u.merchant_id
    LEFT JOIN tokens st ON st.id = u.subject_id
    LEFT JOIN staff sp ON sp.id = u.subject_id
    LEFT JOIN venue_tables sv ON sv.id = u.subject_id
    LEFT JOIN redemptions sr ON sr.id = u.subject_id
    LEFT JOIN vouchers vo ON vo.id = u.subject_id
    LEFT JOIN orders o ON o.id = u.order_id
    LEFT JOIN cards c ON c.id = u.card_id
    LEFT JOIN nicknames n ON n.card_id = u.card_id
    LEFT JOIN card_names own ON own.card_id = u.card_id
    LEFT JOIN event_texts et ON et.card_id || ':' || et.seq = u.ref
        AND et.card_id = u.card_id
    LEFT JOIN refund_texts rt ON rt.refund_id = u.ref
    LEFT JOIN tokens at ON at.id = substr(u.actor_id, 7)
    LEFT JOIN staff ap ON ap.id = substr(u.actor_id, 7)
    ORDER BY u.at DESC, u.ref DESC
"""


def list_acts(
    tx: Tx, program_id: str, merchant_id: str, wanted: Wanted, limit: int, offset: int
) -> list[Act]:
    """A page of acts, the newest first."""
    where, values = _where(wanted)
    columns = ", ".join(_COLUMNS)
    parts = [
        f"""
        SELECT {columns} FROM (
            SELECT {columns} FROM ({part}) p{n} WHERE {where}
            ORDER BY at DESC, ref DESC LIMIT :most
        ) q{n}
        """
        for n, part in enumerate(_parts(wanted))
    ]
    acts = " UNION ALL ".join(parts)
    acts += " ORDER BY at DESC, ref DESC LIMIT :limit OFFSET :offset"
    values |= {
        "program_id": program_id,
        "merchant_id": merchant_id,
        "most": limit + offset,
        "limit": limit,
        "offset": offset,
    }
    return [Act(*row) for row in tx.tuples(_NAMED.format(acts=acts), values)]


def count_acts(tx: Tx, program_id: str, merchant_id: str, wanted: Wanted) -> int:
    where, values = _where(wanted)
    counts = [
        f"SELECT COUNT(*) FROM ({part}) p{n} WHERE {where}"
        for n, part in enumerate(_parts(wanted))
    ]
    values |= {"program_id": program_id, "merchant_id": merchant_id}
    return sum(int(n) for (n,) in tx.tuples(" UNION ALL ".join(counts), values))


def _parts(wanted: Wanted) -> list[str]:
    chosen = [wanted.about] if wanted.about else list(_PARTS)
    here = _HERE[wanted.scope]
    return [part.replace("{here}", here) for about in chosen for part in _PARTS[about]]


def _where(wanted: Wanted) -> tuple[str, Row]:
    conditions = ["1 = 1"]
    values: Row = {}
    if wanted.actor_id:
        conditions.append("actor_id = :actor_id")
        values["actor_id"] = wanted.actor_id
    if wanted.since is not None:
        conditions.append("at >= :since")
        values["since"] = wanted.since
    if wanted.until is not None:
        conditions.append("at < :until")
        values["until"] = wanted.until
    return " AND ".join(conditions), values


def get_versions(
    tx: Tx, program_id: str, versions: list[int]
) -> dict[int, ProgramSettings]:
    """Those versions of a programme's settings."""
    if not versions:
        return {}
    names, values = in_list("version", versions)
    rows = tx.all(
        f"""
        SELECT version, settings FROM program_versions
        WHERE program_id = :program_id AND version IN ({names})
        """,
        {**values, "program_id": program_id},
    )
    return {row["version"]: settings_from_json(row["settings"]) for row in rows}


# --- the community's own --------------------------------------------------------------


def list_community_acts(tx: Tx, limit: int, offset: int) -> list[CommunityAct]:
    """A page of acts at no merchant, the newest first."""
    rows = tx.tuples(
        """
        SELECT a.id, a.at, a.kind, a.words, a.actor_id, c.name
        FROM acts a LEFT JOIN curators c ON a.actor_id = 'curator:' || c.id
        WHERE a.merchant_id = '' ORDER BY a.at DESC, a.id DESC
        LIMIT :limit OFFSET :offset
        """,
        {"limit": limit, "offset": offset},
    )
    return [CommunityAct(*row) for row in rows]


def count_community_acts(tx: Tx) -> int:
    row = tx.one("SELECT COUNT(*) AS n FROM acts WHERE merchant_id = ''")
    return int(row["n"]) if row else 0
