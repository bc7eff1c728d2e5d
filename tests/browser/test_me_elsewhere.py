"""Cards of programmes on other servers, found through their holder's own lists on a
real relay, and checked on the page (missions 54, 64)."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence

import event_cards as cards
import pytest
from airwaves import inbox_of
from on_air import Station, station
from own_pages import APP, holding, judge, open_part, signed_out
from playwright.sync_api import Page, expect

from devkit.people import NostrKeys
from loyalty.ledger import Event
from loyalty.nostr import nip44, wraps
from loyalty.nostr import statements as say
from loyalty.nostr.event import Draft, NostrEvent
from loyalty.nostr.pens import LocalPen
from screens import PHONE, Screen, Visitor

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
NARROW = Screen("narrow", 360, 740, is_touch=True)
APP_THAT_OPENS = (
    APP.rstrip().removesuffix("}")
    + """
  window.opened = 0
  window.nostr.nip44 = {decrypt: async (other, text) => {
    window.opened += 1
    const key = NostrTools.nip44.getConversationKey(bytes, other)
    return NostrTools.nip44.decrypt(text, key)
  }}
}"""
)
SERVERS = "localStorage.setItem('loyalty.relays', JSON.stringify(['%s']))"
GENUINE = "Genuine. 4 entries, none missing."


@pytest.fixture
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    with station(tmp_path_factory.mktemp("air")) as running:
        yield running


def secret(keys: NostrKeys) -> bytes:
    return bytes.fromhex(keys.secret)


def private(card: NostrEvent, keys: NostrKeys) -> NostrEvent:
    sealed = nip44.encrypt(secret(keys), cards.ANA.public, card.to_json())
    return cards.signed(keys, say.private_card_event(cards.KINDS, card, sealed))


def letters(chain: Sequence[Event], keys: NostrKeys | None = None) -> list[NostrEvent]:
    """The receipts of entries, each in an envelope that only Ana opens."""
    now, found = int(time.time()), []
    for entry in chain:
        signer = keys or (
            cards.OLD if entry.recorded_at < cards.ROTATED else cards.VENUE
        )
        receipt = cards.receipt(entry, signer)
        found.append(
            wraps.wrap(receipt, LocalPen(secret(signer)), cards.ANA.public, now)
        )
    return found


def own_list(*programs: str) -> NostrEvent:
    """Which programmes Ana is in: nobody else can read it."""
    tags = json.dumps([["a", program] for program in programs])
    sealed = nip44.encrypt(secret(cards.ANA), cards.ANA.public, tags)
    draft = Draft(32606, int(time.time()), (("d", "mine"),), sealed)
    return cards.signed(cards.ANA, draft)


def address(keys: NostrKeys) -> str:
    return say.address(cards.KINDS.program, keys.public, cards.PROGRAM)


def look(page: Page) -> None:
    page.get_by_role("button", name="Look elsewhere").click()


def open_card(page: Page, points: str) -> None:
    open_part(page, points)


@pytest.mark.parametrize("screen", [NARROW, PHONE.light], ids=str)
def test_ones_own_list_leads_to_private_cards(
    visit: Open, relay: Station, keep_screenshot: Keep, screen: Screen
) -> None:
    """One is genuine, and what another shows its own entries do not make."""
    entries = cards.chain(4)
    rival = cards.program(cards.RIVAL, say.Issuer(cards.RIVAL.public, 0, None))
    relay.say([inbox_of(cards.ANA, [relay.url])])
    relay.say([own_list(address(cards.VENUE), address(cards.RIVAL))])
    relay.say([cards.program(), private(cards.card(entries), cards.VENUE), rival])
    relay.say([private(cards.card(entries, cards.RIVAL, points=99), cards.RIVAL)])
    relay.say([*letters(entries), *letters(entries, cards.RIVAL)])
    visitor = visit(screen)
    visitor.page.add_init_script(SERVERS % relay.url)
    page = holding(visitor, cards.ANA)
    asked: list[str] = []
    page.on("websocket", lambda socket: asked.append(socket.url))
    open_part(page, "Cards of other places")
    expect(page.get_by_role("button", name="Look elsewhere")).to_be_visible()
    assert not [url for url in asked if relay.url in url]
    look(page)
    open_card(page, "12 points")
    expect(page.get_by_text(GENUINE)).to_be_visible()
    judge(page)
    keep_screenshot(page, f"me-elsewhere-{screen}")
    open_part(page, "Not genuine")
    expect(
        page.get_by_text("its entries make 12 points, and it says otherwise")
    ).to_be_visible()
    assert {url.rstrip("/") for url in asked if "/loyalty/" not in url} <= {relay.url}


def test_an_app_opens_letters_only_when_it_is_asked_to(
    visit: Open, relay: Station
) -> None:
    entries = cards.chain(4)
    relay.say([inbox_of(cards.ANA, [relay.url]), own_list(address(cards.VENUE))])
    relay.say([cards.program(), cards.card(entries), *letters(entries)])
    visitor = visit(PHONE)
    visitor.page.add_init_script(SERVERS % relay.url)
    visitor.page.add_init_script(f"({APP_THAT_OPENS})('{cards.ANA.secret}')")
    page = signed_out(visitor)
    page.get_by_role("button", name="Use my Nostr key").click()
    open_part(page, "Cards of other places")
    look(page)
    open_card(page, "12 points")
    expect(page.get_by_text("Signed: 4 entries. The entries")).to_be_visible()
    assert page.evaluate("window.opened") == 1  # the list
    page.get_by_role("button", name="Open my messages").click()
    open_card(page, "12 points")
    expect(page.get_by_text(GENUINE)).to_be_visible()


def test_nobody_answers_and_nobody_is_named(visit: Open, relay: Station) -> None:
    visitor = visit(PHONE)
    visitor.page.add_init_script(SERVERS % "ws://127.0.0.1:9")
    page = holding(visitor, cards.ANA)
    open_part(page, "Cards of other places")
    with visitor.expecting_trouble():
        look(page)
        expect(page.get_by_role("alert")).to_contain_text("None of those servers")
    open_part(page, "Advanced")
    servers = page.get_by_label("Relays to ask, one on a line")
    servers.fill("http://relay.example")
    expect(page.get_by_text("no address of a relay")).to_be_visible()
    servers.fill(relay.url)
    page.get_by_label("Address of a card, a place or a list").fill("Hal's Bar")
    look(page)
    expect(page.get_by_role("alert")).to_contain_text("That is no address")
    page.get_by_label("Address of a card, a place or a list").fill("")
    look(page)
    expect(page.get_by_text("No card of yours was found there.")).to_be_visible()


def test_a_card_s_address_is_pasted(visit: Open, relay: Station) -> None:
    """No list names it; the address says where to ask."""
    entries = cards.chain(4)
    relay.say([cards.program(), private(cards.card(entries), cards.VENUE)])
    page = holding(visit(PHONE), cards.ANA)
    naddr = page.evaluate(
        "([pubkey, url]) => NostrTools.nip19.naddrEncode("
        "{kind: 32605, pubkey, identifier: 'd'.repeat(32), relays: [url]})",
        [cards.VENUE.public, relay.url],
    )
    open_part(page, "Cards of other places")
    open_part(page, "Advanced")
    page.get_by_label("Address of a card, a place or a list").fill(f"nostr:{naddr}")
    look(page)
    open_card(page, "12 points")
    expect(page.get_by_text("Signed: 4 entries. The entries")).to_be_visible()


def test_a_card_s_file_is_looked_at(visit: Open) -> None:
    page = holding(visit(PHONE), cards.ANA)
    open_part(page, "Cards of other places")
    open_part(page, "Advanced")
    text = "\n".join(event.to_json() for event in cards.whole())
    page.get_by_label("Address of a card, a place or a list").fill(text)
    look(page)
    open_card(page, "12 points")
    expect(page.get_by_text(GENUINE)).to_be_visible()
    has_no_card = page.get_by_role("heading", name="No cards yet")
    expect(has_no_card).to_be_visible()
