"""The ledger's format and its chain (mission 26-35). The vectors written out here are
format v1: they may never change."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty import ledger
from loyalty.ledger import Balance, Event, canonical, event_hash, faults, seal
from loyalty.points import MAX_POINTS

ZEROS = "0" * 64
FIELDS = (
    "v,card_id,seq,merchant_id,kind,delta,base_sats,base_minor,currency,tier_bp,"
    "campaign_bp,tier_points,lots,source,source_id,answers,time,recorded_at,local_day,"
    "rule_hash,actor_id,text_commitment"
).split(",")

BILL = Event(
    v=1,
    card_id="card-alice",
    seq=0,
    merchant_id="café",
    kind="earned",
    delta=51,
    base_sats=34_900,
    base_minor=2094,
    currency="EUR",
    tier_bp=15_000,
    campaign_bp=10_000,
    tier_points=51,
    lots="51@0",
    source="payment",
    source_id="internal_ab12",
    answers="",
    time=1_800_000_000,
    recorded_at=1_800_000_002,
    local_day="2027-01-15",
    rule_hash="9" * 64,
    actor_id="system",
    text_commitment="",
    prev="",
    hash="",
    program_id="program",
    order_id="order-1",
)
TAKEN_BACK = BILL._replace(
    kind="revoked",
    delta=-51,
    base_sats=-34_900,
    base_minor=-2094,
    tier_points=-51,
    lots="",
    source="refund",
    source_id='refund "7"\\',
    answers="card-alice:1",
    rule_hash="",
    actor_id="token:t1",
    text_commitment="c" * 64,
)

GOLDEN_FORMS = [
    '[1,"card-alice",1,"café","earned",51,34900,2094,"EUR",15000,10000,51,"51@0",'
    '"payment","internal_ab12","",1800000000,1800000002,"2027-01-15",'
    f'"{"9" * 64}","system",""]',
    '[1,"card-alice",2,"café","revoked",-51,-34900,-2094,"EUR",15000,10000,-51,"",'
    '"refund","refund \\"7\\"\\\\","card-alice:1",1800000000,1800000002,'
    f'"2027-01-15","","token:t1","{"c" * 64}"]',
]
GOLDEN_HASHES = [
    "3f611c73d71455a49bd0871aed7856997a4575b8fcd6fa40f0dc01fbf9bc9369",
    "0dd21e73afb7ae41f81d601ca52c0581cfb24ac27182fb30284c482937a0af58",
]


def chained(events: list[Event]) -> list[Event]:
    chain: list[Event] = []
    head = ledger.START
    for event in events:
        chain.append(seal(event, head))
        head = ledger.Head(chain[-1].seq, chain[-1].hash)
    return chain


FOUR = chained([BILL, TAKEN_BACK, BILL._replace(source_id="b"), BILL])


def test_the_format_is_frozen() -> None:
    assert list(ledger.FORMAT_V1) == FIELDS
    chain = chained([BILL, TAKEN_BACK])
    assert [canonical(event) for event in chain] == GOLDEN_FORMS
    assert [event.hash for event in chain] == GOLDEN_HASHES


def test_the_golden_hashes_need_nothing_of_ours_to_verify() -> None:
    prev = ZEROS
    for form, expected in zip(GOLDEN_FORMS, GOLDEN_HASHES, strict=True):
        prev = sha256((prev + form).encode()).hexdigest()
        assert prev == expected


ODD = st.one_of(st.floats(), st.none(), st.text(), st.integers())


@given(data=st.data())
def test_the_form_is_what_json_says_whatever_the_fields_hold(data: Any) -> None:
    """Also where somebody put a fraction, or nothing, into a table."""
    values = [
        data.draw(ODD if data.draw(st.booleans()) else st.just(value), label=name)
        for name, value in zip(FIELDS, BILL, strict=False)
    ]
    event = Event._make((*values, *BILL[len(values) :]))
    plain = json.dumps(values, separators=(",", ":"), ensure_ascii=False)
    assert canonical(event) == plain


def test_a_card_begins_after_zeros_and_has_no_gaps() -> None:
    assert [event.seq for event in FOUR] == [1, 2, 3, 4]
    assert [event.prev for event in FOUR] == [ZEROS, *(e.hash for e in FOUR[:3])]
    assert FOUR[1].id == "card-alice:2"


def test_a_genuine_chain_has_no_faults() -> None:
    assert list(faults(FOUR)) == []
    assert list(faults([])) == []


def altered(value: Any) -> Any:
    return value + 1 if isinstance(value, int) else value + "x"


@pytest.mark.parametrize("index", range(4))
@pytest.mark.parametrize("name", [*FIELDS, "prev", "hash"])
def test_any_changed_field_is_caught(name: str, index: int) -> None:
    chain = list(FOUR)
    change = {name: altered(getattr(chain[index], name))}
    chain[index] = chain[index]._replace(**change)
    assert any(f"entry {index + 1} " in fault for fault in faults(chain))


@pytest.mark.parametrize("index", range(3))
def test_an_entry_changed_and_hashed_again_breaks_the_next(index: int) -> None:
    chain = list(FOUR)
    forged = chain[index]._replace(delta=10**6)
    chain[index] = forged._replace(hash=event_hash(forged))
    assert list(faults(chain)) == [f"entry {index + 2} does not follow the one before"]


@pytest.mark.parametrize("index", range(3))
def test_a_missing_entry_is_caught(index: int) -> None:
    without = FOUR[:index] + FOUR[index + 1 :]
    assert list(faults(without)) == [f"entry {index + 1} is missing"]


@given(st.permutations(FOUR))
def test_only_one_order_is_genuine(order: list[Event]) -> None:
    assert (list(faults(order)) == []) == (order == FOUR)


def test_what_stands_beside_the_format_is_not_hashed() -> None:
    """An order's id may be forgotten without breaking the chain."""
    forgotten = [event._replace(order_id=None) for event in FOUR]
    assert list(faults(forgotten)) == []


def test_a_tier_is_measured_by_points_money_or_visits() -> None:
    balance = Balance("c", "p", points=1, tier_points=2, visits=3, spent_sats=4)
    scores = [balance.score(basis) for basis in ("points", "spent", "visits")]
    assert scores == [2, 4, 3]


@pytest.mark.parametrize("name", ["points", "lifetime_points", "spent_sats"])
def test_a_balance_fits_what_json_can_hold(name: str) -> None:
    assert ledger.fits(Balance(**{**Balance("c", "p")._asdict(), name: MAX_POINTS}))
    over = {**Balance("c", "p")._asdict(), name: MAX_POINTS + 1}
    assert not ledger.fits(Balance(**over))


def test_a_clock_that_was_put_back_puts_no_chain_back() -> None:
    """What was known at a moment stays what was known then (mission 218)."""
    first = seal(BILL, ledger.START)
    head = ledger.Head(first.seq, first.hash, first.recorded_at)
    late = seal(BILL._replace(recorded_at=BILL.recorded_at - 3_600), head)
    assert late.recorded_at == first.recorded_at
    assert list(faults([first, late])) == []
