"""The ledger as somebody would keep it on paper: lists of lots, added up each time.

Written from the rules of the domain and not from the code, so that the two can be held
against each other. Nothing of the extension is imported. It knows when points end, what
is used first, what is owed, what refunds take, what moves, and which tier is held.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone

HOUR, DAY = 3_600, 86_400
NEVER = 2**53 - 1
UNDO_SECONDS = 10
ONCE = 10_000  # 1×, in basis points
RESERVED, GIVEN, BACK, LAPSED = "reserved", "fulfilled", "canceled", "lapsed"
WAITING, DROPPED = "waiting", "dropped"


class Refused(Exception):
    """It cannot be done, and nothing of it is."""


@dataclass
class Bill:
    """A paid bill, wherever it is now.

    Attributes:
        sats: as it was paid; base: what still counts of it.
        score: points that count for tiers; bp: the multiplier it earned with.
        order: when it came onto its card.
        refunded: sats, as far as they were acted on.
        expired: points of its own lots that came to their end; ended: how many of
            these refunds have counted.
        taken: points taken back or forgiven since it is on this card.
    """

    name: str
    sats: int
    time: int
    settings: Settings
    bp: int
    card: Card
    order: int
    base: int = 0
    score: int = 0
    refunded: int = 0
    expired: int = 0
    ended: int = 0
    taken: int = 0

    @property
    def day(self) -> date:
        return business_day(self.time)

    def worth(self, sats: int) -> int:
        """Points for so much of it, under its own rule."""
        rule = self.settings
        if sats <= 0 or sats < rule.min_spend_sats:
            return 0
        if rule.earn_by == "visit":
            return rule.earn_points * self.bp // ONCE
        return sats * rule.earn_points * self.bp // (rule.earn_per_sats * ONCE)

    @property
    def is_stamp(self) -> bool:
        by_visit = self.settings.earn_by == "visit"
        return by_visit and self.sats >= self.settings.min_spend_sats


@dataclass
class Lot:
    """Points that came together and end together; `order` is when they came."""

    until: int
    order: int
    opened: int
    left: int
    bill: Bill | None = None
    expired: int = 0


@dataclass
class Use:
    """A reward that was asked for, and the lots that its points came from."""

    name: str
    card: Card
    order: int
    at: int
    expires_at: int
    given_at: int | None
    parts: list[tuple[Lot, int]]
    status: str = RESERVED

    def status_at(self, now: int) -> str:
        if self.status != RESERVED:
            return self.status
        if self.given_at is not None:
            return GIVEN if self.given_at <= now else RESERVED
        return LAPSED if self.expires_at <= now else RESERVED


@dataclass
class Welcome:
    """Points that a new guest's bill promises."""

    bill: Bill
    points: int
    least: int
    due_at: int
    state: str = WAITING


@dataclass
class Card:
    """One customer's card; `into` is the one that it has become."""

    key: str
    lots: list[Lot] = field(default_factory=list)
    owed: int = 0
    active: int = 0
    welcome: Welcome | None = None
    into: Card | None = None
    is_forgotten: bool = False

    @property
    def points(self) -> int:
        return sum(lot.left for lot in self.lots) - self.owed

    def open_lots(self) -> list[Lot]:
        """Soonest to end first, of two the older."""
        some = [lot for lot in self.lots if lot.left]
        return sorted(some, key=lambda lot: (lot.until, lot.order))

    def credit(
        self, parts: list[tuple[int, int]], order: int, bill: Bill | None = None
    ) -> None:
        """Points, and until when; what is owed is paid from them first."""
        for points, until in parts:
            if points:
                self.lots.append(Lot(until, order, points, points, bill))
        self.pay()

    def pay(self) -> None:
        paid = min(self.owed, sum(lot.left for lot in self.lots))
        self.owed -= paid
        take(self.open_lots(), paid)

    def debit(self, points: int, own: list[Lot]) -> None:
        """From its own lots, then from those that end soonest; the rest is owed."""
        points -= sum(n for _, n in take(own, points))
        points -= sum(n for _, n in take(self.open_lots(), points))
        self.owed += points

    def expire(self, lots: list[Lot]) -> None:
        for lot in lots:
            if lot.bill and lot.bill.card is self:
                lot.bill.expired += lot.left
            lot.expired += lot.left
            lot.left = 0

    def lots_of(self, bill: Bill) -> list[Lot]:
        """Those by which a bill came here this time, soonest to end first."""
        own = [x for x in self.lots if x.bill is bill and x.order == bill.order]
        return sorted(own, key=lambda lot: lot.until)


def take(lots: list[Lot], points: int) -> list[tuple[Lot, int]]:
    parts = []
    for lot in lots:
        part = min(lot.left, points)
        if part:
            lot.left -= part
            points -= part
            parts.append((lot, part))
    return parts


# --- when points end ------------------------------------------------------------------


@dataclass(frozen=True)
class Settings:
    """What of a programme matters here."""

    earn_by: str = "spend"
    earn_points: int = 1
    earn_per_sats: int = 1_000
    min_spend_sats: int = 0
    expiry_mode: str = "none"
    expiry_months: int = 0
    deficit_policy: str = "carry"
    welcome_points: int = 0
    refund_window_days: int = 1
    reserve_minutes: int = 30
    tier_basis: str = "points"
    tier_window_days: int = 0
    tier_grace_days: int = 0


def business_day(at: int) -> date:
    """A day begins at four in the morning, UTC."""
    return datetime.fromtimestamp(at - 4 * HOUR, timezone.utc).date()


def end_of(day: date) -> int:
    first = datetime(day.year, day.month, day.day, 4, tzinfo=timezone.utc)
    return int((first + timedelta(days=1)).timestamp())


def months_later(day: date, months: int) -> int:
    """The end of that day so many months later, month ends clamped."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    for number in range(day.day, 0, -1):
        try:
            return end_of(date(year, month, number))
        except ValueError:
            continue
    raise AssertionError("every month has a first day")


def lot_end(settings: Settings, time: int, now: int) -> int:
    day = business_day(time)
    if settings.expiry_mode == "months":
        end = months_later(day, settings.expiry_months)
    elif settings.expiry_mode == "year_end":
        end = end_of(date(day.year, 12, 31))
    else:
        return NEVER
    return max(end, now + 7 * DAY) if now - time > DAY else end


def rest_ends(active: int, versions: list[tuple[int, Settings]]) -> int:
    """When a card that rests has lost its points, by the rules that held meanwhile."""
    since, months = 0, 0  # of the inactivity rule that holds
    for index, (start, settings) in enumerate(versions):
        is_last = index + 1 == len(versions)
        until = NEVER if is_last else versions[index + 1][0]
        rule = settings.expiry_months if settings.expiry_mode == "inactivity" else 0
        if until == start:  # changed again in the same second
            continue
        if rule != months:
            since, months = start, rule
        if months:
            end = months_later(business_day(max(active, since)), months)
            if end < until:
                return end
    return NEVER


# --- tiers ----------------------------------------------------------------------------

TIERS = ((3, 10_000), (12, 15_000), (40, 20_000))  # thresholds, multipliers


def score(bills: list[Bill], settings: Settings, moment: int) -> int:
    """What counts at a moment."""
    window = settings.tier_window_days * DAY
    seen = [
        bill
        for bill in bills
        if bill.time <= moment and (not window or moment < bill.time + window)
    ]
    if settings.tier_basis == "points":
        return sum(bill.score for bill in seen)
    if settings.tier_basis == "spent":
        return sum(bill.base for bill in seen)
    return len({bill.day for bill in seen if bill.base})


def tier(bills: list[Bill], settings: Settings, at: int) -> tuple[int, int] | None:
    """The highest tier whose condition held at any moment of the grace period.

    A score only rises when a bill is paid, so these moments are enough.
    """
    begin = at - settings.tier_grace_days * DAY
    moments = [begin, *(bill.time for bill in bills if begin < bill.time <= at)]
    highest = max(score(bills, settings, moment) for moment in moments)
    reached = [tier for tier in TIERS if tier[0] <= highest]
    return max(reached, default=None)
