"""An owner asks to be listed, and the community lets them in (mission 182-184)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from own_pages import judge
from playwright.sync_api import Locator, Page, expect
from town import keeper, with_map

from screens import DESKTOP, PHONE, Visitor
from stage import Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]


def community(visitor: Visitor, stage: Stage, tab: str) -> Page:
    stage.superuser.enable_extension()
    login = stage.book.superuser
    visitor.sign_in(login["username"], login["password"])
    return visitor.open(f"/loyalty/community?tab={tab}")


def waiting(page: Page, name: str) -> Locator:
    """Whoever waits; others of this server may have waited longer."""
    cards = page.get_by_role("article")
    expect(cards.first).to_be_visible()
    while not cards.filter(has_text=name).count():
        before = cards.count()
        page.get_by_role("button", name="Show more").first.click()
        expect(cards.nth(before)).to_be_visible()
    return cards.filter(has_text=name)


@pytest.mark.every_database
def test_an_owner_asks_and_the_community_lets_them_in(
    stage: Stage, visit: Open, keep_screenshot: Keep
) -> None:
    house = stage.new_house("Quinta do Sol")
    with with_map(stage):
        page = visit(DESKTOP.light, house).open("/loyalty/?tab=settings")
        card = page.get_by_role("region", name="Directory", exact=True)
        expect(card).to_contain_text("Not in the directory yet.")
        card.get_by_label("Opening hours").fill("Mo-Su 00:00-24:00 maybe")
        expect(card).to_contain_text("Cannot be read yet.")
        card.get_by_label("Opening hours").fill("24/7")
        expect(card).to_contain_text("Now: Open")
        card.get_by_role("button", name="Choose on the map").click()
        spot = card.get_by_role("application", name="Choose on the map")
        expect(spot.locator(".leaflet-tile-loaded").first).to_be_visible()
        spot.click(position={"x": 120, "y": 120})
        expect(card.get_by_label("Latitude")).to_have_value(re.compile(r"^-?\d+\.\d+$"))
        judge(page)
        keep_screenshot(page, "cms-directory")
        card.get_by_role("button", name="Save", exact=True).click()
        expect(card.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    card.get_by_role("button", name="Ask to be listed").click()
    form = page.get_by_role("dialog")
    form.get_by_label("OpenStreetMap").fill("node/123")
    form.get_by_label("In your words").fill("We are on the market square.")
    judge(page)
    form.get_by_role("button", name="Send").click()
    expect(card).to_contain_text("The community looks at it. Asked: today.")

    keepers = community(visit(PHONE), stage, "places")
    asked = waiting(keepers, "Quinta do Sol")
    expect(asked).to_contain_text("They say: We are on the market square.")
    expect(asked).to_contain_text("Names a place on OpenStreetMap")
    judge(keepers)
    keep_screenshot(keepers, "community-queue")
    asked.get_by_role("button", name="Do not let in").click()
    refusal = keepers.get_by_role("dialog")
    refusal.get_by_label("Why").fill("Closed when we came.")
    refusal.get_by_role("button", name="Do not let in").click()
    expect(asked).to_have_count(0)
    page.reload()
    expect(card).to_contain_text("Not let in: Closed when we came.")
    card.get_by_role("button", name="Ask again").click()
    form.get_by_role("button", name="Send").click()
    expect(card).to_contain_text("The community looks at it.")
    keepers = community(visit(DESKTOP), stage, "places")
    asked = waiting(keepers, "Quinta do Sol")
    asked.get_by_role("button", name="Let in", exact=True).click()
    expect(asked).to_have_count(0)
    page.reload()
    expect(card).to_contain_text("In the directory. Guests find this place.")
    page.get_by_role("link", name="Open its page").click()
    expect(page.get_by_role("heading", name="Quinta do Sol")).to_be_visible()


def test_the_community_sees_its_network_and_sets_its_pages_up(
    stage: Stage, visit: Open, keep_screenshot: Keep
) -> None:
    visitor = visit(DESKTOP.light)
    page = community(visitor, stage, "partners")
    network = page.get_by_role("region", name="Partners", exact=True)
    expect(network.get_by_role("img", name="Partners in twelve months")).to_be_visible()
    judge(page)
    keep_screenshot(page, "community-network")
    page.get_by_role("tab", name="Settings").click()
    form = page.get_by_role("region", name="Public pages")
    form.get_by_role("button", name="Use OpenStreetMap").click()
    form.get_by_label("Name of the community").fill("La Crypta")
    form.get_by_label("Pictures of the map").fill("https://tile.example/{z}/{x}")
    judge(page)
    keep_screenshot(page, "community-pages")
    with visitor.expecting_trouble():
        form.get_by_role("button", name="Save", exact=True).click()
        expect(form.get_by_role("alert")).to_contain_text("Nothing was changed.")
    form.get_by_label("Pictures of the map").fill("")
    form.get_by_label("Who made the map").fill("")
    form.get_by_role("button", name="Save", exact=True).click()
    expect(form.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    try:
        assert keeper(stage, "GET", "/places/settings")["name"] == "La Crypta"
    finally:
        keeper(stage, "PUT", "/community/settings", name="")
