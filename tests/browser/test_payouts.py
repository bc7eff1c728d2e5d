"""Sats that go back, as a guest and an owner see them (mission 65, 198, 217)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from own_pages import holding, judge, open_part
from playwright.sync_api import Page, expect

from demo.venue import API
from devkit.people import call
from screens import DESKTOP, PHONE, Screen, Visitor
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
LOOK = re.compile(r"/me/payouts\?limit=1$")
# Half of the next look is late. Playwright's routes do not see what LNbits' service
# worker fetches.
HOLD = """() => {
  const {fetch} = window
  window.fetch = async (url, ...more) => {
    if (!window.letGo && url.includes('/me/payouts?'))
      await new Promise(resolve => (window.letGo = resolve))
    return fetch(url, ...more)
  }
}"""


def generous(stage: Stage) -> House:
    """A house whose guests get a tenth back, at once."""
    house = stage.new_house("Satoshi's Table")
    here = f"/merchants/{house.id}"

    def own(method: str, path: str, **body: Any) -> None:
        headers = house.owner.headers
        call(house.http, method, f"{API}{here}{path}", headers=headers, json=body)

    own("PUT", "/program", refund_window_days=0)
    own("POST", "/tiers", name="Friend", threshold=0, rebate_bp=1_000)
    own("PUT", "/payouts/settings", min_sats=0)
    return house


@pytest.mark.every_database
@pytest.mark.parametrize("screen", [PHONE, PHONE.light], ids=str)
def test_a_guest_fetches_sats_by_a_code_and_says_where_they_go(
    stage: Stage, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    house, guest = generous(stage), stage.newcomer("Ana")
    house.serve(guest, 21_000)
    page = holding(visit(screen), guest.keys)
    expect(page.get_by_text("2,100 sats are yours here")).to_be_visible()
    judge(page)
    page.get_by_role("button", name="Fetch 2,100 sats").click()
    code = page.get_by_role("img", name="A code that your wallet gets the sats by")
    expect(code).to_be_visible()
    judge(page)
    keep_screenshot(page, f"me-sats-{screen}")
    page.evaluate(HOLD)
    page.wait_for_function("Boolean(window.letGo)")  # it looks every few seconds
    open_part(page, "Where your sats go")
    page.get_by_label("Lightning address").fill("ana@example.com")
    page.get_by_role("button", name="Send them there").click()
    words = page.get_by_text("They go to ana@example.com by themselves.")
    expect(words).to_be_visible()
    with page.expect_response(LOOK):  # half of its answer is from before
        page.evaluate("letGo()")
    judge(page)
    expect(words).to_be_visible()


@pytest.mark.every_database
def test_an_owner_sees_what_goes_back_and_sets_limits(
    stage: Stage, visit: Open, keep_screenshot: Keep
) -> None:
    house, guest = generous(stage), stage.newcomer("Ana")
    house.serve(guest, 21_000)
    for screen in (DESKTOP, PHONE):
        page = visit(screen, owner=house).open("/loyalty/?tab=rewards")
        expect(page.get_by_text("2,100 sats are waiting to be paid.")).to_be_visible()
        expect(page.get_by_text("2,100 sats · Satoshi-back of a tier")).to_be_visible()
        used = "2,100 sats promised today, 2,100 sats this month."
        expect(page.get_by_text(used)).to_be_visible()
        judge(page)
        keep_screenshot(page, f"cms-payouts-{screen}")
    page.get_by_label("Most in a day").fill("5000")
    page.get_by_role("button", name="Save").last.click()
    expect(page.get_by_text("Saved. What is promised stays promised.")).to_be_visible()
    url = f"{API}/merchants/{house.id}/payouts/settings"
    kept = call(house.http, "GET", url, headers=house.owner.headers)
    assert (kept["day_sats"], kept["min_sats"]) == (5_000, 0)
