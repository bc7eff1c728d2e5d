"""A guest whose app signs nothing on the page: a code in a message, or a zap."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import airwaves
import httpx
import pytest
from bech32 import bech32_decode, convertbits
from broadcast import ENVELOPE
from playwright.sync_api import Page, expect

from demo.venue import API
from devkit.people import NostrKeys, call
from devkit.processes import wait_until
from proofs import signed_event
from screens import PHONE, Visitor, assert_accessible, assert_fits, assert_house_words
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
DONE = "Thank you, that is you"
KEY_SECONDS = 60


def aside(work: Coroutine[Any, Any, Any]) -> Any:
    """On a loop of its own: the browser's runs in this thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Iterator[airwaves.Airwaves]:
    folder = tmp_path_factory.mktemp("relay")
    relay = airwaves.Airwaves(airwaves.free_port(), str(folder / "relay"))
    aside(relay.start())
    yield relay
    relay.kill()


def on_nostr(stage: Stage, relay: str) -> House:
    """A place with a key, and a relay."""
    house = stage.new_house("Satoshi's Table")
    path = f"{API}/merchants/{house.id}/nostr"
    body = {"relays": [relay], "publish": True}
    headers = house.owner.headers
    call(house.http, "PUT", path, headers=headers, json=body)

    def has_key() -> bool:
        state = call(house.http, "GET", path, headers=headers)
        return bool(state["key"] == "ready")

    assert wait_until(has_key, KEY_SECONDS)
    return house


def link(house: House) -> tuple[str, str]:
    body = {"merchant_id": house.id, "amount_sats": 34_000, "table": "Table 7"}
    order = str(house.owner.send("POST", "/orders", body)["order"]["id"])
    asked = {"order_id": order, "purpose": "attach"}
    made = house.owner.send("POST", "/challenges", asked)
    return order, str(made["nonce"])


def judge(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)


async def _code(relay: str, keys: NostrKeys) -> str:
    (envelope,) = await airwaves.heard(relay, kinds=[ENVELOPE], **{"#p": [keys.public]})
    message = await airwaves.opened(envelope, keys)
    return str(re.findall(r"\b\d{6}\b", message["content"])[0])


@pytest.mark.every_database
def test_a_code_in_a_message_or_a_zap_confirms(
    stage: Stage, visit: Open, station: airwaves.Airwaves, keep_screenshot: Keep
) -> None:
    house, keys = on_nostr(stage, station.url), NostrKeys.fresh()
    aside(airwaves.say(station.url, airwaves.inbox_of(keys, [station.url])))
    order, nonce = link(house)
    visitor = visit(PHONE)
    page = visitor.open(f"/loyalty/c/{nonce}")
    page.get_by_role("button", name="I cannot sign here").click()
    field = page.get_by_label("Your Nostr key, not the secret one")
    field.fill(keys.public)
    field.blur()
    judge(page)
    keep_screenshot(page, "confirm-away")
    page.get_by_role("button", name="Send me a code").click()
    code = page.get_by_label("Six digits")
    expect(code).to_be_visible()
    right = aside(_code(station.url, keys))
    with visitor.expecting_trouble():
        code.fill(f"{(int(right) + 1) % 10**6:06}")
        page.get_by_role("button", name="Confirm", exact=True).click()
        expect(page.get_by_text("That is not the code.")).to_be_visible()
    judge(page)
    keep_screenshot(page, "confirm-away-code")
    code.fill(right)
    page.get_by_role("button", name="Confirm", exact=True).click()
    expect(page.get_by_role("heading", name=DONE)).to_be_visible()
    path = f"{API}/orders/{order}"
    shown = call(house.http, "GET", path, headers=house.owner.headers)
    assert shown["customer_pubkey"] == keys.public and shown["verified"]

    _, nonce = link(house)
    visitor = visit(PHONE.light)
    page = visitor.open(f"/loyalty/c/{nonce}")
    page.get_by_role("button", name="I cannot sign here").click()
    page.get_by_role("button", name="Confirm with a zap").click()
    expect(page.get_by_role("link", name="Open my wallet")).to_be_visible()
    judge(page)
    keep_screenshot(page, "confirm-away-zap")
    href = page.get_by_role("link", name="Open my wallet").get_attribute("href") or ""
    with visitor.expecting_trouble():  # it asks until the link is used
        _zap(href.removeprefix("lightning:"), keys)
        expect(page.get_by_role("heading", name=DONE)).to_be_visible()


def _zap(lnurl: str, keys: NostrKeys) -> None:
    """As a wallet does it that has scanned the code."""
    plain = convertbits(bech32_decode(lnurl)[1] or [], 5, 8, False) or []
    said = httpx.get(bytes(plain).decode()).json()
    tags = [["p", said["nostrPubkey"]], ["amount", "1000"], ["lnurl", lnurl]]
    tags.append(["relays", "wss://relay.example"])
    event = signed_event(keys, tags, int(time.time()), 9734)
    asked = {"amount": "1000", "nostr": json.dumps(event)}
    assert "pr" in httpx.get(said["callback"], params=asked).json()
