"""The programme on Nostr, as its owner has it: the switch, relays, the key."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from websockets.sync.server import ServerConnection, serve

from demo.venue import API
from devkit.people import call
from screens import (
    DESKTOP,
    PHONE,
    Visitor,
    assert_accessible,
    assert_fits,
    assert_house_words,
    tab_to,
)
from stage import House

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
SETTINGS = "/loyalty/?tab=settings"
PASSWORD = "a long one, kept apart"


class Moody:
    """A relay that takes nothing until it is told to."""

    def __init__(self) -> None:
        self.url = ""
        self.says: list[Any] = [False, "blocked: not you"]

    def answer(self, other: ServerConnection) -> None:
        for frame in other:
            message = json.loads(frame)
            if message[0] == "EVENT":
                other.send(json.dumps(["OK", message[1]["id"], *self.says]))
            elif message[0] == "REQ":
                other.send(json.dumps(["EOSE", message[1]]))


@contextmanager
def moody_relay() -> Iterator[Moody]:
    moody = Moody()
    with serve(moody.answer, "127.0.0.1", 0) as server:
        moody.url = f"ws://127.0.0.1:{server.socket.getsockname()[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield moody


def kept(house: House) -> Any:
    """What the server has, whatever the page shows."""
    url = f"{API}/merchants/{house.id}/nostr"
    return call(house.http, "GET", url, headers=house.owner.headers)


def judge(page: Page) -> None:
    expect(page.locator(".q-notification")).to_have_count(0)  # they fade
    assert_accessible(page)
    assert_fits(page)


def part(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def unfold(page: Page) -> None:
    page.get_by_role("button", name="Advanced: Nostr").click()
    expect(part(page, "Relays")).to_be_visible()


def agree(page: Page, act: str) -> None:
    page.get_by_role("dialog").get_by_role("button", name=act, exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def add_relay(page: Page, url: str) -> None:
    part(page, "Relays").get_by_role("button", name="Add a relay").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Address").fill(url)
    dialog.get_by_role("button", name="Add a relay").click()


@pytest.mark.every_database
def test_the_owner_publishes_and_sees_what_a_relay_says(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    visitor = visit(DESKTOP, house)
    page = visitor.open(SETTINGS)
    unfold(page)
    switch = page.get_by_role("switch", name="The programme can be seen on Nostr")
    expect(switch).to_be_disabled()
    expect(part(page, "Publish the programme")).to_contain_text("Add a relay below")
    expect(part(page, "The programme’s key")).to_contain_text("There is no key yet.")
    judge(page)
    assert_house_words(page)
    with visitor.expecting_trouble():
        add_relay(page, "https://nowhere.example")
        refused = page.get_by_role("dialog").get_by_role("alert")
        expect(refused).to_contain_text("Addresses begin with wss://")
        page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    assert kept(house)["relays"] == []
    with moody_relay() as relay:
        page.get_by_role("dialog").wait_for(state="detached")
        add_relay(page, relay.url)
        row = part(page, "Relays").get_by_text(relay.url)
        expect(row).to_be_visible()
        expect(page.get_by_role("dialog")).to_have_count(0)
        switch.click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("cannot be called back")
        keep_screenshot(page, "cms-nostr-publish")
        judge(page)
        agree(page, "Publish")
        assert kept(house)["publish"] is True
        relays = part(page, "Relays")
        expect(relays).to_contain_text("1 not taken.")
        expect(relays).to_contain_text("blocked: not you")
        keep_screenshot(page, "cms-nostr")
        judge(page)
        relay.says[:] = [True, ""]
        relays.get_by_role("button", name=f"Try again at {relay.url}").click()
        expect(page.get_by_text("Sending 1 again")).to_be_visible()
        expect(relays).to_contain_text("All has arrived.")
        assert relays.get_by_role("button", name="Try again at").count() == 0
        switch.click()
        agree(page, "Stop publishing")
        assert kept(house)["publish"] is False
        relays.get_by_role("button", name=f"Remove {relay.url}").click()
        agree(page, "Remove relay")
        expect(relays).to_contain_text("No relay yet.")
    assert kept(house)["relays"] == []


def test_the_key_is_copied_and_changed_by_keyboard_alone(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    nostr = f"/merchants/{house.id}/nostr"
    house.owner.send("PUT", nostr, {"relays": ["ws://127.0.0.1:1"]})
    house.owner.send("PUT", nostr, {"publish": True})
    page = visit(PHONE.light, house).open(SETTINGS)
    tab_to(page.get_by_role("button", name="Advanced: Nostr"), 150)
    page.keyboard.press("Enter")
    key = part(page, "The programme’s key")
    first = kept(house)["npub"]
    expect(key).to_contain_text(first)
    expect(part(page, "Relays")).to_contain_text("It cannot be reached.")
    keep_screenshot(page, "cms-nostr-phone")
    judge(page)
    opener = key.get_by_role("button", name="Save a copy")
    tab_to(opener)
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Password", exact=True)).to_be_focused()
    page.keyboard.type("short")
    page.keyboard.press("Enter")
    expect(dialog).to_contain_text("10 characters or more, please.")
    dialog.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(dialog.get_by_text("ncryptsec1")).to_be_visible()
    judge(page)
    with page.expect_download() as saved:
        tab_to(dialog.get_by_role("button", name="Save as file"))
        page.keyboard.press("Enter")
    text = saved.value.path().read_text().strip()
    assert text.startswith("ncryptsec1") and PASSWORD not in text
    tab_to(dialog.get_by_role("button", name="I have it"))
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()
    tab_to(key.get_by_role("button", name="Start a new key"))
    page.keyboard.press("Enter")
    expect(dialog).to_contain_text("What the old one signed stays good")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert kept(house)["npub"] == first
    page.keyboard.press("Enter")
    tab_to(dialog.get_by_role("button", name="Start a new key"))
    page.keyboard.press("Enter")
    expect(key).to_contain_text("Keys that have signed")
    now = kept(house)
    assert now["npub"] != first and len(now["issuers"]) == 2
    expect(key).to_contain_text(now["npub"])
    expect(key).to_contain_text(f"…{first[-8:]}")


def test_nostr_speaks_spanish(house: House, visit: Open) -> None:
    visitor = visit(PHONE.speaking("es"), house)
    visitor.context.add_init_script(
        "localStorage.setItem('lnbits.lang', '__q_strn|es')"
    )
    page = visitor.open(SETTINGS)
    page.get_by_role("button", name="Avanzado: Nostr").click()
    relays = part(page, "Relays")
    expect(relays).to_contain_text("Aún no hay relays.")
    relays.get_by_role("button", name="Añadir un relay").click()
    expect(page.get_by_role("dialog").get_by_label("Dirección")).to_be_visible()
    judge(page)
