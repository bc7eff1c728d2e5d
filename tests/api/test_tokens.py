"""Tokens: made with scopes, shown once, ended at once. What they open is tested with
everything else that opens."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import records
from venue import Venue, ago, refusal

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
    assert (made["role"], made["last_used_at"], made["revoked_at"]) == ("", None, None)
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
        {"role": "waiter"},
        {"scopes": None, "role": "owner"},
        {"scopes": None, "role": ""},
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


# --- staff links ----------------------------------------------------------------------


async def link(venue: Venue, role: str = "waiter") -> Any:
    return await venue.do("POST", tokens(venue), name="Ana's phone", role=role)


def device(made: Any) -> dict[str, str]:
    return {"X-Loyalty-Token": made["secret"]}


@pytest.mark.parametrize(
    ("role", "scopes"),
    [
        ("waiter", ["monitor", "pos", "redeem"]),
        ("manager", ["monitor", "pos", "redeem", "read", "manage"]),
    ],
)
async def test_a_role_is_what_a_link_may(
    venue: Venue, role: str, scopes: list[str]
) -> None:
    made = await link(venue, role)
    assert (made["role"], made["scopes"]) == (role, scopes)
    page = f"http://127.0.0.1:5000/loyalty/monitor/{venue.id}"
    assert made["link"] == f"{page}#t={made['secret']}", "where no server sees it"
    assert len(made["secret"]) > 40
    (kept,) = (await venue.do("GET", tokens(venue)))["data"]
    assert set(made) - set(kept) == {"secret", "link"}


async def test_a_waiter_without_an_account_does_a_waiters_work(venue: Venue) -> None:
    """Mission 220."""
    waiter = device(await link(venue))
    body = {"merchant_id": venue.id, "amount_sats": 9_000, "table": "4"}
    made = (await venue.call("POST", "/orders", waiter, **body)).json()
    listed = await venue.call("GET", f"/merchants/{venue.id}/orders", waiter)
    (order,) = listed.json()["data"]
    assert order["id"] == made["order"]["id"]
    moved = {"status": "accepted"}
    path = f"/orders/{order['id']}/status"
    assert (await venue.call("PUT", path, waiter, **moved)).is_success
    for path in ("customers", "events", "tokens"):
        status, _ = await venue.refused("GET", f"/merchants/{venue.id}/{path}", waiter)
        assert status == 403
    manager = device(await link(venue, "manager"))
    path = f"/merchants/{venue.id}/customers"
    assert (await venue.call("GET", path, manager)).is_success


async def last_used(venue: Venue) -> int | None:
    (kept,) = (await venue.do("GET", tokens(venue)))["data"]
    found: int | None = kept["last_used_at"]
    return found


async def test_when_a_link_was_used_is_kept_to_the_minute(venue: Venue) -> None:
    made = await link(venue)
    orders = f"/merchants/{venue.id}/orders"
    for seconds, kept in ((200, 200), (150, 200), (130, 130), (90, 130)):
        with ago(seconds):
            assert (await venue.call("GET", orders, device(made))).is_success
        used = await last_used(venue)
        assert used and abs(time.time() - used - kept) < 10, seconds


async def test_using_a_link_in_a_write_counts_and_being_refused_does_not(
    venue: Venue,
) -> None:
    made = await link(venue)
    refused = await venue.refused("GET", tokens(venue), device(made))
    assert refused == (403, "scope_missing")
    assert await last_used(venue) is None
    body = {"merchant_id": venue.id, "amount_sats": 1_000}
    assert (await venue.call("POST", "/orders", device(made), **body)).is_success
    assert await last_used(venue)


async def test_within_a_minute_nothing_is_written(
    venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loyalty import crud

    written: list[str] = []
    real = crud.touch_token

    def touch(tx: Any, token_id: str, at: int, before: int) -> None:
        written.append(token_id)
        real(tx, token_id, at, before)

    monkeypatch.setattr(crud, "touch_token", touch)
    made = await link(venue)
    orders = f"/merchants/{venue.id}/orders"
    for _ in range(20):
        assert (await venue.call("GET", orders, device(made))).is_success
    assert written.count(made["id"]) == 1


async def test_nobody_waits_or_fails_because_it_cannot_be_written(
    venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loyalty import crud

    def touch(*_: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(crud, "touch_token", touch)
    made = await link(venue)
    orders = f"/merchants/{venue.id}/orders"
    assert (await venue.call("GET", orders, device(made))).is_success
    monkeypatch.undo()
    assert (await venue.call("GET", orders, device(made))).is_success
    assert await last_used(venue), "the next use is kept"


async def test_links_that_have_ended_are_listed_apart(venue: Venue) -> None:
    ended, kept = await link(venue), await link(venue, "manager")
    await venue.do("DELETE", f"/tokens/{ended['id']}")
    orders = f"/merchants/{venue.id}/orders"
    assert await venue.refused("GET", orders, device(ended)) == (401, "bad_token")
    (live,) = (await venue.do("GET", tokens(venue)))["data"]
    assert (live["id"], live["revoked_at"]) == (kept["id"], None)
    (over,) = (await venue.do("GET", tokens(venue) + "?revoked=true"))["data"]
    assert over["id"] == ended["id"]
    assert abs(over["revoked_at"] - time.time()) < 60


async def test_staff_links_and_keys_of_programs_are_listed_apart(venue: Venue) -> None:
    await venue.do("POST", tokens(venue), name="Bar", role="waiter")
    await venue.do("POST", tokens(venue), name="Web shop", scopes=["orders"])
    for kind, name in (("staff", "Bar"), ("program", "Web shop")):
        page = await venue.do("GET", f"{tokens(venue)}?kind={kind}")
        assert ([t["name"] for t in page["data"]], page["total"]) == ([name], 1)
    wrong = await venue.refused("GET", f"{tokens(venue)}?kind=robot")
    assert wrong == (400, "malformed")


async def test_screens_hear_that_their_link_has_ended(venue: Venue) -> None:
    """They ask again at once, and are told."""
    from loyalty import changes

    made = await link(venue)
    with changes.listening(venue.id) as changed:
        await venue.do("DELETE", f"/tokens/{made['id']}")
        assert changed.is_set()
