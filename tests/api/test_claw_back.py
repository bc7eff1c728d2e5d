"""What refunds take back of a card, whatever arrives in which order (mission 213)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lab import DAY, Lab
from till import Till

NOON = int(datetime(2020, 1, 31, 12, tzinfo=timezone.utc).timestamp())
HOUR = 3_600
NewLab = Callable[[int], Awaitable[Lab]]


@pytest.fixture
async def lab(new_lab: NewLab) -> Lab:
    """Noon of 31 January 2020; a point per 1000 sats since the day before."""
    return await _opened(new_lab)


@pytest.fixture(scope="module")
async def spend_lab(new_lab: NewLab) -> Lab:
    return await _opened(new_lab)


@pytest.fixture(scope="module")
async def visit_lab(new_lab: NewLab) -> Lab:
    """Five points for a day, on which somebody spends at least 2000 sats."""
    lab = await _opened(new_lab)
    await lab.settings(earn_by="visit", earn_points=5, min_spend_sats=2_000)
    lab.pass_time(DAY)
    return lab


async def _opened(new_lab: NewLab) -> Lab:
    lab = await new_lab(NOON - DAY)
    lab.pass_time(DAY)
    return lab


# --- in any order ---------------------------------------------------------------------

Delivery = tuple[str, str, int]  # earn or refund, which bill, sats


async def delivered(lab: Lab, deliveries: tuple[Delivery, ...]) -> tuple[int, ...]:
    """What a new guest's card adds up to after these, in this order."""
    till = Till.of_new_guest(lab)
    for what, bill, sats in deliveries:
        await (till.earn if what == "earn" else till.refund)(bill, sats)
    balance = await till.balance()
    return (
        balance.points,
        balance.tier_points,
        balance.lifetime_points,
        balance.visits,
        balance.spent_sats,
    )


BY_SPEND: list[tuple[tuple[Delivery, ...], tuple[int, ...]]] = [
    (
        (
            ("earn", "a", 9_900),
            ("refund", "a", 4_000),
            ("refund", "a", 5_900),
            ("earn", "b", 3_500),
            ("earn", "a", 9_900),
        ),
        (3, 3, 3, 1, 3_500),
    ),
    (
        (
            ("earn", "a", 5_500),
            ("earn", "b", 2_000),
            ("refund", "a", 1_600),
            ("refund", "b", 2_000),
            ("refund", "a", 3_000),
        ),
        (0, 0, 0, 1, 900),
    ),
]
BY_VISIT: list[tuple[tuple[Delivery, ...], tuple[int, ...]]] = [
    (
        (
            ("earn", "a", 5_000),
            ("earn", "b", 3_000),
            ("refund", "a", 5_000),
            ("refund", "b", 3_000),
        ),
        (0, 0, 0, 0, 0),
    ),
    (
        (
            ("earn", "a", 5_000),
            ("earn", "b", 3_000),
            ("refund", "a", 2_000),
            ("refund", "a", 3_000),
            ("earn", "a", 5_000),
        ),
        (5, 5, 5, 1, 3_000),
    ),
    (  # c is a visit, and too small to stand for its points
        (
            ("earn", "a", 5_000),
            ("earn", "b", 3_000),
            ("earn", "c", 1_000),
            ("refund", "a", 5_000),
            ("refund", "b", 3_000),
        ),
        (0, 0, 0, 1, 1_000),
    ),
    (
        (
            ("earn", "c", 1_000),
            ("earn", "a", 5_000),
            ("refund", "c", 1_000),
            ("refund", "a", 4_999),
        ),
        (5, 5, 5, 1, 1),
    ),
]


@pytest.mark.parametrize(("deliveries", "expected"), BY_SPEND)
async def test_by_spend_no_order_makes_a_difference(
    spend_lab: Lab, deliveries: tuple[Delivery, ...], expected: tuple[int, ...]
) -> None:
    for order in permutations(deliveries):
        assert await delivered(spend_lab, order) == expected, order


@pytest.mark.parametrize(("deliveries", "expected"), BY_VISIT)
async def test_by_visit_no_order_makes_a_difference(
    visit_lab: Lab, deliveries: tuple[Delivery, ...], expected: tuple[int, ...]
) -> None:
    """Points by visit belong to the day, whichever of its bills brought them."""
    for order in permutations(deliveries):
        assert await delivered(visit_lab, order) == expected, order


async def test_all_those_cards_are_what_their_chains_say(
    spend_lab: Lab, visit_lab: Lab
) -> None:
    for lab in (spend_lab, visit_lab):
        await delivered(lab, BY_SPEND[0][0])
        await lab.prove()


steps = st.lists(
    st.tuples(
        st.sampled_from(["earn", "refund", "use", "apply"]),
        st.sampled_from("abc"),
        st.integers(1, 9_999),
    ),
    max_size=12,
)


@given(steps)
@settings(max_examples=25, deadline=None)
async def test_a_card_never_has_more_or_less_than_its_bills_say(
    spend_lab: Lab, history: list[tuple[str, str, int]]
) -> None:
    """Whatever happens: points are those of what is left of the bills, less those that
    were used, below zero where more was used than stayed."""
    till = Till.of_new_guest(spend_lab)
    paid, back, used = dict[str, int](), dict[str, int](), 0
    for what, bill, amount in history:
        if what == "earn":
            paid.setdefault(bill, amount)
            await till.earn(bill, amount)
        elif what == "refund":
            amount = min(amount, paid.get(bill, 0) - back.get(bill, 0))
            if amount > 0:
                back[bill] = back.get(bill, 0) + amount
                await till.refund(bill, amount)
        elif what == "apply":
            await till.apply(bill)
        elif paid and (usable := max(await till.points(), 0)):
            used += min(amount, usable)
            await till.use(min(amount, usable))
    if not paid:
        return
    left = {bill: sats - back.get(bill, 0) for bill, sats in paid.items()}
    balance = await till.balance()
    earned = sum(sats // 1000 for sats in left.values())
    assert balance.points == earned - used
    assert balance.tier_points == balance.lifetime_points == earned
    assert balance.spent_sats == sum(left.values())
    assert balance.visits == (1 if any(left.values()) else 0)


# --- the rule as it stood -------------------------------------------------------------


async def test_the_rule_under_which_it_earned_counts(lab: Lab) -> None:
    till = Till.of_new_guest(lab)
    await till.earn("lunch", 10_000)
    lab.pass_time(60)
    await lab.settings(earn_points=7, earn_per_sats=100, min_spend_sats=9_000)
    await till.refund("lunch", 5_000)
    assert await till.points() == 5
    await till.refund("lunch", 5_000)
    assert await till.points() == 0


async def test_what_falls_below_the_minimum_earns_nothing(lab: Lab) -> None:
    await lab.settings(min_spend_sats=5_000)
    lab.pass_time(1)
    till = Till.of_new_guest(lab)
    await till.earn("lunch", 8_000)
    await till.refund("lunch", 3_000)
    assert await till.points() == 5
    await till.refund("lunch", 1)
    assert await till.points() == 0


async def test_the_multiplier_of_the_bill_counts(lab: Lab) -> None:
    await lab.venue.tier("Gold", 10, multiplier_bp=15_000)
    till = Till.of_new_guest(lab)
    await till.earn("first", 10_000)
    await till.earn("second", 9_000)  # 13.5
    await till.refund("second", 4_000)  # 7.5 of 13.5 stay
    assert await till.points() == 10 + 7
    await till.refund("first", 10_000)  # no longer Gold
    await till.refund("second", 5_000)
    assert await till.points() == 0


# --- tiers and visits -----------------------------------------------------------------


async def tier_of(lab: Lab, pubkey: str) -> str | None:
    from loyalty import services

    def read(tx: Any) -> str | None:
        program = services.get_program(tx, lab.program_id)
        view = services.view_card(tx, program, pubkey, "2020-01", lab.now, 0)
        return view.tier.name if view.tier else None

    name: str | None = await lab.run(read)
    return name


@pytest.mark.parametrize(
    "rule",
    [
        {"tier_basis": "points"},
        {"tier_basis": "spent"},
        {"tier_basis": "points", "tier_window_days": 90, "tier_grace_days": 30},
        {"tier_basis": "spent", "tier_window_days": 90, "tier_grace_days": 30},
        {"tier_basis": "visits", "tier_window_days": 90, "tier_grace_days": 30},
    ],
    ids=lambda rule: "-".join(str(value) for value in rule.values()),
)
async def test_a_promotion_that_a_refund_undoes_never_was(
    lab: Lab, rule: dict[str, Any]
) -> None:
    """At once, grace or not; and using points never demotes."""
    await lab.settings(**rule)
    threshold = {"points": 15, "spent": 15_000, "visits": 2}[rule["tier_basis"]]
    await lab.venue.tier("Gold", threshold)
    till = Till.of_new_guest(lab)
    await till.earn("first", 10_000)
    assert await tier_of(lab, till.pubkey) is None
    lab.pass_time(DAY)
    await till.earn("second", 9_000)
    await till.use(19)
    assert await tier_of(lab, till.pubkey) == "Gold"
    lab.pass_time(HOUR)
    await till.refund("second", 9_000)
    assert await tier_of(lab, till.pubkey) is None
    await lab.prove()


async def test_a_day_is_a_visit_until_its_last_bill_goes_back(lab: Lab) -> None:
    till = Till.of_new_guest(lab)
    await till.earn("lunch", 500)
    await till.earn("coffee", 300)
    await till.refund("lunch", 500)
    assert (await till.balance()).visits == 1
    await till.refund("coffee", 299)
    assert (await till.balance()).visits == 1
    await till.refund("coffee", 1)
    assert (await till.balance()).visits == 0


async def test_points_of_a_day_answer_the_bill_that_brought_them(
    visit_lab: Lab,
) -> None:
    till = Till.of_new_guest(visit_lab)
    lunch = await till.earn("lunch", 5_000)
    coffee = await till.earn("coffee", 3_000)
    assert (lunch.delta, coffee.delta) == (5, 0)
    assert (await till.refund("lunch", 5_000)).taken == 0
    assert (await till.refund("coffee", 3_000)).taken == 5
    back = (await till.events())[2:]
    assert [(e.answers, e.delta, e.base_sats) for e in back] == [
        (lunch.id, 0, -5_000),
        (coffee.id, 0, -3_000),
        (lunch.id, -5, 0),
    ]
    assert len({(e.source, e.source_id, e.kind) for e in back}) == 3
    await visit_lab.prove()


async def test_days_by_visit_do_not_touch_each_other(visit_lab: Lab) -> None:
    till = Till.of_new_guest(visit_lab)
    await till.earn("monday", 5_000, at=visit_lab.now - DAY + HOUR)
    await till.earn("tuesday", 5_000)
    await till.refund("monday", 5_000)
    assert await till.points() == 5


# --- bills that were moved ------------------------------------------------------------


async def test_a_refund_finds_the_card_that_a_bill_was_moved_to(lab: Lab) -> None:
    """Twice moved; and what had ended on the way counts as taken."""
    await lab.settings(expiry_mode="months", expiry_months=1)
    lab.pass_time(1)
    first, second, third = (Till.of_new_guest(lab) for _ in range(3))
    bill = await first.earn("lunch", 10_000)
    await first.refund("lunch", 2_000)
    moved = await _move(lab, bill, first, second)
    moved = await _move(lab, moved, second, third)
    taken = await first.refund("lunch", 3_000)
    assert (taken.taken, taken.points) == (3, 5)
    assert [await till.points() for till in (first, second, third)] == [0, 0, 5]
    (revoked,) = [e for e in await third.events() if e.kind == "revoked"]
    assert revoked.answers == moved.id
    assert (await third.balance()).spent_sats == 5_000
    lab.pass_time(60 * DAY)
    taken = await first.refund("lunch", 5_000)
    assert (taken.taken, taken.ended, taken.points) == (0, 5, 0)
    await lab.prove()


async def _move(lab: Lab, event: Any, wrong: Till, right: Till) -> Any:
    """Moves what is left of a bill from card to card; the event that holds it then."""
    from loyalty import crud, ledger
    from loyalty.services.movement import moving

    def move(tx: Any) -> Any:
        with moving(tx, lab.program_id, wrong.pubkey) as source:
            bill = source.books.bill(event.seq)
            assert bill is not None
            lots = [(lot.left, lot.until) for lot in source.books.lots_of(event.seq)]
            points, pair_id = sum(left for left, _ in lots), crud.new_id()
            half = {"source_id": pair_id, "answers": event.id}

            given: dict[str, Any] = {
                "base_sats": bill.base_sats,
                "tier_points": bill.tier_points,
            }
            taken = {name: -figure for name, figure in given.items()}
            wrong.post(source, "revoked", -points, "transfer", **half, **taken)
        with moving(tx, lab.program_id, right.pubkey) as target:
            given |= {"lots": ledger.as_text(lots)}
            return right.post(target, "granted", points, "transfer", **half, **given)

    return await lab.run(move)
