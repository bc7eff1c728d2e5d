"""The owner has a program told what happens, sees what arrived, and sends it again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from receiver import receiving

from screens import (
    DESKTOP,
    PHONE,
    Screen,
    Visitor,
    assert_accessible,
    assert_fits,
    assert_house_words,
)
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]


def judge(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)


@pytest.mark.every_database
@pytest.mark.parametrize("screen", [DESKTOP, PHONE.light], ids=str)
def test_the_owner_adds_a_webhook_and_sends_again(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    page = visit(screen, house).open("/loyalty/?tab=settings")
    dialog = page.get_by_role("dialog")
    with receiving() as receiver:
        page.get_by_role("button", name="Add a webhook").click()
        dialog.get_by_label("Address").fill(receiver.url)
        dialog.get_by_label("Name").fill("Courier")
        dialog.get_by_role("checkbox", name="A guest earns points").click()
        judge(page)
        keep_screenshot(page, f"cms-webhook-new-{screen}")
        dialog.get_by_role("button", name="Add a webhook").click()
        secret = dialog.locator("code")
        expect(secret).to_contain_text("whsec_")
        said = secret.inner_text()
        judge(page)
        dialog.get_by_role("button", name="Done").click()
        expect(page.get_by_text("It was told nothing yet.")).to_be_visible()

        page.get_by_role("button", name="Test Courier").click()
        expect(page.get_by_text("All is well.")).to_be_visible()
        house.pay(stage.newcomer(), 5000, table="Table 3")
        page.get_by_role("button", name="What Courier was told").click()
        expect(dialog.get_by_text("A test")).to_be_visible()
        dialog.get_by_role("button", name="Close").click()
        for _ in range(300):
            if len(receiver.told) >= 3:
                break
            page.wait_for_timeout(100)
        assert receiver.types()[0] == "ping"
        assert sorted(receiver.types()[1:]) == ["order.paid", "points.earned"]
        assert all(told.is_signed_with(said) for told in receiver.told)

        page.get_by_role("button", name="What Courier was told").click()
        expect(dialog.get_by_text("A bill is paid")).to_be_visible()
        judge(page)
        keep_screenshot(page, f"cms-webhook-log-{screen}")
        dialog.get_by_role("button", name="Send again: A bill is paid").click()
        expect(page.get_by_text("It is sent again")).to_be_visible()
        dialog.get_by_role("button", name="Close").click()

    page.get_by_role("button", name="Test Courier").click()
    expect(page.get_by_text("The test did not arrive.")).to_be_visible()
    expect(page.get_by_text("1 was given up.")).to_be_visible()
    keep_screenshot(page, f"cms-webhooks-{screen}")
    judge(page)
    page.get_by_role("button", name="Change Courier").click()
    dialog.get_by_role("switch", name="It is told what happens").click()
    keep_screenshot(page, f"cms-webhook-change-{screen}")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Switched off.")).to_be_visible()
    page.get_by_role("button", name="Remove Courier").click()
    dialog.get_by_role("button", name="Remove", exact=True).click()
    expect(page.get_by_text("Nobody is told yet.")).to_be_visible()
