"""The link at the table, on the guest's phone; and the key a page makes for them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from demo.venue import API
from devkit.people import NostrKeys, call
from proofs import signed_event
from screens import (
    PHONE,
    Screen,
    Visitor,
    assert_accessible,
    assert_fits,
    assert_house_words,
    tab_to,
)
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
LINK = re.compile(r"/loyalty/api/v1/challenges/")
DONE = "Thank you, that is you"
both_looks = pytest.mark.parametrize("screen", [PHONE, PHONE.light], ids=str)


def bill(house: House) -> str:
    body = {"merchant_id": house.id, "amount_sats": 34_000, "table": "Table 7"}
    return str(house.owner.send("POST", "/orders", body)["order"]["id"])


def link(house: House, order: str, purpose: str = "attach") -> str:
    body = {"order_id": order, "purpose": purpose}
    made = house.owner.send("POST", "/challenges", body)
    return f"/loyalty/c/{made['nonce']}"


def order_of(house: House, order: str) -> dict[str, object]:
    path = f"{API}/orders/{order}"
    return dict(call(house.http, "GET", path, headers=house.owner.headers))


def judge(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)


@both_looks
def test_one_bill_one_tap(
    stage: Stage, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    house, keys = stage.new_house("Satoshi's Table"), NostrKeys.fresh()
    order = bill(house)
    page = visit(screen).open(f"{link(house, order)}#key={keys.secret}")
    for words in ("Satoshi's Table", "Table 7", "34,000 sats", "on your card"):
        expect(page.get_by_text(words)).to_be_visible()
    judge(page)
    keep_screenshot(page, f"confirm-{screen}")
    button = page.get_by_role("button", name="This is me")
    box = button.bounding_box()
    assert box and box["height"] >= 48
    tab_to(button)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=DONE)).to_be_visible()
    judge(page)
    keep_screenshot(page, f"confirm-done-{screen}")
    shown = order_of(house, order)
    assert shown["customer_pubkey"] == keys.public and shown["verified"]
    assert keys.secret not in page.url, "the key is not left in the address"


def test_the_key_in_the_link_reaches_no_server(
    stage: Stage, house: House, visit: Open
) -> None:
    visitor, keys = visit(PHONE), NostrKeys.fresh()
    sent: list[str] = []
    visitor.page.on(
        "request", lambda r: sent.append(f"{r.url} {r.all_headers()} {r.post_data}")
    )
    page = visitor.open(f"{link(house, bill(house))}#key={keys.secret}")
    page.get_by_role("button", name="This is me").click()
    expect(page.get_by_role("heading", name=DONE)).to_be_visible()
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    # What is behind `#` is part of the page's own URL in the browser, never sent.
    assert not any(keys.secret in re.sub(r"#\S*", "", request) for request in sent)
    assert keys.secret not in kept + str(visitor.context.cookies())


def test_a_nostr_app_in_the_browser_signs(
    stage: Stage, house: House, visit: Open
) -> None:
    visitor, keys = visit(PHONE), NostrKeys.fresh()
    visitor.page.expose_function(
        "signs",
        lambda e: signed_event(
            keys, e["tags"], e["created_at"], e["kind"], e["content"]
        ),
    )
    visitor.context.add_init_script(
        "window.nostr = {signEvent: event => window.signs(event)}"
    )
    order = bill(house)
    page = visitor.open(link(house, order, "pay"))
    page.get_by_role("button", name="This is me").click()
    expect(page.get_by_role("heading", name=DONE)).to_be_visible()
    assert order_of(house, order)["customer_pubkey"] == keys.public


@pytest.mark.parametrize("same_tab", [True, False])
def test_a_signing_app_is_asked_and_comes_back(
    stage: Stage, house: House, visit: Open, same_tab: bool
) -> None:
    """NIP-55: the link has the very event, and the answer stands behind `#`."""
    visitor, keys, order = visit(PHONE), NostrKeys.fresh(), bill(house)
    visitor.context.add_init_script(
        "Object.defineProperty(navigator, 'userAgent', {get: () => 'Android 15'})"
    )
    page = visitor.open(link(house, order))
    button = page.get_by_role("link", name="This is me, with my Nostr app")
    address = button.get_attribute("href") or ""
    judge(page)
    scheme, _, rest = address.partition(":")
    event, _, asked = rest.partition("?")
    wanted = json.loads(unquote(event))
    said = {name: values[0] for name, values in parse_qs(asked).items()}
    assert (scheme, said["type"], said["returnType"]) == (
        "nostrsigner",
        "sign_event",
        "event",
    )
    assert urlsplit(said["callbackUrl"]).fragment == "signed="
    made = signed_event(keys, wanted["tags"], wanted["created_at"], wanted["kind"])
    page = page if same_tab else visit(PHONE).page
    page.goto(said["callbackUrl"] + quote(json.dumps(made)))
    expect(page.get_by_role("heading", name=DONE)).to_be_visible()
    assert order_of(house, order)["customer_pubkey"] == keys.public


@both_looks
def test_a_newcomer_gets_a_card_that_stays_on_the_phone(
    stage: Stage, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    house, visitor = stage.new_house(), visit(screen)
    orders = [bill(house), bill(house)]
    page = visitor.open(link(house, orders[0]))
    expect(page.get_by_text("No app, no e-mail.")).to_be_visible()
    judge(page)
    keep_screenshot(page, f"confirm-newcomer-{screen}")
    page.get_by_role("button", name="Use a new card").click()
    expect(page.get_by_role("heading", name=DONE)).to_be_visible()
    # Next time the phone knows who it is.
    page = visitor.open(link(house, orders[1]))
    page.get_by_role("button", name="This is me", exact=True).click()
    expect(page.get_by_role("heading", name=DONE)).to_be_visible()
    first, second = (order_of(house, o)["customer_pubkey"] for o in orders)
    assert first == second and first


# --- the key that a page makes --------------------------------------------------------

USE_KEYS = "const keys = await import('/loyalty/static/js/keys.js');"


def test_the_phone_keeps_the_key_sealed_only(
    stage: Stage, house: House, visit: Open
) -> None:
    from nostr_sdk import EncryptedSecretKey, Keys

    visitor = visit(PHONE)
    page = visitor.open(link(house, bill(house)))
    expect(page.get_by_text("34,000 sats")).to_be_visible()
    pubkey = page.evaluate(
        f"(async () => {{{USE_KEYS} return (await keys.make()).pubkey()}})()"
    )
    exported = page.evaluate(
        f"(async () => {{{USE_KEYS} return keys.exported('correct horse ẛ̣')}})()"
    )
    secret = EncryptedSecretKey.from_bech32(exported).decrypt("correct horse ẛ̣")
    assert Keys(secret).public_key().to_hex() == pubkey
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert pubkey in kept and secret.to_hex() not in kept
    assert secret.to_bech32() not in kept


def test_without_a_session_the_key_stays_shut(
    stage: Stage, house: House, visit: Open
) -> None:
    """And sealed for one key it opens for no other."""
    visitor = visit(PHONE)
    page = visitor.open(link(house, bill(house)))
    expect(page.get_by_text("34,000 sats")).to_be_visible()
    page.evaluate(f"(async () => {{{USE_KEYS} await keys.make()}})()")
    opened = f"""(async () => {{
      {USE_KEYS}
      return keys.open().then(s => s.pubkey(), e => e.code || e.name)
    }})()"""
    pubkey = page.evaluate(f"(async () => {{{USE_KEYS} return keys.keptPubkey()}})()")
    assert page.evaluate(opened) == pubkey
    (cookie,) = (
        c for c in visitor.context.cookies() if c.get("name") == "loyalty_session"
    )
    assert cookie.get("httpOnly") and cookie.get("path") == "/loyalty"
    visitor.context.clear_cookies(name="loyalty_session")
    with visitor.expecting_trouble():
        assert page.evaluate(opened) == "not_proved"
    page.evaluate(f"""(async () => {{
      {USE_KEYS}
      const mine = localStorage.getItem('loyalty.key')
      await keys.make()  // another key's session
      localStorage.setItem('loyalty.key', mine)
    }})()""")
    assert page.evaluate(opened) == "OperationError"


# --- what may go wrong ----------------------------------------------------------------


def test_what_is_shown_while_it_loads(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    visitor = visit(PHONE)
    with visitor.held_up(LINK):
        page = visitor.open(link(house, bill(house)))
        expect(page.locator("[aria-busy=true]")).to_be_visible()
        assert_accessible(page)
        keep_screenshot(page, "confirm-loading")
    expect(page.get_by_text("34,000 sats")).to_be_visible()


@both_looks
def test_a_link_that_is_over(
    stage: Stage, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    """Used by another, ended while it was looked at, or never there."""
    house, visitor = stage.new_house(), visit(screen)
    used = link(house, bill(house))
    other = visit(PHONE).open(f"{used}#key={NostrKeys.fresh().secret}")
    other.get_by_role("button", name="This is me").click()
    expect(other.get_by_role("heading", name=DONE)).to_be_visible()
    with visitor.expecting_trouble():
        for path in (used, "/loyalty/c/nothing"):
            page = visitor.open(path)
            over = page.get_by_role("heading", name="This link has ended")
            expect(over).to_be_visible()
            expect(page.get_by_text("Nothing was taken.")).to_be_visible()
    judge(page)
    keep_screenshot(page, f"confirm-over-{screen}")
    page.clock.install()
    page = visitor.open(link(house, bill(house)))
    expect(page.get_by_text("seconds left")).to_be_visible()
    page.clock.fast_forward(121_000)
    expect(page.get_by_role("heading", name="This link has ended")).to_be_visible()


def test_somebody_elses_bill(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    body = {"merchant_id": house.id, "amount_sats": 5_000}
    body["customer_pubkey"] = NostrKeys.fresh().public
    order = str(house.owner.send("POST", "/orders", body)["order"]["id"])
    visitor = visit(PHONE)
    page = visitor.open(f"{link(house, order)}#key={NostrKeys.fresh().secret}")
    with visitor.expecting_trouble():
        page.get_by_role("button", name="This is me").click()
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("This bill is on somebody else's card.")
        expect(alert).to_contain_text("Nothing was taken.")
    judge(page)
    keep_screenshot(page, "confirm-error")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("button", name="This is me")).to_be_visible()


def test_a_phone_out_of_reach(stage: Stage, house: House, visit: Open) -> None:
    visitor = visit(PHONE)
    page = visitor.open(f"{link(house, bill(house))}#key={NostrKeys.fresh().secret}")
    button = page.get_by_role("button", name="This is me")
    expect(button).to_be_visible()
    with visitor.expecting_trouble():
        visitor.context.set_offline(True)
        button.click()
        expect(page.get_by_role("alert")).to_contain_text("Nothing was taken.")
        visitor.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    button.click()
    expect(page.get_by_role("heading", name=DONE)).to_be_visible()
