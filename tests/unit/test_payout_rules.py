"""How much goes back in sats: properties of the pure rules."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from loyalty.giveback import part_of, share_up
from loyalty.payouts.rules import (
    FIRST_PAUSE,
    LONGEST_PAUSE,
    kept_of,
    pause_seconds,
    rebate_sats,
)

SATS = st.integers(0, 10**9)
BP = st.integers(0, 10_000)


@given(SATS, st.integers(0, 100_000), BP, SATS, SATS)
def test_a_bill_never_gives_back_more_than_its_bound(
    base: int, rebate_bp: int, bound_bp: int, discount: int, cashback: int
) -> None:
    rebate = rebate_sats(base, rebate_bp, bound_bp, discount, cashback)
    assert 0 <= rebate <= base * rebate_bp // 10_000
    bound = (base + discount) * bound_bp // 10_000
    assert rebate == 0 or rebate + discount + cashback <= bound
    # Nothing is cut that need not be.
    if base * rebate_bp // 10_000 + discount + cashback <= bound:
        assert rebate == base * rebate_bp // 10_000


@given(
    st.integers(1, 10**6),
    BP,
    BP,
    BP,
    st.integers(0, 20_000),
    st.lists(st.integers(1, 10**6), max_size=6),
)
def test_parts_of_a_bill_give_back_together_what_the_whole_may(
    goods: int,
    off_bp: int,
    back_bp: int,
    bound_bp: int,
    rebate_bp: int,
    cuts: list[int],
) -> None:
    """Discount and cashback are within the bound already: the tier's part is cut."""
    most = goods * bound_bp // 10_000
    discount = min(goods * off_bp // 10_000, most, goods - 1)
    net = goods - discount
    cashback = min(net * back_bp // 10_000, most - discount)
    ends = sorted({0, net, *(cut % net for cut in cuts)})
    given_off = given_back = rebates = 0
    for start, end in pairwise(ends):
        off = part_of(discount, net, start, end - start)
        back = part_of(cashback, net, start, end - start)
        shares = [share_up(one, net, end - start) for one in (discount, cashback)]
        assert off <= shares[0] + 1 and back <= shares[1] + 1
        given_off, given_back = given_off + off, given_back + back
        rebates += rebate_sats(end - start, rebate_bp, bound_bp, *shares)
    assert (given_off, given_back) == (discount, cashback)
    assert rebates + discount + cashback <= most
    assert rebates <= net * rebate_bp // 10_000


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.lists(st.integers(0, 10**9)))
def test_parts_of_a_refund_take_what_one_would(
    amount: int, base: int, parts: list[int]
) -> None:
    kept = gone = 0
    for part in parts:
        gone += part
        now = kept_of(amount, base, gone)
        assert kept <= now <= amount
        kept = now
    assert kept == kept_of(amount, base, sum(parts))
    assert kept_of(amount, base, base) == amount
    assert kept_of(amount, base, 0) == 0


@given(st.integers(0, 10**6))
def test_pauses_grow_and_end(tries: int) -> None:
    pause = pause_seconds(tries)
    assert FIRST_PAUSE <= pause <= LONGEST_PAUSE
    assert pause <= pause_seconds(tries + 1)
