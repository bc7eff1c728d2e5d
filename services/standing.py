"""Which tier a card holds at a moment: a function of its bills, never of a job."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .. import crud
from ..crud.matches import get_matches
from ..ledger import NEVER, Balance, CountedBill
from ..models import Program
from ..points import Tier
from ..store import Tx
from ..tiers import (
    Counted,
    Match,
    Standing,
    lifetime_standing,
    tier_at,
    with_matches,
)

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
    matches = matches_of(tx, program, [balance.card_id], at)
    return standing_by(
        program, tiers, balance, bills, at, matches.get(balance.card_id, ())
    )


def matches_of(
    tx: Tx, program: Program, card_ids: Sequence[str], at: int
) -> dict[str, list[Match]]:
    """The tiers that cards hold by what was shown on them, where that gives any."""
    if not program.settings.visit_tier_days:
        return {}
    return get_matches(tx, card_ids, at)


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
    matches: Iterable[Match] = (),
) -> Standing:
    """The same for bills that are at hand; they may be more than those that count."""
    settings = program.settings
    counted = [
        Counted(b.time, b.local_day, b.tier_points, b.base_sats, b.base_sats)
        for b in bills
        if settings.tier_window_days
    ]

    def own(moment: int) -> Standing:
        if not settings.tier_window_days:
            return lifetime_standing(tiers, balance.score(settings.tier_basis))
        return tier_at(
            tiers,
            counted,
            settings.tier_basis,
            settings.tier_window_days,
            settings.tier_grace_days,
            moment,
        )

    return with_matches(own(at), tiers, matches, at, own)


def standings(
    tx: Tx, program: Program, tiers: list[Tier], balances: Sequence[Balance], at: int
) -> dict[str, Standing]:
    """Where many cards stand at a moment, by card id."""
    ids = [balance.card_id for balance in balances]
    matches = matches_of(tx, program, ids, at)
    return _standings(tx, program, tiers, balances, at, matches)


def _standings(
    tx: Tx,
    program: Program,
    tiers: list[Tier],
    balances: Sequence[Balance],
    at: int,
    matches: dict[str, list[Match]],
) -> dict[str, Standing]:
    bills: dict[str, list[CountedBill]] = {}
    if program.settings.tier_window_days and balances:
        ids = [balance.card_id for balance in balances]
        bills = crud.get_bills_of(tx, ids, bills_since(program, at))
    return {
        b.card_id: standing_by(
            program,
            tiers,
            b,
            bills.get(b.card_id, ()),
            at,
            matches.get(b.card_id, ()),
        )
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


def earned_tier(tx: Tx, program: Program, balance: Balance, at: int) -> Tier | None:
    """The tier that a card holds by its own bills: what another place may be told.

    A tier that it holds because of a third place is left out, or places that trust each
    other would pass it on for ever.
    """
    if not program.settings.visit_tier_days:
        return held_tiers(tx, program, [balance], at)[balance.card_id]
    tiers = crud.get_tiers(tx, program.id)
    return _standings(tx, program, tiers, [balance], at, {})[balance.card_id].tier


def is_settled(balance: Balance, at: int) -> bool:
    """Whether the tier that was kept with the balance still holds at that moment."""
    return balance.tier_until == NEVER or at < balance.tier_until
