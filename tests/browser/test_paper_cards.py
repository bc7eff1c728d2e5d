"""Cards on paper for guests without a phone, and their way onto one (mission 221)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from own_pages import judge, signed_out
from playwright.sync_api import Locator, Page, Request, expect

from devkit.people import Guest, NostrKeys
from screens import DESKTOP, PHONE, Visitor
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
A4_POINTS = (595.3, 841.9)
CODE = re.compile("-".join([r"[34679CDFGHJKMNPQRTVWXY]{4}"] * 3))
# One card as the owner's page makes it: what its codes say, and what is printed.
MAKE = """async () => {
  const {makeCard} = await import('/loyalty/static/js/paper.js')
  const card = await makeCard(location.origin)
  const {read} = await import('/loyalty/static/js/scan.js')
  return {...card, ...read(card.front)}  // as a till understands it
}"""
STORED = """() => JSON.stringify([
  {...localStorage}, {...sessionStorage}, document.cookie, location.href
])"""


def sheet(page: Page, number: int) -> Locator:
    return page.locator(".loyalty-sheet").nth(number).locator(".loyalty-sheet-card")


def ends(cards: Locator) -> list[str]:
    texts = [re.search(r"…(\w{4})", text) for text in cards.all_inner_texts()]
    return [found[1] for found in texts if found]


def test_ten_on_a_sheet_and_nothing_of_them_anywhere_else(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    page = visit(DESKTOP, house).open("/loyalty/?tab=settings")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(said_by(request)))
    page.get_by_role("button", name="Make ten cards").click()
    expect(page.get_by_text("Ten cards are ready, on this page only.")).to_be_visible()
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print them").click()
    page.emulate_media(media="print")
    fronts, backs = sheet(page, 0), sheet(page, 1)
    expect(fronts).to_have_count(10)
    expect(backs).to_have_count(10)
    expect(page.get_by_role("tab", name="Settings")).not_to_be_visible()
    page.set_viewport_size({"width": 794, "height": 1123})
    page.evaluate("window.scrollTo(0, 0)")
    keep_screenshot(page, "paper-fronts")
    page.evaluate("window.scrollTo(0, 1119)")
    keep_screenshot(page, "paper-backs")
    lie_behind_their_fronts(fronts, backs)
    codes = [found for t in backs.all_inner_texts() for found in CODE.findall(t)]
    assert len(set(codes)) == 10
    assert not CODE.search(" ".join(fronts.all_inner_texts()))
    pages = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pages)) == 2
    boxes = set(re.findall(rb"/MediaBox\s*\[([\d. ]+)\]", pages))
    (box,) = boxes
    assert [float(x) for x in box.split()[2:]] == pytest.approx(A4_POINTS, abs=2)
    kept = page.evaluate(STORED) + " ".join(sent)
    assert not re.search(r"ncryptsec|nsec1|#paper", kept)
    assert not any(code in kept for code in codes)


def said_by(request: Request) -> str:
    return f"{request.url} {request.headers} {request.post_data or ''}"


def lie_behind_their_fronts(fronts: Locator, backs: Locator) -> None:
    """Turned over the long edge, each back is where its front is."""
    before, behind = places(fronts), places(backs)
    width = 794
    assert set(before) == set(behind) and len(before) == 10
    for end, (x, y, w, h) in before.items():
        x2, y2, w2, h2 = behind[end]
        assert (w, h) == pytest.approx((w2, h2), abs=0.5)
        assert x + w / 2 == pytest.approx(width - (x2 + w2 / 2), abs=1)
        assert y == pytest.approx(y2, abs=1)


def places(cards: Locator) -> dict[str, tuple[float, float, float, float]]:
    """By a card's number: where it is on its sheet."""
    found: list[list[Any]] = cards.evaluate_all(
        """cards => cards.map(card => {
          const box = card.getBoundingClientRect()
          const sheet = card.parentElement.getBoundingClientRect()
          const [, end] = card.innerText.match(/…(\\w{4})/)
          return [end, box.x - sheet.x, box.y - sheet.y, box.width, box.height]
        })"""
    )
    return {end: (x, y, w, h) for end, x, y, w, h in found}


def path_of(link: str) -> str:
    return "/" + link.split("/", 3)[3]


@pytest.mark.every_database
def test_it_earns_and_moves_to_a_phone_once(
    stage: Stage, visit: Open, keep_screenshot: Keep
) -> None:
    house, payer = stage.new_house("Satoshi's Table"), stage.newcomer()
    card = visit(DESKTOP, house).open("/loyalty/").evaluate(MAKE)
    assert card["kind"] == "guest"
    paper = Guest("Nobody", NostrKeys("", card["pubkey"]), payer.wallet)
    phone = visit(PHONE)
    back = path_of(card["back"])
    with phone.expecting_trouble():
        page = phone.open(back)
        code = page.get_by_label("Code on the card")
        expect(code).to_be_visible()
        assert "#" not in page.url
        code.fill(card["code"])
        page.get_by_role("button", name="Move my points here").click()
        expect(page.get_by_text("Nothing is on this card yet.")).to_be_visible()
    assert house.serve(paper, 34_000)["points"] == 34
    with phone.expecting_trouble():
        page.goto("about:blank")
        page = phone.open(back)
        code.fill("CCCC-CCCC-CCCC")
        page.get_by_role("button", name="Move my points here").click()
        expect(page.get_by_text("That is not the code of this card.")).to_be_visible()
    judge(page)
    keep_screenshot(page, "paper-move")
    with phone.expecting_trouble():
        code.fill(card["code"].lower().replace("-", " "))
        page.get_by_role("button", name="Move my points here").click()
        done = page.get_by_role("heading", name="Your points are on this phone")
        expect(done).to_contain_text("34 points")
    judge(page)
    keep_screenshot(page, "paper-moved")
    page.get_by_role("button", name="See my card").click()
    expect(page.get_by_text("Satoshi's Table").first).to_be_visible()
    assert house.card(paper)["points"] == 0
    # Whoever took a picture of the paper is too late.
    thief = visit(PHONE.light)
    with thief.expecting_trouble():
        other = thief.open(back)
        other.get_by_label("Code on the card").fill(card["code"])
        other.get_by_role("button", name="Move my points here").click()
        expect(other.get_by_text("Nothing is on this card yet.")).to_be_visible()
    stored = page.evaluate(STORED)
    assert "ncryptsec" not in stored and card["code"] not in stored


def test_a_link_that_was_cut_short_is_said(visit: Open) -> None:
    phone = visit(PHONE)
    page = signed_out(phone)
    with phone.expecting_trouble():
        page.goto("about:blank")
        page = phone.open("/loyalty/me#paper=ncryptsec1qqqq")
        page.get_by_label("Code on the card").fill("CCCC-CCCC-CCCC")
        page.get_by_role("button", name="Move my points here").click()
        expect(page.get_by_text("That code could not be read.")).to_be_visible()
