"""Long words fit, too: the main screens in German and in Portuguese."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from screens import (
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
# A language's tag, what LNbits calls it, and what is there once a screen is complete.
GERMAN = (
    "de-AT",
    "de",
    {
        "monitor": "In Arbeit",
        "pos": "Betrag tippen",
        "card": "Wer diese Karte sieht",
        "receipt": "sichern",
        "overview": "Jede Zahlung ist gezählt.",
        "programme": "Was Gäste bekommen",
        "settings": "Gibt dieses Lokal Punkte?",
    },
)
BRAZILIAN = (
    "pt-BR",
    "pt",
    {
        "monitor": "Em preparo",
        "pos": "Digite um valor",
        "card": "Quem pode ver este cartão",
        "receipt": "Guardar meus",
        "overview": "Cada pagamento está contado.",
        "programme": "O que os clientes recebem",
        "settings": "Este local dá pontos?",
    },
)
LOOKS = [(GERMAN, PHONE.light), (BRAZILIAN, PHONE)]


@pytest.fixture(scope="module")
def receipt(stage: Stage) -> str:
    """The page of a bill that was paid by nobody we know."""
    place = stage.restaurant
    body = {"merchant_id": place.id, "amount_sats": 22_400, "table": "Table 1"}
    made = place.owner.send("POST", "/orders", body)
    stage.newcomer().wallet.pay(made["payment_request"])
    return f"/loyalty/receipt/{made['receipt_token']}"


def screens_of(stage: Stage, house: House, receipt: str) -> Iterator[tuple[str, str]]:
    yield "monitor", house.monitor_page
    yield "pos", house.pos_page
    yield "card", house.card_page(stage.guest("Ana"))
    yield "receipt", receipt
    for tab in ("overview", "programme", "settings"):
        yield tab, f"/loyalty/?tab={tab}"


@pytest.mark.parametrize(
    ("language", "screen"), LOOKS, ids=[f"{s[1]}-{on}" for s, on in LOOKS]
)
def test_the_main_screens(
    stage: Stage,
    visit: Open,
    keep_screenshot: Keep,
    receipt: str,
    language: tuple[str, str, dict[str, str]],
    screen: Screen,
) -> None:
    tag, called, complete = language
    visitor = visit(screen.speaking(tag), stage.restaurant)
    chosen = f"localStorage.setItem('lnbits.lang', '__q_strn|{called}')"
    visitor.context.add_init_script(chosen)
    for name, path in screens_of(stage, stage.restaurant, receipt):
        page = visitor.open(path)
        expect(page.get_by_text(complete[name]).first).to_be_visible()
        assert page.locator("html").get_attribute("lang") == tag[:2]
        keep_screenshot(page, f"{name}-{tag}-{screen}")
        assert_accessible(page)
        assert_fits(page)
        assert_house_words(page)
