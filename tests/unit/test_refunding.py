"""How much of a bill a refund gives back, to the sat and to the cent (mission 213)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty.exceptions import Conflict, InvalidInput
from loyalty.orders.models import PAID, BillPayment
from loyalty.orders.refunds.refunding import (
    Gone,
    after_minor,
    after_sats,
    goods_between,
)

PAYMENT = BillPayment(
    id="payment",
    order_id="order",
    number=1,
    is_part=0,
    share_of=0,
    amount_sats=34_000,
    amount_minor=0,
    tip_sats=2_000,
    surplus_sats=0,
    before_sats=0,
    method="lightning",
    state=PAID,
    payment_hash=None,
    payment_request=None,
    checking_id=None,
    customer_pubkey=None,
    tier_id=None,
    actor_id="",
    created_at=0,
    paid_at=0,
    claimed_at=None,
)

# Also currencies whose minor unit is worth far less than a sat.
in_currency = st.builds(
    lambda sats, minor, tip: replace(
        PAYMENT, amount_sats=sats, amount_minor=minor, tip_sats=tip
    ),
    st.integers(1, 10**6),
    st.integers(1, 10**6),
    st.integers(0, 1000),
)


@given(in_currency, st.data())
def test_all_of_a_currency_in_any_parts_is_all_the_sats(
    payment: BillPayment, data: st.DataObject
) -> None:
    """Parts worth less than a sat are refused, and wait for the next part."""
    gone, waiting = Gone(), 0
    while gone.minor + waiting < payment.amount_minor:
        left = payment.amount_minor - gone.minor - waiting
        most = max(left // 2, 1)
        waiting += data.draw(st.integers(most, left))
        try:
            gone, waiting = after_minor(payment, gone, waiting), 0
        except InvalidInput as refused:
            assert refused.code == "amount_needed"
            assert payment.amount_sats * (
                gone.minor + waiting
            ) < payment.amount_minor * (gone.sats + 1)
    assert gone == Gone(payment.amount_sats, payment.amount_minor)


@given(in_currency, st.lists(st.tuples(st.booleans(), st.integers(1, 10**6))))
def test_sats_and_minor_units_together_never_exceed_the_bill(
    payment: BillPayment, refunds: list[tuple[bool, int]]
) -> None:
    gone = Gone()
    for is_minor, amount in refunds:
        try:
            then = (after_minor if is_minor else after_sats)(payment, gone, amount)
        except (Conflict, InvalidInput):
            continue
        assert then.sats > gone.sats
        assert gone.minor <= then.minor <= payment.amount_minor
        assert then.sats <= payment.total_sats
        goods = min(then.sats, payment.amount_sats)
        # Never behind: what is left in minor units is worth no more than the sats left.
        assert then.minor * payment.amount_sats >= goods * payment.amount_minor
        gone = then
    rest = payment.total_sats - gone.sats
    if rest:
        assert after_sats(payment, gone, rest).sats == payment.total_sats


def test_goods_go_back_first_and_the_tip_last() -> None:
    half = after_sats(PAYMENT, Gone(), 17_000)
    most = after_sats(PAYMENT, half, 18_000)
    assert goods_between(PAYMENT, Gone(), half) == 17_000
    assert goods_between(PAYMENT, half, most) == 17_000
    assert goods_between(PAYMENT, most, after_sats(PAYMENT, most, 1_000)) == 0


@pytest.mark.parametrize("sats", [36_001, 2**53 - 1])
def test_no_more_goes_back_than_was_paid(sats: int) -> None:
    with pytest.raises(Conflict, match="36,000 sats"):
        after_sats(PAYMENT, Gone(), sats)


def test_a_bill_in_sats_has_no_minor_units() -> None:
    with pytest.raises(InvalidInput) as refused:
        after_minor(PAYMENT, Gone(), 100)
    assert refused.value.code == "currency_needed"


def test_minor_units_beyond_the_bill_are_refused() -> None:
    payment = replace(PAYMENT, amount_minor=2_000)
    with pytest.raises(Conflict) as refused:
        after_minor(payment, Gone(), 2_001)
    assert refused.value.code == "refund_too_large"
