"""Whether a badge that somebody was given counts at a merchant, and why not.

Pure. `..nostr.awards` knows what speaks against an award; here comes what this server
knows of it: whom the merchant trusts, since when, and how long ago relays were asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..clock import LocalClock
from ..nostr import awards
from ..nostr.awards import DoesNotHold, check_award
from ..nostr.event import Malformed, NostrEvent
from ..nostr.readers import Address
from .addresses import spelled
from .models import HeldBadge
from .said import claimed_badge

HOLDS_SECONDS = 86_400  # that an answer of relays counts when none can be reached
UNCHECKED = "unchecked"
MOST_SECONDS = 250_000_000_000  # what calendars can say

# The first of these that fits is said of a badge that was given more than once.
_ORDER = (
    "",
    UNCHECKED,
    awards.AHEAD,
    awards.ENDED,
    awards.TAKEN_BACK,
    awards.BADGE_GONE,
    awards.NO_BADGE,
    awards.FORGED,
    awards.UNCLEAR,
    awards.NOT_THEIRS,
    awards.UNTRUSTED,
)


@dataclass(frozen=True)
class Trust:
    """What counts at a merchant, the community's lists included.

    Attributes:
        badges: by address, issuers: by key; each since when it is on a list.
        names: what issuers are called, by key.
    """

    badges: Mapping[str, int] = field(default_factory=dict)
    issuers: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def since(self, badge: Address) -> int | None:
        """Since when that badge counts; nothing: it does not."""
        found = (self.badges.get(spelled(badge)), self.issuers.get(badge.pubkey))
        return min((at for at in found if at is not None), default=None)

    @property
    def newest(self) -> int:
        """When a list last grew, 0 if there is nothing on any."""
        return max([*self.badges.values(), *self.issuers.values()], default=0)

    @property
    def authors(self) -> frozenset[str]:
        """Whose awards can count at all."""
        return frozenset([*self.issuers, *(b.split(":")[1] for b in self.badges)])

    def name_of(self, issuer: str) -> str:
        return self.names.get(issuer, "") or "its issuer"


@dataclass(frozen=True)
class Given:
    """An award as it is kept, and when it first came from a relay."""

    event: NostrEvent
    seen_at: int


@dataclass(frozen=True)
class Known:
    """What was read of a customer's badges.

    Attributes:
        definitions: by address; deletions: by author.
        worn: the awards on the customer's profile, by their ids.
        checked_at: when a relay of this merchant's last answered it all, 0: never.
    """

    given: Sequence[Given] = ()
    definitions: Mapping[str, NostrEvent] = field(default_factory=dict)
    deletions: Mapping[str, Sequence[NostrEvent]] = field(default_factory=dict)
    worn: frozenset[str] = frozenset()
    checked_at: int = 0


def judge_all(
    known: Known, trust: Trust, customer: str, local: LocalClock, now: int
) -> tuple[HeldBadge, ...]:
    """Each badge once, with the best that can be said of it; those that count first."""
    best: dict[str, HeldBadge] = {}
    for given in known.given:
        judged = judge(given, known, trust, customer, local, now)
        if judged is None:
            continue
        other = best.get(judged.badge)
        if other is None or _rank(judged) < _rank(other):
            best[judged.badge] = judged
    return tuple(sorted(best.values(), key=lambda one: (*_rank(one), one.badge)))


def _rank(badge: HeldBadge) -> tuple[bool, int, int]:
    """Lower is better; of equals, what ends last."""
    ends = MOST_SECONDS if badge.expires_at is None else badge.expires_at
    return not badge.trusted, _ORDER.index(badge.code), -ends


def judge(
    given: Given,
    known: Known,
    trust: Trust,
    customer: str,
    local: LocalClock,
    now: int,
) -> HeldBadge | None:
    """What one award is worth; nothing, if it names no badge at all."""
    award = given.event
    badge = claimed_badge(award)
    if badge is None:
        return None
    address, since = spelled(badge), trust.since(badge)
    definition = known.definitions.get(address)
    code = _against(
        award,
        [definition] if definition else [],
        known.deletions.get(badge.pubkey, ()),
        {address} if since is not None else set(),
        customer,
        now,
    )
    if code in ("", awards.NO_BADGE):
        asked_since = max(given.seen_at, since or 0, now - HOLDS_SECONDS)
        code = code if asked_since <= known.checked_at else UNCHECKED
    ends = _expiration(award)
    return HeldBadge(
        badge=address,
        name=_tag(definition, "name") or badge.d,
        image=_tag(definition, "image"),
        issuer=badge.pubkey,
        trusted=since is not None,
        valid=code == "",
        reason=words_for(code, trust.name_of(badge.pubkey), local, ends, now),
        award_id=award.id,
        definition_id=definition.id if definition else "",
        expires_at=ends,
        checked_at=known.checked_at,
        code=code,
        is_worn=award.id in known.worn,
        issuer_name=trust.names.get(badge.pubkey, ""),
    )


def _against(
    award: NostrEvent,
    definitions: Sequence[NostrEvent],
    deletions: Sequence[NostrEvent],
    trusted: set[str],
    customer: str,
    now: int,
) -> str:
    """What speaks against an award, as a stable word; empty: nothing does."""
    try:
        check_award(award, definitions, deletions, trusted, customer, now)
    except DoesNotHold as exc:
        return exc.why
    except Malformed:
        return awards.UNCLEAR
    return ""


def words_for(
    code: str, issuer: str, local: LocalClock, ends: int | None, now: int
) -> str:
    """Why a badge does not count, for staff and guest; empty where it does."""
    if not code:
        return ""
    if code == awards.ENDED and ends is not None:
        return f"It ended on {local.on(ends, now)}."
    return {
        UNCHECKED: "Badges can't be checked right now.",
        awards.UNTRUSTED: "This badge does not count here.",
        awards.FORGED: f"Not signed by {issuer}.",
        awards.NOT_THEIRS: "It was given to somebody else.",
        awards.AHEAD: "It does not hold yet.",
        awards.ENDED: "It has ended.",
        awards.NO_BADGE: "Nobody knows what this badge is.",
        awards.TAKEN_BACK: f"Taken back by {issuer}.",
        awards.BADGE_GONE: f"This badge was ended by {issuer}.",
        awards.UNCLEAR: "It does not say clearly what it gives.",
    }[code]


def _expiration(award: NostrEvent) -> int | None:
    found = award.values("expiration")
    text = found[0][0] if len(found) == 1 and found[0] else ""
    is_time = text.isascii() and text.isdecimal() and len(text) <= 12
    return min(int(text), MOST_SECONDS) if is_time else None


def _tag(event: NostrEvent | None, name: str) -> str:
    found = event.values(name) if event else []
    return found[0][0] if found and found[0] else ""
