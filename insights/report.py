"""A month in figures: money apart by how it came, what was given away, and points.

Money counts by when it moved: a refund in the month it went back in, not in that of its
bill. Of points

    opening + issued − used − expired − taken back + moved = closing

always, and one month's closing is the next one's opening. `moved` is what corrections
carried from one branch to another; of a whole programme it comes to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeVar

from ..ledger import TRANSFER
from ..merchants.access import Access
from ..merchants.models import Merchant
from ..merchants.services import check_program_owner
from ..orders.models import CASH, CREDIT_CARD, LIGHTNING, NOTHING
from ..points import sats_from_minor
from ..rewards import SATS_OFF, SATS_PAYOUT
from ..store import Tx
from . import report_crud as crud
from .figures import Points, points_of
from .models import Scope
from .periods import Span
from .report_crud import Asked, Discounted, Given, Sum
from .worth import Rated, Worth, total, worth_of

NOTHING_WORTH = Worth()
METHODS = (LIGHTNING, CASH, CREDIT_CARD)


@dataclass(frozen=True)
class Taken:
    """What came in by one way of paying."""

    method: str
    payments: int
    goods: Worth
    tips: Worth
    surplus: Worth


@dataclass(frozen=True)
class Named:
    """So many of something, and what they were worth.

    Attributes:
        id: of the rule or reward, or a word; name: what it is called.
        worth: of rewards, at the price they had on the bill or have on the menu.
        unpriced: how many have neither.
        cashback: of discounts, what came later in sats; points: of rewards.
    """

    id: str
    name: str
    count: int
    worth: Worth
    unpriced: int = 0
    cashback: Worth = NOTHING_WORTH
    points: int = 0


@dataclass(frozen=True)
class Bills:
    """Bills that were paid up; gross: what their items cost, before discounts and
    rewards."""

    count: int
    gross: Worth


@dataclass(frozen=True)
class Statement:
    """Points from the first moment of a month to the last."""

    opening: int
    points: Points
    moved: int

    @property
    def closing(self) -> int:
        got = self.points.issued + self.moved
        gone = self.points.used + self.points.expired + self.points.taken_back
        return self.opening + got - gone


@dataclass(frozen=True)
class Sheet:
    """One branch's month, or that of all together."""

    bills: Bills
    taken: list[Taken]
    discounts: list[Named]
    rewards: list[Named]
    refunds: list[Named]
    given_back: list[Named]
    points: Statement | None


@dataclass(frozen=True)
class Branch:
    id: str
    name: str
    sheet: Sheet


@dataclass(frozen=True)
class Report:
    """A month.

    Attributes:
        span: its days; is_over: whether all of them are.
        branches: of a programme with several, each by itself.
    """

    merchant: Merchant
    span: Span
    is_over: bool
    scope: Scope
    sheet: Sheet
    branches: list[Branch] = field(default_factory=list)


def report(tx: Tx, access: Access, span: Span, scope: Scope, now: int) -> Report:
    """The report of a month.

    Args:
        scope: this branch; or all of the programme's, and each by itself.

    Raises:
        NotAllowed: `not_owner`: all branches are for the programme's owner.
    """
    merchant = access.merchant
    found = [(merchant.id, merchant.name)]
    if scope == "program":
        check_program_owner(tx, access)
        found = crud.get_branches(tx, merchant.program_id)
    ids = [merchant_id for merchant_id, _ in found]
    rows = _rows(tx, Asked(ids, span.since, span.until, merchant.currency), merchant)
    branches = [Branch(id_, name, sheet_of(rows.of(id_))) for id_, name in found]
    return Report(
        merchant,
        span,
        now >= span.until,
        scope,
        sheet_of(rows),
        branches if len(branches) > 1 else [],
    )


# --- rows, as they were read ----------------------------------------------------------


class Rows(NamedTuple):
    """All that a sheet is made of. `points`: nothing below the mode `full`."""

    paid: list[crud.Paid]
    billed: list[crud.Billed]
    discounted: list[Discounted]
    given: list[Given]
    refunded: list[crud.Returned]
    given_back: list[crud.Returned]
    points: list[Sum] | None

    def of(self, merchant_id: str) -> Rows:
        """Those of one branch."""
        return Rows(
            _of(self.paid, merchant_id),
            _of(self.billed, merchant_id),
            _of(self.discounted, merchant_id),
            _of(self.given, merchant_id),
            _of(self.refunded, merchant_id),
            _of(self.given_back, merchant_id),
            self.points and _of(self.points, merchant_id),
        )


class _Here(Protocol):
    @property
    def merchant_id(self) -> str: ...


_H = TypeVar("_H", bound=_Here)


def _of(rows: list[_H], merchant_id: str) -> list[_H]:
    return [row for row in rows if row.merchant_id == merchant_id]


def _rows(tx: Tx, asked: Asked, merchant: Merchant) -> Rows:
    return Rows(
        crud.get_paid(tx, asked),
        crud.get_billed(tx, asked),
        crud.get_discounted(tx, asked),
        crud.get_given(tx, asked),
        crud.get_refunded(tx, asked),
        crud.get_given_back(tx, asked),
        crud.get_points(tx, asked) if merchant.shows_loyalty else None,
    )


def sheet_of(rows: Rows) -> Sheet:
    gross = [worth_of(b.gross_sats, b.rated, b.gross_minor) for b in rows.billed]
    return Sheet(
        bills=Bills(len(rows.billed), total(gross)),
        taken=_taken(rows.paid),
        discounts=_grouped(rows.discounted, lambda one: one.rule_id, _discounts),
        rewards=_grouped(rows.given, lambda one: one.reward_id, _rewards),
        refunds=_grouped(rows.refunded, lambda one: one.by, _returned),
        given_back=_grouped(rows.given_back, lambda one: one.by, _returned),
        points=None if rows.points is None else statement_of(rows.points),
    )


_T = TypeVar("_T")


def _grouped(
    rows: Iterable[_T], key: Callable[[_T], str], made: Callable[[str, list[_T]], Named]
) -> list[Named]:
    """Groups, the one that is worth most first."""
    groups: dict[str, list[_T]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    found = [made(name, group) for name, group in groups.items()]
    return sorted(found, key=lambda one: (-one.worth.sats, -one.count, one.id))


def _taken(paid: list[crud.Paid]) -> list[Taken]:
    """By each way of paying, those that nobody used included; what was paid with
    nothing, as a bill that rewards pay, is no money."""
    found = []
    for method in METHODS:
        of = [one for one in paid if one.method == method]
        found.append(
            Taken(
                method,
                len(of),
                total([worth_of(p.goods_sats, p.rated, p.goods_minor) for p in of]),
                total([worth_of(p.tip_sats, p.rated) for p in of]),
                total([worth_of(p.surplus_sats, p.rated) for p in of]),
            )
        )
    others = {p.method for p in paid} - {*METHODS, NOTHING}
    if others:
        raise LookupError(f"bills were paid in ways nobody knows: {sorted(others)}")
    return found


def _discounts(rule_id: str, uses: list[Discounted]) -> Named:
    return Named(
        rule_id,
        uses[-1].words,
        len(uses),
        total([worth_of(u.discount_sats, u.rated, u.discount_minor) for u in uses]),
        cashback=total([worth_of(u.cashback_sats, u.rated) for u in uses]),
    )


def _rewards(reward_id: str, given: list[Given]) -> Named:
    worths = [price_of(one) for one in given]
    return Named(
        reward_id,
        given[-1].name,
        len(given),
        total([worth for worth in worths if worth]),
        unpriced=sum(worth is None for worth in worths),
        points=sum(one.points for one in given),
    )


def price_of(given: Given) -> Worth | None:
    """What a reward is worth: on a bill, what it took off; else what the menu says, or
    its sats. Nothing where nobody has said."""
    if given.line_sats is not None:
        return worth_of(given.line_sats, given.rated, given.line_minor or 0)
    if given.kind in (SATS_OFF, SATS_PAYOUT):
        return worth_of(given.value, given.rated)
    if given.menu_sats is not None:
        return worth_of(given.menu_sats, given.rated)
    if given.menu_minor is not None and given.rated.minor_per_btc:
        return _of_minor(given.menu_minor, given.rated)
    return None


def _of_minor(minor: int, rated: Rated) -> Worth:
    return Worth(sats_from_minor(minor, rated.minor_per_btc), minor, 0)


def _returned(by: str, rows: list[crud.Returned]) -> Named:
    worth = total([worth_of(row.sats, row.rated, row.minor) for row in rows])
    return Named(by, by, len(rows), worth)


def statement_of(sums: Iterable[Sum]) -> Statement:
    """Points of a month, from sums of before and of it."""
    opening, moved, points = 0, 0, Points()
    for one in sums:
        if one.is_before:
            opening += one.points
        elif one.source == TRANSFER:
            moved += one.points
        else:
            points = points.plus(points_of(one.kind, one.source, one.points))
    return Statement(opening, points, moved)
