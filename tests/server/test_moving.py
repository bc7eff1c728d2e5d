"""A programme moves from one LNbits to another: every chain arrives, nothing twice."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import httpx
import pytest

from devkit import people
from devkit.people import NostrKeys, Wallet
from devkit.processes import wait_until
from devkit.server import LNbitsServer
from venue import API, refusal

PATIENCE_SECONDS = 20


class House:
    """One server, and somebody on it who runs a place."""

    def __init__(self, http: httpx.Client) -> None:
        self.admin = people.first_install(http)
        self.http = http
        owner, payer = self.admin.open_account(), self.admin.open_account()
        self.wallet: Wallet = owner.wallet
        self.payer: Wallet = payer.wallet
        self.admin.top_up(self.payer, 200_000)

    def send(self, method: str, path: str, **arguments: Any) -> httpx.Response:
        key = os.urandom(8).hex()
        headers = {"X-Api-Key": self.wallet.admin_key, "Idempotency-Key": key}
        return self.http.request(method, API + path, headers=headers, **arguments)

    def call(self, method: str, path: str, **body: Any) -> Any:
        response = self.send(method, path, **({"json": body} if body else {}))
        assert response.is_success, response.text
        return response.json()

    def pay(self, sats: int, guest: str) -> None:
        extra = {"customer_pubkey": guest}
        self.payer.pay(self.wallet.make_invoice(sats, extra=extra)["bolt11"])

    def card(self, place: str, guest: str) -> Any:
        return self.call("GET", f"/restaurants/{place}/loyalty/{guest}")

    def earns(self, place: str, guest: str, sats: int) -> None:
        before = self.card(place, guest)["points"]
        self.pay(sats, guest)
        goal = before + sats // 1000
        paid = lambda: self.card(place, guest)["points"] >= goal  # noqa: E731
        assert wait_until(paid, PATIENCE_SECONDS)

    def proved(self, place: str) -> Any:
        return self.call("POST", f"/merchants/{place}/verify")


def furnished(old: House) -> tuple[str, str, str]:
    """A place with everything that travels; it and two guests."""
    place = old.call(
        *("POST", "/merchants"),
        name="Hal's",
        category="bar",
        website="https://hals.bar",
    )["id"]
    at = f"/merchants/{place}"
    old.call("POST", f"{at}/tiers", name="Gold", threshold=30)
    reward = old.call(
        *("POST", f"{at}/rewards"), name="Coffee", kind="free_item", cost_points=10
    )
    old.call("POST", f"{at}/campaigns", name="Week", multiplier_bp=10_000)
    old.call("POST", f"{at}/items", name="Tea", price_sats=500)
    old.call(
        "PUT", f"{at}/program", welcome_points=7, expiry_mode="months", expiry_months=6
    )
    ana, bo = NostrKeys.fresh().public, NostrKeys.fresh().public
    old.earns(place, ana, 40_000)
    old.earns(place, bo, 3_000)
    card = f"/restaurants/{place}/loyalty"
    old.call("PUT", f"{at}/customers/{ana}", nickname="Ana", note="Oat milk")
    old.call("POST", f"{card}/{bo}/grant", points=5, reason="Sorry, Bo")
    given = {"reward_id": reward["id"], "fulfil": True}
    redemption = old.call("POST", f"{card}/{ana}/redeem", **given)["redemption"]
    assert redemption["status"] in ("reserved", "fulfilled")
    return place, ana, bo


def told(card: Any) -> Any:
    """What a card shows, but for what is of this very moment."""
    events = [
        {name: event[name] for name in ("id", "kind", "points_delta", "time")}
        for event in card["recent_events"]
    ]
    tier = card["tier"]["name"] if card["tier"] else None
    shown = {name: card[name] for name in ("points", "lifetime_points", "expiring")}
    return {**shown, "tier": tier, "events": events}


@pytest.mark.timeout(600)
def test_a_programme_moves_and_promises_nothing_twice(
    server_folder: Path, bench: Any
) -> None:
    first = LNbitsServer(server_folder / "old", database_url=bench.new_database())
    second = LNbitsServer(server_folder / "new", database_url=bench.new_database())
    with first, first.client() as there, second, second.client() as here:
        old, new = House(there), House(here)
        place, ana, bo = furnished(old)
        document = leaves(old, place, ana)
        stands_still(old, place, ana, document)
        arrives(new, document, old, place, (ana, bo))


def leaves(old: House, place: str, ana: str) -> bytes:
    """The file, once no reward is reserved any more."""
    at = f"/merchants/{place}/move"
    assert wait_until(lambda: not old.call("GET", at)["reserved"], PATIENCE_SECONDS)
    reserve = f"/restaurants/{place}/loyalty/{ana}/redeem"
    reward = old.call("GET", f"/merchants/{place}/rewards")["data"][0]["id"]
    waits = old.call("POST", reserve, reward_id=reward)["redemption"]["id"]
    confirm = {"confirm": "Hal's"}
    assert refusal(old.send("POST", at, json=confirm)) == (409, "rewards_reserved")
    old.call("POST", f"/redemptions/{waits}/cancel", reason="Later")
    wrong = {"confirm": "Somebody else's"}
    assert refusal(old.send("POST", at, json=wrong)) == (400, "not_confirmed")
    before = old.card(place, ana)
    response = old.send("POST", at, json=confirm)
    assert response.is_success, response.text
    assert told(before)["points"] == 30
    for secret in (old.wallet.admin_key, old.wallet.invoice_key):
        assert secret not in response.text
    return response.content


def stands_still(old: House, place: str, ana: str, document: bytes) -> None:
    """Nothing moves there any more, and what is asked for again is the same file."""
    confirm = {"confirm": "Hal's"}
    again = old.send("POST", f"/merchants/{place}/move", json=confirm).content
    assert again == document
    assert old.card(place, ana)["points"] == 0
    grant = f"/restaurants/{place}/loyalty/{ana}/grant"
    body = {"points": 1, "reason": "More"}
    assert refusal(old.send("POST", grant, json=body)) == (409, "loyalty_off")
    merchant = f"/merchants/{place}"
    assert refusal(old.send("PUT", merchant, json={"mode": "full"})) == (
        409,
        "moved_away",
    )
    changed = {"earn_points": 9}
    refused = old.send("PUT", f"{merchant}/program", json=changed)
    assert refusal(refused) == (409, "moved_away")
    old.pay(9_000, ana)
    proved = old.proved(place)
    assert (proved["cards"], proved["wrong"]) == (2, 0)


def arrives(
    new: House, document: bytes, old: House, place: str, guests: tuple[str, str]
) -> None:
    tampered = document.replace(b'"Sorry, Bo"', b'"Sorry, Al"')
    assert tampered != document
    refused = new.send("POST", "/moves", content=tampered)
    assert refusal(refused) == (400, "bad_document")
    assert new.send("GET", f"/merchants/{place}").status_code == 404
    said = json.loads(document)
    response = new.send("POST", "/moves", content=document)
    assert response.status_code == 201, response.text
    assert new.send("POST", "/moves", content=document).json() == response.json()
    arrived = response.json()
    assert arrived["program_id"] == said["program_id"]
    assert arrived["merchants"][0]["id"] == place
    proved = new.proved(place)
    assert (proved["cards"], proved["wrong"]) == (2, 0)
    assert proved["events"] == arrived["events"] == old.proved(place)["events"]
    ana, bo = (new.card(place, guest) for guest in guests)
    assert (ana["points"], bo["points"]) == (30, 8)
    assert ana["tier"]["name"] == "Gold"
    reasons = [event["reason"] for event in bo["recent_events"]]
    assert "Sorry, Bo" in reasons
    found = new.call("GET", f"/merchants/{place}/customers?search=Ana")["data"]
    assert [row["customer_pubkey"] for row in found] == [guests[0]]
    own = new.call("GET", f"/merchants/{place}")
    assert (own["mode"], own["website"]) == ("full", "https://hals.bar")
    assert new.call("GET", f"/merchants/{place}/program")["expiry_months"] == 6
    assert new.call("GET", f"/merchants/{place}/items")["total"] == 1
    assert new.call("GET", f"/merchants/{place}/campaigns")["total"] == 1
    new.earns(place, guests[1], 2_000)
    proved = new.proved(place)
    assert (proved["events"], proved["wrong"]) == (arrived["events"] + 1, 0)
    other = new.admin.open_account().wallet
    key = {"X-Api-Key": other.admin_key}
    path = f"{API}/moves"
    theirs = new.http.post(path, headers=key, content=document)
    assert refusal(theirs) == (409, "already_here")
