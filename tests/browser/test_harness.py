"""The stage stands and the watchers watch, on LNbits' own pages."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from demo import story
from screens import (
    DESKTOP,
    PHONE,
    Screen,
    Visitor,
    assert_accessible,
    assert_house_words,
)
from stage import House, Stage

Open = Callable[..., Visitor]


def draw(visitor: Visitor, html: str) -> Page:
    """A page of the test's own making."""
    visitor.page.set_content(f'<html lang="en"><title>x</title><main>{html}</main>')
    return visitor.page


@pytest.mark.parametrize("screen", [PHONE, DESKTOP.light], ids=str)
def test_an_owner_sees_their_wallet(
    stage: Stage,
    visit: Open,
    keep_screenshot: Callable[[Page, str], None],
    screen: Screen,
) -> None:
    page = visit(screen, stage.restaurant).open("/wallet")
    look = "body--dark" if screen.is_dark else "body--light"
    expect(page.locator("body")).to_have_class(re.compile(look))
    keep_screenshot(page, f"lnbits-wallet-{screen}")


def test_errors_of_a_page_are_noticed(visit: Open) -> None:
    visitor = visit(DESKTOP)
    page = visitor.open("/")
    with visitor.expecting_trouble():
        page.evaluate("console.error('forgiven')")
    assert visitor.troubles == []
    page.evaluate("console.error('broken')")
    page.evaluate("fetch('/loyalty/api/v1/merchants/none')")
    page.wait_for_timeout(200)
    troubles = "\n".join(visitor.troubles)
    visitor.troubles.clear()
    assert "broken" in troubles and "merchants/none" in troubles


def test_words_and_contrast_are_judged(visit: Open) -> None:
    visitor = visit(PHONE)
    banned = draw(visitor, "<p>Redeem 40 points</p>")
    assert_accessible(banned)
    with pytest.raises(AssertionError, match="Redeem 40 points"):
        assert_house_words(banned)
    faint = draw(visitor, '<p style="color:#999;background:#fff">40 points</p>')
    assert_house_words(faint)
    with pytest.raises(AssertionError, match="color-contrast"):
        assert_accessible(faint)


@pytest.mark.every_database
def test_the_stage_has_a_past(stage: Stage, house: House) -> None:
    ana = stage.restaurant.card(stage.guest("Ana"))
    assert ana["points"] >= story.ANA_POINTS
    assert ana["tier"]["name"] == "Gold"
    newcomer = stage.newcomer()
    assert house.serve(newcomer, 3000)["points"] == 3
