"""Badges by an issuer's own key on a real relay: what they are worth at the counter,
and what their holders see of that on their own page (mission 140, 175)."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from issuers import Issuer
from on_air import station
from own_pages import KEEP, holding, judge, open_part
from playwright.sync_api import Locator, Page, expect

from counter import asked_sats, attach, charge, kept, pay, type_amount, waiter
from devkit.people import Guest
from devkit.processes import wait_until
from screens import DESKTOP, PHONE, Screen, Visitor
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
NARROW = Screen("narrow", 360, 740, is_touch=True)
PART, PLACE = "Your discounts", "Casa Crypta"
# LNbits' service worker fetches for the page, out of reach of the test's browser.
ANSWER = """how => {
  const real = (window.realFetch ??= window.fetch)
  const answers = {
    none: async () => Response.json({data: [], total: 0}),
    lost: () => Promise.reject(new TypeError('no network')),
    late: (...asked) => new Promise(
      answer => setTimeout(() => answer(real(...asked)), 3000))
  }
  window.fetch = (...asked) => String(asked[0]).includes('/me/discounts')
    ? answers[how](...asked)
    : real(...asked)
}"""
FORGED = "Not signed by La Crypta. Full price, points still count."


@dataclass
class Club:
    """A place that gives 15 per cent to members of La Crypta: Ana is one, and Mallory
    has awarded the badge to himself."""

    house: House
    ana: Guest
    mallory: Guest

    def knows_both(self) -> bool:
        path = f"/merchants/{self.house.id}/badges/check/"
        guests = (self.ana, self.mallory)
        return all(kept(self.house, path + one.pubkey)["data"] for one in guests)


@pytest.fixture(scope="module")
def club(stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Club]:
    house = stage.new_house(PLACE)
    ana, mallory = stage.newcomer("Ana"), stage.newcomer("Mallory")
    crypta, at = Issuer(), int(time.time()) - 3600
    badge = crypta.badge("member")
    place, send = f"/merchants/{house.id}", house.owner.send
    with station(tmp_path_factory.mktemp("air")) as relay:
        forger = Issuer(mallory.keys)
        relay.say(
            [
                crypta.defines("member", at, "Member of La Crypta"),
                crypta.awards(badge, at, ana.pubkey),
                forger.awards(badge, at, mallory.pubkey),
            ]
        )
        send("PUT", f"{place}/nostr", {"relays": [relay.url]})
        send("POST", f"{place}/badges", {"badge": badge})
        send("POST", f"{place}/issuers", {"issuer": crypta.key, "name": "La Crypta"})
        body = {
            "merchant_id": house.id,
            "badge": badge,
            "discount_type": "percentage",
            "discount_value": 15,
            "description": "For members",
            "usage_limit": 3,
            "max_discount_sats": 5_000,
            "valid_until": int(time.time()) + 30 * 86_400,
        }
        send("POST", "/rules", body)
        for guest in (ana, mallory):
            house.serve(guest, 12_000)
        club = Club(house, ana, mallory)
        # On a busy machine an answer may miss the moment that a checkout waits.
        assert wait_until(club.knows_both, timeout=60)
        yield club


def place(page: Page) -> Locator:
    return page.get_by_role("region", name=PLACE)


def code(page: Page) -> str:
    """What the guest's phone shows at the counter, as a scanner types it."""
    page.get_by_role("button", name="Show this at the counter").click()
    shown = page.get_by_role("dialog").get_by_role("img")
    expect(shown).to_be_visible()
    return f"nostr:{shown.get_attribute('aria-label')}"


@pytest.mark.every_database
def test_a_real_badge_takes_fifteen_per_cent_off(
    club: Club, visit: Open, keep_screenshot: Keep
) -> None:
    """Two codes: the till reads whose bill it is, the phone says yes to that bill."""
    phone = holding(visit(NARROW), club.ana.keys)
    open_part(phone, PART)
    mine = place(phone)
    expect(mine).to_contain_text("15 % off · Member of La Crypta")
    expect(mine).to_contain_text("For members · at most 5,000 sats · until")
    expect(mine).to_contain_text("Used 0 of 3 times")
    judge(phone)
    mine.scroll_into_view_if_needed()
    keep_screenshot(phone, "me-discounts-narrow-dark")
    npub = code(phone)
    judge(phone)
    keep_screenshot(phone, "me-discounts-code")

    visitor = waiter(visit, club.house)
    page = visitor.page
    type_amount(page, 10_000)
    attach(page, npub)
    bill = page.get_by_role("region", name="Bill")
    expect(bill).to_contain_text("15 % · Member of La Crypta · For members")
    with (
        visitor.expecting_trouble(),  # the guest has to say yes
        page.expect_response(re.compile("/challenges$")) as asked,
    ):
        page.get_by_role("button", name="Take 1,500 sats off").click()
    phone.goto(asked.value.json()["url"])
    expect(phone.get_by_text("A discount of yours goes on this bill.")).to_be_visible()
    phone.get_by_role("button", name="This is me", exact=True).click()
    expect(bill).to_contain_text("−1,500 sats")
    keep_screenshot(page, "pos-real-badge")
    charge(page).click()
    assert asked_sats(page) == 8_500
    pay(page, club.ana)

    phone.goto(f"{visitor.url}/loyalty/me")
    open_part(phone, PART)
    expect(place(phone)).to_contain_text("Used 1 of 3 times")


@pytest.mark.every_database
def test_a_forged_badge_takes_nothing_off_and_the_screen_says_why(
    club: Club, visit: Open, keep_screenshot: Keep
) -> None:
    phone = holding(visit(PHONE.light), club.mallory.keys)
    open_part(phone, PART)
    expect(place(phone)).to_contain_text(FORGED)
    judge(phone)
    place(phone).scroll_into_view_if_needed()
    keep_screenshot(phone, "me-discounts-forged-light")
    npub = code(phone)
    page = waiter(visit, club.house).page
    type_amount(page, 10_000)
    attach(page, npub)
    bill = page.get_by_role("region", name="Bill")
    expect(bill).to_contain_text(FORGED)
    expect(page.get_by_role("button", name=re.compile("sats off"))).to_have_count(0)
    expect(charge(page)).to_have_text("Charge 10,000 sats")
    keep_screenshot(page, "pos-forged-badge")
    charge(page).click()
    assert asked_sats(page) == 10_000


def test_what_is_mine_on_other_screens(
    club: Club, visit: Open, keep_screenshot: Keep
) -> None:
    """Also in another language; and what is said while it loads, or cannot."""
    visitor = visit(PHONE.light.speaking("es-AR"))
    with visitor.expecting_trouble():  # the page asks who is there, and is nobody
        spanish = visitor.open("/loyalty/me")
        expect(spanish.get_by_role("heading").first).to_be_visible()
    spanish.evaluate(KEEP, club.ana.keys.secret)
    visitor.open("/loyalty/me")
    open_part(spanish, "Tus descuentos")
    expect(place(spanish)).to_contain_text("15 % de descuento · Member of La Crypta")
    judge(spanish)
    place(spanish).scroll_into_view_if_needed()
    keep_screenshot(spanish, "me-discounts-spanish-light")
    page = holding(visit(DESKTOP), club.ana.keys)
    page.evaluate(ANSWER, "lost")
    open_part(page, PART)
    expect(page.get_by_role("alert")).to_contain_text("Nothing was taken.")
    judge(page)
    page.evaluate(ANSWER, "late")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("[aria-busy=true]:visible")).to_be_visible()
    expect(place(page)).to_contain_text("15 % off")
    judge(page)
    place(page).scroll_into_view_if_needed()
    keep_screenshot(page, "me-discounts-desktop-dark")


def test_who_has_no_discount_is_told(
    club: Club, visit: Open, keep_screenshot: Keep
) -> None:
    """Other places of the server may have something for everybody: not so here."""
    page = holding(visit(PHONE), club.ana.keys)
    expect(page.locator(".loyalty-front")).to_be_visible()
    page.evaluate(ANSWER, "none")
    open_part(page, PART)
    expect(page.get_by_text("No discounts for you yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Show this")).to_have_count(0)
    judge(page)
    keep_screenshot(page, "me-discounts-none")
