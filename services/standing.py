"""Which tier a card holds at a moment: a function of its bills, never of a job."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .. import crud
from ..ledger import NEVER, Balance, CountedBill
from ..models import Program
from ..points import Tier
from ..store import Tx
from ..tiers import Counted, Standing, lifetime_standing, tier_at

DAY = 86_400


def standing_of(
    tx: Tx, program: Program, tiers: list[Tier], balance: Balance, at: int
) -> Standing:
    """The tier that a card holds at a moment, and what is missing for more.

    Args:
        program, tiers: as they stand now: a change of tiers moves all cards.
        at: Unix seconds, no earlier than the last thing on the card.
    """
    bills: list[CountedBill] = []
    if program.settings.tier_window_days:
        bills = crud.get_bills(tx, balance.card_id, bills_since(program, at))
    return standing_by(program, tiers, balance, bills, at)


def bills_since(program: Program, at: int) -> int:
    """A moment that no bill can be older than and still count for a tier at `at`."""
    settings = program.settings
    reach = settings.tier_window_days + settings.tier_grace_days
    return at - (reach + 1) * DAY


def standing_by(
    program: Program,
    tiers: list[Tier],
    balance: Balance,
    bills: Iterable[CountedBill],
    at: int,
) -> Standing:
    """The same for bills that are at hand; they may be more than those that count."""
    settings = program.settings
    if not settings.tier_window_days:
        return lifetime_standing(tiers, balance.score(settings.tier_basis))
    return tier_at(
        tiers,
        [
            Counted(b.time, b.local_day, b.tier_points, b.base_sats, b.base_sats)
            for b in bills
        ],
        settings.tier_basis,
        settings.tier_window_days,
        settings.tier_grace_days,
        at,
    )


def standings(
    tx: Tx, program: Program, tiers: list[Tier], balances: Sequence[Balance], at: int
) -> dict[str, Standing]:
    """Where many cards stand at a moment, by card id."""
    bills: dict[str, list[CountedBill]] = {}
    if program.settings.tier_window_days and balances:
        ids = [balance.card_id for balance in balances]
        bills = crud.get_bills_of(tx, ids, bills_since(program, at))
    return {
        b.card_id: standing_by(program, tiers, b, bills.get(b.card_id, ()), at)
        for b in balances
    }


def held_tiers(
    tx: Tx, program: Program, balances: Sequence[Balance], at: int
) -> dict[str, Tier | None]:
    """The tiers that many cards hold at a moment, by card id: the kept ones where they
    still hold."""
    tiers = crud.get_tiers(tx, program.id)
    by_id = {tier.id: tier for tier in tiers}
    held = {b.card_id: by_id.get(b.tier_id or "") for b in balances}
    open_ones = [b for b in balances if not is_settled(b, at)]
    found = standings(tx, program, tiers, open_ones, at)
    return held | {card_id: standing.tier for card_id, standing in found.items()}


def is_settled(balance: Balance, at: int) -> bool:
    """Whether the tier that was kept with the balance still holds at that moment."""
    return balance.tier_until == NEVER or at < balance.tier_until
