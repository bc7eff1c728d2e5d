"""What a card's events add up to: its balance, its lots, and the bills that count.

There is one function, `post`, that lets an event move a card's books, and two places
where books are kept: in memory, when a chain is replayed, and in the database, when an
event is written. So what is written and what a replay says cannot come apart, except by
somebody who changes a table; `proving` finds that.

What always holds: points = what is left of all lots − deficit, and there is never an
open lot beside a deficit. So the balance alone tells the deficit: it is negative.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import NamedTuple

from ..points import MAX_POINTS
from .event import (
    BOUND,
    EARNED,
    EXPIRED,
    FINAL,
    GRANTED,
    OLD_CARD,
    PAYMENT,
    REDEEMED,
    REDEMPTION,
    REFERRAL,
    REVOKED,
    TRANSFER,
    VISIT,
    WELCOME,
    Event,
)
from .lots import NEVER, Lot, Taking, from_text

# Books kept by an older release are made again from the chain when they are next used.
BOOKS_VERSION = 3


class Balance(NamedTuple):
    """The figures of a card.

    Attributes:
        points: what the customer can use; below zero it is what they owe.
        tier_points: earned less taken back; the score of tiers by points.
        lifetime_points: everything ever earned, less what refunds took back.
        visits: local days with a paid bill that was not wholly refunded.
        spent_sats, spent_minor: what counted of all bills, less refunds.
        tier_id: the tier reached when this was written, under the tiers of then.
        tier_until: from when on that tier has to be looked at again, or `NEVER`.
        last_time: when the customer was last there: paid, or used a reward.
        active_at: when something was last done on the card that keeps it alive: all but
            what takes points away from it, points that come back from a reward, and
            those of welcomes, referrals and visits: whether these were written at once
            or late must not matter.
        books_version: which release's `post` kept these books.
    """

    card_id: str
    program_id: str
    points: int = 0
    tier_points: int = 0
    lifetime_points: int = 0
    visits: int = 0
    spent_sats: int = 0
    spent_minor: int = 0
    tier_id: str | None = None
    tier_until: int = NEVER
    last_seq: int = 0
    last_time: int = 0
    active_at: int = 0
    updated_at: int = 0
    books_version: int = BOOKS_VERSION

    def score(self, basis: str) -> int:
        """The number that tiers of a lifetime are measured by."""
        if basis == "points":
            return self.tier_points
        return self.spent_sats if basis == "spent" else self.visits


class CountedBill(NamedTuple):
    """What still counts of a paid bill: refunds are taken off, at the bill's own time.

    Attributes:
        seq: the event that brought the bill onto this card.
    """

    seq: int
    time: int
    local_day: str
    tier_points: int
    base_sats: int
    base_minor: int


class Books(ABC):
    """One card's books, wherever they are kept."""

    balance: Balance

    @abstractmethod
    def open_lots(self, enough: int) -> list[Lot]:
        """The open lots that end soonest, together at least `enough`, or all."""

    @abstractmethod
    def final_lots(self) -> list[Lot]:
        """All open lots that may buy sats, soonest to end first."""

    @abstractmethod
    def lots_of(self, seq: int) -> list[Lot]:
        """The lots that an event opened, spent ones included, soonest to end first."""

    @abstractmethod
    def put_lot(self, lot: Lot) -> None:
        """Keeps a lot, in place of the one with the same `seq` and `until`."""

    @abstractmethod
    def takings(self, by_seq: int) -> list[Taking]:
        """What a redemption took, soonest to end first; nothing once it went back."""

    @abstractmethod
    def put_takings(self, takings: list[Taking]) -> None: ...

    @abstractmethod
    def drop_takings(self, by_seq: int) -> None: ...

    @abstractmethod
    def bill(self, seq: int) -> CountedBill | None:
        """The bill that an event brought."""

    @abstractmethod
    def put_bill(self, bill: CountedBill) -> None: ...

    @abstractmethod
    def live_bills(self, local_day: str) -> int:
        """How many bills of that day are not wholly refunded."""


def post(books: Books, event: Event) -> None:
    """Lets an event move the books. Its `seq` has to be the chain's next."""
    if event.delta > 0:
        _credit(books, event)
    elif event.delta < 0:
        _debit(books, event)
    visits = _count(books, event)
    was = books.balance
    is_visit = was.last_time < event.time and _customer_was_there(event)
    books.balance = Balance(
        was.card_id,
        was.program_id,
        was.points + event.delta,
        was.tier_points + event.tier_points,
        was.lifetime_points
        + (event.delta if event.kind == EARNED else event.tier_points),
        was.visits + visits,
        was.spent_sats + event.base_sats,
        was.spent_minor + event.base_minor,
        was.tier_id,
        was.tier_until,
        event.seq,
        event.time if is_visit else was.last_time,
        event.recorded_at if _keeps_alive(event) else was.active_at,
        event.recorded_at,
        BOOKS_VERSION,
    )


def _keeps_alive(event: Event) -> bool:
    if event.kind in (GRANTED, EARNED):
        return event.source not in _WAKES_NOTHING
    return event.kind not in (EXPIRED, REVOKED)


_WAKES_NOTHING = {REDEMPTION, WELCOME, OLD_CARD, REFERRAL, VISIT}


def _customer_was_there(event: Event) -> bool:
    if event.kind == EARNED:
        return event.source == PAYMENT
    return event.kind == REDEEMED or _brings_bill(event)


# --- points ---------------------------------------------------------------------------


def _credit(books: Books, event: Event) -> None:
    """Opens lots, or restores those that the answered redemption took from.

    A card that owes pays with them at once, soonest to end first.
    """
    parts = from_text(event.lots)
    if event.source == REDEMPTION and _is_own(event):
        parts = _restore(books, event, parts)
    is_bound = int(event.purse == BOUND)
    for points, until in parts:
        books.put_lot(Lot(event.seq, until, points, points, 0, is_bound))
    owed = -books.balance.points
    if owed > 0:
        _take(books, min(owed, event.delta))


def _is_own(event: Event) -> bool:
    """Not a redemption of a card that was merged into this one: its lots are there."""
    return event.answers.rpartition(":")[0] == event.card_id


def _restore(
    books: Books, event: Event, parts: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Puts points back into the lots they were taken from; the rest has no such lot.

    What comes back with another end than it had (see `expiry`) is a lot of its own.
    """
    by_seq = seq_of(event.answers)
    back = dict[int, int]()
    for points, until in parts:
        back[until] = back.get(until, 0) + points
    for taking in books.takings(by_seq):
        points = min(taking.points, back.get(taking.until, 0))
        if points:
            back[taking.until] -= points
            lot = _lot(books, taking)
            books.put_lot(lot._replace(left=lot.left + points))
    books.drop_takings(by_seq)
    return [(points, until) for until, points in back.items() if points]


def _lot(books: Books, taking: Taking) -> Lot:
    lots = books.lots_of(taking.lot_seq)
    return next(lot for lot in lots if lot.until == taking.until)


def _debit(books: Books, event: Event) -> None:
    """Takes from lots; what no lot covers is owed from now on."""
    needed = -event.delta
    if event.kind == REVOKED and event.answers:
        needed -= _take_from(books, books.lots_of(seq_of(event.answers)), needed)[0]
    if event.purse == FINAL:
        takings = _take_final(books, needed)
    else:
        takings = _take(books, needed, expires=event.kind == EXPIRED)
    if event.kind == REDEEMED:
        books.put_takings(
            [Taking(event.seq, lot.seq, lot.until, n) for lot, n in takings]
        )


def _take(books: Books, points: int, expires: bool = False) -> list[tuple[Lot, int]]:
    """Takes points, soonest to end first, as far as there are any."""
    if points <= 0:
        return []
    return _take_from(books, books.open_lots(points), points, expires)[1]


def _take_final(books: Books, points: int) -> list[tuple[Lot, int]]:
    """Takes points for sats, soonest to end first, of lots that are not bound.

    Raises:
        ValueError: there are not that many, which no event of ours can say.
    """
    taken, parts = _take_from(books, books.final_lots(), points)
    if taken != points:
        raise ValueError("points that buy no sats have bought some")
    return parts


def _take_from(
    books: Books, lots: list[Lot], points: int, expires: bool = False
) -> tuple[int, list[tuple[Lot, int]]]:
    taken, parts = 0, []
    for lot in lots:
        part = min(lot.left, points - taken)
        if part <= 0:
            continue
        books.put_lot(
            Lot(
                lot.seq,
                lot.until,
                lot.points,
                lot.left - part,
                lot.expired + (part if expires else 0),
                lot.is_bound,
            )
        )
        parts.append((lot, part))
        taken += part
    return taken, parts


def seq_of(answers: str) -> int:
    """The number of the event that another one answers, on its own card."""
    return int(answers.rpartition(":")[2])


# --- bills ----------------------------------------------------------------------------


def _brings_bill(event: Event) -> bool:
    """Whether the event puts a bill on the card: a payment's, or one from elsewhere."""
    if event.kind == EARNED:
        return event.source == PAYMENT and event.base_sats > 0
    if event.kind != GRANTED or event.source != TRANSFER:
        return False
    return max(event.base_sats, event.base_minor, event.tier_points) > 0


def _takes_of_bill(event: Event) -> bool:
    return min(event.base_sats, event.base_minor, event.tier_points) < 0


def _count(books: Books, event: Event) -> int:
    """Keeps what counts of bills, and returns by how much the visits change."""
    was_live = False
    if _brings_bill(event):
        bill = CountedBill(
            event.seq,
            event.time,
            event.local_day,
            event.tier_points,
            event.base_sats,
            event.base_minor,
        )
    elif event.kind == REVOKED and event.answers and _takes_of_bill(event):
        answered = books.bill(seq_of(event.answers))
        if not answered:
            return 0
        was_live = answered.base_sats > 0
        bill = answered._replace(
            tier_points=answered.tier_points + event.tier_points,
            base_sats=answered.base_sats + event.base_sats,
            base_minor=answered.base_minor + event.base_minor,
        )
    else:
        return 0
    before = books.live_bills(bill.local_day)
    books.put_bill(bill)
    after = before + (bill.base_sats > 0) - was_live
    return (after > 0) - (before > 0)


def fits(balance: Balance) -> bool:
    """Whether every number of the balance can still be told exactly in JSON."""
    biggest = max(balance.points, balance.lifetime_points, balance.spent_sats)
    return -MAX_POINTS <= balance.points and biggest <= MAX_POINTS
