"""However a bill is split, its parts are the bill (mission 215; design: Earning)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import blank_bills as blank
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty.exceptions import Conflict, InvalidInput, LoyaltyError
from loyalty.orders.bodies import PaymentBody
from loyalty.orders.models import PAID, REPLACED, SURPLUS, VOID, BillPayment, Line
from loyalty.orders.splitting import asked_sats, left_sats, part_sats, part_tip

THREE = [blank.line("a", 100), blank.line("b", 200), blank.line("c", 50, 2)]

bodies = st.one_of(
    st.builds(PaymentBody, amount_sats=st.integers(1, 2_000)),
    st.builds(PaymentBody, share=st.integers(2, 9)),
    st.builds(
        PaymentBody,
        line_ids=st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3),
    ),
    st.builds(PaymentBody),
)


def asked(**said: Any) -> PaymentBody:
    return PaymentBody(**said)


def refused(
    goods: int, payments: list[BillPayment], lines: list[Line], **said: Any
) -> str:
    with pytest.raises(LoyaltyError) as told:
        part_sats(blank.order(goods), lines, payments, asked(**said))
    return told.value.code


@given(
    st.lists(st.integers(1, 10**6), min_size=3, max_size=3),
    st.integers(0, 10**6),
    st.integers(0, 10**5),
    st.lists(bodies, max_size=12),
)
def test_any_parts_and_the_rest_are_the_bill_and_its_tip(
    prices: list[int], reward: int, tip: int, said: list[PaymentBody]
) -> None:
    lines = [blank.line(i, price) for i, price in zip("abc", prices, strict=True)]
    amount = sum(prices)
    order = blank.order(amount, rewards_sats=min(reward, amount - 1), tip_sats=tip)
    payments: list[BillPayment] = []
    for body in [*said, PaymentBody()]:
        try:
            sats = part_sats(order, lines, payments, body)
        except (Conflict, InvalidInput):
            continue  # it asks for what is not left: nothing is made
        assert 0 < sats <= left_sats(order, payments)
        part = blank.payment(
            str(len(payments)),
            sats,
            share_of=body.share or 0,
            tip_sats=part_tip(order, payments, sats),
        )
        payments.append(part)
        taken = body.line_ids or []
        lines = [
            replace(line, payment_id=part.id) if line.id in taken else line
            for line in lines
        ]
    assert asked_sats(payments) == order.goods_sats
    assert sum(part.tip_sats for part in payments) == tip
    assert left_sats(order, payments) == 0


@given(st.integers(2, 10**7), st.integers(2, 100))
def test_equal_shares_are_the_bill_and_differ_by_a_sat(goods: int, of: int) -> None:
    order, payments = blank.order(goods * of), list[BillPayment]()
    order = replace(order, amount_sats=order.amount_sats + 1)
    for number in range(of):
        sats = part_sats(order, [], payments, asked(share=of))
        payments.append(blank.payment(str(number), sats, share_of=of))
    shares = [part.amount_sats for part in payments]
    assert sum(shares) == order.goods_sats
    assert max(shares) - min(shares) <= 1


@given(st.integers(1, 10**6), st.integers(0, 10**5), st.integers(0, 10**5))
def test_a_guests_own_tip_is_beside_the_bills(goods: int, tip: int, own: int) -> None:
    """What Ana adds for the waiter takes nothing off what Bob's part brings."""
    order = blank.order(2 * goods, tip_sats=2 * tip)
    first = blank.payment("1", goods, tip_sats=part_tip(order, [], goods) + own)
    assert first.tip_sats == tip + own
    assert part_tip(order, [first], goods) == tip


def test_what_is_paid_or_asked_for_is_taken_and_nothing_else_is() -> None:
    states = {"open": 1, PAID: 10, SURPLUS: 0, REPLACED: 1_000, VOID: 10_000}
    payments = [blank.payment(s, sats, state=s) for s, sats in states.items()]
    assert asked_sats(payments) == 11
    assert left_sats(blank.order(100), payments) == 89
    assert left_sats(blank.order(5), payments) == 0


def test_what_cannot_be_asked_for() -> None:
    half = [blank.payment("1", 200)]
    assert refused(400, half, THREE, amount_sats=201) == "more_than_left"
    assert refused(400, half, THREE, line_ids=["x"]) == "line_not_found"
    assert refused(400, half, THREE, amount_sats=1, share=2) == "one_way_needed"
    assert refused(400, half, THREE, share=2, line_ids=["a"]) == "one_way_needed"
    assert refused(400, half, THREE, share=101) == "bad_share"
    assert refused(400, half, THREE, share=1) == "bad_share"
    assert refused(2, [], THREE, share=3) == "bad_share"  # less than a sat each
    taken = [replace(line, payment_id="1") for line in THREE]
    assert refused(400, half, taken, line_ids=["a"]) == "line_taken"
    free = [blank.line("a", 0)]
    assert refused(400, half, free, line_ids=["a"]) == "nothing_left"
    whole = [*half, blank.payment("2", 200, share_of=2)]
    assert refused(400, whole, THREE, amount_sats=1) == "nothing_left"
    shares = [blank.payment(str(n), 100, share_of=2) for n in range(2)]
    assert refused(400, shares, THREE, share=2) == "nothing_left"


def test_a_line_said_twice_is_paid_once() -> None:
    order = blank.order(400)
    assert part_sats(order, THREE, [], asked(line_ids=["c", "c"])) == 100


def test_a_part_that_nobody_asks_for_any_more_can_be_asked_for_again() -> None:
    order = blank.order(300, tip_sats=30)
    void = blank.payment("1", 100, share_of=3, state=VOID, tip_sats=10)
    assert part_sats(order, [], [void], asked(share=3)) == 100
    assert part_tip(order, [void], 300) == 30
