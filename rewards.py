"""What points buy, and each use of it. Pure: no I/O, no clock, no database.

A redemption is `reserved` (its points have left the card), and becomes `fulfilled`, or
`canceled` or `lapsed`, which put its points back. What time alone decides is never
waited for: `status_at` says what a redemption is, whatever was last written of it.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any

from .clock import LocalClock
from .exceptions import Conflict, InvalidInput, LoyaltyError
from .ledger import Taking
from .points import BY_SPENT, BY_VISITS, MAX_POINTS, ONE_BP, Tier
from .tiers import Standing

FREE_ITEM, PERCENT_OFF, SATS_OFF, AMOUNT_OFF_MINOR, SATS_PAYOUT, PRIORITY = (
    "free_item",
    "percent_off",
    "sats_off",
    "amount_off_minor",
    "sats_payout",
    "priority",
)
WITHOUT_VALUE = (FREE_ITEM, PRIORITY)

RESERVED, FULFILLED, CANCELED, LAPSED = "reserved", "fulfilled", "canceled", "lapsed"
STATUSES = (RESERVED, FULFILLED, CANCELED, LAPSED)

UNDO_SECONDS = 10
RETURNED_KEEPS_SECONDS = 7 * 24 * 3600  # of a lot that ran out while staff held it
NOTHING_TAKEN = "Nothing was taken."

# Nothing that looks like something else, and no vowels: no words by accident.
SHORT_ALPHABET = "34679CDFGHJKMNPQRTVWXY"
SHORT_LENGTH = 6
_LONG_CODE = re.compile(r"([0-9a-f]{32})[0-9a-f]{64}")


@dataclass(frozen=True)
class Reward:
    """Something that points buy.

    Attributes:
        value: basis points (`percent_off`), sats (`sats_off`, `sats_payout`), minor
            units (`amount_off_minor`), else 0.
        tier_id: whoever holds that tier or a higher one may have it.
        stock: how many are left; None = no end.
        valid_from, valid_until: Unix seconds, the last one excluded.
        image: an https:// address, or the path of an asset of this LNbits.
        cost_sats: what one costs whoever gives it, if the owner has said so.
    """

    id: str
    program_id: str
    name: str
    kind: str
    cost_points: int
    value: int
    tier_id: str | None
    stock: int | None
    per_customer_limit: int | None
    valid_from: int | None
    valid_until: int | None
    is_active: int
    sort_order: int
    created_at: int
    deleted_at: int | None
    image: str | None = None
    cost_sats: int | None = None


@dataclass(frozen=True)
class Redemption:
    """One use of a reward.

    Attributes:
        seq: the event on its card that took the points.
        reward_name, kind, value, points: the reward as it was then.
        from_stock: 1 if it took one of a counted stock.
        status: as last written; `status_at` says what it is.
        expires_at: when the reservation lapses, or `NEVER`.
        fulfil_at: from when on it counts as given, if staff gave it at once.
        ended_at, ended_by: when it was given, or ended otherwise, and by whom.
    """

    id: str
    program_id: str
    card_id: str
    seq: int
    reward_id: str
    merchant_id: str
    order_id: str | None
    reward_name: str
    kind: str
    value: int
    points: int
    from_stock: int
    status: str
    short_code: str
    actor_id: str
    created_at: int
    expires_at: int
    fulfil_at: int | None
    ended_at: int | None
    ended_by: str | None

    def status_at(self, at: int) -> str:
        """What it is at a moment, whether or not that was written."""
        if self.status != RESERVED:
            return self.status
        if self.fulfil_at is not None:
            return FULFILLED if self.fulfil_at <= at else RESERVED
        return LAPSED if self.expires_at <= at else RESERVED

    def ended(self, at: int) -> int | None:
        """When it ceased to be reserved, as seen at a moment."""
        if self.status != RESERVED or self.status_at(at) == RESERVED:
            return self.ended_at
        return self.expires_at if self.fulfil_at is None else self.fulfil_at

    def is_in_use(self, at: int) -> bool:
        """Whether it was given, is being given, or is on a bill."""
        status = self.status_at(at)
        is_being_given = self.fulfil_at is not None or self.order_id is not None
        return status == FULFILLED or (status == RESERVED and is_being_given)

    def is_code(self, secret: str, code: str) -> bool:
        """Whether a code, long or short, is this one's; in constant time."""
        typed = code.strip()
        is_long = hmac.compare_digest(
            typed.lower().encode(), long_code(secret, self.id).encode()
        )
        short = as_short(typed).encode()
        return is_long | hmac.compare_digest(short, self.short_code.encode())


# --- values ---------------------------------------------------------------------------


def stored_value(kind: str, value: Any, currency: str) -> int:
    """A reward's value as it is kept, from what was sent.

    Args:
        value: an int or a float as JSON had it, or None.
        currency: the merchant's, or empty.

    Raises:
        InvalidInput: `bad_value`, `currency_needed`.
    """
    if kind in WITHOUT_VALUE:
        if value is not None:
            raise InvalidInput("bad_value", f"A {kind} has no value.")
        return 0
    if kind == PERCENT_OFF:
        return _basis_points(value)
    if kind == AMOUNT_OFF_MINOR and not currency:
        raise InvalidInput("currency_needed", "This merchant charges in sats.")
    if not isinstance(value, int) or not 1 <= value <= MAX_POINTS:
        raise InvalidInput("bad_value", f"A {kind} needs a whole value from 1 on.")
    return value


def _basis_points(value: Any) -> int:
    """Per cent with up to two decimals; the text of a float is what JSON had."""
    bp = Decimal(str(value)) * 100 if value is not None else Decimal(0)
    if bp != int(bp) or not 1 <= bp <= ONE_BP:
        raise InvalidInput(
            "bad_value", "A percent_off needs 0.01 to 100, with two decimals at most."
        )
    return int(bp)


def shown_value(kind: str, value: int) -> int | float | None:
    """A kept value as the public contract has it."""
    if kind in WITHOUT_VALUE:
        return None
    if kind != PERCENT_OFF:
        return value
    whole, rest = divmod(value, 100)
    return float(f"{whole}.{rest:02}") if rest else whole


# --- who may have it ------------------------------------------------------------------


@dataclass(frozen=True)
class Holder:
    """A card in front of a reward.

    Attributes:
        final_points: what of the points may buy sats.
        tiers: the programme's, lowest first; basis: what their scores count.
        at: now; clock: the days of the merchant that is asked.
    """

    points: int
    final_points: int
    standing: Standing
    tiers: Sequence[Tier]
    basis: str
    at: int
    clock: LocalClock


SHORT = "insufficient_points"
BUY_NO_SATS = "points_buy_no_sats"


def refusal(reward: Reward, holder: Holder, used: int) -> LoyaltyError | None:
    """Why a card cannot have a reward now, or nothing; too few points come last.

    Args:
        used: how often the customer has it already, all their merged cards together.
    """
    return (
        _not_on_offer(reward, holder)
        or _tier_needed(reward, holder)
        or _none_left(reward, used)
        or _points_short(reward, holder)
        or _points_bound(reward, holder)
    )


def _no(code: str, words: str, **figures: int | str) -> Conflict:
    return Conflict(code, f"{words} {NOTHING_TAKEN}", **figures)


def _not_on_offer(reward: Reward, holder: Holder) -> LoyaltyError | None:
    at, name = holder.at, reward.name
    if not reward.is_active:
        return _no("reward_off", f"{name} is not on offer.")
    if reward.valid_from is not None and at < reward.valid_from:
        day = holder.clock.on(reward.valid_from, at)
        return _no("reward_not_yet", f"{name} starts on {day}.")
    if reward.valid_until is not None and reward.valid_until <= at:
        day = holder.clock.on(reward.valid_until, at)
        return _no("reward_ended", f"{name} ended on {day}.")
    return None


def _tier_needed(reward: Reward, holder: Holder) -> LoyaltyError | None:
    if reward.tier_id is None:
        return None
    needed = next((t for t in holder.tiers if t.id == reward.tier_id), None)
    if needed is None:  # tiers that a reward needs are not taken away
        return _no("tier_needed", f"{reward.name} is for a tier that is not there.")
    held = holder.standing.tier
    if held and held.threshold >= needed.threshold:
        return None
    missing = max(needed.threshold - holder.standing.score, 1)
    ahead = f"{counted(missing, _UNITS.get(holder.basis, 'point'))} to go."
    you = f"You are {held.name}, {ahead}" if held else ahead
    return _no("tier_needed", f"For {needed.name}. {you}", tier=needed.name)


_UNITS = {BY_SPENT: "sat", BY_VISITS: "visit"}


def _none_left(reward: Reward, used: int) -> LoyaltyError | None:
    if reward.stock is not None and reward.stock <= 0:
        return sold_out(reward)
    limit = reward.per_customer_limit
    if limit is not None and used >= limit:
        times = "Already used." if limit == 1 else f"Already used {used} times."
        return _no("limit_reached", times)
    return None


def sold_out(reward: Reward) -> Conflict:
    return _no("sold_out", f"{reward.name}: none left.", name=reward.name)


def _points_short(reward: Reward, holder: Holder) -> LoyaltyError | None:
    short = reward.cost_points - holder.points
    if short <= 0:
        return None
    have, needed = holder.points, reward.cost_points
    words = f"{counted(short, 'point')} short: {have:,} of {needed:,}."
    return _no(SHORT, words, short=short, have=have, needed=needed)


def _points_bound(reward: Reward, holder: Holder) -> LoyaltyError | None:
    """Sats that have left do not come back; what a card has paid may."""
    if reward.kind != SATS_PAYOUT or holder.final_points >= reward.cost_points:
        return None
    have, needed = holder.final_points, reward.cost_points
    words = "Points from card payments buy no sats. "
    words += f"Others: {have:,} of {needed:,}."
    return _no(BUY_NO_SATS, words, have=have, needed=needed)


def counted(number: int, unit: str) -> str:
    """`1 point`, `1,200 points`."""
    return f"{number:,} {unit}{'' if number == 1 else 's'}"


def ready_and_next(
    offers: Iterable[tuple[Reward, int]], holder: Holder
) -> tuple[list[Reward], tuple[Reward, int] | None]:
    """What a card can have now, dearest first, and what it is nearest to.

    Args:
        offers: rewards, each with how often the customer has it already.

    Returns:
        The second is a reward and the points that are missing for it.
    """
    ready, ahead = [], []
    for reward, used in offers:
        obstacle = refusal(reward, holder, used)
        if obstacle is None:
            ready.append(reward)
        elif obstacle.code == SHORT:
            ahead.append((reward, reward.cost_points - holder.points))
    ready.sort(key=lambda reward: (-reward.cost_points, reward.sort_order, reward.id))
    nearest = min(ahead, key=lambda pair: (pair[1], pair[0].sort_order), default=None)
    return ready, nearest


# --- points that go back --------------------------------------------------------------


def given_back(
    takings: Iterable[Taking], at: int, by_staff: bool
) -> list[tuple[int, int]]:
    """Points and until when they can be used, of what a redemption took.

    They go back where they were, with the ends they had. What ran out meanwhile keeps
    its end, and so ends at once; unless staff gave it back: then it has seven days.
    """
    days = at + RETURNED_KEEPS_SECONDS
    parts: dict[int, int] = {}
    for taking in takings:
        until = days if by_staff and taking.until <= at else taking.until
        parts[until] = parts.get(until, 0) + taking.points
    return [(points, until) for until, points in sorted(parts.items())]


# --- codes ----------------------------------------------------------------------------


def long_code(secret: str, redemption_id: str) -> str:
    """What the guest's phone shows as a picture: 96 hex digits, stored nowhere.

    The redemption's id, so that it is found by its code alone, and 256 bits that prove
    it. It is longer than a key, so that a till never takes it for a guest.
    """
    return redemption_id + _mac(secret, redemption_id)


def meant_by(code: str) -> str | None:
    """The id of the redemption that a long code is of; None: it is no long code."""
    found = _LONG_CODE.fullmatch(code.strip().lower())
    return found[1] if found else None


def _mac(secret: str, text: str) -> str:
    return hmac.new(secret.encode(), text.encode(), sha256).hexdigest()


def as_short(typed: str) -> str:
    """A short code as it was made, however somebody typed it."""
    return typed.upper().replace(" ", "").replace("-", "")


def short_code(secret: str, redemption_id: str, attempt: int) -> str:
    """Six characters to read out; the next attempt, where the first one is in use."""
    mac = _mac(secret, f"{redemption_id}:{attempt}")
    number, code = int(mac, 16), ""
    for _ in range(SHORT_LENGTH):
        number, digit = divmod(number, len(SHORT_ALPHABET))
        code += SHORT_ALPHABET[digit]
    return code
