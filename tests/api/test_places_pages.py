"""What a shared link to a place says before anybody opens it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from html import unescape

import httpx
import listed
import pytest
from listed import InThread, Keeper

from devkit.people import Operator
from venue import Venue

NewVenue = Callable[..., Awaitable[Venue]]
ODD = 'Ana\'s "Bar" </title><script>alert(1)</script> & {{ 7 * 7 }}'
META = r'<meta (?:property|name)="{}" content="([^"]*)" />'


def said(page: str, name: str) -> str:
    """What the page says under that name, as a program reads it."""
    found = re.findall(META.format(name), page)
    assert len(found) == 1, (name, found)
    return unescape(found[0])


@pytest.fixture(scope="module")
async def keeper(superuser: Operator, in_thread: InThread) -> Keeper:
    return await listed.keeper_of(superuser, in_thread)


@pytest.fixture(scope="module")
async def odd(new_venue: NewVenue, keeper: Keeper) -> Venue:
    """A place with a name that would be markup, which the public may see."""
    venue = await new_venue(
        name=ODD,
        description=f"{ODD} {'long ' * 100}",
        images=["https://pictures.example/bar.jpg"],
        language="es",
    )
    await venue.do("PUT", f"/merchants/{venue.id}/program", welcome_points=10)
    await keeper.approves(venue)
    return venue


async def test_a_link_to_a_place_says_what_it_leads_to(
    client: httpx.AsyncClient, odd: Venue
) -> None:
    for ref in (odd.id, odd.merchant["slug"]):
        response = await client.get(f"/loyalty/places/{ref}")
        assert response.status_code == 200
        page = response.text
        assert said(page, "og:title") == ODD
        assert said(page, "og:image") == "https://pictures.example/bar.jpg"
        assert said(page, "og:url").endswith(f"/loyalty/places/{odd.merchant['slug']}")
        words = said(page, "og:description")
        assert words.startswith(f"Primera visita: 10 puntos. {ODD} long")
        assert len(words) == 200 and words.endswith("…")
        assert "<script>alert(1)" not in page
        assert response.headers["Referrer-Policy"] == "no-referrer"


async def test_a_place_the_public_may_not_see_says_nothing(
    client: httpx.AsyncClient, venue: Venue
) -> None:
    for ref in (venue.id, "nope", "%00", "%2e", "x" * 3000):
        response = await client.get(f"/loyalty/places/{ref}")
        assert response.status_code == 404
        assert (
            "og:title" not in response.text
            and venue.merchant["name"] not in response.text
        )


async def test_without_a_welcome_or_a_picture_none_is_said(
    client: httpx.AsyncClient, new_venue: NewVenue, keeper: Keeper
) -> None:
    venue = await new_venue(name="Plain", address="High Street 1", city="Lugano")
    await keeper.approves(venue)
    page = (await client.get(f"/loyalty/places/{venue.id}")).text
    assert said(page, "og:description") == "High Street 1, Lugano"
    assert said(page, "twitter:card") == "summary"
    assert "og:image" not in page
    assert said((await client.get("/loyalty/places")).text, "og:title") == "Places"
