"""What would have happened: reads, and changes nothing.

The bills are read a unit of work at a time, so that nobody who pays waits for it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from .. import clock
from .. import services as loyalty
from ..crud import get_rewards
from ..exceptions import InvalidInput
from ..jobs.passes import PAUSE_SECONDS
from ..liability import best_value
from ..models import ProgramSettings
from ..orders.crud import get_order
from ..orders.payments.booking import worth_of
from ..points import ITEM, SPEND, Bill, Part
from ..store import Tx, store
from . import crud
from .crud import Place, Row
from .models import PreviewBody
from .rules import Forecast, Outcome, PastBill

DEFAULT_SECONDS = 30 * 24 * 3600
MOST_BILLS = 1_000_000
UNIT_BILLS = 250  # with a look at each one's order: a hundredth of a second or so


@dataclass(frozen=True)
class Question:
    """Which bills, and under which settings.

    Attributes:
        since, until: Unix seconds, the last one excluded.
    """

    program_id: str
    settings: ProgramSettings
    since: int
    until: int


@dataclass(frozen=True)
class Answer:
    """What came of the bills, and would have come.

    Attributes:
        sats_then, sats_now: what the points that are left buy at most; None where
            nothing that points buy has a value in sats.
        sats_more: what the difference buys, below zero if there would be less.
    """

    outcome: Outcome
    sats_then: int | None
    sats_now: int | None
    sats_more: int | None


def ask(tx: Tx, program_id: str, body: PreviewBody) -> Question:
    """Checks a proposal as saving it would.

    Raises: as `settings_with`; InvalidInput `bad_period`, `too_many_bills`.
    """
    program = loyalty.get_program(tx, program_id)
    settings = loyalty.settings_with(tx, program, body.update())
    until = clock.now() + 1 if body.until is None else body.until
    since = max(until - DEFAULT_SECONDS, 0) if body.since is None else body.since
    if since >= until:
        raise InvalidInput("bad_period", "That period ends before it begins.")
    most = MOST_BILLS + 1
    if crud.count_bills(tx, program_id, since, until, most) == most:
        raise InvalidInput(
            "too_many_bills",
            f"That is more than {MOST_BILLS:,} bills. Choose a shorter time.",
        )
    return Question(program_id, settings, since, until)


async def answer(question: Question) -> Answer:
    """Goes through the bills, a few at a time."""
    settings = question.settings
    forecast = Forecast(settings.rule(), settings.is_enabled)
    place: Place | None = crud.first_place(question.since)
    while place:
        some, place = await store.read(_next, question, place)
        for past in some:
            forecast.add(past)
        await asyncio.sleep(PAUSE_SECONDS)
    return await store.read(_valued, question.program_id, forecast.outcome())


def _next(
    tx: Tx, question: Question, after: Place
) -> tuple[list[PastBill], Place | None]:
    rows = crud.next_bills(
        tx, question.program_id, question.since, question.until, after, UNIT_BILLS
    )
    past = [_past_bill(tx, row, question.settings) for row in rows]
    return past, rows[-1].place if len(rows) == UNIT_BILLS else None


def _past_bill(tx: Tx, row: Row, settings: ProgramSettings) -> PastBill:
    bill, before = _counted(tx, row, settings)
    return PastBill(
        card_id=row.card_id,
        holder=row.holder,
        seq=row.seq,
        local_day=row.local_day,
        earned=row.delta,
        taken_back=row.reached,
        tier_bp=row.tier_bp,
        campaign_bp=row.campaign_bp,
        bill=bill,
        part=None if row.whole_sats is None else Part(before, row.whole_sats),
        refunded_sats=row.refunded_sats,
    )


def _counted(tx: Tx, row: Row, settings: ProgramSettings) -> tuple[Bill, Bill]:
    """What counts of a bill under settings that are not its own, and of what was paid
    of it before. Its event tells that, unless other money or its items count."""
    other_money = settings.currency not in ("", row.currency)
    is_told = settings.earn_by != ITEM
    if is_told and not (settings.earn_by == SPEND and other_money):
        minor, before_minor = row.base_minor, row.before_minor
        return Bill(row.base_sats, minor), Bill(row.before_sats, before_minor)
    order = get_order(tx, row.order_id) if row.order_id else None
    if not order:  # no rate and no items are known of it
        return Bill(row.base_sats), Bill(row.before_sats)
    worth = worth_of(tx, order, settings, row.before_sats, row.base_sats)
    return worth.bill, worth.before


def _valued(tx: Tx, program_id: str, outcome: Outcome) -> Answer:
    rewards = get_rewards(tx, program_id)
    then, now = outcome.then.left, outcome.now.left
    more = best_value(abs(now - then), rewards)
    return Answer(
        outcome,
        best_value(max(then, 0), rewards),
        best_value(max(now, 0), rewards),
        -more if more is not None and now < then else more,
    )
