"""The customer's own page as browser tests open it and find their way on it."""

from __future__ import annotations

import re

from playwright.sync_api import FilePayload, Page, expect

from devkit.people import NostrKeys
from screens import Visitor, assert_accessible, assert_fits, assert_house_words

OUT = "No card on this phone"
# What the page itself does: with a key that came from elsewhere, and with a new one.
KEEP = """async hex => {
  const keys = await import('/loyalty/static/js/keys.js')
  await keys.restore(Uint8Array.from(hex.match(/../g), two => parseInt(two, 16)))
}"""
MAKE = """async () => {
  const keys = await import('/loyalty/static/js/keys.js')
  return (await keys.make()).pubkey()
}"""
APP = """hex => {
  const bytes = Uint8Array.from(hex.match(/../g), two => parseInt(two, 16))
  window.nostr = {
    getPublicKey: async () => NostrTools.getPublicKey(bytes),
    signEvent: async event => NostrTools.finalizeEvent(event, bytes)
  }
}"""


def signed_out(visitor: Visitor) -> Page:
    """The page of a phone that holds no card: it asks who is there, and is nobody."""
    with visitor.expecting_trouble():
        page = visitor.open("/loyalty/me")
        expect(page.get_by_role("heading", name=OUT)).to_be_visible()
    return page


def holding(visitor: Visitor, keys: NostrKeys) -> Page:
    """The page of a phone that holds the cards of a key."""
    signed_out(visitor).evaluate(KEEP, keys.secret)
    return visitor.open("/loyalty/me")


def judge(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)


def open_part(page: Page, name: str) -> None:
    page.get_by_role("button", name=f'Expand "{name}"').or_(
        page.locator(".q-expansion-item__container > .q-item", has_text=name)
    ).first.click()
    # A button that still slides is clicked where it was.
    page.wait_for_function(STANDS_STILL)


STANDS_STILL = """() => document.getAnimations().every(
    one => !(one instanceof CSSTransition) || one.playState !== 'running')"""


def has_points(page: Page, points: str) -> None:
    expect(page.locator(".loyalty-number")).to_have_text(re.compile(rf"^{points}"))


def choose(page: Page, venue: str) -> None:
    """The card that was used last stands first; within a second, either may."""
    expect(page.locator(".loyalty-front")).to_be_visible()
    other = page.locator(".q-item.q-link", has_text=venue)
    if other.count():
        other.click()
    expect(page.locator(".loyalty-front")).to_contain_text(venue)


def as_file(text: str, name: str = "card.json") -> FilePayload:
    """A text as a file that somebody chooses on a page."""
    return {"name": name, "mimeType": "application/json", "buffer": text.encode()}
