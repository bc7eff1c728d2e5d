"""Sats that are fetched by a link (LUD-03), with the `lnurl` library as the wallet."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import lnurl
import pytest
import sats
from holders import send

from devkit.people import Guest
from venue import API, Venue, answer, refusal

pytestmark = pytest.mark.anyio


@pytest.fixture
async def owed(venue: Venue, guest: Guest) -> Any:
    """A link over 1,000 sats."""
    await sats.generous(venue)
    await venue.serve(guest, 10_000)
    return await sats.link(venue, guest)


async def test_a_wallet_reads_the_link_and_fetches_the_sats(
    venue: Venue, guest: Guest, owed: Any
) -> None:
    url = lnurl.decode(owed["lnurl"])
    assert str(url) == owed["url"]
    read = lnurl.LnurlResponse.from_dict((await venue.http.get(str(url))).json())
    assert isinstance(read, lnurl.LnurlWithdrawResponse)
    assert read.min_sats == read.max_sats == owed["sats"] == 1_000
    request = await sats.invoice(guest, read.max_sats)
    answered = await venue.http.get(
        str(read.callback), params={"k1": read.k1, "pr": request}
    )
    said = lnurl.LnurlResponse.from_dict(answered.json())
    assert isinstance(said, lnurl.LnurlSuccessResponse)
    await sats.pay_due()
    assert await sats.arrived(guest.wallet.id, venue) == 1_000
    assert await sats.states(venue) == ["paid"]
    again = (await venue.http.get(str(url))).json()
    refused = lnurl.LnurlResponse.from_dict(again)
    assert isinstance(refused, lnurl.LnurlErrorResponse)
    assert refused.reason == "These sats were fetched already."
    await sats.prove(venue)


async def test_an_invoice_has_to_be_right(
    venue: Venue, guest: Guest, owed: Any
) -> None:
    for wrong in ("", "lnbc1", "x" * 4000, await sats.invoice(guest, 999)):
        said = await sats.bring(venue, owed, wrong)
        assert said["status"] == "ERROR", wrong
    assert (await sats.transfers(venue))[0]["state"] == "open"
    url = f"{owed['url']}/callback"
    other = await venue.http.get(url, params={"k1": "0" * 64, "pr": "x"})
    assert other.json()["status"] == "ERROR"


async def test_twenty_wallets_at_once_are_one(
    venue: Venue, guest: Guest, owed: Any
) -> None:
    requests = [await sats.invoice(guest, 1_000) for _ in range(20)]
    said = await asyncio.gather(*(sats.bring(venue, owed, one) for one in requests))
    assert [one["status"] for one in said].count("OK") == 1
    await sats.pay_due()
    await sats.hurry(venue)
    await sats.pay_due()
    assert await sats.arrived(guest.wallet.id, venue) == 1_000
    await sats.prove(venue)


async def test_the_same_invoice_again_is_the_same_call(
    venue: Venue, guest: Guest, owed: Any
) -> None:
    request = await sats.invoice(guest, 1_000)
    for _ in range(2):
        assert await sats.bring(venue, owed, request.upper()) == {"status": "OK"}
    await sats.pay_due()
    assert await sats.bring(venue, owed, request) == {"status": "OK"}
    assert len(await sats.sent(venue)) == 1


async def test_one_invoice_does_not_close_two_debts(
    venue: Venue, guest: Guest, owed: Any
) -> None:
    request = await sats.invoice(guest, 1_000)
    assert await sats.bring(venue, owed, request) == {"status": "OK"}
    await sats.pay_due()
    await venue.serve(guest, 10_000)
    other = await sats.link(venue, guest)
    assert (await sats.bring(venue, other, request))["status"] == "ERROR"
    assert await sats.states(venue) == ["paid", "pending"]


async def test_a_link_is_a_secret_and_guessing_is_slowed(
    venue: Venue, owed: Any
) -> None:
    k1 = owed["url"].rpartition("/")[2]
    assert len(k1) == 64
    for wrong in ("0" * 64, k1[:32] + "0" * 32, k1[:-1], "x"):
        said = (await venue.http.get(f"{API}/withdraw/{wrong}")).json()
        assert said == {"status": "ERROR", "reason": "There is no such link."}
    from loyalty.store import store

    kept = await store.read(
        lambda tx: tx.all(
            "SELECT * FROM payout_transfers WHERE merchant_id = :id", {"id": venue.id}
        )
    )
    assert k1[32:] not in str(kept)


async def test_a_link_runs_out_and_another_one_is_made(
    venue: Venue, guest: Guest, owed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await sats.link(venue, guest))["lnurl"] == owed["lnurl"]
    from loyalty import clock

    now = time.time()
    monkeypatch.setattr(clock, "now", lambda: int(now) + 3_601)
    said = (await venue.http.get(owed["url"])).json()
    assert said["reason"] == "This link has run out. Ask for a new one."
    await sats.pay_due()
    assert [row["state"] for row in await sats.transfers(venue)] == ["over"]
    monkeypatch.undo()
    await venue.serve(guest, 10_000)
    later = await sats.link(venue, guest)
    assert (later["sats"], later["lnurl"] == owed["lnurl"]) == (2_000, False)


async def test_only_its_holder_makes_a_link_and_by_a_signature(
    venue: Venue, guest: Guest
) -> None:
    await sats.generous(venue)
    none = await send(
        venue.http, guest.keys, "POST", "/me/payouts/link", merchant_id=venue.id
    )
    assert refusal(none) == (409, "nothing_owed")
    for headers in ({}, venue.admin):
        path = "/me/payouts/link"
        status, _ = await venue.refused("POST", path, headers, merchant_id=venue.id)
        assert status in (401, 403)


async def test_a_failed_fetch_is_owed_as_before(
    venue: Venue, guest: Guest, owed: Any
) -> None:
    """The invoice was of this LNbits, and somebody else paid it meanwhile."""
    request = await sats.invoice(guest, 1_000)
    assert await sats.bring(venue, owed, request) == {"status": "OK"}
    answer(
        await venue.http.post(
            "/api/v1/payments",
            headers={"X-Api-Key": guest.wallet.admin_key},
            json={"out": True, "bolt11": request},
        )
    )
    await sats.pay_due()
    assert await sats.states(venue) == ["pending"]
    assert await sats.sent(venue) == []
    fresh = await sats.link(venue, guest)
    assert fresh["lnurl"] != owed["lnurl"]
    request = await sats.invoice(guest, 1_000)
    assert await sats.bring(venue, fresh, request) == {"status": "OK"}
    await sats.pay_due()
    assert await sats.states(venue) == ["paid"]
    await sats.prove(venue)
