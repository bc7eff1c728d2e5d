"""Verbs of the loyalty core, each a function of one unit of work.

What must always hold: a movement appends exactly one event to exactly one card's chain,
and moves that card's balance and tier in the same transaction. An event is judged by
the programme as it stood at the event's `time`, whenever it is written.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from . import clock, crud, ledger, nostr_publish
from .currencies import check_currency
from .exceptions import Conflict, InvalidInput, NotFound
from .ledger import Balance, Entry, Event
from .models import (
    Program,
    ProgramSettings,
    ProgramUpdate,
    TierBody,
    TierUpdate,
)
from .points import ONE_BP, Bill, Tier, earned_points, next_tier, reached_tier
from .store import DuplicateRow, Tx

RECENT_ENTRIES = 20
MAX_TIERS = 20

# --- programmes and tiers -------------------------------------------------------------


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
    """
    at = clock.now() if at is None else at
    program = crud.get_program(tx, program_id, at, hold)
    if not program:
        raise NotFound("program_not_found", "There is no such programme.")
    return program


def update_program(
    tx: Tx, program_id: str, update: ProgramUpdate, actor_id: str
) -> Program:
    """Writes a new version of the settings, in force from this second on.

    Raises:
        InvalidInput: `unknown_currency`, `currency_needed`, `currency_unused`,
            `not_available_yet`.
    """
    update.check_supported()
    crud.lock_program(tx, program_id)
    program = get_program(tx, program_id)
    settings = _changed(program.settings, update)
    if settings != program.settings:
        crud.insert_program_version(tx, program_id, settings, clock.now(), actor_id)
    if settings.tier_basis != program.settings.tier_basis:
        crud.refresh_tiers(tx, program_id, settings.tier_basis)
    return get_program(tx, program_id)


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


def create_tier(tx: Tx, program_id: str, body: TierBody) -> Tier:
    """Adds a tier and recomputes every card's tier.

    Raises:
        Conflict: `tier_threshold_taken`, `too_many_tiers`.
    """
    crud.lock_program(tx, program_id)
    if len(crud.get_tiers(tx, program_id)) >= MAX_TIERS:
        raise Conflict("too_many_tiers", f"A programme has at most {MAX_TIERS} tiers.")
    values = {**body.dict(), "perks": tuple(body.perks)}
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
        Conflict: `tier_threshold_taken`.
    """
    crud.lock_program(tx, tier.program_id)
    tier = get_tier(tx, tier.id)  # as whoever wrote before us left it
    sent = {k: v for k, v in body.dict(exclude_unset=True).items() if v is not None}
    if "perks" in sent:
        sent["perks"] = tuple(sent["perks"])
    changed = replace(tier, **sent)
    try:
        crud.update_tier(tx, changed)
    except DuplicateRow as exc:
        raise _threshold_taken(changed) from exc
    _refresh_tiers(tx, tier.program_id)
    return changed


def delete_tier(tx: Tx, tier: Tier) -> None:
    """Takes a tier away; its cards fall to the one below. Their points stay."""
    crud.lock_program(tx, tier.program_id)
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
    basis = get_program(tx, program_id).settings.tier_basis
    crud.refresh_tiers(tx, program_id, basis)


# --- earning --------------------------------------------------------------------------


@dataclass(frozen=True)
class PaidBill:
    """A settled bill as the ledger needs it.

    Attributes:
        source_id: the core payment's checking id.
        time: when it settled, Unix seconds; local_day: the merchant's day of that time.
        minor_per_btc: the rate frozen with the invoice, 0 in a sats programme.
    """

    program: Program
    merchant_id: str
    order_id: str | None
    source_id: str
    bill: Bill
    time: int
    local_day: str
    minor_per_btc: int


def earn(tx: Tx, customer_pubkey: str, paid: PaidBill) -> Event:
    """Appends `earned` to the customer's card for a settled bill.

    Args:
        paid: judged already: its programme is the version of the bill's `time`.

    Raises:
        DuplicateRow: this payment has earned before.
        InvalidInput: `too_many_points`.
    """
    recorded_at = clock.now()
    program, bill = paid.program, paid.bill
    card = crud.lock_card(tx, program.id, customer_pubkey, recorded_at)
    before = crud.get_balance(tx, card.id) or Balance(card.id, program.id)
    tiers = crud.get_tiers(tx, program.id)
    tier_bp = _multiplier(tiers, before.tier_id)
    first_that_day = not crud.has_visit(tx, card.id, paid.local_day)
    rule = program.settings.rule(paid.minor_per_btc)
    points = earned_points(
        rule, bill, tier_bp=tier_bp, already_visited=not first_that_day
    )
    event = Event(
        v=ledger.VERSION,
        card_id=card.id,
        seq=0,
        merchant_id=paid.merchant_id,
        kind=ledger.EARNED,
        delta=points,
        base_sats=bill.base_sats,
        base_minor=bill.base_minor,
        currency=program.settings.currency,
        tier_bp=tier_bp,
        campaign_bp=ONE_BP,
        tier_points=points,
        lots=f"{points}@0" if points else "",
        source=ledger.PAYMENT,
        source_id=paid.source_id,
        answers="",
        time=paid.time,
        recorded_at=recorded_at,
        local_day=paid.local_day,
        rule_hash=crud.keep_rule(tx, rule),
        actor_id="system",
        text_commitment="",
        prev="",
        hash="",
        program_id=program.id,
        order_id=paid.order_id,
    )
    return _append(tx, program, tiers, before, event, first_that_day)


def _multiplier(tiers: list[Tier], tier_id: str | None) -> int:
    return next((t.multiplier_bp for t in tiers if t.id == tier_id), ONE_BP)


def _append(
    tx: Tx,
    program: Program,
    tiers: list[Tier],
    before: Balance,
    event: Event,
    first_that_day: bool,
) -> Event:
    """Puts an event on its locked card, and moves balance and tier with it."""
    sealed = ledger.seal(event, crud.get_head(tx, event.card_id))
    after = ledger.add(before, sealed, first_that_day)
    if not ledger.fits(after):
        raise InvalidInput("too_many_points", "That is more than a card can hold.")
    crud.insert_event(tx, sealed)
    # The tier follows the programme of now, as `refresh_tiers` does for all cards.
    basis = get_program(tx, program.id).settings.tier_basis
    tier = reached_tier(tiers, after.score(basis))
    crud.put_balance(tx, after._replace(tier_id=tier.id if tier else None))
    nostr_publish.queue_event(tx, program, sealed)
    return sealed


# --- the card -------------------------------------------------------------------------


@dataclass(frozen=True)
class CardView:
    """What a card shows at a moment, under the programme of now."""

    balance: Balance
    tier: Tier | None
    next_tier: tuple[Tier, int] | None
    visits_this_month: int
    entries: list[Entry]


EMPTY_CARD = CardView(Balance("", ""), None, None, 0, [])


def view_card(
    tx: Tx, program: Program, customer_pubkey: str, month: str, entries: int
) -> CardView:
    """Reads a card; a customer nobody knows has an empty one.

    Args:
        month: the merchant's month that visits are counted in, `2026-11`.
        entries: how many of the newest movements to show.
    """
    tiers = crud.get_tiers(tx, program.id)
    balance = crud.find_balance(tx, program.id, customer_pubkey)
    if not balance:
        return replace(EMPTY_CARD, next_tier=next_tier(tiers, 0))
    score = balance.score(program.settings.tier_basis)
    return CardView(
        balance=balance,
        tier=reached_tier(tiers, score),
        next_tier=next_tier(tiers, score),
        visits_this_month=crud.count_visits(tx, balance.card_id, month),
        entries=crud.get_last_entries(tx, balance.card_id, entries),
    )
