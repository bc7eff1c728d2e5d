"""Webhooks (mission 202): what is told, to whom, in which order, and never lost."""

from __future__ import annotations

import json
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
import time_machine
from receiver import Receiver, receiving

import records
from devkit.people import Guest
from money_back import refunded
from venue import Venue, refusal

pytestmark = pytest.mark.usefixtures("local_dials")

ALL = [
    *("order.created", "order.paid", "order.status", "order.refunded"),
    *("points.earned", "points.redeemed", "points.expired", "points.granted"),
    *("points.revoked", "tier.changed", "review.posted"),
]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as made:
        yield made


async def hook(venue: Venue, receiver: Receiver, **more: Any) -> Any:
    body = {"url": receiver.url, "events": ALL, **more}
    return await venue.do("POST", f"/merchants/{venue.id}/webhooks", **body)


async def send() -> None:
    """Everything that is due now is told."""
    from loyalty.webhooks.sender import Sender

    await Sender().finish()


async def one(venue: Venue, made: Any) -> Any:
    listed = (await venue.do("GET", f"/merchants/{venue.id}/webhooks"))["data"]
    return next(found for found in listed if found["id"] == made["id"])


async def log(venue: Venue, made: Any, state: str = "") -> Any:
    path = f"/webhooks/{made['id']}/deliveries?limit=100&state={state}"
    return (await venue.do("GET", path))["data"]


async def test_a_lunch_is_followed(
    venue: Venue, guest: Guest, receiver: Receiver
) -> None:
    gold = await venue.tier("Gold", 30)
    made = await hook(venue, receiver, name="Courier")
    other = await hook(venue, receiver, events=["points.granted"], with_customers=True)
    event = await venue.serve(guest, 34_000, table="7", note="Ana is allergic")
    order = event["order_id"]
    status = f"/orders/{order}/status"
    for _ in range(2):  # the second time nothing changes
        await venue.do("PUT", status, status="ready")
    await venue.by_hand("grant", guest.pubkey, 5)
    await refunded(venue, order, amount_sats=34_000, reason="Cold")
    await send()

    mine = [t for t in receiver.told if t.is_signed_with(made["secret"])]
    assert [t.type for t in mine if "order" in t.type] == [
        *("order.created", "order.paid", "order.status", "order.refunded")
    ]
    assert [t.type for t in mine if "order" not in t.type] == [
        *("points.earned", "tier.changed", "points.granted", "points.revoked"),
        "tier.changed",
    ]
    assert len({t.event["id"] for t in mine}) == len(mine) == 9
    paid = next(t.data for t in mine if t.type == "order.paid")
    assert (paid["order_id"], paid["status"], paid["table"]) == (order, "paid", "7")
    earned = next(t.data for t in mine if t.type == "points.earned")
    assert (earned["points_delta"], earned["points"]) == (34, 34)
    assert (earned["event_id"], earned["order_id"]) == (event["id"], order)
    tiers = [t.data["tier_id"] for t in mine if t.type == "tier.changed"]
    assert tiers == [gold["id"], None]
    back = next(t.data for t in mine if t.type == "order.refunded")
    assert (back["refunded_sats"], back["status"]) == (34_000, "refunded")
    told = json.dumps([t.event for t in mine])
    assert guest.pubkey not in told and "allergic" not in told

    (granted,) = [t for t in receiver.told if t.is_signed_with(other["secret"])]
    assert granted.data["customer_pubkey"] == guest.pubkey
    assert granted.event["merchant_id"] == venue.id
    assert (granted.event["version"], granted.type) == (1, "points.granted")
    assert {t.is_signed_with("whsec_0") for t in receiver.told} == {False}

    for kept, sent in ((made, 9), (other, 1)):
        assert [d["state"] for d in await log(venue, kept)] == ["sent"] * sent
        shown = await one(venue, kept)
        assert (shown["state"], shown["waiting"], shown["dead"]) == ("ok", 0, 0)
        assert "secret" not in shown
    rows = await records.rows("SELECT * FROM webhook_deliveries")
    assert guest.pubkey not in str(rows), "so an erasure has nothing to look for"


async def test_nothing_is_told_of_what_did_not_happen(
    venue: Venue, guest: Guest, receiver: Receiver
) -> None:
    made = await hook(venue, receiver)
    refused = await venue.call(
        "POST",
        f"/restaurants/{venue.id}/loyalty/{guest.pubkey}/revoke",
        venue.admin | {"Idempotency-Key": "no"},
        points=5,
        reason="None there",
    )
    assert not refused.is_success
    assert await log(venue, made) == []


async def test_a_receiver_that_fails_is_told_again_in_order(
    venue: Venue, guest: Guest, receiver: Receiver
) -> None:
    made = await hook(venue, receiver)
    receiver.answers = [500, 307, 429]
    for points in (1, 2, 3):
        await venue.by_hand("grant", guest.pubkey, points)
    await send()
    waiting = await log(venue, made, "waiting")
    assert [d["data"]["points_delta"] for d in waiting] == [3, 2, 1]
    shown = await one(venue, made)
    assert (shown["state"], shown["waiting"]) == ("failing", 3)
    assert shown["reason"] == "The receiver answered 500."
    assert shown["next_try_at"] > time.time() - 1
    for ahead in (10, 100, 1_000, 2_000):
        with time_machine.travel(time.time() + ahead, tick=True):
            await send()
    order = [t.data["points_delta"] for t in receiver.told]
    assert order == [1, 1, 1, 1, 2, 3], "a redirect is followed nowhere"
    assert len({t.event["id"] for t in receiver.told}) == 3, "by which they are known"
    (first,) = [d for d in await log(venue, made) if d["data"]["points_delta"] == 1]
    assert (first["tries"], first["status"], first["state"]) == (4, 200, "sent")
    assert (await one(venue, made))["state"] == "ok"


async def test_poison_is_parked_and_holds_up_nobody_else(
    venue: Venue, new_guest: Callable[..., Awaitable[Guest]], receiver: Receiver
) -> None:
    ana, bob = await new_guest(), await new_guest()
    made = await hook(venue, receiver)
    receiver.refuses = {"points.revoked"}
    await venue.by_hand("grant", ana.pubkey, 5)
    await venue.by_hand("revoke", ana.pubkey, 1)
    await venue.by_hand("grant", bob.pubkey, 7)
    ahead = 0
    for _ in range(25):
        with time_machine.travel(time.time() + ahead, tick=True):
            await send()
        ahead = 2 * ahead + 10 if ahead < 40_000 else ahead + 40_000
    (parked,) = await log(venue, made, "dead")
    assert (parked["type"], parked["tries"]) == ("points.revoked", 20)
    assert "given up after 20 tries" in parked["reason"]
    assert {d["state"] for d in await log(venue, made)} == {"sent", "dead"}
    receiver.refuses = set()
    path = f"/webhooks/{made['id']}/deliveries/{parked['id']}/replay"
    again = await venue.do("POST", path)
    assert (again["state"], again["tries"]) == ("waiting", 0)
    await send()
    assert receiver.told[-1].event["id"] == parked["id"]
    assert await log(venue, made, "dead") == []
    with time_machine.travel(time.time() + 40 * 24 * 3600, tick=True):
        from loyalty.store import store
        from loyalty.webhooks.services import forget_told

        now = int(time.time())
        while await store.write(forget_told, now, 2) == 2:
            pass
    left = [d["id"] for d in await log(venue, made)]
    assert left == [], "the log remembers 30 days"


async def test_a_receiver_that_is_gone_for_days_is_parked_and_comes_back(
    venue: Venue, guest: Guest, receiver: Receiver
) -> None:
    made = await hook(venue, receiver)
    await venue.do("PUT", f"/webhooks/{made['id']}", url="http://127.0.0.1:9/gone")
    await venue.by_hand("grant", guest.pubkey, 5)
    ahead = 0
    for _ in range(22):
        with time_machine.travel(time.time() + ahead, tick=True):
            await send()
        ahead = 2 * ahead + 10 if ahead < 40_000 else ahead + 40_000
    assert [d["state"] for d in await log(venue, made)] == ["dead"]
    moved = await venue.do("PUT", f"/webhooks/{made['id']}", url=receiver.url)
    assert (moved["state"], moved["dead"]) == ("new", 1)
    await venue.by_hand("grant", guest.pubkey, 6)
    await send()
    assert [t.data["points_delta"] for t in receiver.told] == [6]


async def test_a_hook_is_tried_out_switched_off_and_given_another_secret(
    venue: Venue, guest: Guest, receiver: Receiver
) -> None:
    made = await hook(venue, receiver)
    path = f"/webhooks/{made['id']}"
    tried = await venue.do("POST", f"{path}/test")
    assert (tried["type"], tried["state"], tried["status"]) == ("ping", "sent", 200)
    receiver.answers = [503]
    tried = await venue.do("POST", f"{path}/test")
    assert (tried["state"], tried["status"], tried["tries"]) == ("dead", 503, 1)
    await send()
    assert receiver.types() == ["ping", "ping"], "once is enough"

    renewed = await venue.do("POST", f"{path}/secret")
    assert renewed["secret"] != made["secret"]
    await venue.by_hand("grant", guest.pubkey, 1)
    off = await venue.do("PUT", path, enabled=False)
    assert (off["state"], off["waiting"]) == ("off", 1)
    await venue.by_hand("grant", guest.pubkey, 2)  # nobody follows
    await send()
    assert len(receiver.told) == 2
    await venue.do("PUT", path, enabled=True, events=["points.earned"])
    await venue.by_hand("grant", guest.pubkey, 3)
    await send()
    (told,) = receiver.told[2:]
    assert told.data["points_delta"] == 1
    assert told.is_signed_with(renewed["secret"])
    assert not told.is_signed_with(made["secret"])

    receiver.answers = [410]
    await venue.do("PUT", path, events=ALL)
    await venue.by_hand("grant", guest.pubkey, 4)
    await send()
    (parked,) = (
        await log(venue, made, "dead")[:1]
        if False
        else [
            d for d in await log(venue, made, "dead") if d["type"] == "points.granted"
        ]
    )
    assert parked["status"] == 410
    await venue.do("DELETE", path)
    assert await venue.refused("POST", f"{path}/test") == (404, "webhook_not_found")
    rows = await records.rows(
        "SELECT event_id FROM webhook_deliveries WHERE webhook_id = :id", id=made["id"]
    )
    assert rows == []


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/hook",
        "https://10.0.0.1/hook",
        "https://169.254.169.254/latest",
        "https://user:secret@example.com/",
        "ftp://example.com/",
        "javascript:alert(1)",
        "https://exa mple.com/",
        "https://[::1]/hook",
        "https://localhost/hook",
    ],
)
async def test_an_address_within_is_dialled_by_nobody(
    venue: Venue, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LOYALTY_LOCAL_DIALS")
    body: dict[str, Any] = {"url": url, "events": ALL}
    made = await venue.call("POST", f"/merchants/{venue.id}/webhooks", **body)
    if made.is_success:  # what a name or an address is shows when it is dialled
        path = f"/webhooks/{made.json()['id']}/test"
        tried = await venue.do("POST", path)
        assert (tried["state"], tried["status"]) == ("dead", 0)
        assert "own network" in tried["reason"]
    else:
        assert refusal(made) == (400, "bad_address")


async def test_malformed_hooks_and_too_many_are_refused(
    venue: Venue, receiver: Receiver
) -> None:
    path = f"/merchants/{venue.id}/webhooks"
    wrongs: list[dict[str, Any]] = [
        {"events": []},
        {"events": ["everything"]},
        {"events": ["ping"]},
        {"events": ALL * 2},
        {"url": None},
        {"enabled": 1},
        {"name": "x" * 65},
    ]
    for wrong in wrongs:
        body: dict[str, Any] = {"url": receiver.url, "events": ALL, **wrong}
        response = await venue.call("POST", path, **body)
        assert refusal(response) == (400, "malformed"), wrong
    for _ in range(10):
        await hook(venue, receiver, events=["points.earned"])
    refused = await venue.call("POST", path, url=receiver.url, events=ALL)
    assert refusal(refused) == (409, "too_many_webhooks")
    assert (await venue.do("GET", f"{path}?limit=3"))["total"] == 10
