"""Payments that other programs make into a merchant's wallet. What they write into
`extra` identifies, proves nothing, and may be anything (mission 41)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import records
from devkit.people import Guest, NostrKeys, Operator
from venue import Venue, ago

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
InThread = Callable[..., Awaitable[Any]]


def npub(pubkey: str) -> str:
    from nostr_sdk import PublicKey

    return str(PublicKey.parse(pubkey).to_bech32())


@pytest.mark.parametrize(
    "spelled", [str, str.upper, npub, lambda key: npub(key).upper(), " {} ".format]
)
async def test_a_named_customer_earns(
    venue: Venue, guest: Guest, spelled: Callable[[str], str]
) -> None:
    named = spelled(guest.pubkey)
    hash_ = await venue.pay_elsewhere(guest, 7_900, customer_pubkey=named, tip_sats=900)
    assert await records.outcome(hash_) == "earned"
    (event,) = (await venue.card(guest))["recent_events"]
    assert (event["points_delta"], event["base_sats"]) == (7, 7_000)
    order = await venue.do("GET", f"/orders/{event['order_id']}")
    assert (order["bill"], order["source"]) == ("paid", "payment")
    assert order["customer_pubkey"] == guest.pubkey


async def test_the_first_merchant_of_a_wallet_is_the_default(
    new_venue: NewVenue, guest: Guest
) -> None:
    with ago(60):
        first = await new_venue()
    second = await first.register()
    await records.judged(
        await first.pay_elsewhere(guest, 5_000, customer_pubkey=guest.pubkey)
    )
    assert (await first.card(guest))["points"] == 5
    assert (await second.card(guest))["points"] == 0


async def test_a_payment_picks_its_merchant(new_venue: NewVenue, guest: Guest) -> None:
    with ago(60):
        first = await new_venue()
    bar = await first.register()
    shop = await first.register(external_ids=["tpos:till.7"])
    for merchant_id in (bar.id, "ext:tpos:till.7", first.id):
        hash_ = await first.pay_elsewhere(
            guest, 5_000, customer_pubkey=guest.pubkey, merchant_id=merchant_id
        )
        assert await records.outcome(hash_) == "earned"
    for venue in (bar, shop, first):
        assert (await venue.card(guest))["points"] == 5


async def test_who_brought_the_customer_is_kept(
    venue: Venue, new_guest: NewGuest
) -> None:
    alice, bob = await new_guest("Alice"), await new_guest("Bob")
    for referrer, kept in (
        (npub(alice.pubkey), alice.pubkey),
        ("nobody", None),
        (7, None),
        ([alice.pubkey], None),
        ("\0", None),
    ):
        hash_ = await venue.pay_elsewhere(
            bob, 1_000, customer_pubkey=bob.pubkey, referrer_pubkey=referrer
        )
        assert await records.outcome(hash_) == "earned"
        assert (await records.order_of(hash_))["referrer_pubkey"] == kept


# --- what is no bill ------------------------------------------------------------------


async def test_payments_that_name_nobody_are_no_bills(
    venue: Venue, guest: Guest, superuser: Operator, in_thread: InThread
) -> None:
    """Plain invoices, top-ups and salaries."""
    plain = await venue.pay_elsewhere(guest, 5_000)
    odd = await venue.pay_elsewhere(guest, 5_000, customer_pubkey=None, tag="tpos")
    await in_thread(superuser.top_up, venue.wallet, 7_000)
    assert await records.outcome(plain) == await records.outcome(odd) == "not_a_bill"
    await venue.rescan(0)
    made = await records.rows(
        "SELECT outcome, merchant_id, order_id FROM payments WHERE wallet_id = :id",
        id=venue.wallet.id,
    )
    nothing = {"outcome": "not_a_bill", "merchant_id": None, "order_id": None}
    assert made == [nothing] * 3
    assert (await venue.do("GET", f"/merchants/{venue.id}/orders"))["total"] == 0


async def test_wallets_of_one_user_paying_each_other_earn_nothing(
    venue: Venue, superuser: Operator, in_thread: InThread
) -> None:
    wallet = await in_thread(superuser.create_wallet, venue.owner, "pocket")
    await in_thread(superuser.top_up, wallet, 50_000)
    owner = Guest("Owner", NostrKeys.fresh(), wallet)
    named = await venue.pay_elsewhere(owner, 9_000, customer_pubkey=owner.pubkey)
    made = await venue.order(9_000, customer_pubkey=owner.pubkey)
    await venue.pay(owner, made["payment_request"])
    for hash_ in (named, made["payment_hash"]):
        assert await records.outcome(hash_) == "own_wallet"
    assert await venue.bill(made["order"]["id"]) == "paid"
    assert (await venue.card(owner))["recent_events"] == []


async def test_money_that_can_be_reversed_earns_where_the_owner_says_so(
    venue: Venue, guest: Guest
) -> None:
    async def pay() -> str:
        return await records.outcome(
            await venue.pay_elsewhere(
                guest, 5_000, customer_pubkey=guest.pubkey, paid_in_fiat=True
            )
        )

    assert await pay() == "reversible"
    await venue.program(earn_on_reversible=True)
    assert await pay() == "earned"
    assert (await venue.card(guest))["points"] == 5


# --- hostile extra --------------------------------------------------------------------

MEGABYTE = "a" * 1_000_000
NO_KEYS = [
    7,
    1.5,
    True,
    False,
    [],
    {},
    ["a" * 64],
    {"hex": "a" * 64},
    "",
    "npub1",
    "nobody",
    "a" * 63,
    "a" * 65,
    "0" * 64,  # no point of the curve
    "f" * 64,
    "g" * 64,
    "0x" + "a" * 62,
    "１" * 64,
    "a" * 64 + "\0",
    "\0" * 64,
    "a\ud800" * 32,
    MEGABYTE,
    "npub1" + MEGABYTE,
    "'; DROP TABLE events; --",
]
NO_TIPS = [-1, 1.5, 5.0, True, "5", "", None, [], {}, 10**30, -(10**30), MEGABYTE]
NO_MERCHANTS = [
    7,
    True,
    [],
    {},
    "",
    "0" * 32,
    "ext:tpos:unknown",
    "ext:",
    "\0",
    "\ud800",
    MEGABYTE,
    "' OR '1'='1",
]
HOSTILE: list[tuple[dict[str, Any], str]] = [
    *(({"customer_pubkey": key}, "bad_pubkey") for key in NO_KEYS),
    *(({"tip_sats": tip}, "bad_tip") for tip in NO_TIPS),
    *(({"merchant_id": id_}, "foreign_merchant") for id_ in NO_MERCHANTS),
]


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue()


@pytest.fixture(scope="module")
async def alice(new_guest: NewGuest) -> Guest:
    return await new_guest("Alice")


def shown(value: Any) -> str:
    return ascii(value)[:40]


@pytest.mark.parametrize(("extra", "expected"), HOSTILE, ids=shown)
async def test_a_hostile_payment_is_refused_on_record_and_stops_nobody(
    shop: Venue, alice: Guest, extra: dict[str, Any], expected: str
) -> None:
    before = await shop.card(alice)
    hash_ = await records.paid_with_extra(
        shop.wallet.id, alice.wallet.id, {"customer_pubkey": alice.pubkey, **extra}
    )
    judged = await records.judged(hash_)
    kept = {name: judged[name] for name in ("outcome", "merchant_id", "base_sats")}
    assert kept == {"outcome": expected, "merchant_id": None, "base_sats": 0}
    assert (
        await records.rows(
            "SELECT id FROM orders WHERE payment_hash = :hash", hash=hash_
        )
        == []
    )
    honest = await shop.pay_elsewhere(alice, 1_000, customer_pubkey=alice.pubkey)
    assert await records.outcome(honest) == "earned"
    assert (await shop.card(alice))["points"] == before["points"] + 1


async def test_another_owners_merchant_is_refused_and_never_the_default(
    venue: Venue, shop: Venue, guest: Guest
) -> None:
    hash_ = await venue.pay_elsewhere(
        guest, 5_000, customer_pubkey=guest.pubkey, merchant_id=shop.id
    )
    assert await records.outcome(hash_) == "foreign_merchant"
    assert (await venue.card(guest))["points"] == 0
    assert (await shop.card(guest))["points"] == 0


async def test_a_payment_that_poses_as_another_order_settles_nothing(
    venue: Venue, new_guest: NewGuest
) -> None:
    """Only the order's own invoice pays the order."""
    alice, mallory = await new_guest("Alice"), await new_guest("Mallory")
    order = (await venue.order(90_000, customer_pubkey=alice.pubkey))["order"]
    forged = {
        "tag": "loyalty",
        "order_id": order["id"],
        "payment_hash": order["payment_hash"],
    }
    hash_ = await venue.pay_elsewhere(mallory, 1, **forged)
    assert await records.outcome(hash_) == "not_a_bill"
    hash_ = await venue.pay_elsewhere(
        mallory, 1, customer_pubkey=alice.pubkey, **forged
    )
    assert await records.outcome(hash_) == "earned"
    assert await venue.bill(order["id"]) == "open"
    assert (await venue.card(alice))["points"] == 0


async def test_extra_nested_very_deep_stops_nobody(venue: Venue, guest: Guest) -> None:
    nested: list[Any] = []
    for _ in range(300):
        nested = [nested]
    await venue.pay_elsewhere(
        guest, 5_000, customer_pubkey=guest.pubkey, deep={"er": nested}
    )
    assert (await venue.serve(guest, 5_000))["points_delta"] == 5
    assert (await venue.card(guest))["points"] == 10


# --- before and after -----------------------------------------------------------------


async def test_what_was_paid_before_the_wallet_was_linked_never_earns(
    new_venue: NewVenue, guest: Guest, superuser: Operator, in_thread: InThread
) -> None:
    """Not even after LNbits touches the payment again, nor by a re-scan."""
    from lnbits.core.crud import update_payment

    with ago(days=1):
        old = await new_venue()
        wallet = await in_thread(superuser.create_wallet, old.owner, "second")
        fresh = Venue(old.http, old.owner, wallet)
        extra = {"customer_pubkey": guest.pubkey}
        paid = await fresh.pay(guest, await fresh.foreign_invoice(5_000, extra))
        bumped = await fresh.pay(guest, await fresh.foreign_invoice(5_000, extra))
    venue = await fresh.register()
    await update_payment(await records.core_payment(bumped))
    await records.reconcile()
    assert await records.outcome(bumped) == "before_link"
    await venue.rescan(0)
    assert await records.outcome(paid) == "not_linked"
    assert (await venue.card(guest))["recent_events"] == []


async def test_an_invoice_open_when_the_wallet_is_linked_earns_when_paid(
    new_venue: NewVenue, guest: Guest, superuser: Operator, in_thread: InThread
) -> None:
    with ago(1800):
        old = await new_venue()
        wallet = await in_thread(superuser.create_wallet, old.owner, "second")
        fresh = Venue(old.http, old.owner, wallet)
        invoice = await fresh.foreign_invoice(5_000, {"customer_pubkey": guest.pubkey})
    venue = await fresh.register()
    assert await records.outcome(await venue.pay(guest, invoice)) == "earned"
    assert (await venue.card(guest))["points"] == 5


async def test_a_customer_written_in_afterwards_earns_nothing(
    venue: Venue, guest: Guest
) -> None:
    """Whoever holds an invoice key may write into `extra` at any time."""
    from lnbits.core.crud import update_payment

    hash_ = await venue.pay_elsewhere(guest, 5_000)
    assert await records.outcome(hash_) == "not_a_bill"
    payment = await records.core_payment(hash_)
    payment.extra = {"customer_pubkey": guest.pubkey, "merchant_id": venue.id}
    await update_payment(payment)
    await records.reconcile()
    await venue.rescan(0)
    assert await records.outcome(hash_) == "not_a_bill"
    assert (await venue.card(guest))["recent_events"] == []
