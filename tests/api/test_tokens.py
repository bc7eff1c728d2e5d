"""Tokens: made with scopes, shown once, ended at once. What they open is tested with
everything else that opens."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import records
from venue import Venue, refusal

NewVenue = Callable[..., Awaitable[Venue]]


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue()


def tokens(venue: Venue) -> str:
    return f"/merchants/{venue.id}/tokens"


async def test_a_token_is_listed_without_its_secret(venue: Venue) -> None:
    body = {"name": "Waiter's phone", "scopes": ["monitor", "pos", "monitor"]}
    made = await venue.do("POST", tokens(venue), **body)
    secret = made.pop("secret")
    assert secret.startswith("lty_") and len(secret) > 40
    assert (made["name"], made["scopes"]) == ("Waiter's phone", ["monitor", "pos"])
    assert await venue.do("GET", tokens(venue)) == {"data": [made], "total": 1}


async def test_a_secret_is_stored_only_as_its_hash(venue: Venue) -> None:
    secret = (await venue.token("monitor"))["X-Loyalty-Token"]
    (row,) = await records.rows(
        "SELECT * FROM tokens WHERE merchant_id = :id", id=venue.id
    )
    assert secret not in str(row)
    assert len(row["secret_hash"]) == 64


async def test_secrets_differ(venue: Venue) -> None:
    secrets = [(await venue.token("pos"))["X-Loyalty-Token"] for _ in range(5)]
    assert len(set(secrets)) == 5


async def test_a_list_is_paged(venue: Venue) -> None:
    for _ in range(3):
        await venue.token("pos")
    page = await venue.do("GET", tokens(venue) + "?limit=2&offset=2")
    assert (len(page["data"]), page["total"]) == (1, 3)
    refused = await venue.refused("GET", tokens(venue) + "?limit=101")
    assert refused == (400, "malformed")


@pytest.mark.parametrize(
    "body",
    [
        {"name": ""},
        {"name": None},
        {"name": "a\0"},
        {"scopes": []},
        {"scopes": None},
        {"scopes": "read"},
        {"scopes": ["everything"]},
        {"scopes": ["read", 7]},
        {"scopes": ["read"] * 9},
    ],
    ids=ascii,
)
async def test_what_is_malformed_is_refused(shop: Venue, body: dict[str, Any]) -> None:
    new = {"name": "New", "scopes": ["read"], **body}
    response = await shop.call("POST", tokens(shop), **new)
    assert refusal(response) == (400, "malformed")
    assert (await shop.do("GET", tokens(shop)))["total"] == 0


async def test_metrics_span_all_merchants_and_are_no_owners_to_give(
    shop: Venue,
) -> None:
    body: dict[str, Any] = {"name": "Prometheus", "scopes": ["read", "metrics"]}
    response = await shop.call("POST", tokens(shop), **body)
    assert refusal(response) == (403, "scope_needs_server_admin")


async def test_a_token_that_is_not_there_cannot_be_revoked(shop: Venue) -> None:
    assert await shop.refused("DELETE", "/tokens/nope") == (404, "token_not_found")
