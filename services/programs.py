"""Programmes and tiers: make them, change them, read them as of any moment.

What is changed holds from this second on; every version is kept, because a bill is
judged by the settings of its own time.
"""

from __future__ import annotations

from dataclasses import replace

from .. import clock, crud
from ..crud.matches import forget_matched
from ..crud.programs import count_versions, read_versions
from ..currencies import check_currency
from ..exceptions import Conflict, InvalidInput, NotFound
from ..images import checked_image
from ..models import (
    Program,
    ProgramSettings,
    ProgramUpdate,
    ProgramVersion,
    TierBody,
    TierUpdate,
)
from ..points import Tier
from ..rewards import SATS_PAYOUT
from ..store import DuplicateRow, Tx

MAX_TIERS = 20


def create_program(tx: Tx, owner: str, name: str, actor_id: str) -> str:
    """Makes a programme with the default settings and returns its id."""
    at = clock.now()
    program_id = crud.insert_program(tx, owner, at)
    settings = ProgramSettings(name=name)
    crud.insert_program_version(tx, program_id, settings, at, actor_id)
    return program_id


def get_program(
    tx: Tx, program_id: str, at: int | None = None, hold: bool = False
) -> Program:
    """The programme as it stands now, or stood at a moment (Unix seconds).

    Args:
        hold: a movement does, before it locks a card: a tier that came or went in the
            middle of it would be missed by both.

    Raises:
        NotFound: `program_not_found`.
        Conflict: `moved_away`: it is to be held, and moves on another server now.
    """
    at = clock.now() if at is None else at
    program = crud.get_program(tx, program_id, at, hold)
    if not program:
        raise NotFound("program_not_found", "There is no such programme.")
    if hold:
        check_stays(program)
    return program


def check_stays(program: Program) -> None:
    """Raises: Conflict `moved_away`."""
    if program.moved_at is not None:
        words = "These cards have moved to another server. Nothing was changed."
        raise Conflict("moved_away", words)


def update_program(
    tx: Tx, program_id: str, update: ProgramUpdate, actor_id: str
) -> Program:
    """Writes a new version of the settings, in force from this second on.

    Raises: as `settings_with`.
    """
    crud.lock_program(tx, program_id)
    program = get_program(tx, program_id)
    settings = settings_with(tx, program, update)
    if settings != program.settings:
        crud.insert_program_version(tx, program_id, settings, clock.now(), actor_id)
    if _tier_rule(settings) != _tier_rule(program.settings):
        _refresh_tiers(tx, program_id)
    return get_program(tx, program_id)


def settings_with(tx: Tx, program: Program, update: ProgramUpdate) -> ProgramSettings:
    """The programme's settings as an update would leave them; changes nothing.

    Raises:
        InvalidInput: `unknown_currency`, `currency_needed`, `currency_unused`,
            `two_earn_rules`, `expiry_months_needed`, `welcome_over_budget`.
        Conflict: `forgive_with_payouts`.
    """
    settings = _changed(program.settings, update)
    _check_expiry(settings)
    _check_forgiving(tx, program.id, settings)
    _check_welcome(settings)
    return settings


def list_versions(
    tx: Tx, program_id: str, limit: int, offset: int
) -> tuple[list[tuple[ProgramVersion, ProgramVersion | None]], int]:
    """A page of what the settings were, newest first, each with the one before it (the
    first has none); and how many there are."""
    kept = read_versions(tx, program_id, limit + 1, offset)
    before: list[ProgramVersion | None] = [*kept[1:], None]
    pairs = list(zip(kept, before, strict=False))[:limit]
    return pairs, count_versions(tx, program_id)


def _tier_rule(settings: ProgramSettings) -> tuple[str, int, int, bool]:
    return (
        settings.tier_basis,
        settings.tier_window_days,
        settings.tier_grace_days,
        settings.visit_tier_days > 0,
    )


def _changed(settings: ProgramSettings, update: ProgramUpdate) -> ProgramSettings:
    sent = {k: v for k, v in update.dict(exclude_unset=True).items() if v is not None}
    sats, minor = sent.pop("earn_per_sats", None), sent.pop("earn_per_minor", None)
    currency = sent.pop("currency", None)
    if sats and minor:
        raise InvalidInput("two_earn_rules", "Send earn_per_sats or earn_per_minor.")
    if sats:
        sent.update(earn_per=sats, currency="")
    if minor:
        currency = currency or settings.currency
        if not currency:
            raise InvalidInput("currency_needed", "earn_per_minor needs a currency.")
        sent.update(earn_per=minor, currency=check_currency(currency))
    elif currency and currency.upper() != settings.currency:
        raise InvalidInput("currency_unused", "A currency comes with earn_per_minor.")
    return replace(settings, **sent)


def _check_expiry(settings: ProgramSettings) -> None:
    counts_months = settings.expiry_mode in ("months", "inactivity")
    if counts_months and not settings.expiry_months:
        raise InvalidInput("expiry_months_needed", "Say after how many months.")


def _check_forgiving(tx: Tx, program_id: str, settings: ProgramSettings) -> None:
    """Sats that points have bought are gone when a refund takes the points back."""
    if settings.deficit_policy != "forgive":
        return
    if crud.has_live_reward(tx, program_id, "kind", SATS_PAYOUT):
        raise Conflict(
            "forgive_with_payouts",
            "A reward pays sats for points. End it first, or carry what is owed.",
        )


def _check_welcome(settings: ProgramSettings) -> None:
    """What could never be given is refused, rather than promised to every guest."""
    for gift, words in _GIFTS.items():
        for name in ("newcomer_daily_points", "newcomer_cap_per_staff"):
            if getattr(settings, gift) > getattr(settings, name):
                raise InvalidInput(
                    "welcome_over_budget",
                    f"{words} cannot be more than {name} allows for a whole day.",
                )
    if settings.visit_points > settings.visit_daily_points:
        raise InvalidInput(
            "welcome_over_budget",
            "Points for such a card cannot be more than visit_daily_points.",
        )


_GIFTS = {
    "welcome_points": "Welcome points",
    "referral_points": "Points for bringing a friend",
    "referral_bonus": "The friend’s points",
    "visit_points": "Points for a card of another place",
}


def create_tier(tx: Tx, program_id: str, body: TierBody) -> Tier:
    """Adds a tier and recomputes every card's tier.

    Raises:
        InvalidInput: `bad_image`.
        Conflict: `tier_threshold_taken`, `too_many_tiers`.
    """
    crud.lock_program(tx, program_id)
    if len(crud.get_tiers(tx, program_id)) >= MAX_TIERS:
        raise Conflict("too_many_tiers", f"A programme has at most {MAX_TIERS} tiers.")
    sent = {"perks": tuple(body.perks), "image": checked_image(body.image)}
    values = {**body.dict(), **sent}
    tier = Tier(id=crud.new_id(), program_id=program_id, **values)
    try:
        crud.insert_tier(tx, tier, clock.now())
    except DuplicateRow as exc:
        raise _threshold_taken(tier) from exc
    _refresh_tiers(tx, program_id)
    return tier


def update_tier(tx: Tx, tier: Tier, body: TierUpdate) -> Tier:
    """Changes a tier and recomputes every card's tier.

    Raises:
        InvalidInput: `bad_image`.
        Conflict: `tier_threshold_taken`.
    """
    crud.lock_program(tx, tier.program_id)
    tier = get_tier(tx, tier.id)  # as whoever wrote before us left it
    given = body.dict(exclude_unset=True)
    sent = {k: v for k, v in given.items() if v is not None}
    if "perks" in sent:
        sent["perks"] = tuple(sent["perks"])
    if "image" in given:
        sent["image"] = checked_image(given["image"])
    changed = replace(tier, **sent)
    try:
        crud.update_tier(tx, changed)
    except DuplicateRow as exc:
        raise _threshold_taken(changed) from exc
    _refresh_tiers(tx, tier.program_id)
    return changed


def delete_tier(tx: Tx, tier: Tier) -> None:
    """Takes a tier away; its cards fall to the one below. Their points stay.

    Raises:
        Conflict: `tier_in_use`: without it, a reward would be everybody's or nobody's.
    """
    crud.lock_program(tx, tier.program_id)
    if crud.has_live_reward(tx, tier.program_id, "tier_id", tier.id):
        raise Conflict(
            "tier_in_use", "A reward is for this tier. Change or end that first."
        )
    crud.delete_tier(tx, tier.id)
    _refresh_tiers(tx, tier.program_id)


def get_tier(tx: Tx, tier_id: str) -> Tier:
    tier = crud.get_tier(tx, tier_id)
    if not tier:
        raise NotFound("tier_not_found", "There is no such tier.")
    return tier


def _threshold_taken(tier: Tier) -> Conflict:
    return Conflict(
        "tier_threshold_taken", f"Another tier already starts at {tier.threshold}."
    )


def _refresh_tiers(tx: Tx, program_id: str) -> None:
    """Tiers of a lifetime follow at once; those of a window when a card is next read,
    and by the review that runs beside the requests."""
    settings = get_program(tx, program_id).settings
    if settings.tier_window_days:
        crud.forget_tiers(tx, program_id)
    else:
        crud.refresh_tiers(tx, program_id, settings.tier_basis)
        if settings.visit_tier_days:
            forget_matched(tx, program_id, clock.now())
