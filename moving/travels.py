"""Which rows of a programme travel, and with which columns.

Pure. A table that is not in here stays behind: what is derived is made again on the
other side, and what opens something (keys, links, PINs) is the old server's alone.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ..ledger import Event
from ..points import MAX_POINTS

PROGRAM, CARD, CAMPAIGN, MERCHANT, RULE = (
    "program",
    "card",
    "campaign",
    "merchant",
    "rule",
)
_ID = re.compile("[0-9A-Za-z._-]{1,128}")
LONGEST = 100_000  # characters of one text: a merchant's profile with its pictures


class Table(NamedTuple):
    """A table that travels.

    Attributes:
        of: what its rows belong to; the programme's id itself is not in the rows.
        columns: each with its type: `id`, `text` or `int`, with a `?` where nothing may
            stand.
    """

    of: str
    columns: dict[str, str]


def _table(of: str, columns: str) -> Table:
    pairs = (column.split(":") for column in columns.split())
    return Table(of, dict(pairs))


_INTS = ("v", "seq", "delta", "base_sats", "base_minor", "tier_bp", "campaign_bp")
_EVENT_INTS = (*_INTS, "tier_points", "time", "recorded_at")
_EVENT = " ".join(
    f"{name}:{'int' if name in _EVENT_INTS else 'text'}"
    for name in Event._fields
    if name not in ("program_id", "order_id")
)
# In the order in which they are written.
TABLES: dict[str, Table] = {
    "program_versions": _table(
        PROGRAM,
        "version:int effective_from:int currency:text settings:text actor_id:text",
    ),
    "tiers": _table(
        PROGRAM,
        "id:id name:text threshold:int color:text multiplier_bp:int rebate_bp:int "
        "perks:text created_at:int image:text? served_first:int",
    ),
    "rewards": _table(
        PROGRAM,
        "id:id name:text kind:text cost_points:int value:int tier_id:id? stock:int? "
        "per_customer_limit:int? valid_from:int? valid_until:int? is_active:int "
        "sort_order:int created_at:int deleted_at:int? image:text? cost_sats:int?",
    ),
    "campaigns": _table(PROGRAM, "id:id created_at:int"),
    "campaign_versions": _table(
        CAMPAIGN,
        "campaign_id:id version:int effective_from:int body:text is_deleted:int "
        "actor_id:text",
    ),
    "merchants": _table(
        PROGRAM,
        "id:id name:text category:text slug:text mode:text timezone:text "
        "day_start_hour:int currency:text profile:text created_at:int deleted_at:int? "
        "receipt_thanks:text receipt_footer:text language:text",
    ),
    "menu_items": _table(
        MERCHANT,
        "id:id merchant_id:id name:text search_name:text price_sats:int? "
        "price_minor:int? currency:text category:text? image:text? available:int "
        "sort_order:int tax_bp:int created_at:int deleted_at:int?",
    ),
    "cards": _table(
        PROGRAM,
        "id:id customer_pubkey:id? created_at:int merged_into:id? merged_at:int?",
    ),
    "rule_snapshots": _table(RULE, "rule_hash:id rule:text"),
    "events": _table(PROGRAM, f"{_EVENT} order_id:text?"),
    "event_texts": _table(CARD, "card_id:id seq:int salt:text words:text"),
    "redemptions": _table(
        PROGRAM,
        "id:id card_id:id seq:int reward_id:id merchant_id:id order_id:id? "
        "reward_name:text kind:text value:int points:int from_stock:int status:text "
        "short_code:text actor_id:text created_at:int expires_at:int fulfil_at:int? "
        "ended_at:int? ended_by:text?",
    ),
    "nicknames": _table(CARD, "card_id:id nickname:text"),
    "card_names": _table(CARD, "card_id:id name:text"),
    "customer_notes": _table(CARD, "card_id:id note:text"),
    "welcomes": _table(
        PROGRAM,
        "card_id:id merchant_id:id seq:int source_id:text order_id:id? points:int "
        "least_sats:int actor_id:text bill_time:int due_at:int give_up_at:int "
        "state:text",
    ),
    "old_cards": _table(
        PROGRAM,
        "card_id:id merchant_id:id points:int actor_id:text asked_at:int due_at:int "
        "state:text",
    ),
    "gifts": _table(
        PROGRAM,
        "id:id role:text merchant_id:id card_id:id guest_id:id seq:int order_id:id? "
        "points:int least_sats:int actor_id:text bill_time:int due_at:int "
        "give_up_at:int state:text",
    ),
    "shown_cards": _table(
        PROGRAM,
        "id:id merchant_id:id card_id:id foreign_id:text tier_id:text from_at:int "
        "until_at:int points:int",
    ),
}
# What waits to be given. On the old server it waits no more, and is marked as gone.
WAITING = ("welcomes", "old_cards", "gifts")
GONE = "gone:"
IN_THE_WAY = "reserved"  # a redemption that is not over yet


def fits(kind: str, value: Any) -> bool:
    """Whether a value is of a column's type, and of a size that is any use."""
    if value is None:
        return kind.endswith("?")
    if kind.startswith("int"):
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        return is_whole and abs(value) <= MAX_POINTS
    if not isinstance(value, str) or len(value) > LONGEST or "\0" in value:
        return False
    return bool(_ID.fullmatch(value)) if kind.startswith("id") else _is_encodable(value)


def _is_encodable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:  # half a character: PostgreSQL holds none
        return False
    return True
