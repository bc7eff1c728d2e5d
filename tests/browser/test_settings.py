"""What the owner sets for the place, who shares its programme, and who did what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from demo.venue import API
from devkit.people import call
from screens import (
    DESKTOP,
    PHONE,
    Visitor,
    assert_accessible,
    assert_fits,
    assert_house_words,
)
from stage import PASSWORD, House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]


def kept(house: House, path: str = "") -> Any:
    """What the server has, whatever the page shows."""
    url = f"{API}/merchants/{house.id}{path}"
    return call(house.http, "GET", url, headers=house.owner.headers)


def judge(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)


def card(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def save(within: Locator) -> None:
    within.get_by_role("button", name="Save", exact=True).click()
    expect(within.get_by_role("button", name="Save", exact=True)).to_have_count(0)


@pytest.mark.every_database
def test_the_owner_sets_the_place_up(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    page = visit(DESKTOP, house).open("/loyalty/?tab=settings")
    receipt = card(page, "Receipts and language")
    receipt.get_by_label("Thank-you line").fill("Até já <b>e</b> obrigada")
    receipt.get_by_label("Last line").fill("NIF 500 000 000")
    expect(receipt.get_by_text("Até já <b>e</b> obrigada")).to_be_visible()
    proof = card(page, "Using points, refunds and cash")
    proof.get_by_role("switch", name="Staff may close bills").click()
    expect(proof).to_contain_text("Holds from the moment you save.")
    keep_screenshot(page, "cms-settings")
    judge(page)
    save(proof)
    assert kept(house, "/program")["accept_cash"] is True
    save(receipt)
    assert kept(house)["receipt_footer"] == "NIF 500 000 000"
    mode = card(page, "Does this place give points?")
    mode.get_by_role("radio", name="Off: charge only").click()
    expect(mode.get_by_role("status")).to_contain_text("bills earn nothing")
    mode.get_by_role("button", name="Undo changes").click()
    expect(mode.get_by_role("status")).to_have_count(0)
    place = card(page, "The place")
    place.get_by_label("Name", exact=True).fill("Luz's Bar")
    save(place)
    expect(page.get_by_role("heading", name="Luz's Bar")).to_be_visible()
    # Its own words stand on the receipt, as they were written.
    body = {"merchant_id": house.id, "amount_sats": 900}
    made = house.owner.send("POST", "/orders", body)
    stage.newcomer().wallet.pay(made["payment_request"])
    guest = visit(PHONE)
    there = guest.open(f"/loyalty/receipt/{made['receipt_token']}")
    expect(there.get_by_text("Até já <b>e</b> obrigada").first).to_be_visible()
    expect(there.get_by_text("NIF 500 000 000").first).to_be_visible()
    judge(there)
    keep_screenshot(there, "receipt-own-words")
    there.emulate_media(media="print")
    roll = there.locator(".loyalty-roll")
    expect(roll).to_contain_text("Até já <b>e</b> obrigada")
    expect(roll).to_contain_text("NIF 500 000 000")


def test_what_cannot_be_saved_is_said_and_kept(house: House, visit: Open) -> None:
    visitor = visit(DESKTOP, house)
    page = visitor.open("/loyalty/?tab=settings")
    contact = card(page, "Contact")
    contact.get_by_label("Website").fill("http://example.com")
    with visitor.expecting_trouble():
        contact.get_by_role("button", name="Save", exact=True).click()
        expect(contact.get_by_role("alert")).to_contain_text("Nothing was changed.")
    expect(contact.get_by_label("Website")).to_have_value("http://example.com")
    page.get_by_role("tab", name="Staff").click()
    page.get_by_role("tab", name="Settings").click()
    expect(contact.get_by_label("Website")).to_have_value("http://example.com")
    contact.get_by_label("Website").fill("https://example.com")
    save(contact)
    assert kept(house)["website"] == "https://example.com"


@pytest.mark.every_database
def test_the_owner_sees_who_did_what(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    ana = stage.newcomer("Ana")
    house.serve(ana, 5_000)
    house.nickname(ana)
    path = f"/restaurants/{house.id}/loyalty/{ana.pubkey}/grant"
    headers = {**house.owner.headers, "Idempotency-Key": "late-food"}
    body = {"points": 40, "reason": "Late food"}
    call(house.http, "POST", API + path, headers=headers, json=body)
    page = visit(DESKTOP, house).open("/loyalty/?tab=staff")
    page.get_by_role("button", name="Make a key").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("For which program").fill("Web shop")
    dialog.get_by_role("checkbox", name="Make bills").click()
    judge(page)
    keep_screenshot(page, "cms-key")
    dialog.get_by_role("button", name="Make a key").click()
    expect(page.get_by_text("Web shop is ready")).to_be_visible()
    judge(page)
    dialog.get_by_role("button", name="Done").click()
    expect(page.get_by_text("Make bills", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_text("made the key Web shop")).to_be_visible()
    given = page.get_by_text("gave Ana 40 points")
    expect(given).to_be_visible()
    expect(page.get_by_text("“Late food”")).to_be_visible()
    given.scroll_into_view_if_needed()
    keep_screenshot(page, "cms-audit")
    judge(page)
    page.get_by_label("What", exact=True).click()
    page.get_by_role("option", name="Links, keys, people").click()
    expect(given).to_have_count(0)
    expect(page.get_by_text("made the key Web shop")).to_be_visible()
    page.get_by_label("What", exact=True).click()
    page.get_by_role("option", name="Lost and erased cards").click()
    expect(page.get_by_text("Nothing of that kind.")).to_be_visible()


def test_branches_join_and_are_listed(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    page = visit(DESKTOP, house).open("/loyalty/?tab=branches")
    expect(page.get_by_text("You are here")).to_be_visible()
    judge(page)
    page.get_by_role("button", name="Invite a branch").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Guests use the same card there.")
    judge(page)
    keep_screenshot(page, "cms-invite")
    dialog.get_by_role("button", name="Invite a branch").click()
    invitation = dialog.locator("code").inner_text()
    dialog.get_by_role("button", name="Done").click()
    # Another owner, who has nothing here yet, joins with it.
    other, visitor = stage.new_account(), visit(PHONE)
    visitor.sign_in(other.username, PASSWORD)
    theirs = visitor.open("/loyalty/")
    theirs.get_by_role("button", name="I have an invitation").click()
    form = theirs.get_by_role("dialog")
    form.get_by_label("Invitation").fill("nonsense")
    form.get_by_label("Name", exact=True).fill("Beach bar")
    form.get_by_role("button", name="Join with an invitation").click()
    expect(form.get_by_text("That is no invitation.")).to_be_visible()
    form.get_by_label("Invitation").fill(invitation)
    judge(theirs)
    keep_screenshot(theirs, "cms-join")
    form.get_by_role("button", name="Join with an invitation").click()
    expect(theirs.get_by_role("heading", name="Beach bar")).to_be_visible()
    theirs.get_by_role("tab", name="Branches").click()
    expect(theirs.get_by_text("This place is a branch")).to_be_visible()
    expect(theirs.get_by_role("button", name="Invite a branch")).to_have_count(0)
    judge(theirs)
    keep_screenshot(theirs, "cms-branches-phone")
    # The owner adds one more of their own.
    page.get_by_role("button", name="Add a branch").click()
    dialog.get_by_label("Name", exact=True).fill("Rooftop")
    judge(page)
    dialog.get_by_role("button", name="Add a branch").click()
    expect(page.get_by_role("heading", name="Rooftop")).to_be_visible()
    page.get_by_role("tab", name="Branches").click()
    listed = page.get_by_role("region", name="Branches")
    for name in ("Beach bar", "Rooftop", "Hal's Bar"):
        expect(listed.get_by_text(name, exact=True).first).to_be_visible()
    keep_screenshot(page, "cms-branches")
    judge(page)
