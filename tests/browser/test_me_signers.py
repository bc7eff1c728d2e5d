"""Signing in on the customer's own page with a key that lives elsewhere: in the
browser (NIP-07), in a signer far away (NIP-46), in an Android app (NIP-55)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from on_air import Station, phone_signer, station
from own_pages import APP, OUT, has_points, judge, open_part, signed_out
from playwright.sync_api import Page, expect

from devkit.people import NostrKeys
from proofs import signed_event
from screens import PHONE, Screen, Visitor
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
REMOTE = "My key is in a signer elsewhere"
NARROW = Screen("narrow", 360, 740, is_touch=True)


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    with station(tmp_path_factory.mktemp("air")) as running:
        yield running


@pytest.fixture
def house(house: House) -> House:
    """One that is on Nostr, so that its guests can show their cards there."""
    return house.go_on_nostr()


def share(page: Page, choice: str) -> None:
    open_part(page, "Who can see this card")
    page.get_by_role("radio", name=choice).click()
    page.get_by_role("button", name="Save").click()


def visibility(page: Page) -> str:
    found = page.evaluate(
        "async () => (await (await fetch('/loyalty/api/v1/me/cards')).json()).data"
    )
    return str(found[0]["visibility"])


def stored(page: Page) -> str:
    return str(page.evaluate("JSON.stringify([{...localStorage}])"))


@pytest.mark.every_database
def test_a_signer_far_away(
    stage: Stage, house: House, visit: Open, relay: Station, keep_screenshot: Keep
) -> None:
    guest = stage.newcomer("Ana")
    house.serve(guest, 12_000)
    with phone_signer(relay.url, guest.keys) as signer:
        page = signed_out(visit(NARROW))
        open_part(page, REMOTE)
        page.get_by_label("Link of the signer").fill("bunker://nobody")
        expect(page.get_by_role("button", name="Connect")).to_be_disabled()
        page.get_by_label("Link of the signer").fill(signer.link)
        page.get_by_label("Link of the signer").blur()
        judge(page)
        keep_screenshot(page, "me-remote")
        page.get_by_role("button", name="Connect").click()
        has_points(page, "12")
        assert guest.keys.secret not in stored(page)
        page.reload()  # the pairing is kept
        has_points(page, "12")
        share(page, "Everybody, my tier only")
        expect(page.get_by_text("Saved")).to_be_visible()
        assert visibility(page) == "tier"
        signer.become("no")
        page.get_by_role("radio", name="Everybody, the whole card").click()
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("alert")).to_contain_text("Your signer said no.")
        assert visibility(page) == "tier"
        open_part(page, "Sign out")
        page.get_by_role("button", name="Sign out", exact=True).last.click()
        expect(page.get_by_role("heading", name=OUT)).to_be_visible()
        assert "loyalty.remote" not in stored(page)


def test_a_signer_that_wants_another_secret(visit: Open, relay: Station) -> None:
    with phone_signer(relay.url, NostrKeys.fresh()) as signer:
        page = signed_out(visit(PHONE))
        open_part(page, REMOTE)
        wrong = re.sub("secret=.*", "secret=guessed", signer.link)
        page.get_by_label("Link of the signer").fill(wrong)
        page.get_by_role("button", name="Connect").click()
        expect(page.get_by_role("alert")).to_contain_text("Your signer said no.")


def test_a_signer_that_signs_something_else(visit: Open, relay: Station) -> None:
    with phone_signer(relay.url, NostrKeys.fresh()) as signer:
        signer.become("lie")
        page = signed_out(visit(PHONE))
        open_part(page, REMOTE)
        page.get_by_label("Link of the signer").fill(signer.link)
        page.get_by_role("button", name="Connect").click()
        expect(page.get_by_role("alert")).to_contain_text("something else than it was")


def test_an_app_in_the_browser(stage: Stage, house: House, visit: Open) -> None:
    guest = stage.newcomer("Ana")
    house.serve(guest, 12_000)
    visitor = visit(PHONE)
    visitor.page.add_init_script(f"({APP})('{guest.keys.secret}')")
    page = signed_out(visitor)
    page.get_by_role("button", name="Use my Nostr key").click()
    has_points(page, "12")
    share(page, "Everybody, the whole card")
    expect(page.get_by_text("Saved")).to_be_visible()
    page.get_by_role("radio", name="Only me").click()
    expect(page.get_by_text("taking it back cannot undo that")).to_be_visible()
    judge(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("taking it back cannot undo that")).to_have_count(0)
    assert visibility(page) == "private"


# --- Android --------------------------------------------------------------------------

ANDROID = """
Object.defineProperty(navigator, 'userAgent', {get: () => 'Linux; Android 14'})
document.addEventListener('click', event => {
  const link = event.target.closest?.('a')?.href || ''
  if (!link.startsWith('nostrsigner:')) return
  event.preventDefault()
  window.asked = link
}, true)
"""


def sign_in_the_app(page: Page, keys: NostrKeys) -> None:
    """What the app does: it signs what the link holds, and opens the link back."""
    page.wait_for_function("window.asked")
    link = page.evaluate("window.asked")
    page.evaluate("delete window.asked")
    text, _, query = link.removeprefix("nostrsigner:").partition("?")
    asked = json.loads(unquote(text))
    options = {name: values[0] for name, values in parse_qs(query).items()}
    assert (options["type"], options["returnType"]) == ("sign_event", "event")
    back = options["callbackUrl"]
    assert urlsplit(back).path == "/loyalty/me"
    event = signed_event(keys, asked["tags"], created_at=asked["created_at"])
    page.goto("about:blank")
    page.goto(back + page.evaluate("encodeURIComponent", json.dumps(event)))


def test_an_android_app_signs_in_and_signs(
    stage: Stage, house: House, visit: Open
) -> None:
    guest = stage.newcomer("Ana")
    house.serve(guest, 12_000)
    visitor = visit(PHONE)
    visitor.page.add_init_script(ANDROID)
    page = signed_out(visitor)
    with visitor.expecting_trouble():
        page.get_by_role("button", name="Use my Nostr key").click()
        sign_in_the_app(page, guest.keys)
        has_points(page, "12")
    assert "#" not in page.url
    share(page, "Everybody, my tier only")
    with visitor.expecting_trouble():
        sign_in_the_app(page, guest.keys)
        expect(page.get_by_text("Done.", exact=True)).to_be_visible()
    assert visibility(page) == "tier"


def test_what_the_app_signed_too_late_is_refused_in_words(
    stage: Stage, visit: Open
) -> None:
    guest = stage.newcomer("Ana")
    visitor = visit(PHONE)
    visitor.page.add_init_script(ANDROID)
    page = signed_out(visitor)
    with visitor.expecting_trouble():
        page.get_by_role("button", name="Use my Nostr key").click()
        page.wait_for_function("window.asked")
        page.evaluate("localStorage.removeItem('loyalty.asked')")
        sign_in_the_app(page, guest.keys)
        expect(page.get_by_role("alert")).to_contain_text("That took too long.")
        expect(page.get_by_role("heading", name=OUT)).to_be_visible()


def test_an_app_that_brings_nothing_back(visit: Open) -> None:
    visitor = visit(PHONE)
    visitor.page.add_init_script(ANDROID)
    page = signed_out(visitor)
    page.get_by_role("button", name="Use my Nostr key").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing came back")
