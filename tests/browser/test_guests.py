"""The owner's page about one guest, and the history of all (mission 57-62)."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from demo.venue import API
from devkit.people import Guest, NostrKeys, call
from screens import (
    DESKTOP,
    PHONE,
    Visitor,
    assert_accessible,
    assert_fits,
    assert_house_words,
)
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]


def kept(house: House, path: str) -> Any:
    """What the server has, whatever the page shows."""
    url = f"{API}/merchants/{house.id}{path}"
    return call(house.http, "GET", url, headers=house.owner.headers)


def judge(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)


def regular(stage: Stage, house: House, name: str = "Ana", sats: int = 34_000) -> Guest:
    guest = stage.newcomer(name)
    house.nickname(guest)
    house.serve(guest, sats)
    return guest


def card_of(house: House, guest: Guest, rest: str) -> str:
    return f"/restaurants/{house.id}/loyalty/{guest.pubkey}{rest}"


def opened(visit: Open, house: House, guest: Guest, screen: Any = DESKTOP) -> Page:
    page = visit(screen, house).open(f"/loyalty/?tab=customers&guest={guest.pubkey}")
    expect(page.get_by_role("heading", name=guest.name)).to_be_visible()
    return page


def press(page: Page, name: str) -> Locator:
    """Opens the dialog of an act."""
    page.get_by_role("button", name=name, exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def pick(page: Page, name: str) -> Locator:
    """The same for an act among the others."""
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_text(name, exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def points(page: Page) -> Locator:
    return page.locator(".text-h3")


@pytest.mark.every_database
def test_points_by_hand_say_first_what_they_mean(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    ana = regular(stage, house)
    page = visit(DESKTOP, house).open("/loyalty/?tab=customers")
    page.get_by_role("button", name="Ana", exact=True).click()
    expect(page).to_have_url(re.compile(f"guest={ana.pubkey}"))
    expect(points(page)).to_have_text("34")
    dialog = press(page, "Give points")
    dialog.get_by_label("Points", exact=True).fill("6")
    expect(dialog).to_contain_text("Ana has 34 and gets to 40.")
    dialog.get_by_role("button", name="Give", exact=True).click()
    expect(dialog).to_contain_text("This is needed.")
    dialog.get_by_label("Why").fill("Sorry for the wait")
    judge(page)
    keep_screenshot(page, "cms-give-points")
    dialog.get_by_role("button", name="Give", exact=True).click()
    expect(dialog).to_have_count(0)
    expect(points(page)).to_have_text("40")
    expect(page.get_by_text("“Sorry for the wait” · Owner")).to_be_visible()
    dialog = press(page, "Take points")
    dialog.get_by_label("Points", exact=True).fill("41")
    dialog.get_by_label("Why").fill("Typed twice")
    dialog.get_by_role("button", name="Take", exact=True).click()
    expect(dialog).to_contain_text("At most 40, please.")
    dialog.get_by_label("Points", exact=True).fill("10")
    expect(dialog).to_contain_text("Ana has 40 and keeps 30.")
    dialog.get_by_role("button", name="Take", exact=True).click()
    expect(points(page)).to_have_text("30")
    lines = kept(house, f"/customers/{ana.pubkey}/statement")["data"]
    told = [(line["points_delta"], line["balance"], line["reason"]) for line in lines]
    assert told[:2] == [(-10, 30, "Typed twice"), (6, 40, "Sorry for the wait")]
    page.get_by_role("button", name="All guests").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.go_back()
    expect(points(page)).to_have_text("30")


def test_a_reward_is_given_called_back_and_taken_back(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    reward = {"name": "Free dessert", "kind": "free_item", "cost_points": 30}
    house.owner.send("POST", f"/merchants/{house.id}/rewards", reward)
    page = opened(visit, house, regular(stage, house))
    dialog = press(page, "Give a reward")
    expect(dialog).to_contain_text("30 points are used; 4 left.")
    judge(page)
    keep_screenshot(page, "cms-give-reward")
    dialog.get_by_role("button", name="Give", exact=True).click()
    expect(points(page)).to_have_text("4")
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(points(page)).to_have_text("34")
    dialog = press(page, "Give a reward")
    dialog.get_by_role("button", name="Give", exact=True).click()
    expect(points(page)).to_have_text("4")
    dialog = press(page, "Cancel it: Free dessert")
    dialog.get_by_role("button", name="Cancel it").click()
    expect(points(page)).to_have_text("34")
    expect(page.get_by_text("Taken back", exact=False).first).to_be_visible()


def test_a_reward_that_was_given_is_taken_back_with_a_reason(
    stage: Stage, house: House, visit: Open
) -> None:
    reward = {"name": "Free dessert", "kind": "free_item", "cost_points": 30}
    made = house.owner.send("POST", f"/merchants/{house.id}/rewards", reward)
    ana = regular(stage, house)
    body = {"reward_id": made["id"]}
    asked = house.owner.send("POST", card_of(house, ana, "/redeem"), body, once="r")
    path = f"/redemptions/{asked['redemption']['id']}/fulfil"
    house.owner.send("POST", path, {"code": asked["redemption"]["code"]})
    page = opened(visit, house, ana, PHONE)
    dialog = press(page, "Take it back: Free dessert")
    expect(dialog).to_contain_text("30 points go back to Ana.")
    dialog.get_by_label("Why").fill("Wrong table")
    dialog.get_by_role("button", name="Take it back").click()
    expect(points(page)).to_have_text("34")
    expect(page.get_by_text("“Wrong table”")).to_be_visible()
    judge(page)


def test_what_the_owner_notes_of_a_guest_is_kept(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    ana = regular(stage, house)
    page = opened(visit, house, ana)
    note = page.get_by_label("What to remember")
    note.fill("Likes the window seat")
    note.blur()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    assert kept(house, f"/customers/{ana.pubkey}")["note"] == "Likes the window seat"
    page.get_by_role("button", name="Name Ana").click()
    page.get_by_label("What you call them").fill("Anita")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Anita")).to_be_visible()
    expect(note).to_have_value("Likes the window seat")
    judge(page)
    keep_screenshot(page, "cms-guest-desktop")


def test_an_old_paper_card_moves_over_once(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    page = opened(visit, house, regular(stage, house), PHONE)
    dialog = pick(page, "Move an old paper card over")
    expect(dialog).to_contain_text("Once for each guest, at most 100.")
    dialog.get_by_label("Points", exact=True).fill("7")
    expect(dialog).to_contain_text("Ana gets 7 as soon as")
    judge(page)
    keep_screenshot(page, "cms-old-card")
    dialog.get_by_role("button", name="Move over").click()
    expect(page.get_by_text(re.compile("7 from the old card come"))).to_be_visible()
    page.get_by_role("button", name="More", exact=True).click()
    expect(page.get_by_text("Moved over before")).to_be_visible()
    judge(page)


def test_a_bill_on_the_wrong_card_is_put_right(
    stage: Stage, house: House, visit: Open
) -> None:
    ana, bruno = regular(stage, house), stage.newcomer("Bruno")
    page = opened(visit, house, ana)
    page.get_by_role("button", name="More: Bill +34").click()
    page.get_by_text("Put on another card").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("its 34 points with it.")
    dialog.get_by_label("Key of the right guest").fill(bruno.pubkey)
    dialog.get_by_label("Why").fill("They sat at one table")
    dialog.get_by_role("button", name="Put there").click()
    expect(points(page)).to_have_text("0")
    expect(page.get_by_text("Went to another card")).to_be_visible()
    assert house.card(bruno)["points"] == 34


def test_a_card_is_saved_and_a_guest_erased(
    stage: Stage, house: House, visit: Open, tmp_path: Path, keep_screenshot: Keep
) -> None:
    ana = regular(stage, house)
    page = opened(visit, house, ana)
    page.get_by_role("button", name="More", exact=True).click()
    with page.expect_download() as downloading:
        page.get_by_text("Save the card as a file").click()
    downloading.value.save_as(tmp_path / "card.json")
    document = json.loads((tmp_path / "card.json").read_text())
    assert document["card"]["customer_pubkey"] == ana.pubkey
    dialog = pick(page, "Erase this guest")
    expect(dialog).to_contain_text("34 points end.")
    erase = dialog.get_by_role("button", name="Erase", exact=True)
    expect(erase).to_be_disabled()
    dialog.get_by_label("Write Ana to confirm").fill("Ana")
    judge(page)
    erase.click()
    status = page.get_by_role("status").filter(has_text="Ana is erased.")
    expect(status).to_contain_text("Backups from before today")
    judge(page)
    keep_screenshot(page, "cms-erased")
    assert kept(house, "/customers")["total"] == 0


def test_a_guest_whom_nobody_knows_is_said(house: House, visit: Open) -> None:
    visitor = visit(PHONE, house)
    with visitor.expecting_trouble():
        key = NostrKeys.fresh().public
        page = visitor.open(f"/loyalty/?tab=customers&guest={key}")
        expect(page.get_by_role("alert")).to_contain_text("There is no such card.")
        judge(page)
    page.get_by_role("button", name="All guests").click()
    expect(page.get_by_text("No guests yet.")).to_be_visible()


# --- the history of all ---------------------------------------------------------------


def rows(page: Page) -> Locator:
    return page.locator("tbody tr")


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()


@pytest.mark.every_database
def test_the_history_is_filtered_by_the_address(
    stage: Stage, house: House, visit: Open, tmp_path: Path, keep_screenshot: Keep
) -> None:
    ana, bruno = regular(stage, house), regular(stage, house, "Bruno", 9_000)
    by_hand = {"points": 5, "reason": "Sorry for the wait"}
    house.owner.send("POST", card_of(house, ana, "/grant"), by_hand, once="g")
    page = visit(DESKTOP, house).open("/loyalty/?tab=ledger")
    expect(rows(page)).to_have_count(3)
    by_owner = rows(page).filter(has_text="Owner · “Sorry for the wait”")
    expect(by_owner).to_have_count(1)
    judge(page)
    keep_screenshot(page, "cms-history")
    choose(page, "What", "Given")
    expect(rows(page)).to_have_count(1)
    expect(page).to_have_url(re.compile("kind=granted"))
    page.get_by_role("button", name="Save as CSV").is_visible()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Save as CSV").click()
    downloading.value.save_as(tmp_path / "events.csv")
    with (tmp_path / "events.csv").open(newline="") as file:
        (line,) = list(csv.DictReader(file))
    assert (line["points_delta"], line["customer_pubkey"]) == ("5", ana.pubkey)
    page.goto(page.url.split("?")[0] + f"?tab=ledger&customer={bruno.pubkey}")
    expect(rows(page)).to_have_count(1)
    expect(rows(page).first).to_contain_text("Bruno")
    page.get_by_label("To", exact=True).fill("2020-01-01")
    expect(page.get_by_text("No entry like that.")).to_be_visible()
    judge(page)
    page.get_by_role("button", name="Show all entries").click()
    expect(rows(page)).to_have_count(3)
    page.get_by_role("columnheader", name="Points").click()
    expect(rows(page).first).to_contain_text("Ana")
    rows(page).first.get_by_role("button", name="Ana").click()
    expect(points(page)).to_have_text("39")


def test_all_cards_are_checked_and_rebuilt(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    regular(stage, house)
    page = visit(PHONE, house).open("/loyalty/?tab=ledger")
    expect(page.get_by_text("Nobody has checked the cards yet.")).to_be_visible()
    page.get_by_role("button", name="Check now").click()
    expect(page.get_by_text("The card is right. Checked just now.")).to_be_visible()
    page.get_by_role("button", name="Advanced: rebuild").click()
    page.get_by_role("button", name="Rebuild", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Nothing of the history changes.")
    dialog.get_by_role("button", name="Rebuild").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("The card is right. Checked just now.")).to_be_visible()
    kinds = {job["kind"] for job in kept(house, "/jobs")["data"]}
    assert kinds == {"verify", "rebuild"}
    judge(page)
    keep_screenshot(page, "cms-history-phone")


def test_what_needs_a_look_comes_first_and_is_seen_to(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    ana = regular(stage, house)
    extra = {"customer_pubkey": ana.pubkey, "merchant_id": "somebody-else"}
    made = house.wallet.make_invoice(2_000, extra=extra)
    ana.wallet.pay(made["bolt11"])
    page = visit(PHONE, house).open("/loyalty/?tab=ledger")
    trouble = page.get_by_role("region", name="What needs a look")
    expect(trouble).to_contain_text("A payment of 2,000 sats earned nothing.")
    expect(trouble).to_contain_text("It names a venue that is not yours.")
    judge(page)
    keep_screenshot(page, "cms-problems")
    trouble.get_by_role("button", name="Seen to it").click()
    expect(trouble).to_have_count(0)


def test_an_empty_history_says_what_will_appear(house: House, visit: Open) -> None:
    page = visit(DESKTOP, house).open("/loyalty/?tab=ledger")
    expect(page.get_by_text("Nothing has moved yet.")).to_be_visible()
    judge(page)
