"""The numbers of our events. A server can set others, if these are ever taken.

An environment variable `LOYALTY_KIND_CARD=32605` sets one; all readers of a card have
to know it then, so that is for an emergency, not for taste.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

PROFILE = 0
DELETION = 5
AWARD = 8
SEAL = 13
MESSAGE = 14
GIFT_WRAP = 1059
RELAY_LIST = 10002
WORN_BADGES = 10008
INBOX_RELAYS = 10050
AUTH = 22242
OLD_WORN_BADGES = 30008  # of before April 2026, `d`: `profile_badges`
BADGE = 30009
LISTING = 30402  # a classified (NIP-99)
ALL_DAY, TIMED = 31922, 31923  # calendar events (NIP-52)
FOREIGN_LISTS = (30000, 30003, 39089)  # NIP-51: people, bookmarks, starter packs
_RANGES = {
    "program": (30000, 39999),
    "card": (30000, 39999),
    "curated": (30000, 39999),
    "receipt": (1000, 9999),
    "voucher": (1000, 9999),
    "referral": (1000, 9999),
}


@dataclass(frozen=True)
class Kinds:
    """Ours: three addressable ones and three regular ones; a referral is never
    published."""

    program: int = 32604
    card: int = 32605
    curated: int = 32606
    receipt: int = 2604
    voucher: int = 2605
    referral: int = 2606


def kinds_from(environment: Mapping[str, str]) -> Kinds:
    """The kinds that an environment sets.

    Raises:
        ValueError: it is no number, or of a range whose events relays keep otherwise.
    """
    chosen = {}
    for name in (field.name for field in fields(Kinds)):
        text = environment.get(f"LOYALTY_KIND_{name.upper()}", "")
        if not text:
            continue
        low, high = _RANGES[name]
        if not text.isdecimal() or not low <= int(text) <= high:
            raise ValueError(f"LOYALTY_KIND_{name.upper()} has to be {low} to {high}")
        chosen[name] = int(text)
    kinds = Kinds(**chosen)
    if len(set(vars(kinds).values())) < len(_RANGES):
        raise ValueError("two kinds of event cannot have the same number")
    return kinds
