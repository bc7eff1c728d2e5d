"""Which tier a card holds at a moment: a function of its bills, never of a job."""

from __future__ import annotations

from .. import crud
from ..ledger import NEVER, Balance
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
    settings = program.settings
    if not settings.tier_window_days:
        return lifetime_standing(tiers, balance.score(settings.tier_basis))
    reach = (settings.tier_window_days + settings.tier_grace_days) * DAY
    bills = crud.get_bills(tx, balance.card_id, at - reach - DAY)
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


def is_settled(balance: Balance, at: int) -> bool:
    """Whether the tier that was kept with the balance still holds at that moment."""
    return balance.tier_until == NEVER or at < balance.tier_until
