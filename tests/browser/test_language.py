"""Guests are spoken to in their own language, or in the venue's; owners in LNbits'."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

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
ARGENTINE, FRENCH = PHONE.speaking("es-AR"), PHONE.speaking("fr-FR")


def judge(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)


def receipt(stage: Stage, house: House, sats: int) -> str:
    """The page of a bill that was paid by nobody we know."""
    body = {"merchant_id": house.id, "amount_sats": sats}
    made: dict[str, Any] = house.owner.send("POST", "/orders", body)
    stage.newcomer().wallet.pay(made["payment_request"])
    return f"/loyalty/receipt/{made['receipt_token']}"


def test_a_guest_reads_their_own_language(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    """Also one whom LNbits takes for English: it looks at the browser's second."""
    visitor = visit(ARGENTINE)
    page = visitor.open(receipt(stage, house, 12_345))
    expect(page.get_by_role("button", name="Guardar mis 12 puntos")).to_be_visible()
    expect(page.get_by_text("12.345 sats").first).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "es"
    judge(page)
    keep_screenshot(page, "receipt-spanish")
    page.get_by_role("button", name="Guardar mis 12 puntos").click()
    page.get_by_role("button", name="Ponerlos en una tarjeta nueva").click()
    expect(page.get_by_text("Ver mi tarjeta")).to_be_visible()
    page = visitor.open("/loyalty/me")
    expect(page.get_by_text("Toca la tarjeta para")).to_be_visible()
    judge(page)
    keep_screenshot(page, "me-spanish")
    with visitor.expecting_trouble():  # what the server says is said by its code
        page = visitor.open("/loyalty/receipt/nonsense")
        expect(page.get_by_role("alert")).to_contain_text("No hay tal recibo.")


def test_what_lnbits_calls_brazilian_is_portuguese(house: House, visit: Open) -> None:
    visitor = visit(PHONE.speaking("en"), house)
    visitor.context.add_init_script(
        "localStorage.setItem('lnbits.lang', '__q_strn|br')"
    )
    with visitor.expecting_trouble():  # LNbits asks for words of that name itself
        page = visitor.open("/loyalty/")
        expect(page.get_by_role("tab", name="Visão geral")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "pt"


def test_a_guest_whose_language_we_lack_reads_the_venues(
    stage: Stage, house: House, visit: Open
) -> None:
    visitor, path = visit(FRENCH), receipt(stage, house, 3_000)
    keeps = re.compile("(Keep my|Guardar mis) 3 (points|puntos)")
    with visitor.expecting_trouble():  # LNbits asks for French words
        page = visitor.open(path)
        expect(page.get_by_role("button", name=keeps)).to_have_text(re.compile("Keep"))
        house.owner.send("PUT", f"/merchants/{house.id}", {"language": "es"})
        page = visitor.open(path)
        button = page.get_by_role("button", name=keeps)
        expect(button).to_have_text(re.compile("Guardar"))
    english = visit(PHONE).open(path)
    expect(english.get_by_role("button", name=keeps)).to_have_text(re.compile("Keep"))


def test_the_owner_works_in_what_is_chosen_in_lnbits(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    visitor = visit(DESKTOP.speaking("es-ES"), house)
    visitor.context.add_init_script(
        "localStorage.setItem('lnbits.lang', '__q_strn|es')"
    )
    page = visitor.open("/loyalty/?tab=settings")
    expect(page.get_by_text("¿Este local da puntos?")).to_be_visible()
    expect(page.get_by_text("1 punto por cada 1000 sats.")).to_be_visible()
    judge(page)
    keep_screenshot(page, "cms-settings-spanish")
    page.get_by_role("tab", name="Personal").click()
    expect(page.get_by_text("abrió el local")).to_be_visible()
    keep_screenshot(page, "cms-staff-spanish")
    judge(page)
