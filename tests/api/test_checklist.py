"""What an owner's first day starts with: a list that ticks itself off, and a venue that
is made once however often the button is tapped (mission 218)."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from venue import API, Venue, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]


async def checklist(venue: Venue) -> Any:
    return await venue.do("GET", f"/merchants/{venue.id}/checklist")


async def states(venue: Venue) -> dict[str, tuple[str, str]]:
    found = (await checklist(venue))["checks"]
    return {check["name"]: (check["state"], check["why"]) for check in found}


@pytest.fixture
def server(app: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Settings of LNbits, as an operator would have them."""
    from lnbits.settings import settings

    def has(**changed: Any) -> None:
        for name, value in changed.items():
            monkeypatch.setattr(settings, f"lnbits_{name}", value)

    return has


async def test_a_server_that_is_ready(
    venue: Venue, server: Callable[..., None]
) -> None:
    server(baseurl="https://pay.example.com/", audit_exclude_paths=["/loyalty/.*"])
    found = await checklist(venue)
    assert abs(found["now"] - time.time()) < 60
    assert found["base_url"] == "https://pay.example.com"
    assert (found["currency"], found["minor_per_btc"]) == ("", None)
    assert await states(venue) == {
        "https": ("done", "https"),
        "reachable": ("done", "public"),
        "price": ("done", "no_currency"),
        "audit": ("done", "left_out"),
    }


async def test_a_server_on_somebodys_desk(
    venue: Venue, server: Callable[..., None]
) -> None:
    server(baseurl="http://127.0.0.1:5000/", audit_exclude_paths=["/static"])
    found = await states(venue)
    assert found["https"] == ("todo", "http")
    assert found["reachable"] == ("todo", "loopback")
    assert found["audit"] == ("todo", "kept")


@pytest.mark.parametrize(
    ("audit", "state"),
    [
        ({"audit_exclude_paths": ["/loyalty"]}, "todo"),  # LNbits matches whole paths
        ({"audit_exclude_paths": ["/loyalty.*"]}, "done"),
        ({"audit_enabled": False}, "done"),
        ({"audit_http_methods": ["GET"]}, "done"),
        ({"audit_http_response_codes": ["5.*"]}, "done"),
        (
            {
                "audit_log_path_params": False,
                "audit_log_query_params": False,
                "audit_log_request_body": False,
            },
            "done",
        ),
    ],
)
async def test_what_the_audit_keeps(
    venue: Venue, server: Callable[..., None], audit: dict[str, Any], state: str
) -> None:
    server(**{"audit_exclude_paths": [], **audit})
    assert (await states(venue))["audit"][0] == state


async def test_the_price_of_its_currency(new_venue: NewVenue, app: Any) -> None:
    from lnbits.utils.cache import cache

    from loyalty.tasks import note_rates

    venue = await new_venue(currency="ISK")
    cache.set("btc-price-ISK", 0.0, expiry=3600)
    assert (await states(venue))["price"] == ("todo", "none")
    cache.set("btc-price-ISK", 14_000_000.0, expiry=3600)
    assert (await states(venue))["price"] == ("done", "live")
    assert (await checklist(venue))["minor_per_btc"] == 14_000_000
    await note_rates()
    cache.set("btc-price-ISK", 0.0, expiry=3600)
    assert (await states(venue))["price"] == ("done", "kept")
    assert (await checklist(venue))["minor_per_btc"] == 14_000_000
    cache.pop("btc-price-ISK")


async def test_a_price_source_that_never_answers_holds_nobody_up(
    new_venue: NewVenue, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loyalty import currencies
    from loyalty.checklist import views_api

    async def never(_currency: str) -> int | None:
        await asyncio.sleep(3600)
        return None

    venue = await new_venue(currency="XOF")
    monkeypatch.setattr(currencies, "minor_per_btc", never)
    monkeypatch.setattr(views_api, "PRICE_SECONDS", 0.05)
    assert (await states(venue))["price"] == ("todo", "none")


async def test_two_taps_make_one_venue(venue: Venue) -> None:
    headers = venue.admin | {"Idempotency-Key": os.urandom(8).hex()}
    body = {"name": "Twice", "category": "bar"}
    posted = await asyncio.gather(
        *(
            venue.http.post(f"{API}/merchants", headers=headers, json=body)
            for _ in range(5)
        )
    )
    made = [answer(one) for one in posted]
    assert len({merchant["id"] for merchant in made}) == 1
    mine = await venue.do("GET", "/merchants?mine=true&search=twice")
    assert mine["total"] == 1
    other = await venue.http.post(
        f"{API}/merchants", headers=headers, json={**body, "name": "Other"}
    )
    assert refusal(other) == (409, "idempotency_mismatch")
    await venue.do("POST", "/merchants", **body)
    mine = await venue.do("GET", "/merchants?mine=true&search=twice")
    assert mine["total"] == 2
