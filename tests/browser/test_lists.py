"""Lists in and everything out, moving away, and how the server is doing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from devkit.people import NostrKeys
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
TITLE = "Advanced: lists and moving"


def judge(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)


def opened(visitor: Visitor) -> Page:
    page = visitor.open("/loyalty/?tab=settings")
    page.get_by_role("button", name=TITLE).click()
    return page


@pytest.mark.every_database
def test_a_list_comes_in_all_goes_out_and_the_programme_moves_away(
    house: House, visit: Open, keep_screenshot: Keep, tmp_path: Path
) -> None:
    visitor = visit(DESKTOP, house)
    page = opened(visitor)
    file = tmp_path / "guests.csv"
    ana = NostrKeys.fresh().public
    file.write_text(f"customer_pubkey,points,nickname\n{ana},30,Ana\nnobody,1,Bo\n")
    chooser = page.locator("input[type=file]").first
    chooser.set_input_files(file)
    expect(page.get_by_text("1 line with 30 points")).to_be_visible()
    expect(page.get_by_text("Line 3:")).to_be_visible()
    chooser.scroll_into_view_if_needed()
    keep_screenshot(page, "cms-lists")
    judge(page)
    page.get_by_role("button", name="Give 30 points").click()
    expect(page.get_by_text("1 line was new.").first).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Everything (ZIP)").click()
    assert saved.value.suggested_filename == "everything.zip"
    with page.expect_download() as saved:
        page.get_by_role("button", name="Guests (CSV)").click()
    assert ana in Path(saved.value.path()).read_text()

    page.get_by_role("button", name="Move away").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("for good")
    keep_screenshot(page, "cms-moving")
    act = dialog.get_by_role("button", name="Move away")
    expect(act).to_be_disabled()
    dialog.get_by_role("textbox").fill("Regulars")  # the programme's name
    with page.expect_download() as saved:
        act.click()
    document = json.loads(Path(saved.value.path()).read_text())
    assert len(document["tables"]["cards"]["rows"]) == 1
    expect(page.get_by_text("This programme moved away on")).to_be_visible()
    file = tmp_path / "programme.json"
    file.write_text(json.dumps(document))
    page.locator("input[type=file]").last.set_input_files(file)
    with visitor.expecting_trouble():
        page.get_by_role("button", name="Bring it here").click()
        expect(page.get_by_text("is on this server already")).to_be_visible()


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_an_admin_sees_how_the_server_is_doing(
    stage: Stage, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    stage.superuser.enable_extension()
    visitor = visit(screen)
    visitor.sign_in(**stage.book.superuser)
    page = visitor.open("/loyalty/community?tab=health")
    expect(page.get_by_text("Every payment counted")).to_be_visible()
    expect(page.get_by_text("Space on the disk")).to_be_visible()
    keep_screenshot(page, f"community-health-{screen.name}")
    judge(page)


def test_on_a_phone_lists_fit(house: House, visit: Open, keep_screenshot: Keep) -> None:
    page = opened(visit(PHONE, house))
    away = page.get_by_role("button", name="Move away")
    away.scroll_into_view_if_needed()
    keep_screenshot(page, "cms-lists-phone")
    judge(page)
