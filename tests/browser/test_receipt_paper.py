"""The receipt on paper: rolls of 58 and 80 mm (missions 46, 221)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from devkit.layout import BUILD
from screens import DESKTOP, Visitor
from slips import Slip, slip
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
PX_PER_MM = 96 / 25.4
LEAST_CODE_MM = 25
CHARACTERS = 32
# A printer's head is narrower than its paper.
ROLLS = {58: 48, 80: 72}
LINES = [
    {"name": "Ribeye", "unit_price_sats": 27_000, "quantity": 1},
    {
        "name": "Grandmother's slow-cooked shoulder of lamb with everything",
        "unit_price_sats": 3_500,
        "quantity": 2,
    },
]
MEASURE = """() => {
  const roll = document.querySelector('.loyalty-roll')
  const sheet = roll.getBoundingClientRect()
  const inside = [...roll.querySelectorAll('*')].map(e => e.getBoundingClientRect())
  const probe = document.createElement('span')
  probe.textContent = '0'.repeat(32)
  roll.append(probe)
  const characters = probe.getBoundingClientRect().width
  probe.remove()
  const style = getComputedStyle(roll)
  const code = roll.querySelector('svg').getBoundingClientRect()
  return {
    width: sheet.width,
    right: Math.max(...inside.map(box => box.right)),
    left: Math.min(...inside.map(box => box.left)),
    paper: document.documentElement.clientWidth,
    wide: document.documentElement.scrollWidth,
    characters,
    code: Math.min(code.width, code.height),
    colours: [style.color, style.backgroundColor],
    buttons: [...document.querySelectorAll('button, a, header')].filter(
      button => button.checkVisibility()
    ).length
  }
}"""


@pytest.fixture
def bill(stage: Stage, house: House) -> Slip:
    made = slip(house, lines=LINES, tip_sats=2_000, table="Table 4")
    return made.pay(stage.newcomer())


def on_roll(page: Page, millimetres: int) -> None:
    """The page as the printer lays it out."""
    page.emulate_media(media="print")
    width = round(millimetres * PX_PER_MM)
    page.set_viewport_size({"width": width, "height": 900})


@pytest.mark.parametrize("paper", ROLLS)
def test_it_fits_the_roll(
    visit: Open, bill: Slip, keep_screenshot: Keep, paper: int
) -> None:
    page = visit(DESKTOP).open(bill.page)
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    roll = page.locator(".loyalty-roll")
    expect(roll).to_be_hidden()
    on_roll(page, paper)
    expect(roll).to_be_visible()
    said = roll.inner_text()
    assert re.search(r"Keep your 34 points: scan by\s\d+\s[A-Z][a-z]+", said), said
    assert "1 × Ribeye" in said and "36,000 sats" in said
    found = page.evaluate(MEASURE)
    assert found["width"] <= ROLLS[paper] * PX_PER_MM
    assert found["left"] >= 0 and found["right"] <= found["paper"]
    assert found["wide"] <= found["paper"]
    assert found["characters"] <= found["width"] + 1, f"not {CHARACTERS} in a line"
    assert found["code"] >= LEAST_CODE_MM * PX_PER_MM
    assert found["colours"] == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert found["buttons"] == 0
    keep_screenshot(page, f"receipt-paper-{paper}mm")


@pytest.mark.parametrize("paper", ROLLS)
def test_it_is_one_page(visit: Open, bill: Slip, paper: int) -> None:
    page = visit(DESKTOP).open(bill.page)
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    page.emulate_media(media="print")
    made = page.pdf(width=f"{paper}mm", height="200mm", print_background=True)
    (BUILD / f"receipt-{paper}mm.pdf").write_bytes(made)
    assert len(re.findall(rb"/Type\s*/Page\b", made)) == 1


def test_an_unpaid_bill_on_paper_is_for_paying(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    page = visit(DESKTOP).open(slip(house).page)
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    on_roll(page, 58)
    roll = page.locator(".loyalty-roll")
    expect(roll).to_contain_text("Not paid yet")
    assert "points" not in roll.inner_text()
    keep_screenshot(page, "receipt-paper-unpaid")
