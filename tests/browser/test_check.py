"""A venue is shown a card, and sees in its own browser whether it is genuine (mission
210): nothing of the card leaves the device."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from own_pages import as_file, judge, open_part
from playwright.sync_api import Page, expect
from signed_cards import MERCHANT, signed_card

from card_files import LONG, exported
from screens import PHONE, Screen, Visitor

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
GENUINE = "Genuine. 41 entries, none missing."
SECRET = "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5"
NARROW = Screen("narrow", 360, 740, is_touch=True)


def forged() -> str:
    document = json.loads(exported(LONG))
    document["events"][16]["hashed"][5] += 1
    return json.dumps(document)


def choose(page: Page, text: str) -> None:
    page.locator("input[type=file]").set_input_files(as_file(text))


def says(page: Page, words: str) -> None:
    expect(page.locator(".loyalty-verdict")).to_have_text(words)


@pytest.mark.parametrize("screen", [NARROW, PHONE.light], ids=str)
def test_a_file_is_checked_here(
    visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    page = visit(screen).open("/loyalty/check")
    expect(page.get_by_role("button", name="Choose a file").first).to_be_visible()
    judge(page)
    keep_screenshot(page, f"check-{screen}")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    choose(page, json.dumps(signed_card()))
    says(page, GENUINE)
    expect(page.get_by_text("Satoshi’s Table ☕")).to_be_visible()
    expect(page.get_by_text("Signed with the key npub1")).to_be_visible()
    judge(page)
    keep_screenshot(page, f"check-genuine-{screen}")
    page.get_by_role("button", name="Check another one").click()
    choose(page, forged())
    says(page, "Not genuine: entry 17 was changed.")
    judge(page)
    keep_screenshot(page, f"check-forged-{screen}")
    assert "POST" not in sent and "PUT" not in sent


def test_a_card_is_pasted_and_somebody_else_signed_it(visit: Open) -> None:
    page = visit(PHONE).open("/loyalty/check")
    open_part(page, "Who may sign")
    page.get_by_label("The merchant's Nostr key").fill("a5" * 20)
    expect(page.get_by_text("That is not a Nostr key.")).to_be_visible()
    for key, words in (
        (MERCHANT.public, GENUINE),
        (
            LONG[0].hash,
            "Not genuine: it is signed by somebody else than the merchant you named.",
        ),
    ):
        page.get_by_label("The merchant's Nostr key").fill(key)
        page.get_by_label("Or paste it").fill(json.dumps(signed_card()))
        page.get_by_role("button", name="Check it").click()
        says(page, words)
        page.get_by_role("button", name="Check another one").click()
        open_part(page, "Who may sign")


def test_a_card_is_dropped(visit: Open) -> None:
    page = visit(PHONE).open("/loyalty/check")
    data = page.evaluate_handle(
        """text => {
          const data = new DataTransfer()
          data.items.add(new File([text], 'card.json'))
          return data
        }""",
        exported(LONG),
    )
    page.dispatch_event(".loyalty-drop", "drop", {"dataTransfer": data})
    says(page, GENUINE)


def test_what_is_no_card_is_said_and_a_secret_is_taken_away(visit: Open) -> None:
    page = visit(PHONE).open("/loyalty/check")
    page.get_by_label("Or paste it").fill(f"here: {SECRET}")
    expect(page.get_by_role("alert")).to_contain_text("neither kept nor sent")
    expect(page.get_by_label("Or paste it")).to_have_value("")
    page.get_by_label("Or paste it").fill("Dear waiter")
    page.get_by_role("button", name="Check it").click()
    says(page, "Cannot be read: it is not JSON, or says something twice.")
