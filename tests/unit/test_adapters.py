"""Whatever stands in a payment of another extension: it is read, or it is nothing, and
no more counts than was paid (mission 216)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from devkit.people import NostrKeys
from loyalty.core_payment import CorePayment
from loyalty.keys import npub
from loyalty.orders.payments.adapters import adapter_of, recognise
from loyalty.orders.payments.adapters.seen import Seen, Unreadable
from loyalty.orders.payments.adapters.webshop import NAMES
from tills import (
    EVERYTHING,
    item,
    market_memo,
    nostrmarket,
    sold,
    tpos,
    zap,
)

ALICE, MALLORY = NostrKeys.from_secret("a1" * 32), NostrKeys.from_secret("b2" * 32)


def paid(sats: int, extra: dict[str, Any], memo: Any = "", **more: Any) -> CorePayment:
    """A settled payment."""
    fields: dict[str, Any] = {
        "checking_id": "c0ffee",
        "payment_hash": "ab" * 32,
        "wallet_id": "w",
        "amount_msat": sats * 1000,
        "status": "success",
        "tag": None,
        "extra": extra,
        "fiat_provider": None,
        "created_at": 1_800_000_000,
        "updated_at": 1_800_000_000,
        "wallet_user": "owner",
        "payer_user": "guest",
        "memo": memo,
    }
    return CorePayment(**{**fields, **more})


def seen(sats: int, extra: dict[str, Any], memo: str = "", **more: Any) -> Seen:
    """What is made of it where everything is switched on."""
    found = recognise(paid(sats, extra, memo, **more), EVERYTHING)
    assert found is not None
    return found


def refused(sats: int, extra: dict[str, Any], *on: str, **more: Any) -> str:
    with pytest.raises(Unreadable) as refusal:
        recognise(paid(sats, extra, **more), on or EVERYTHING)
    return refusal.value.code


def test_the_owner_has_a_switch_for_each_of_them() -> None:
    tags = {"tpos", "lnurlp", "nostrmarket", "restaurant", *NAMES}
    for tag in tags:
        assert adapter_of(paid(1, {"tag": tag})) == tag
    assert tags | {"plain", "tpos_cash"} == set(EVERYTHING)


@pytest.mark.parametrize("name", [n for n in EVERYTHING if n != "tpos_cash"])
def test_nothing_is_seen_where_its_switch_is_off(name: str) -> None:
    payment = paid(5, {} if name == "plain" else {"tag": name})
    others = [other for other in EVERYTHING if other != name]
    assert recognise(payment, others) is None
    found = recognise(payment, [name])
    assert found and (found.adapter, found.customer_pubkey) == (name, None)


def test_what_other_extensions_do_is_no_plain_invoice() -> None:
    for tag in ("loyalty", "withdraw", "TPoS", "a" * 10_000, ["tpos"], {"tag": 1}, 7):
        assert recognise(paid(5, {"tag": tag}), EVERYTHING) is None
    assert recognise(paid(5, {}, tag="withdraw"), EVERYTHING) is None
    assert seen(5, {"tag": "charge", "charge": "ch1"}).adapter == "satspay"


def test_what_nobody_paid_is_no_plain_invoice() -> None:
    """What an admin puts on a wallet."""
    for top_up in ({"memo": "Admin credit"}, {"checking_id": "internal_ab12"}):
        nobodys: dict[str, Any] = {**top_up, "payer_user": None}
        assert recognise(paid(5, {}, **nobodys), EVERYTHING) is None
        assert seen(5, {}, **top_up).adapter == "plain"
    assert seen(5, {}, payer_user=None).adapter == "plain"


# --- TPoS -----------------------------------------------------------------------------


def test_a_tip_at_the_till_does_not_count() -> None:
    found = seen(850, tpos(800, 50))
    assert (found.base_sats, found.tip_sats) == (800, 50)
    assert not found.is_reversible


@pytest.mark.parametrize(
    ("amount", "tip", "received", "base"),
    [
        (800, None, 800, 800),
        (10**12, None, 800, 800),  # nobody paid that
        (10**12, 50, 800, 750),
        (300, 50, 800, 300),  # in money it need not be what was charged
        (None, 50, 800, 750),
        (799.9, 0.1, 801, 799),
        (800, 800, 800, 0),
    ],
)
def test_no_more_counts_than_was_paid(
    amount: Any, tip: Any, received: int, base: int
) -> None:
    assert seen(received, tpos(amount, tip)).base_sats == base


@pytest.mark.parametrize("tip", [-1, "5", True, [], {}, 801, 1e300, float("nan")])
def test_a_tip_that_is_none_is_refused(tip: Any) -> None:
    assert refused(800, tpos(800, tip)) == "bad_tip"


@pytest.mark.parametrize("amount", [0, -5, "800", True, [], {}, 10**30, float("inf")])
def test_an_amount_that_is_none_is_refused(amount: Any) -> None:
    assert refused(800, tpos(amount)) == "bad_amount"


def test_cash_counts_only_by_a_switch_of_its_own() -> None:
    """Anybody with the till's link can say that it was paid."""
    cash = tpos(800, paid_in_fiat=True, fiat_method="cash")
    assert refused(800, cash, "tpos") == "cash_off"
    assert refused(800, tpos(800), "tpos", checking_id="internal_cash_ab") == "cash_off"
    assert recognise(paid(800, cash), ["tpos_cash"]) is None
    found = recognise(paid(800, cash), ["tpos", "tpos_cash"])
    assert found and found.is_reversible


@pytest.mark.parametrize(
    "more", [{"fiat_method": "terminal"}, {"payment_method": "onchain"}]
)
def test_what_is_not_lightning_can_be_reversed(more: dict[str, Any]) -> None:
    assert seen(800, tpos(800, **more)).is_reversible


def test_a_tip_that_the_till_passes_on_is_no_bill() -> None:
    assert recognise(paid(50, tpos(800, 50, tipSplitted=True)), EVERYTHING) is None


@pytest.mark.parametrize(
    ("memo", "named"),
    [
        (ALICE.public, True),
        (ALICE.public.upper(), True),
        (npub(ALICE.public), True),
        (f"Table 7, nostr:{npub(ALICE.public)}!", True),
        (f"{ALICE.public} = {npub(ALICE.public)}", True),
        (f"{ALICE.public} {MALLORY.public}", False),
        (ALICE.public[:-1], False),
        (f"{ALICE.public}0", False),
        ("npub1" + "q" * 58, False),
        ("0" * 64, False),
        ("nsec1" + "q" * 58, False),
        (" " * 2001 + ALICE.public, False),
        ("Table 7", False),
        (None, False),
        (7, False),
        ([ALICE.public], False),
    ],
)
def test_the_tills_memo_may_name_one_customer(memo: Any, named: bool) -> None:
    found = seen(800, tpos(800, internal_memo=memo))
    assert found.customer_pubkey == (ALICE.public if named else None)


def test_the_receipt_has_what_was_sold() -> None:
    details = sold(item("Coffee", 300, 2), item("Cake", 200))
    lines = seen(850, tpos(800, 50, details=details)).lines
    assert [(x.name, x.quantity, x.unit_sats, x.total_sats) for x in lines] == [
        ("Coffee", 2, 300, 600),
        ("Cake", 1, 200, 200),
    ]


def test_prices_in_money_are_shared_out_to_the_sat() -> None:
    details = sold(
        item("Coffee", 2.5, 2), item("Cake", 3.33), currency="EUR", rate=1111.11
    )
    lines = seen(9256, tpos(9256, details=details)).lines
    assert [x.total_sats for x in lines] == [5555, 3701]
    assert sum(x.total_sats for x in lines) == 9256


@pytest.mark.parametrize(
    "details",
    [
        sold(item("Coffee", 300), item("Cake", 100)),  # tax on top, or a discount
        sold(item("Coffee", 800), item("Cake", "?")),
        sold(item("Coffee", 800), 7),
        sold(item("Coffee", 800), currency="EUR", rate="?"),
        sold(item("Coffee", 0)),
    ],
)
def test_prices_that_do_not_fit_are_not_shown(details: Any) -> None:
    lines = seen(800, tpos(800, details=details)).lines
    assert lines[0].name == "Coffee"
    assert {line.total_sats for line in lines} == {0}


@pytest.mark.parametrize("details", [None, 7, [], "x", {}, {"items": 7}, {"items": {}}])
def test_no_items_are_no_lines(details: Any) -> None:
    assert seen(800, tpos(800, details=details)).lines == ()


def test_a_bill_of_very_many_lines_is_one_amount() -> None:
    details = sold(*[item("Coffee", 1)] * 201)
    assert seen(201, tpos(201, details=details)).lines == ()


# --- the others -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("memo", "named"),
    [
        (market_memo(ALICE.public), True),
        (market_memo(ALICE.public.upper()), True),
        (market_memo(npub(ALICE.public)), False),
        (market_memo("0" * 64), False),
        (market_memo(ALICE.public) + " and more", False),
        (f"Order for {ALICE.public}", False),
        ("", False),
    ],
)
def test_nostrmarket_names_the_buyer_in_the_memo(memo: str, named: bool) -> None:
    found = seen(500, nostrmarket(), memo)
    assert found.customer_pubkey == (ALICE.public if named else None)
    assert found.reference == "ord-1"


def test_such_a_memo_names_nobody_elsewhere() -> None:
    for extra in ({}, {"tag": "webshop"}, {"tag": "lnurlp"}, tpos(500)):
        assert seen(500, extra, market_memo(ALICE.public)).customer_pubkey is None


def test_what_they_call_the_sale_is_the_reference() -> None:
    for name, key in NAMES.items():
        assert seen(5, {"tag": name, key: "a-1"}).reference == "a-1"
        assert seen(5, {"tag": name, key: ["a-1"]}).reference == ""
        assert seen(5, {"tag": name, key: "a\0b\ud800" + "c" * 99}).reference == (
            "a b " + "c" * 60
        )
    assert seen(5, {"tag": "restaurant"}).reference == "ab" * 32


# --- anything -------------------------------------------------------------------------

JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())
    | st.sampled_from(
        [ALICE.public, npub(ALICE.public), "cash", "sats", zap(ALICE, 1)]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["items", "title", "price", "quantity", "exchangeRate"]),
            inner,
        )
    ),
    max_leaves=8,
)
KEYS = (
    "amount tip_amount details internal_memo nostr link order_id fiat_method charge "
    "event tab_id id tipSplitted payment_method paid_in_fiat exchangeRate"
)
TAGS = ["tpos", "lnurlp", "nostrmarket", "restaurant", "charge", *NAMES, "", None]


@given(
    st.sampled_from(TAGS) | JUNK,
    st.dictionaries(st.sampled_from(KEYS.split()), JUNK),
    st.text(),
    st.integers(0, 10**9),
)
@example("tpos", {"amount": 5, "tip_amount": 0.5}, "", 5_500)
def test_whatever_stands_there_is_read_or_refused(
    tag: Any, extra: dict[str, Any], memo: str, msat: int
) -> None:
    """It never raises but a refusal; nothing beyond what was paid counts, or is shown;
    it names a real key or nobody."""
    payment = paid(0, {**extra, "tag": tag}, memo, amount_msat=msat)
    try:
        found = recognise(payment, EVERYTHING)
    except Unreadable as refusal:
        assert refusal.code in ("bad_tip", "bad_amount", "cash_off")
        return
    if found is None:
        return
    received = msat // 1000
    assert 0 <= found.tip_sats <= received
    if found.adapter == "tpos":
        assert 0 <= found.base_sats <= received - found.tip_sats
        shown = sum(line.total_sats for line in found.lines)
        assert shown in (0, found.base_sats)
    assert found.customer_pubkey in (None, ALICE.public)
    assert len(found.reference) <= 64 and "\0" not in found.reference
    found.reference.encode()
