"""What a card shows at a moment, under the programme of now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .. import crud
from ..clock import LocalClock
from ..crud.welcomes import get_all_coming
from ..ledger import NEVER, Balance, Entry
from ..models import Coming, Program
from ..points import Tier
from ..rewards import SATS_PAYOUT, Holder, Reward, ready_and_next
from ..store import Tx
from ..tiers import Standing, lifetime_standing
from .due import inactive_at, resting_since
from .standing import standing_of

RECENT_ENTRIES = 20
ENDS_SHOWN = 12
UTC = LocalClock("UTC")  # only words need a merchant's days, and none are shown


@dataclass(frozen=True)
class CardView:
    """A card at a moment.

    Attributes:
        points: what can be used: no lot beyond its end, and what came back from
            reservations that lapsed, whether or not that was posted.
        standing: the tier held, what is missing for the next and what keeps this one.
        expiring: `(until, points)`, soonest first.
        coming: points that the card will get, not among `points` yet.
        reasons: the words of those of the entries that have any, by `seq`.
        ready: rewards that can be had now, dearest first.
        next_reward: what the card is nearest to, and the points that are missing.
    """

    balance: Balance
    points: int
    standing: Standing
    visits_this_month: int
    entries: list[Entry]
    expiring: list[tuple[int, int]] = field(default_factory=list)
    reasons: dict[int, str] = field(default_factory=dict)
    ready: list[Reward] = field(default_factory=list)
    next_reward: tuple[Reward, int] | None = None
    coming: list[Coming] = field(default_factory=list)

    @property
    def tier(self) -> Tier | None:
        return self.standing.tier


EMPTY_CARD = CardView(Balance("", ""), 0, lifetime_standing([], 0), 0, [])


def view_card(
    tx: Tx, program: Program, customer_pubkey: str, month: str, at: int, entries: int
) -> CardView:
    """Reads a card; a customer nobody knows has an empty one.

    Args:
        month: the merchant's month that visits are counted in, `2026-11`.
        at: now, Unix seconds.
        entries: how many of the newest movements to show.
    """
    tiers = crud.get_tiers(tx, program.id)
    balance = crud.find_balance(tx, program.id, customer_pubkey)
    if balance:
        view = _view(tx, program, tiers, balance, month, at, entries)
    else:
        view = _empty_view(tx, program, tiers, customer_pubkey, at)
    return _with_rewards(tx, program, tiers, view, at)


def _empty_view(
    tx: Tx, program: Program, tiers: list[Tier], customer_pubkey: str, at: int
) -> CardView:
    """A card with nothing on it; it may have a tier, or points to come."""
    card = crud.find_card(tx, program.id, customer_pubkey)
    if not card:
        return replace(EMPTY_CARD, standing=lifetime_standing(tiers, 0))
    nothing = Balance(card.id, program.id)
    return replace(
        EMPTY_CARD,
        standing=standing_of(tx, program, tiers, nothing, at),
        coming=get_all_coming(tx, card.id),
    )


def _view(
    tx: Tx,
    program: Program,
    tiers: list[Tier],
    balance: Balance,
    month: str,
    at: int,
    entries: int,
) -> CardView:
    points, expiring = usable(tx, program, balance, at)
    shown = crud.get_last_entries(tx, balance.card_id, entries)
    return CardView(
        balance=balance,
        points=points,
        standing=standing_of(tx, program, tiers, balance, at),
        visits_this_month=crud.count_visits(tx, balance.card_id, month),
        entries=shown,
        expiring=expiring,
        reasons=crud.get_texts(tx, balance.card_id, [e.seq for e in shown]),
        coming=get_all_coming(tx, balance.card_id),
    )


def _with_rewards(
    tx: Tx, program: Program, tiers: list[Tier], view: CardView, at: int
) -> CardView:
    """Nothing is ready while the programme is switched off: nothing could be had."""
    settings = program.settings
    if not settings.is_enabled:
        return view
    offers = crud.get_offers(tx, program.id, view.balance.card_id, at)
    if not offers:
        return view
    buys_sats = any(reward.kind == SATS_PAYOUT for reward, _ in offers)
    bound = crud.bound_points(tx, view.balance.card_id, at) if buys_sats else 0
    holder = Holder(
        points=view.points,
        final_points=max(view.points - bound, 0),
        standing=view.standing,
        tiers=tiers,
        basis=settings.tier_basis,
        at=at,
        clock=UTC,
    )
    ready, nearest = ready_and_next(offers, holder)
    return replace(view, ready=ready, next_reward=nearest)


def usable(
    tx: Tx, program: Program, balance: Balance, at: int
) -> tuple[int, list[tuple[int, int]]]:
    """Points that can be used at a moment, and `(until, points)` of what ends when."""
    points = balance.points - crud.points_ended(tx, balance.card_id, at)
    points = with_returned(points, crud.get_coming_back(tx, balance.card_id, at), at)
    if points <= 0:
        return points, []
    inactive = inactive_at(tx, program, balance)
    if inactive <= at:
        return 0, []
    expiring = crud.get_expiring(tx, balance.card_id, at, ENDS_SHOWN)
    return points, with_inactivity(points, expiring, inactive)


def with_returned(points: int, coming_back: list[tuple[int, int]], at: int) -> int:
    """Points of a card once reservations that lapsed have given theirs back.

    What is owed is paid first, and with what has ended soonest; the rest of that ends.

    Args:
        points: before; below zero it is what is owed.
        coming_back: as `crud.get_coming_back` has it.
    """
    for until, back in coming_back:
        paid = min(max(-points, 0), back)
        points += paid + (back - paid if until > at else 0)
    return points


def with_inactivity(
    points: int, expiring: list[tuple[int, int]], inactive: int
) -> list[tuple[int, int]]:
    """What ends when, where all that is left ends when nobody uses the card."""
    if points <= 0:
        return []
    if inactive == NEVER:
        return expiring
    sooner = [(until, n) for until, n in expiring if until < inactive]
    rest = points - sum(n for _, n in sooner)
    return [*sooner, (inactive, rest)]


def usable_points(
    tx: Tx, program: Program, balances: Sequence[Balance], at: int
) -> dict[str, int]:
    """The same points for many cards at once, by card id."""
    due = crud.points_due_on(tx, [b.card_id for b in balances], at) if balances else {}
    resting = resting_since(tx, program, at)
    found = {}
    for balance in balances:
        if balance.card_id in due:  # few have anything due, and these exactly
            found[balance.card_id] = usable(tx, program, balance, at)[0]
        else:
            is_resting = balance.points > 0 and balance.active_at <= resting
            found[balance.card_id] = 0 if is_resting else balance.points
    return found
