"""A tier that another place's card gives, beside the one by a card's own bills: held
against a reference that asks at every moment (mission 64)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loyalty.expiry import NEVER
from loyalty.points import ONE_BP, Tier
from loyalty.tiers import Counted, Match, Standing, tier_at, with_matches

DAY = 86_400
STEP = DAY // 4
START = 1_800_000_000


def tier(threshold: int) -> Tier:
    return Tier(str(threshold), "program", "T", threshold, "#ffffff", ONE_BP, 0, ())


def bill(time: int, amount: int) -> Counted:
    return Counted(time, str(time // DAY), amount, amount, amount)


def steps(first: int, last: int) -> st.SearchStrategy[int]:
    return st.integers(first, last).map(lambda step: START + step * STEP)


TIERS = [tier(threshold) for threshold in (1, 10, 40)]
bills = st.lists(st.builds(bill, steps(0, 40), st.integers(1, 30)), max_size=5)
matches = st.lists(
    st.builds(
        lambda tier_id, since, length: Match(tier_id, since, since + length * STEP),
        st.sampled_from(["1", "10", "40", "gone"]),
        steps(0, 40),
        st.integers(1, 20),
    ),
    max_size=4,
)
windows = st.sampled_from([0, 1, 5])


@given(bills, matches, windows, windows, st.integers(0, 60))
def test_the_higher_one_counts_and_holds_until_it_falls(
    paid: list[Counted], shown: list[Match], window: int, grace: int, step: int
) -> None:
    def own(at: int) -> Standing:
        return tier_at(TIERS, paid, "spent", window, grace, at)

    def both(at: int) -> Standing:
        return with_matches(own(at), TIERS, shown, at, own)

    def should_be(at: int) -> int:
        held = {m.tier_id for m in shown if m.from_at <= at < m.until_at}
        mine = own(at).tier
        found = [t.threshold for t in TIERS if t.id in held]
        return max([*found, mine.threshold if mine else 0], default=0)

    at = START + step * STEP
    standing = both(at)
    assert _threshold(standing.tier) == should_be(at)
    if standing.next:
        assert standing.next.threshold > _threshold(standing.tier)
        assert standing.missing >= 0
    # Nothing more happening, it is kept until then, and looked at again in time.
    until = standing.holds_until
    for later in range(at, min(until, at + 90 * STEP), STEP):
        paid_later = any(bill.time > at for bill in paid)
        shown_later = any(match.from_at > at for match in shown)
        if not (paid_later or shown_later):
            assert should_be(later) >= _threshold(standing.tier)
    assert until > at or until == NEVER or standing.tier is None


def _threshold(held: Tier | None) -> int:
    return held.threshold if held else 0
