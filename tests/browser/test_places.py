"""A stranger finds a place, on the list and on the map, and reads its page before the
first visit (mission 167-174, 185, 193)."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

import pytest
from own_pages import KEEP, judge, signed_out
from playwright.sync_api import Page, expect
from town import let_in, with_map

from screens import DESKTOP, PHONE, Screen, Visitor, tab_to
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
NARROW = Screen("narrow", 360, 740, is_touch=True)
# Somebody stands here, the places a few hundred metres away.
HERE = {"latitude": 46.0051, "longitude": 8.9521}
NEAR = {"latitude": 46.0081, "longitude": 8.9521}
FAR = {"latitude": 46.0501, "longitude": 8.9521}


@pytest.fixture
def town() -> str:
    """One that no other test has places in."""
    return f"Vila {os.urandom(4).hex()}"


@pytest.fixture
def bar(stage: Stage, town: str) -> House:
    """Always open, with points for a first visit, a menu and something to say."""
    bar = let_in(
        stage,
        stage.new_house("Tasca do Zé"),
        town,
        description="Home cooking by the lake.",
        address="Via Nassa 1",
        operating_hours="24/7",
        website="https://tasca.example/menu",
        accepts_lightning=True,
        **NEAR,
    )
    program = {"welcome_points": 10}
    bar.owner.send("PUT", f"/merchants/{bar.id}/program", program)
    item = {"name": "Risotto", "price_sats": 24_000}
    bar.owner.send("POST", f"/merchants/{bar.id}/items", item)
    return bar


@pytest.fixture
def shop(stage: Stage, town: str) -> House:
    profile = {"operating_hours": "off", "category": "retail", **FAR}
    return let_in(stage, stage.new_house("Livros & Cia"), town, **profile)


def standing_here(visitor: Visitor) -> Visitor:
    visitor.context.grant_permissions(["geolocation"])
    visitor.context.set_geolocation(HERE)  # type: ignore[arg-type]
    return visitor


def all_asked(page: Page) -> list[str]:
    """Whatever the page asks anybody for, from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def elsewhere(asked: list[str], stage: Stage) -> list[str]:
    """What of it went to another server; some of it never leaves the browser."""
    sent = [url for url in asked if url.startswith(("http", "ws"))]
    return [url for url in sent if not url.startswith(stage.server.url)]


@pytest.mark.every_database
def test_a_stranger_finds_a_place_and_reads_its_page(
    stage: Stage,
    town: str,
    bar: House,
    shop: House,
    visit: Open,
    keep_screenshot: Keep,
) -> None:
    visitor = standing_here(visit(NARROW))
    asked = all_asked(visitor.page)
    page = visitor.open(f"/loyalty/places?city={town}")
    expect(page.get_by_role("status").get_by_text("2 places")).to_be_visible()
    expect(page.get_by_role("link", name="Livros & Cia")).to_contain_text("Closed")
    judge(page)
    keep_screenshot(page, "places-narrow")
    # Without a map nobody but this server is asked, and no code for one is loaded.
    assert not elsewhere(asked, stage)
    assert not [url for url in asked if "vendor/leaflet" in url]
    expect(page.get_by_role("button", name="Map", exact=True)).to_have_count(0)
    # What is looked for stands in the address; where somebody is does not.
    page.get_by_role("button", name="Near me").click()
    expect(page.get_by_role("link", name="Tasca do Zé")).to_contain_text("340 m")
    page.get_by_role("button", name="Open now").click()
    expect(page.get_by_role("status").get_by_text("1 place")).to_be_visible()
    expect(page).to_have_url(re.compile("open=1"))
    assert "46." not in page.url
    sent = [url for url in asked if "/nearby" in url]
    assert sent and all("46.005" in url and "46.0051" not in url for url in sent)
    page.reload()
    expect(page.get_by_role("status").get_by_text("1 place")).to_be_visible()
    page.get_by_role("link", name="Tasca do Zé").click()
    expect(page.get_by_role("heading", name="Tasca do Zé")).to_be_visible()
    expect(page.get_by_role("heading", name="First visit: 10 points")).to_be_visible()
    for words in (
        "340 m to the north",
        "1 point for every 1,000 sats.",
        "24,000 sats",
        "Home cooking by the lake.",
        "No reviews yet.",
    ):
        expect(page.get_by_text(words)).to_be_visible()
    directions = page.get_by_role("link", name="Directions")
    expect(directions).to_have_attribute("href", re.compile(r"^geo:46\.0081,8\.9521\?"))
    judge(page)
    keep_screenshot(page, "place-narrow")
    page.get_by_role("link", name="All places").click()
    expect(page.get_by_role("status").get_by_text("1 place")).to_be_visible()


def test_nothing_is_there_and_that_is_said(
    visit: Open, town: str, keep_screenshot: Keep
) -> None:
    visitor = visit(PHONE.light.speaking("es-AR"))
    page = visitor.open(f"/loyalty/places?city={town}")
    expect(page.get_by_text("No se encontró nada.")).to_be_visible()
    judge(page)
    keep_screenshot(page, "places-none")
    with visitor.expecting_trouble():
        visitor.open("/loyalty/places/nope")
        expect(
            page.get_by_role("heading", name="Aquí no hay tal lugar.")
        ).to_be_visible()
    judge(page)


@pytest.mark.parametrize("screen", [NARROW.light, DESKTOP], ids=str)
def test_places_are_found_on_a_map(
    stage: Stage,
    town: str,
    bar: House,
    shop: House,
    visit: Open,
    keep_screenshot: Keep,
    screen: Screen,
) -> None:
    twin = let_in(stage, stage.new_house("Bar da Esquina"), town, **NEAR)
    with with_map(stage) as tiles:
        visitor = standing_here(visit(screen))
        asked = all_asked(visitor.page)
        page = visitor.open(f"/loyalty/places?city={town}")
        expect(page.get_by_role("heading", name="La Crypta")).to_be_visible()
        assert not tiles.paths
        page.get_by_role("button", name="Map", exact=True).click()
        expect(page).to_have_url(re.compile("view=map"))
        shown = page.get_by_role("region", name="Map")
        # Two stand at one spot and are one number; the third has a pin.
        bunch = shown.locator(".leaflet-marker-icon", has_text="2")
        pin = shown.get_by_role("button", name="Livros & Cia")
        expect(bunch).to_be_visible()
        expect(shown.get_by_role("link", name="© OpenStreetMap")).to_be_visible()
        judge(page)
        keep_screenshot(page, f"places-map-{screen}")
        tab_to(pin)
        page.keyboard.press("Enter")
        chosen = shown.get_by_role("link", name="Livros & Cia")
        expect(chosen).to_be_focused()
        tab_to(bunch)
        page.keyboard.press("Enter")
        expect(shown.get_by_role("button", name="Bar da Esquina")).to_be_visible()
        others = elsewhere(asked, stage)
        assert tiles.paths and all(url.startswith(tiles.url) for url in others)
        # They are told from which server, and nothing of what somebody looks for.
        assert tiles.referrers == {f"{stage.server.url}/"}
    assert twin.id


def test_who_has_paid_says_how_it_was_and_the_owner_answers(
    stage: Stage, town: str, bar: House, visit: Open, keep_screenshot: Keep
) -> None:
    ana = stage.newcomer("Ana")
    bar.serve(ana, 5_000)
    place = f"/loyalty/places/{bar.id}"
    stranger = visit(PHONE)
    page = stranger.open(place)
    with stranger.expecting_trouble():
        page.get_by_role("button", name="Write a review").click()
        expect(page.get_by_text("with the card you had when you paid")).to_be_visible()
    guest = visit(PHONE)
    signed_out(guest).evaluate(KEEP, ana.keys.secret)
    page = guest.open(place)
    page.get_by_role("button", name="Write a review").click()
    page.get_by_role("radio", name="4 stars").click()
    page.get_by_label("In your words").fill("The best risotto in town.")
    judge(page)
    keep_screenshot(page, "place-review")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Thank you. Your review is there.")).to_be_visible()
    expect(page.get_by_text("Yours")).to_be_visible()
    owner = visit(DESKTOP.light, bar).open("/loyalty/?tab=settings")
    said = owner.get_by_role("region", name="What guests say")
    expect(said).to_contain_text("The best risotto in town.")
    said.get_by_role("button", name="Reply").click()
    owner.get_by_label("Your words").fill("Come back soon.")
    owner.get_by_role("button", name="Send").click()
    expect(said).to_contain_text("You: Come back soon.")
    page.reload()
    expect(page.get_by_text("Come back soon.")).to_be_visible()
    expect(page.get_by_role("button", name="Change my review")).to_be_visible()
    judge(page)
